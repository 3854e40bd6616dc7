"""One row of the table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from generator.ground.length import Length

Strength = Literal["law", "must", "usual", "recommended", "practice"]
"""How binding a row is: 条例 and statutes; 应当 and bare statements; 一般; 推荐; custom or a choice of ours."""


class Profile(StrEnum):
    """How the type area of 156 × 225 mm is turned into page margins of a word processor.

    ``OFFICE``: the type area's edges are the margins, as clerks set them (37/35/28/26 mm).
    ``GBT33476``: GB/T 33476.2-2016, margins half a gap outside it, so that ink fills the type area by the ruler.
    """

    OFFICE = "office"
    GBT33476 = "gbt33476"


@dataclass(frozen=True, slots=True)
class Row:
    """One number of the standard.

    ``name`` is what the code looks up, ``clause`` the number of the clause of GB/T 9704-2012, or of the text named
    before it. What follows the number says how the value comes from the clause: ``7.3.6, derived`` is computed from
    other rows, ``7.2.4, ours`` is left open there. ``value`` is a :class:`Length`, a plain number, or one for each
    profile. ``tolerance`` is what a measured page may differ by, in the value's unit and again one for each profile
    where they differ.
    """

    name: str
    clause: str
    strength: Strength
    value: Length | float | dict[Profile, Length | float]
    tolerance: Length | float | dict[Profile, Length | float] | None = None


def by_profile(office: Length | float, gbt33476: Length | float) -> dict[Profile, Length | float]:
    """A value for each profile."""
    return {Profile.OFFICE: office, Profile.GBT33476: gbt33476}
