"""The texts of cells, and the tags in them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.package import serialised
from generator.office.sheetml import ITEM, MAIN, RUN, TEXT, decoded, escaped, s
from generator.templates.expressions.tag_syntax import DelimiterFault, FoundTag, Tag, scan

_ROW_PREFIX = "tr"
_ROW_STATEMENTS = "statement"
_AROUND = 20


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text typed beside tags, with one look."""

    run: CellRun


@dataclass(frozen=True, slots=True)
class TagPiece:
    """A tag in a cell's text, and the look of its first character."""

    tag: Tag
    look: etree._Element | None


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell with tags: its index among the cells of its row, its place, and its pieces in order."""

    number: int
    span: Span
    pieces: tuple[TextPiece | TagPiece, ...]

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tags of the cell."""
        return tuple(piece.tag for piece in self.pieces if isinstance(piece, TagPiece))

    @property
    def is_rich(self) -> bool:
        """Whether its pieces have looks of their own."""
        return any((piece.look if isinstance(piece, TagPiece) else piece.run.look) is not None for piece in self.pieces)

    @property
    def is_of_row(self) -> bool:
        """Whether one of its tags is for the whole row."""
        return any(tag.prefix == _ROW_PREFIX for tag in self.tags)

    @property
    def text_beside(self) -> str:
        """The text of the cell besides tags for the whole row."""
        typed = "".join(piece.run.text for piece in self.pieces if isinstance(piece, TextPiece)).strip()
        return typed or next((tag.raw for tag in self.tags if tag.prefix != _ROW_PREFIX), "")


def cell_of(number: int, runs: list[CellRun], place: Span, problems: list[Problem]) -> TextCell | None:
    """The cell with the text ``runs``; None where it has no tag. Faults of delimiters go to ``problems``."""
    text = "".join(run.text for run in runs)
    found = list(scan(text))
    if not found:
        return None
    pieces: list[TextPiece | TagPiece] = []
    position = 0
    for index, each in enumerate(found):
        source = text[max(0, each.start - _AROUND) : each.end + _AROUND].replace("\n", " ")
        span = Span(place.file, part=place.part, source=source)
        if isinstance(each, DelimiterFault):
            facts = {"tag": text[each.start : each.end], "closer": each.closer}
            problems.append(Problem(each.code, span, facts))
            continue
        start, end = _cut(text, each, position, found[index + 1].start if index + 1 < len(found) else len(text))
        pieces += (TextPiece(run) for run in _between(runs, position, start))
        if each.kind != "comment":
            tag = Tag(each.kind, each.inner, text[each.start : each.end], each.prefix, span)
            pieces.append(TagPiece(tag, _look_at(runs, each.start)))
            if each.prefix and not (each.prefix == _ROW_PREFIX and each.kind == _ROW_STATEMENTS):
                problems.append(tag.problem("xlsx-prefix", {"prefix": each.prefix}))
        position = end
    pieces += (TextPiece(run) for run in _between(runs, position, len(text)))
    return TextCell(number, place, tuple(pieces))


def _cut(text: str, found: FoundTag, floor: int, ceiling: int) -> tuple[int, int]:
    """Start and end of a tag, with the blanks that a ``-`` beside its delimiter removes, as in Jinja."""
    start, end = found.start, found.end
    while found.before == "-" and start > floor and text[start - 1].isspace():
        start -= 1
    while found.after == "-" and end < ceiling and text[end].isspace():
        end += 1
    return start, end


def _between(runs: list[CellRun], start: int, end: int) -> Iterator[CellRun]:
    position = 0
    for run in runs:
        inside = run.text[max(0, start - position) : max(0, end - position)]
        if inside:
            yield CellRun(inside, run.look)
        position += len(run.text)


def _look_at(runs: list[CellRun], place: int) -> etree._Element | None:
    position = 0
    for run in runs:
        position += len(run.text)
        if place < position:
            return run.look
    return None


# The texts of cells: their runs, and the table of shared strings.


MAX_LENGTH = 32_767
"""The longest text of a cell, in UTF-16 units, as Excel counts."""

_RUN_LOOK = s("rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class CellRun:
    """A run of text with one look; ``look`` is its ``rPr``, None for the look of the cell."""

    text: str
    look: etree._Element | None = None


def runs_of(item: etree._Element) -> list[CellRun]:
    """The runs of a string item or an inline string, without phonetic text (``rPh``)."""
    return [_run(each) for each in item if each.tag in (TEXT, RUN)]


def _run(element: etree._Element) -> CellRun:
    if element.tag == TEXT:
        return CellRun(decoded(element.text or ""))
    texts = (child.text or "" for child in element.iterchildren(TEXT))
    return CellRun(decoded("".join(texts)), element.find(_RUN_LOOK))


def _item_of(runs: list[CellRun]) -> etree._Element:
    """The string item of ``runs``; what looks like an escape of 22.9.2.19 is escaped itself."""
    item = etree.Element(ITEM)
    for run in runs:
        holder = item
        if run.look is not None or len(runs) > 1:
            holder = etree.SubElement(item, RUN)
            if run.look is not None:
                holder.append(deepcopy(run.look))
        text = etree.SubElement(holder, TEXT)
        text.text = escaped(run.text)
        if run.text != run.text.strip() or "\n" in run.text or "\t" in run.text:
            text.set(_SPACE, "preserve")
    return item


def units_of(text: str) -> int:
    """The length of ``text`` in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


class Strings:
    """The table of shared strings (18.4.9) of a list: first the kept strings, then new ones."""

    def __init__(self, kept: list[etree._Element]) -> None:
        """``kept`` are the items to which cells of the template refer already, in order."""
        self._items = list(kept)
        self._numbers: dict[bytes, int] = {}

    def number(self, runs: list[CellRun]) -> int:
        """The number of the string ``runs``, adding it where it is new; equal strings have one number."""
        item = _item_of(runs)
        key = etree.tostring(item)
        if key not in self._numbers:
            self._numbers[key] = len(self._items)
            self._items.append(item)
        return self._numbers[key]

    def written(self) -> bytes:
        """The bytes of the part."""
        root = etree.fromstring(f'<sst xmlns="{MAIN}"/>')
        root.extend(deepcopy(item) for item in self._items)
        root.set("uniqueCount", str(len(self._items)))
        return serialised(root)


def tidy(runs: Iterator[CellRun]) -> list[CellRun]:
    """``runs`` without empty ones, neighbours with one look joined."""
    joined: list[CellRun] = []
    for run in runs:
        if run.text and joined and joined[-1].look is run.look:
            joined[-1] = CellRun(joined[-1].text + run.text, run.look)
        elif run.text:
            joined.append(run)
    return joined
