"""The profile whose margins a page has."""

from __future__ import annotations

import pytest

from generator.ground.length import NOTHING, Mm
from generator.official.recognition.kinds import Side, nearest_profile, off_margin, right_margins
from generator.standard import Profile

ROUNDING, NEAR, FAR = Mm(0.3), Mm(1), Mm(1.5)
SIDES: tuple[Side, ...] = ("top", "bottom")


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("profile", Profile)
def test_the_nearest_profile_is_taken(side: Side, profile: Profile) -> None:
    for margin in right_margins(side, profile):
        assert {nearest_profile(each, side) for each in (margin - ROUNDING, margin, margin + ROUNDING)} == {profile}
        assert off_margin(margin, side) == NOTHING


def test_the_margins_that_gbt33476_states_are_right_as_well() -> None:
    assert [nearest_profile(Mm(34.58), "top"), nearest_profile(Mm(32.58), "bottom")] == [Profile.GBT33476] * 2
    assert off_margin(Mm(34.58), "top").mm == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize("side", SIDES)
def test_a_margin_of_no_profile(side: Side) -> None:
    margins = [margin for profile in Profile for margin in right_margins(side, profile)]
    assert nearest_profile(min(margins) - NEAR, side) is not None
    assert nearest_profile(min(margins) - FAR, side) is None
    assert nearest_profile(max(margins) + FAR, side) is None
