"""The room for the text on a sheet (5.2.1, 5.2.3, 8)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.length import Length
from generator.official.blocks import PageSetup
from generator.official.layout.page_setup import page_setup
from generator.official.layout.program import Program
from generator.standard import Profile, length


@dataclass(frozen=True, slots=True)
class TypeArea:
    """The room between the margins, and the grid in it: ``width`` is that of whole cells, ``height`` of whole lines."""

    between_sides: Length
    between_edges: Length
    width: Length
    height: Length

    def line(self, program: Program) -> Length:
        """Return the width of a line in ``program``."""
        return self.width if program.whole_cells else self.between_sides

    def column(self, program: Program) -> Length:
        """Return the height that ``program`` fills with lines."""
        return self.height if program.whole_cells else self.between_edges


def type_area(setup: PageSetup, *, landscape: bool = False) -> TypeArea:
    """Return the type area of a portrait or ``landscape`` sheet with the margins of ``setup``."""
    along, down = Length(setup.width - setup.left - setup.right), Length(setup.height - setup.top - setup.bottom)
    cell = length("grid.cell")
    if landscape:
        return TypeArea(down, along, _whole(down, cell), _whole(along, setup.landscape_pitch))
    return TypeArea(along, down, _whole(along, cell), _whole(down, setup.pitch))


def portrait_area(profile: Profile) -> TypeArea:
    """Return the type area of a portrait sheet."""
    return type_area(page_setup(profile))


def landscape_area(profile: Profile) -> TypeArea:
    """Return the type area of a landscape sheet."""
    return type_area(page_setup(profile), landscape=True)


def _whole(room: Length, unit: Length) -> Length:
    return unit * (room // unit)
