"""The schema of fawen.yaml."""

from __future__ import annotations

from generator.desk.schemas.value_shapes import Schema, ValueShapes, mapping, remedy
from generator.desk.standing.keys import KEYS, MOST_JOBS, NAMES

_VALUES = ValueShapes()
_OWN_PLACE = r"^(?![A-Za-z]:|[/\\]|(?:.*[/\\])?\.(?![/\\]|$))[\s\S]*$"
"""Paths of the folder itself, as far as a pattern can check: no drive, no root, no name that begins with a dot."""


def options_schema() -> Schema:
    """The schema of fawen.yaml; every value may be left out."""
    return mapping({name: _shape(name) for name in KEYS}, KEYS, NAMES)


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
        return _VALUES.choice(KEYS[name].choices, KEYS[name].choices, empty=True)
    if kind == "path":
        return _VALUES.text(_OWN_PLACE, remedy("standing-place", field=name, value="", why=""), empty=True)
    return _VALUES.text(empty=True)
