"""A paragraph's text over all its runs: tags that Word split are joined, and each gets a marker in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml.wordml_names import BLANKS, INVISIBLE, SPACED, TRANSPARENT, XML_SPACE, T, w
from generator.templates.expressions import Fault, Found, scan
from generator.templates.word.reading.tags import Tag, Tags
from generator.templates.word.reading.trimming import Cut, trimmed

OBJECT = "\0"  # stands for what is no text: a picture, a field, a footnote's mark
_AROUND = 20
_BREAK_TYPE, _PAGE_BREAKS = w("type"), frozenset({"page", "column"})


@dataclass(frozen=True, slots=True)
class Piece:
    """What one element adds to the paragraph's text, and where it begins there."""

    element: etree._Element
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the paragraph's text."""
        return self.start + len(self.text)


def pieces(paragraph: etree._Element) -> list[Piece]:
    """The texts, blanks and objects of ``paragraph`` in order; tracked deletions are left out."""
    found: list[Piece] = []
    start = 0
    for element, text in _walk(paragraph):
        found.append(Piece(element, text, start))
        start += len(text)
    return found


def _walk(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for child in element:
        if child.tag == T:
            text = (child.text or "") + "".join(marker.tail or "" for marker in child)
            yield child, OBJECT if len(child) and not text else text  # what stands for a merge field
        elif child.tag in TRANSPARENT:
            yield from _walk(child)
        elif child.tag not in INVISIBLE and isinstance(child.tag, str):
            yield child, OBJECT if child.get(_BREAK_TYPE) in _PAGE_BREAKS else BLANKS.get(child.tag, OBJECT)


@dataclass(frozen=True, slots=True)
class Line:
    """A text with tags in it: the pieces it is made of, and the place it is at."""

    pieces: list[Piece]
    span: Span
    writer: str = "text"  # what writes its values

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)


def take_tags(line: Line, tags: Tags) -> list[tuple[Tag, etree._Element]]:
    """Take the tags out of ``line``'s elements, leave markers in their places, and note what is wrong.

    What comes back are the prefixed tags, each with the element it began in: they get no marker here.
    """
    text = line.text
    found: list[Found] = []
    for each in scan(text):
        raw = text[each.start : each.end]
        if isinstance(each, Fault):
            facts = {"tag": raw.replace(OBJECT, "…"), "closer": each.closer}
            tags.problems.append(Problem(each.code, _around(line.span, text, each), facts))
        elif OBJECT in raw and each.kind != "comment":
            facts = {"tag": raw.replace(OBJECT, "…")}
            tags.problems.append(Problem("template-tag-broken", _around(line.span, text, each), facts))
        else:
            tags.find(line.span)
            found.append(each)
    return _cut(line.pieces, [(cut, _tag(cut, text, line)) for cut in trimmed(text, found)], tags)


def _tag(cut: Cut, text: str, line: Line) -> Tag:
    found = cut.found
    return Tag(
        found.kind,
        found.inner,
        text[found.start : found.end],
        found.prefix,
        _around(line.span, text, found),
        line.writer,
        joins_previous=cut.joins_previous,
        joins_next=cut.joins_next,
    )


def _around(span: Span, text: str, found: Found | Fault) -> Span:
    source = text[max(0, found.start - _AROUND) : found.end + _AROUND].replace(OBJECT, "…").replace("\n", " ")
    return Span(
        span.file,
        part=span.part,
        table=span.table,
        row=span.row,
        cell=span.cell,
        paragraph=span.paragraph,
        source=source,
    )


def _cut(pieces: list[Piece], cuts: list[tuple[Cut, Tag]], tags: Tags) -> list[tuple[Tag, etree._Element]]:
    prefixed: list[tuple[Tag, etree._Element]] = []
    first = 0
    for piece in pieces:
        while first < len(cuts) and cuts[first][0].end <= piece.start:
            first += 1
        inside = _overlapping(piece, cuts, first)
        if not inside:
            continue
        if piece.element.tag != T and piece.element.tag in BLANKS:
            _remove(piece.element)
            continue
        begun = [tag for cut, tag in inside if cut.found.start >= piece.start and cut.found.start < piece.end]
        prefixed += [(tag, piece.element) for tag in begun if takes_host(tag)]
        _fill(piece, inside, tags)
    return prefixed


def takes_host(tag: Tag) -> bool:
    """Whether ``tag`` takes the place of its paragraph, row or cell."""
    return tag.prefix not in {"", "r"} and tag.kind != "variable"


def _overlapping(piece: Piece, cuts: list[tuple[Cut, Tag]], first: int) -> list[tuple[Cut, Tag]]:
    last = first
    while last < len(cuts) and cuts[last][0].start < piece.end:
        last += 1
    return cuts[first:last]


def _fill(piece: Piece, inside: list[tuple[Cut, Tag]], tags: Tags) -> None:
    """Write the element's text again: what is outside of tags, and a marker where a tag began."""
    element, place = piece.element, piece.start
    element.text = ""
    marker: etree._Element | None = None
    for cut, tag in inside:
        _append(element, marker, piece.text[place - piece.start : max(0, cut.start - piece.start)])
        place = min(cut.end, piece.end)
        begins = piece.start <= cut.found.start < piece.end
        if begins and not takes_host(tag) and tag.kind != "comment":
            marker = tags.marker(tag)
            element.append(marker)
    _append(element, marker, piece.text[place - piece.start :])
    if element.tag in SPACED:
        element.set(XML_SPACE, "preserve")


def _append(element: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
