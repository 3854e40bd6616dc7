"""The rows of the table, their values and tolerances, looked up by name; periods of secrecy held against theirs."""

from __future__ import annotations

import re
from functools import cache

from generator.ground.length import Length
from generator.standard.numbers import ROWS
from generator.standard.row import Profile, Row

_PERIOD = re.compile(r"(绝密|机密|秘密)★(\d+)(年|个月)")
_MONTHS = 12


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


def overlong_secrecy(text: str) -> tuple[str, str, int] | None:
    """The period in 密级和保密期限, its figure and unit, with the most years that the law has; None where it is within.

    保守国家秘密法, article 20.
    """
    period = _PERIOD.search(text)
    most = 0 if period is None else int(number(f"secrecy.years.{period[1]}"))
    is_longer = period is not None and int(period[2]) > most * (1 if period[3] == "年" else _MONTHS)
    return (period[2], period[3], most) if period is not None and is_longer else None
