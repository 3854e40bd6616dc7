"""The profile whose margins a page has."""

from __future__ import annotations

import pytest

from generator.check.elements.kinds import Side, nearest_profile
from generator.ground.length import Mm
from generator.standard import Profile, length

NEAR, FAR = Mm(1), Mm(1.5)
SIDES: tuple[Side, ...] = ("top", "bottom")


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("profile", Profile)
def test_the_nearest_profile_is_taken(side: Side, profile: Profile) -> None:
    margin = length(f"margin.{side}", profile)
    assert {nearest_profile(each, side) for each in (margin - NEAR, margin, margin + NEAR)} == {profile}


@pytest.mark.parametrize("side", SIDES)
def test_a_margin_of_no_profile(side: Side) -> None:
    margins = [length(f"margin.{side}", profile) for profile in Profile]
    assert nearest_profile(min(margins) - FAR, side) is None
    assert nearest_profile(max(margins) + FAR, side) is None
