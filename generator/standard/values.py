"""The rows of the table, their values and tolerances, looked up by name."""

from __future__ import annotations

from functools import cache

from generator.ground.length import Length
from generator.standard.row import Profile, Row
from generator.standard.table import ROWS


def row(name: str) -> Row:
    """The row called ``name``; KeyError where there is none."""
    return ROWS[name]


@cache
def number(name: str, profile: Profile = Profile.OFFICE) -> float:
    """The value of a row as a plain number; a length is in points."""
    value = ROWS[name].value
    return float(value[profile] if isinstance(value, dict) else value)


@cache
def length(name: str, profile: Profile = Profile.OFFICE) -> Length:
    """The value of a row that is a length."""
    return Length(number(name, profile))


def tolerance(name: str, profile: Profile = Profile.OFFICE) -> Length:
    """How far a measured page may be off a row that is a length; LookupError where the row sets no bound."""
    bound = ROWS[name].tolerance
    if bound is None:
        raise LookupError(name)
    return Length(bound[profile] if isinstance(bound, dict) else bound)
