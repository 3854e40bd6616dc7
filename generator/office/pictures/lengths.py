"""Lengths as those who call a content write them: ``Mm(60)``, ``"60mm"``, or a number in the caller's usual unit."""

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
    """The length that ``value`` is: with its unit, or a number of the ``usual`` one; None where it is no length.

    python-docx's lengths, which are numbers of EMU, are taken too.
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
