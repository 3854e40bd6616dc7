"""The room for the text on a sheet (5.2.1, 5.2.3, 8): whole cells across, whole lines down."""

from __future__ import annotations

from dataclasses import dataclass

from generator.layout.page_setup import page_setup
from generator.layout.type_widths import line_width
from generator.length import Length
from generator.standard import Profile, length


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Width of a line and height of all lines of a page."""

    width: Length
    height: Length


def upright(profile: Profile) -> TypeArea:
    """On an upright sheet."""
    setup = page_setup(profile)
    return TypeArea(line_width(), _whole(setup.height - setup.top - setup.bottom, setup.pitch))


def across(profile: Profile) -> TypeArea:
    """On a sheet that lies across: its lines run where the columns of an upright one do."""
    setup = page_setup(profile)
    cells = _whole(setup.height - setup.top - setup.bottom, length("grid.cell"))
    return TypeArea(cells, _whole(setup.width - setup.left - setup.right, setup.pitch))


def _whole(room: Length, unit: Length) -> Length:
    return unit * (room // unit)
