"""Sheet, type area, margins, type and grid (3, 5), and the measures that other parts are derived from."""

from __future__ import annotations

from math import floor

from generator.ground.length import Length, Mm, Pt, Twips, Zi
from generator.standard.row import Row, by_profile

_CHAR_SPACES_PER_PT = 4096  # ECMA-376 part 1, 17.6.5

WIDTH, HEIGHT = Mm(210), Mm(297)
"""The sheet, A4 (5.1)."""

LEFT, TOP, AREA_WIDTH, AREA_HEIGHT = Mm(28), Mm(37), Mm(156), Mm(225)
"""The type area: its left and upper edge on the sheet, its size (5.2.1)."""

CENTRE, RIGHT, BOTTOM = LEFT + AREA_WIDTH * 0.5, LEFT + AREA_WIDTH, TOP + AREA_HEIGHT
"""The middle of the type area, its right and its lower edge, on the sheet."""

SIZE_3, SIZE_4 = Pt(16), Pt(14)
"""The sizes 3号 and 4号."""

_HEIGHT_OF_LINES = Mm(229.84)
"""The height of 22 lines with the gaps around them (GB/T 33476.2)."""

_INK_ABOVE, _INK_BASELINE = 0.79, 0.8

_LINES = 22
_CHARACTERS = 28
# whole twips and whole units of charSpace, rounded down: a full line must not be wider than the type area
CELL = Twips(AREA_WIDTH.twips // _CHARACTERS)
"""The width of a 字 on the grid."""

_CHAR_SPACE = floor((Twips(AREA_WIDTH.twips) / _CHARACTERS - SIZE_3) * _CHAR_SPACES_PER_PT)


def whole(exact: Length) -> Length:
    """``exact`` as a file has it, in whole twips."""
    return Twips(exact.twips)


def _margins(height: Length) -> tuple[Length, Length]:
    """The margins, upper and lower, where the text is ``height`` high and centred on the type area."""
    beyond = (height - AREA_HEIGHT) * 0.5
    return whole(TOP - beyond), whole(HEIGHT - BOTTOM - beyond)


def _pitch(height: Length) -> Length:
    """The greatest pitch at which all lines of a page fit into ``height``, in whole twips."""
    return Twips(height.twips // _LINES)


def _above_ink(pitch: Length) -> Length:
    """The white over the ink of a line of the text."""
    return Length(_INK_BASELINE * pitch - _INK_ABOVE * SIZE_3)


def _margins_of_ink(height: Length) -> tuple[Length, Length]:
    """The margins, upper and lower, where the text is ``height`` high and its ink begins with the type area."""
    top = whole(TOP - _above_ink(_pitch(height)))
    return top, whole(HEIGHT - top - height)


_OFFICE, _STATED, _GBT33476 = _margins(AREA_HEIGHT), _margins(_HEIGHT_OF_LINES), _margins_of_ink(_HEIGHT_OF_LINES)

ROWS: tuple[Row, ...] = (
    # 3 units
    Row("zi", "3.1", "must", Zi(1)),
    # where the ink of hanzi lies in a line of exact height, in em and in parts of the height: typical of all five faces
    Row("ink.above", "3.2, measured", "practice", _INK_ABOVE),
    Row("ink.below", "3.2, measured", "practice", 0.165),
    Row("ink.ascent", "3.2, measured: of the em box by which LibreOffice centres a line on a grid", "practice", 0.88),
    Row("ink.descent", "3.2, measured", "practice", 0.12),
    Row("ink.baseline", "3.2, as Word sets it: from the line's top", "practice", _INK_BASELINE),
    Row("width.unsure", "3.1, ours: by how much a font's widths may differ from ours", "practice", Mm(0.5)),
    # 5.1 and 5.2.1 sheet and type area
    Row("page.width", "5.1", "must", WIDTH, Mm(0.2)),
    Row("page.height", "5.1", "must", HEIGHT, Mm(0.2)),
    Row("page.nothing_above", "7.1", "practice", Mm(36)),
    Row("type_area.left", "5.2.1", "must", LEFT, Mm(1)),
    Row("type_area.right", "5.2.1, derived", "must", RIGHT, Mm(0.5)),
    Row("type_area.top", "5.2.1", "must", TOP, Mm(1)),
    Row("type_area.bottom", "5.2.1, derived", "must", BOTTOM, Mm(0.5)),
    Row("type_area.width", "5.2.1", "must", AREA_WIDTH, Mm(0.5)),
    Row("type_area.height", "5.2.1; GB/T 33476.2", "must", by_profile(AREA_HEIGHT, _HEIGHT_OF_LINES), Mm(0.5)),
    Row("margin.top", "5.2.1; GB/T 33476.2, derived", "must", by_profile(_OFFICE[0], _GBT33476[0])),
    Row("margin.bottom", "5.2.1; GB/T 33476.2, derived", "must", by_profile(_OFFICE[1], _GBT33476[1])),
    Row("margin.stated_top", "5.2.1; GB/T 33476.2, as it is printed there", "must", by_profile(_OFFICE[0], _STATED[0])),
    Row("margin.stated_bottom", "5.2.1; GB/T 33476.2", "must", by_profile(_OFFICE[1], _STATED[1])),
    Row("margin.left", "5.2.1", "must", whole(LEFT)),
    Row("margin.right", "5.2.1, derived", "must", whole(WIDTH - RIGHT)),
    Row("first_ink", "5.2.3", "must", by_profile(Mm(41), Mm(37)), by_profile(Mm(0.7), Mm(1))),
    Row("first_ink.near", "5.2.1", "must", Mm(4)),
    # 5.2.2 and 5.2.3 type and grid
    Row("size.body", "5.2.2", "usual", SIZE_3, 0.1),
    Row("grid.lines", "5.2.3", "usual", _LINES, 0),
    Row("grid.characters", "5.2.3", "usual", _CHARACTERS, 0),
    Row("grid.pitch", "5.2.3, derived", "usual", by_profile(_pitch(AREA_HEIGHT), _pitch(_HEIGHT_OF_LINES))),
    Row("grid.char_space", "5.2.3, derived", "usual", _CHAR_SPACE),
    Row("grid.cell", "5.2.3, derived; measured", "usual", CELL),
    Row("grid.tracking", "5.2.3, derived: the same without a grid of characters", "usual", CELL - SIZE_3),
    Row("grid.spare", "5.2.3, ours: more than that and the grid is moved down", "practice", Twips(20)),
    # white and pitch on the printed page
)
