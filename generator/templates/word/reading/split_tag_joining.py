"""Joining of tags that Word split over several runs; each gets a marker in its place.

The text of a paragraph is read over all its runs, so that a tag is found however many runs it is in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml.removal import remove
from generator.office.wordml.wordml_names import BLANKS, INVISIBLE, SPACED, TRANSPARENT, XML_SPACE, T, w
from generator.templates.expressions import DelimiterFault, FoundTag, scan
from generator.templates.word.reading.dash_trimming import Cut, trimmed
from generator.templates.word.reading.part_tags import PartTags, WordTag

OBJECT = "\0"  # stands for anything that is no text: a picture, a field, a footnote's mark
_AROUND = 20
_BREAK_TYPE, _PAGE_BREAKS = w("type"), frozenset({"page", "column"})


@dataclass(frozen=True, slots=True)
class ParagraphPiece:
    """The text of one element in a paragraph, and where it begins there."""

    element: etree._Element
    text: str
    start: int

    @property
    def end(self) -> int:
        """The end of the piece in the paragraph's text."""
        return self.start + len(self.text)


def pieces(paragraph: etree._Element) -> list[ParagraphPiece]:
    """The texts, blanks and objects of ``paragraph`` in order, without tracked deletions."""
    found: list[ParagraphPiece] = []
    start = 0
    for element, text in _walk(paragraph):
        found.append(ParagraphPiece(element, text, start))
        start += len(text)
    return found


def _walk(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for child in element:
        if child.tag == T:
            text = (child.text or "") + "".join(marker.tail or "" for marker in child)
            yield child, OBJECT if len(child) and not text else text  # the marker of a merge field
        elif child.tag in TRANSPARENT:
            yield from _walk(child)
        elif child.tag not in INVISIBLE and isinstance(child.tag, str):
            yield child, OBJECT if child.get(_BREAK_TYPE) in _PAGE_BREAKS else BLANKS.get(child.tag, OBJECT)


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A text with tags: its pieces, its place, and the name of the writer of its values."""

    pieces: list[ParagraphPiece]
    span: Span
    writer: str = "text"

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)


def take_tags(line: TaggedText, tags: PartTags) -> list[tuple[WordTag, etree._Element]]:
    """Replace the tags in the elements of ``line`` with markers, and report faults.

    Returns the prefixed tags, each with the element it began in; they get no marker here.
    """
    text = line.text
    found: list[FoundTag] = []
    for each in scan(text):
        raw = text[each.start : each.end]
        if isinstance(each, DelimiterFault):
            facts = {"tag": raw.replace(OBJECT, "…"), "closer": each.closer}
            tags.problems.append(Problem(each.code, _around(line.span, text, each), facts))
        elif OBJECT in raw and each.kind != "comment":
            facts = {"tag": raw.replace(OBJECT, "…")}
            tags.problems.append(Problem("template-tag-broken", _around(line.span, text, each), facts))
        else:
            tags.find(line.span)
            found.append(each)
    return _cut(line.pieces, [(cut, _tag(cut, text, line)) for cut in trimmed(text, found)], tags)


def _tag(cut: Cut, text: str, line: TaggedText) -> WordTag:
    found = cut.found
    return WordTag(
        found.kind,
        found.inner,
        text[found.start : found.end],
        found.prefix,
        _around(line.span, text, found),
        line.writer,
        joins_previous=cut.joins_previous,
        joins_next=cut.joins_next,
    )


def _around(span: Span, text: str, found: FoundTag | DelimiterFault) -> Span:
    source = text[max(0, found.start - _AROUND) : found.end + _AROUND].replace(OBJECT, "…").replace("\n", " ")
    return replace(span, source=source)


def _cut(
    pieces: list[ParagraphPiece], cuts: list[tuple[Cut, WordTag]], tags: PartTags
) -> list[tuple[WordTag, etree._Element]]:
    prefixed: list[tuple[WordTag, etree._Element]] = []
    first = 0
    for piece in pieces:
        while first < len(cuts) and cuts[first][0].end <= piece.start:
            first += 1
        inside = _overlapping(piece, cuts, first)
        if not inside:
            continue
        if piece.element.tag != T and piece.element.tag in BLANKS:
            remove(piece.element)
            continue
        begun = [tag for cut, tag in inside if cut.found.start >= piece.start and cut.found.start < piece.end]
        prefixed += [(tag, piece.element) for tag in begun if takes_host(tag)]
        _fill(piece, inside, tags)
    return prefixed


def takes_host(tag: WordTag) -> bool:
    """Whether ``tag`` replaces its paragraph, row or cell."""
    return tag.prefix not in {"", "r"} and tag.kind != "variable"


def _overlapping(piece: ParagraphPiece, cuts: list[tuple[Cut, WordTag]], first: int) -> list[tuple[Cut, WordTag]]:
    last = first
    while last < len(cuts) and cuts[last][0].start < piece.end:
        last += 1
    return cuts[first:last]


def _fill(piece: ParagraphPiece, inside: list[tuple[Cut, WordTag]], tags: PartTags) -> None:
    """Write the element's text again: the text outside of tags, and a marker where a tag began."""
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
