"""The recognised elements located among the lines of the printed pages.

Lengths are millimetres from the sheet's top left corner. Where ink begins and ends above and below is taken from hanzi:
a line of dashes or digits says little of where its line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import floor
from typing import TYPE_CHECKING

from generator.ground.errors import OutputError, Problem, Span
from generator.ground.length import NOTHING, Length, Pt, Twips
from generator.office.reading.document import Paragraph, ReadDocument, Section
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard import Profile, length, number, tolerance

if TYPE_CHECKING:
    from generator.office.pdf.measured_pages import Char, Page, PrintedLine

_ABOVE, _BELOW = number("ink.above"), number("ink.below")
_HANZI_ENOUGH = 3
_HANZI = re.compile("[\u4e00-\u9fff]")
_WIDE = "\u2014"
"""Characters from here on fill a whole cell."""
_NUMBER_LINE = re.compile(r"[-—–－_·第共/页\s]*[\d０-９][-—–－_·第共/页\s\d０-９]*")


@dataclass(frozen=True)
class PlacedLine:
    """A line, or the part of one that belongs to an element, and the page that it is on."""

    page: Page
    line: PrintedLine

    @cached_property
    def top(self) -> float:
        """Where its ink begins."""
        return min(char.ink.top for char in self._hanzi) if self._hanzi else self.line.baseline - _ABOVE * self._em

    @cached_property
    def bottom(self) -> float:
        """Where its ink ends."""
        return max(char.ink.bottom for char in self._hanzi) if self._hanzi else self.line.baseline + _BELOW * self._em

    @property
    def begins(self) -> float:
        """Where its first character's cell begins, which no font's own white moves."""
        return self.line.left

    @property
    def ends(self) -> float:
        """Where its last character's cell ends."""
        last = next(char for char in reversed(self.line.chars) if not char.text.isspace())
        return last.x + Pt(last.size).mm * (1 if last.text >= _WIDE else 0.5)

    @property
    def baseline(self) -> float:
        """Where its baseline lies."""
        return self.line.baseline

    @property
    def _em(self) -> float:
        return Pt(self.line.size).mm

    @cached_property
    def _hanzi(self) -> tuple[Char, ...]:
        hanzi = tuple(char for char in self.line.chars if _HANZI.match(char.text))
        return hanzi if len(hanzi) >= _HANZI_ENOUGH else ()


@dataclass(frozen=True)
class PrintedDocument:
    """``found`` and the pages that its document fills when it is printed."""

    found: RecognisedDocument
    pages: tuple[Page, ...]

    @property
    def profile(self) -> Profile:
        """The profile it is held against; that of offices where its margins are neither's."""
        return self.found.profile or Profile.OFFICE

    @cached_property
    def numbers(self) -> dict[int, PlacedLine]:
        """The line of each page's number, by the page's number; pages without one are not in it."""
        below = length("page.height").mm - length("type_area.bottom").mm
        return {
            page.number: PlacedLine(page, line)
            for page in self.pages
            for line in page.lines
            if line.baseline > page.height - below and page.height > page.width and _NUMBER_LINE.fullmatch(line.text)
        }

    @cached_property
    def running(self) -> tuple[PlacedLine, ...]:
        """The lines of headers and footers, page numbers apart."""
        texts = {_undated(each.text) for each in _running_paragraphs(self.found.document)} - {""}
        above, below = length("page.nothing_above").mm, length("type_area.bottom").mm
        numbers = {id(placed.line) for placed in self.numbers.values()}
        return tuple(
            PlacedLine(page, line)
            for page in self.pages
            for line in page.lines
            if not above < line.baseline < below and id(line) not in numbers and _undated(line.text) in texts
        )

    @cached_property
    def text_lines(self) -> tuple[PlacedLine, ...]:
        """Every line of the text, in the order of the pages: page numbers, headers and footers are none."""
        others = {id(placed.line) for placed in (*self.numbers.values(), *self.running)}
        return tuple(PlacedLine(page, line) for page in self.pages for line in page.lines if id(line) not in others)

    def area(self, page: Page) -> _Area:
        """The text area that the file sets on ``page``."""
        document = self.found.document
        section = document.sections[self._sections.get(page.number, 0)]
        mirrored = document.mirror_margins and page.number % 2 == 0
        return _area_of(section, document.body_size, self.profile, mirrored=mirrored)

    def lines(self, at: Element | Paragraph | None) -> tuple[PlacedLine, ...]:
        """The lines of an element or a paragraph, none where it is absent or cannot be found on the pages."""
        if at is None:
            return ()
        if isinstance(at, Paragraph):
            return self._placed(*self._ranges.get(id(at), (0, 0)))
        ranges = [self._ranges[id(paragraph)] for paragraph in at.paragraphs if id(paragraph) in self._ranges]
        if not ranges:
            return ()
        return self._within(at.text, min(start for start, _ in ranges), max(end for _, end in ranges))

    def one(self, at: Element | Paragraph | None) -> PlacedLine | None:
        """Its first line, or None."""
        return next(iter(self.lines(at)), None)

    def body_lines(self) -> Iterator[tuple[Paragraph, tuple[PlacedLine, ...]]]:
        """Each paragraph of the text with its lines, those that were not found left out."""
        for part in self.found.body:
            lines = self.lines(part.paragraph)
            if lines:
                yield part.paragraph, lines

    @cached_property
    def pages_of_places(self) -> dict[Span, int]:
        """The page that each paragraph begins on, by its place in the file."""
        placed = ((paragraph, self.one(paragraph)) for paragraph in self.found.document.paragraphs)
        return {paragraph.place: line.page.number for paragraph, line in placed if line is not None}

    @cached_property
    def _sections(self) -> dict[int, int]:
        """The number of the section that each page's first line belongs to, by the page's number."""
        sections: dict[int, int] = {}
        for paragraph in self.found.document.paragraphs:
            for placed in self.lines(paragraph):
                sections.setdefault(placed.page.number, paragraph.section)
        return sections

    @cached_property
    def _characters(self) -> tuple[tuple[PlacedLine, Char], ...]:
        return tuple(
            (placed, char) for placed in self.text_lines for char in placed.line.chars if not char.text.isspace()
        )

    @cached_property
    def _stream(self) -> str:
        return "".join(char.text for _, char in self._characters)

    @cached_property
    def _ranges(self) -> dict[int, tuple[int, int]]:
        """The range of each paragraph in the stream of all characters, by the paragraph's identity."""
        ranges: dict[int, tuple[int, int]] = {}
        cursor = 0
        for paragraph in self.found.document.paragraphs:
            text = bare(paragraph.text)
            if not text:
                continue
            start = self._stream.find(text, cursor)
            if start >= 0:
                cursor = start + len(text)
            else:
                start = self._stream.find(text)
            if start >= 0:
                ranges[id(paragraph)] = (self._before(start, bare(paragraph.numbering)), start + len(text))
        return ranges

    def _before(self, start: int, label: str) -> int:
        """The beginning of an automatic number that is printed before ``start``."""
        return start - len(label) if label and self._stream.endswith(label, 0, start) else start

    def _within(self, text: str, start: int, end: int) -> tuple[PlacedLine, ...]:
        """The lines of a text that is, as a whole or piece by piece, between ``start`` and ``end``."""
        found: list[tuple[PlacedLine, Char]] = []
        cursor = start
        for piece in [bare(text)] if self._stream.find(bare(text), start, end) >= 0 else text.split():
            place = self._stream.find(piece, cursor, end)
            if place >= 0:
                cursor = place + len(piece)
                found += self._characters[place:cursor]
        return tuple(_joined(found)) or self._placed(start, end)

    def _placed(self, start: int, end: int) -> tuple[PlacedLine, ...]:
        return tuple(_joined(self._characters[start:end]))


def _joined(characters: Iterable[tuple[PlacedLine, Char]]) -> Iterator[PlacedLine]:
    """The characters line by line."""
    gathered: dict[int, tuple[Page, PrintedLine, list[Char]]] = {}
    for placed, char in characters:
        gathered.setdefault(id(placed.line), (placed.page, placed.line, []))[2].append(char)
    return (PlacedLine(page, replace(line, chars=tuple(chars))) for page, line, chars in gathered.values())


def _running_paragraphs(document: ReadDocument) -> Iterator[Paragraph]:
    for section in document.sections:
        for part in (section.headers, section.footers):
            for paragraphs in part.values():
                yield from paragraphs


def _undated(text: str) -> str:
    """``text`` without white space and digits, which differ from page to page."""
    return "".join(char for char in bare(text) if not char.isdigit())


def bare(text: str) -> str:
    """``text`` without any white space, as the lines of a page are compared."""
    return "".join(text.split())


def printed_pages(documents: Mapping[str, bytes]) -> dict[str, tuple[Page, ...]]:
    """The pages that each of ``documents`` fills, .docx by the names that problems call them by.

    Raises OutputError where LibreOffice or a library of this step is missing, or a document cannot be printed.
    """
    if not documents:
        return {}
    from generator.office.pdf.conversion import convert_documents

    try:
        pdfs = convert_documents(documents).pdfs
    except OutputError as fault:
        if [each.code for each in fault.problems] == ["pdf-suite-missing"]:
            raise OutputError(Problem("pdf-suite-missing-to-measure")) from fault
        raise
    from generator.office.pdf.measured_pages import read_pages  # its library is there once the step above has run

    return {name: read_pages(pdf.data) for name, pdf in pdfs.items()}


# The text area that a file sets on a page: what is in it is measured from its edges.


_CELLS = ("linesAndChars", "snapToChars")
_LINES = ("lines", *_CELLS)
_PER_POINT = 4096  # the unit of w:charSpace


@dataclass(frozen=True, slots=True)
class _Area:
    """The left and right edge from the sheet's left; by how much the area begins, and ends, too low.

    A wrong margin is reported once, by the rules of the type area; an indent of two 字 is right whatever the margin is.
    ``beside`` is the white between an edge and the first cell of a grid, ``slack`` how much lower the first line of one
    may be: LibreOffice sets the whole cells, and the whole lines, of a grid in the middle of the area between the
    margins.
    """

    left: float
    right: float
    begins_lower: float
    ends_lower: float
    beside: float
    slack: float


def _area_of(section: Section, size: Length, profile: Profile, *, mirrored: bool) -> _Area:
    """The text area of a page of ``section``, set in type of ``size``, held against that of ``profile``.

    ``mirrored``: on this page left and right margin change places.
    """
    inner, outer = section.left + section.gutter, section.right
    left, right = (outer, section.width - inner) if mirrored else (inner, section.width - outer)
    cell = Twips(floor((size + section.char_space / _PER_POINT) / Twips(1)))
    beside = _left_over(right - left, cell) if section.grid in _CELLS else NOTHING
    height = section.height - section.top - section.bottom
    above = _left_over(height, section.pitch) if section.grid in _LINES else NOTHING
    begins = _off(section.top, "margin.top", profile)
    ends = section.height.mm - length("page.height").mm - _off(section.bottom, "margin.bottom", profile)
    # Below a wrong margin the lines need not be set as either profile sets them.
    slack = max(above.mm, length("grid.pitch").mm / 2 if begins else 0)
    return _Area(left.mm, right.mm, begins, ends, beside.mm, slack)


def _left_over(room: Length, step: Length) -> Length:
    """Half of what whole steps leave of ``room``."""
    return Length(room % step) * 0.5 if step > 0 else NOTHING


def _off(margin: Length, row: str, profile: Profile) -> float:
    """How far a margin is off that of the profile, nothing within what the standard allows."""
    off = (margin - length(row, profile)).mm
    return off if abs(off) > tolerance("type_area.top").mm else 0.0
