"""Page set-up: sheet, type area, grid, and the side and place of the page number (clauses 5, 7.5 and 8)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import Align, Face, PageSetup, ParagraphBlock, Role, TextRun, TurnedBox
from generator.official.layout.program_differences import Program
from generator.standard import Profile, length, number

_MARKS = ("— ", " —")
"""The marks around the page number."""
_DEEPER = Twips(20)
"""How much farther from the edge of its box a turned line is than a level one; measured."""


@cache
def page_setup(profile: Profile) -> PageSetup:
    """The page set-up of ``profile``, the same for every section.

    On a landscape sheet (clause 8) as many lines as fit fill its height, and the lower edge of a portrait sheet, with
    its page number, becomes the left edge.
    """
    left, right, pitch = length("margin.left"), length("margin.right"), length("grid.pitch", profile)
    width, footer = length("page.width"), length("page_number.footer")
    down = Length(width - left - right)
    odd_number = _page_number("right")
    return PageSetup(
        width=width,
        height=length("page.height"),
        top=length("margin.top", profile),
        bottom=length("margin.bottom", profile),
        left=left,
        right=right,
        footer=footer,
        pitch=pitch,
        char_space=int(number("grid.char_space")),
        body_size=length("size.body"),
        odd_number=odd_number,
        even_number=_page_number("left"),
        number_marks=_MARKS,
        landscape_pitch=Twips(down.twips // (down // pitch)),
        turned_number=TurnedBox(left=footer + _DEEPER, top=left, width=odd_number.pitch, height=down),
    )


def _page_number(edge: Align) -> ParagraphBlock:
    """The page number's paragraph at the outer ``edge``: right on odd pages, left on even ones (7.5)."""
    inset = length("page_number.inset")
    return ParagraphBlock(
        role=Role.PAGE_NUMBER,
        runs=(TextRun("", Face.SONG, length("page_number.size")),),
        pitch=length("page_number.pitch"),
        align=edge,
        left=inset if edge == "left" else NOTHING,
        right=inset if edge == "right" else NOTHING,
        grid=False,
    )


@dataclass(frozen=True, slots=True)
class TypeArea:
    """The room between the margins, and the grid in it: ``width`` is that of whole cells, ``height`` of whole lines."""

    between_sides: Length
    between_edges: Length
    width: Length
    height: Length

    def line(self, program: Program) -> Length:
        """The width of a line in ``program``."""
        return self.width if program.whole_cells else self.between_sides

    def column(self, program: Program) -> Length:
        """The height that ``program`` fills with lines."""
        return self.height if program.whole_cells else self.between_edges


def type_area(setup: PageSetup, *, landscape: bool = False) -> TypeArea:
    """The type area of a portrait or ``landscape`` sheet with the margins of ``setup``."""
    along, down = Length(setup.width - setup.left - setup.right), Length(setup.height - setup.top - setup.bottom)
    cell = length("grid.cell")
    if landscape:
        return TypeArea(down, along, _whole(down, cell), _whole(along, setup.landscape_pitch))
    return TypeArea(along, down, _whole(along, cell), _whole(down, setup.pitch))


def portrait_area(profile: Profile) -> TypeArea:
    """The type area of a portrait sheet."""
    return type_area(page_setup(profile))


def landscape_area(profile: Profile) -> TypeArea:
    """The type area of a landscape sheet."""
    return type_area(page_setup(profile), landscape=True)


def _whole(room: Length, unit: Length) -> Length:
    return unit * (room // unit)
