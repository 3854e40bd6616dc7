"""The room for the text on a sheet (5.2.1, 5.2.3, 8): whole cells in width, whole lines in height."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.length import Length
from generator.official.blocks import PageSetup
from generator.official.layout.page_setup import page_setup
from generator.standard import Profile, length


@dataclass(frozen=True, slots=True)
class TypeArea:
    """The width of a line, and the height of all lines of a page."""

    width: Length
    height: Length


def type_area(setup: PageSetup, *, landscape: bool = False) -> TypeArea:
    """Return the type area of a portrait or ``landscape`` sheet with the margins of ``setup``."""
    along, down = Length(setup.width - setup.left - setup.right), Length(setup.height - setup.top - setup.bottom)
    cell = length("grid.cell")
    if landscape:
        return TypeArea(_whole(down, cell), _whole(along, setup.landscape_pitch))
    return TypeArea(_whole(along, cell), _whole(down, setup.pitch))


def portrait_area(profile: Profile) -> TypeArea:
    """Return the type area of a portrait sheet."""
    return type_area(page_setup(profile))


def landscape_area(profile: Profile) -> TypeArea:
    """Return the type area of a landscape sheet."""
    return type_area(page_setup(profile), landscape=True)


def _whole(room: Length, unit: Length) -> Length:
    return unit * (room // unit)
