"""Lengths as arguments in templates: ``Mm(60)``, ``"60mm"``, or a number in a default unit."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.ground.length import Length, Mm, Pt

_UNITS: dict[str, Callable[[float], Length]] = {
    "mm": Mm,
    "毫米": Mm,
    "cm": lambda number: Mm(10 * number),
    "厘米": lambda number: Mm(10 * number),
    "in": lambda number: Pt(72 * number),
    "pt": Pt,
    "磅": Pt,
}
_WRITTEN = re.compile(rf"\s*([0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)\s*({'|'.join(_UNITS)})?\s*", re.ASCII)


def length_of(value: object, usual: Callable[[float], Length]) -> Length | None:
    """The length ``value``, with a unit or as a number in the ``usual`` unit; None where it is not a length.

    python-docx's lengths, which are numbers of EMU, are accepted too.
    """
    points = getattr(value, "pt", None)
    if isinstance(points, int | float):
        return Pt(points)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    match = _WRITTEN.fullmatch(str(value))
    if match is None:
        return None
    return _UNITS.get(match[2] or "", usual)(float(match[1]))
