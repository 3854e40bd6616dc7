"""The room for the text on a sheet (5.2.1, 5.2.3, 8): whole cells across, whole lines down."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.length import Length
from generator.official.blocks import PageSetup
from generator.official.layout.page_setup import page_setup
from generator.standard import Profile, length


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Width of a line and height of all lines of a page."""

    width: Length
    height: Length


def type_area(setup: PageSetup, *, landscape: bool = False) -> TypeArea:
    """On an upright sheet, or on one that lies across: its lines run where the columns of the other do."""
    along, down = Length(setup.width - setup.left - setup.right), Length(setup.height - setup.top - setup.bottom)
    cell = length("grid.cell")
    if landscape:
        return TypeArea(_whole(down, cell), _whole(along, setup.pitch_across))
    return TypeArea(_whole(along, cell), _whole(down, setup.pitch))


def upright(profile: Profile) -> TypeArea:
    """On an upright sheet."""
    return type_area(page_setup(profile))


def across(profile: Profile) -> TypeArea:
    """On a sheet that lies across."""
    return type_area(page_setup(profile), landscape=True)


def _whole(room: Length, unit: Length) -> Length:
    return unit * (room // unit)
