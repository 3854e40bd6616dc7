"""The place of text in lines of exact height, which LibreOffice 25.2 sets otherwise on a grid.

Word puts the baseline at four fifths of the height, on a grid as off it. LibreOffice does so off a grid only; on one it
puts the font's box into the middle of the line. So text on a grid is higher there, by an amount that depends on height
and size: the text area is moved down by it, and text off the grid is raised in its lines, which changes no page.
LibreOffice also puts the lines of a grid into the middle between the margins. Lengths are in twips.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from generator.office.pdf.libreoffice_copy.document_sections import DocumentSection
from generator.office.pdf.libreoffice_copy.flow_lines import Flow, FlowLine, FlowLines
from generator.office.reading.attribute_values import integer, or_nothing, twips
from generator.office.wordml.wordml_names import TBL, WRAPPERS, P, w, wp
from generator.standard import number

_NEAR = 20
_BASELINE = number("ink.baseline")
_FONT_BOX = number("ink.ascent") - number("ink.descent")

_GRIDS = ("lines", "linesAndChars", "snapToChars")
_GRID, _SHEET, _MARGINS = map(w, ("docGrid", "pgSz", "pgMar"))
_DRAWING_PLACE, _EMU_PER_TWIP = wp("positionV"), 635
_FLOATING = f"{w('tblPr')}/{w('tblpPr')}"
_RULES = tuple(map(w, ("tblStyle", "tblBorders", "tcBorders")))


Kind = tuple[int, int]
"""The exact height of lines, and the size of their type."""


def place_lines(flow: Flow) -> None:
    """Sets lines of exact height where Word has them."""
    usual: dict[tuple[int, ...], Kind] = {}
    for group in _on_the_same_pages(flow.sections):
        if all(_is_on_grid(section.setup) for section in group):
            _place(group, flow.lines, usual)


def _on_the_same_pages(document: Iterable[DocumentSection]) -> Iterator[list[DocumentSection]]:
    """The sections, each with those after it that begin on its last page."""
    group: list[DocumentSection] = []
    for section in document:
        if group and section.starts_on != "continuous":
            yield group
            group = []
        group.append(section)
    if group:
        yield group


def _place(group: Sequence[DocumentSection], lines: FlowLines, known: dict[tuple[int, ...], Kind]) -> None:
    """Sets the lines of sections on a grid, where most of the text is lines of exact height on it.

    ``known`` are the usual lines of the sections before, by their text areas: sections without text, as one with a
    版记, are moved like those.
    """
    blocks = list(_flow(block for section in group for block in section.blocks))
    flow = [line for block in blocks for line in map(lines.read, _paragraphs(block))]
    area = _area(group[0].setup)
    kinds = Counter((line.look.height, line.size) for line in flow if line.look.on_grid and line.has_text)
    usual = max(kinds, key=kinds.__getitem__, default=None) or known.get(area)
    if usual is None or not usual[0]:
        return
    known[area] = usual
    lower = _lower(usual)
    height, top, bottom, pitch = area
    room = height - top - bottom
    pitch = room // max(room // pitch, 1)  # as many lines fill it: LibreOffice puts half of what is left above them
    down = lower - room % pitch // 2
    _move_lines(flow, usual, lower, top=top)
    for section in group:
        _move_area(section.setup, down, pitch)
    moved = {"paragraph": lower, "line": lower, "margin": down}
    for block in blocks:
        _hold_table(block.find(_FLOATING), down)
        for place in block.iter(_DRAWING_PLACE):  # a drawing stays where it is on the sheet
            if (offset := place.find(wp("posOffset"))) is not None:
                by = moved.get(place.get("relativeFrom", ""), 0)
                offset.text = str((integer(offset.text) or 0) - by * _EMU_PER_TWIP)


def _flow(blocks: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The paragraphs and tables among ``blocks``, in order."""
    for block in blocks:
        if block.tag in WRAPPERS:
            yield from _flow(block)
        elif block.tag in (P, TBL):
            yield block


def _paragraphs(block: etree._Element) -> Iterable[etree._Element]:
    """``block``, a paragraph, or those in a table without rules: in one with rules text and rules stay together."""
    if block.tag == P:
        return (block,)
    floats, ruled = block.find(_FLOATING) is not None, any(True for _ in block.iter(*_RULES))
    return () if floats or ruled else block.iter(P)


def _lower(kind: Kind) -> int:
    """How much lower the baseline of a line on the grid is in Word."""
    height, size = kind
    return round(_BASELINE * height - (height + _FONT_BOX * size) / 2)


def _move_lines(flow: Iterable[FlowLine], usual: Kind, lower: int, *, top: int) -> None:
    """Moves text and rules to where Word has them, in a text area that is moved down by ``lower`` from ``top``.

    Lines of the text that are off the grid, since they have tracking, are set like the others.
    """
    there = lower  # how much lower the flow is than in Word
    for line in flow:
        if line.look.frame is not None:
            there = 0 if _parts_the_text(line.look.frame, top) else there
            continue
        is_usual = (line.look.height, line.size) == usual
        if is_usual and not line.look.on_grid:
            line.centre()
        elif not line.look.on_grid and line.look.height:
            line.raise_text(there)
        elif line.look.on_grid and line.has_text and abs(_lower((line.look.height, line.size)) - lower) < _NEAR:
            there += line.lower_by(lower - there)  # below a frame, or a rule that was raised
        there -= line.raise_rule(there)


def _parts_the_text(frame: Mapping[str, str], top: int) -> bool:
    """Whether text goes on below a frame whose place on the sheet does not depend on the text area."""
    foot = sum(or_nothing(twips(frame.get(each))).twips for each in ("y", "h"))
    return frame.get("vAnchor") == "page" and frame.get("wrap") == "notBeside" and foot > top


def _is_on_grid(setup: etree._Element) -> bool:
    """Whether a section has a grid of lines, and margins that can be moved: negative ones do not depend on headers."""
    grid, margins = setup.find(_GRID), setup.find(_MARGINS)
    if grid is None or margins is None or grid.get(w("type")) not in _GRIDS or _twips(grid, "linePitch") <= 0:
        return False
    height, top, bottom, _ = _area(setup)
    return min(top, bottom, height - top - bottom) > 0


def _area(setup: etree._Element) -> tuple[int, ...]:
    """The height of a section's sheet, its upper and lower margin, and the pitch of its grid."""
    of = ((_SHEET, "h"), (_MARGINS, "top"), (_MARGINS, "bottom"), (_GRID, "linePitch"))
    return tuple(0 if (found := setup.find(tag)) is None else _twips(found, name) for tag, name in of)


def _move_area(setup: etree._Element, down: int, pitch: int) -> None:
    """Moves a section's text area ``down``, with its grid of this ``pitch``; exact line heights do not depend on it."""
    margins, grid = setup.find(_MARGINS), setup.find(_GRID)
    if margins is None or grid is None:
        return
    for side, by in (("top", down), ("bottom", -down)):
        margins.set(w(side), str(max(_twips(margins, side) + by, 0)))
    grid.set(w("linePitch"), str(pitch))


def _hold_table(floating: etree._Element | None, down: int) -> None:
    """Keeps a table where it is on the sheet that floats in a text area which is moved ``down``."""
    if floating is None or floating.get(w("vertAnchor")) != "margin":
        return
    place = floating.get(w("tblpYSpec"))
    if place == "bottom":
        floating.set(w("bottomFromText"), str(max(_twips(floating, "bottomFromText") + down, 0)))
    elif place is None:
        floating.set(w("tblpY"), str(_twips(floating, "tblpY") - down))


def _twips(element: etree._Element, name: str) -> int:
    return or_nothing(twips(element.get(w(name)))).twips
