"""The schema of fawen.yaml."""

from __future__ import annotations

from generator.desk.schemas.hover import Hover, described
from generator.desk.schemas.value_shapes import Schema, ValueShapes, mapping, remedy
from generator.desk.schemas.words import options as words
from generator.desk.standing.keys import KEYS, MOST_JOBS, NAMES

_VALUES = ValueShapes()
_OWN_PLACE = r"^(?![A-Za-z]:|[/\\]|(?:.*[/\\])?\.(?![/\\]|$))[\s\S]*$"
"""Paths of the folder itself, as far as a pattern can check: no drive, no root, no name that begins with a dot."""


def options_schema() -> Schema:
    """The schema of fawen.yaml; every value may be left out."""
    shapes = {name: _shape(name) for name in KEYS}
    return mapping(described(shapes, tuple(KEYS), words.TOP, NAMES)) | words.OPTIONS.said()


def _shape(name: str) -> Schema:
    kind = KEYS[name].kind
    if kind == "texts":
        return _VALUES.texts(empty=True)
    if kind == "flag":
        return _VALUES.flag(empty=True)
    if kind == "count":
        hint = remedy("standing-count", field=name, value="", most=MOST_JOBS)
        return _VALUES.number(hint, 1, MOST_JOBS, whole_only=True, empty=True)
    if kind == "choice":
        return _VALUES.choice(_in_both(name), empty=True)
    if kind == "path":
        return _VALUES.text(_OWN_PLACE, remedy("standing-place", field=name, value="", why=""), empty=True)
    return _VALUES.text(empty=True)


def _in_both(name: str) -> dict[str, Hover]:
    """The values of the key ``name``, and their Chinese words, with the same hover texts."""
    shown = words.VALUES[name]
    return {**shown, **{NAMES.word(f"{name}={value}", "zh"): hover for value, hover in shown.items()}}
