"""Joining of tags that Word split over several runs; each gets a marker in its place.

The text of a paragraph is read over all its runs, so that a tag is found however many runs it is in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import BLANKS, INVISIBLE, SPACED, TRANSPARENT, XML_SPACE, T, a, w
from generator.templates.expressions.tag_syntax import DelimiterFault, FoundTag, scan
from generator.templates.word.reading.part_tags import PartTags, WordTag

OBJECT = "\0"  # stands for anything that is no text: a picture, a field, a footnote's mark
_AROUND = 20
_DRAWN_PARAGRAPH, _DRAWN_TEXT = a("p"), a("t")
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


def lines_without_runs(root: etree._Element) -> Iterator[list[ParagraphPiece]]:
    """The texts of a part without Word's runs: of a property, or of a paragraph in a chart or in SmartArt."""
    drawn = [list(paragraph.iter(_DRAWN_TEXT)) for paragraph in root.iter(_DRAWN_PARAGRAPH)]
    others = (each for each in root.iter(etree.Element) if len(each) == 0 and each.tag != _DRAWN_TEXT)
    for elements in (*drawn, *([each] for each in others)):
        found: list[ParagraphPiece] = []
        for element in elements:
            found.append(ParagraphPiece(element, element.text or "", found[-1].end if found else 0))
        if any(piece.text for piece in found):
            yield found


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
    """Replaces the tags in the elements of ``line`` with markers, and reports faults.

    Returns the prefixed tags, each with the element it began in; they get no marker here.
    """
    text = line.text
    found: list[FoundTag] = []
    for each in scan(text):
        raw = text[each.start : each.end]
        place, facts = around(line.span, text, each.start, each.end), {"tag": raw.replace(OBJECT, "…")}
        if isinstance(each, DelimiterFault):
            tags.problems.append(Problem(each.code, place, {**facts, "closer": each.closer}))
        elif OBJECT in raw and each.kind != "comment":
            tags.problems.append(Problem("template-tag-broken", place, facts))
        else:
            tags.find(line.span)
            found.append(each)
    return _cut(line.pieces, [(cut, _tag(cut, text, line)) for cut in trimmed(text, found)], tags)


def _tag(cut: _Cut, text: str, line: TaggedText) -> WordTag:
    found = cut.found
    return WordTag(
        found.kind,
        found.inner,
        text[found.start : found.end],
        found.prefix,
        around(line.span, text, found.start, found.end),
        line.writer,
        joins_previous=cut.joins_previous,
        joins_next=cut.joins_next,
    )


def around(span: Span, text: str, start: int, end: int) -> Span:
    """The place ``span`` with the ``text`` around its characters from ``start`` to ``end``."""
    source = text[max(0, start - _AROUND) : end + _AROUND].replace(OBJECT, "…").replace("\n", " ")
    return replace(span, source=source)


def _cut(
    pieces: list[ParagraphPiece], cuts: list[tuple[_Cut, WordTag]], tags: PartTags
) -> list[tuple[WordTag, etree._Element]]:
    prefixed: list[tuple[WordTag, etree._Element]] = []
    first = 0
    for piece in pieces:
        while first < len(cuts) and cuts[first][0].end <= piece.start:
            first += 1
        last = first
        while last < len(cuts) and cuts[last][0].start < piece.end:
            last += 1
        inside = cuts[first:last]
        if not inside:
            continue
        if piece.element.tag != T and piece.element.tag in BLANKS:
            remove(piece.element)
            continue
        begun = [tag for cut, tag in inside if cut.found.start >= piece.start and cut.found.start < piece.end]
        prefixed += [(tag, piece.element) for tag in begun if _takes_host(tag)]
        _fill(piece, inside, tags)
    return prefixed


def _takes_host(tag: WordTag) -> bool:
    """Whether ``tag`` replaces its paragraph, row or cell."""
    return tag.prefix not in {"", "r"} and tag.kind != "variable"


def _fill(piece: ParagraphPiece, inside: list[tuple[_Cut, WordTag]], tags: PartTags) -> None:
    """Writes the element's text again: the text outside of tags, and a marker where a tag began."""
    element, place = piece.element, piece.start
    element.text = ""
    marker: etree._Element | None = None
    for cut, tag in inside:
        _append(element, marker, piece.text[place - piece.start : max(0, cut.start - piece.start)])
        place = min(cut.end, piece.end)
        begins = piece.start <= cut.found.start < piece.end
        if begins and not _takes_host(tag) and tag.kind != "comment":
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


# A ``-`` beside a delimiter removes blanks with its tag, and joins lines.


@dataclass(frozen=True, slots=True)
class _Cut:
    """The text removed for a tag, from ``start`` to ``end``, and whether its paragraph is joined with another."""

    found: FoundTag
    start: int
    end: int
    joins_previous: bool = False
    joins_next: bool = False


def trimmed(text: str, found: Sequence[FoundTag]) -> Iterator[_Cut]:
    """The cut of ``text`` for each of the tags in it; cuts never overlap.

    In a line with other text ``-`` works as in Jinja: the blanks on its side of the tag are removed. A statement that
    begins or ends its line joins it with the line before or after: the line break is removed, or two paragraphs become
    one.
    """
    floor = 0
    for index, each in enumerate(found):
        ceiling = found[index + 1].start if index + 1 < len(found) else len(text)
        start, end = each.start, each.end
        joins_previous = joins_next = False
        if each.before == "-":
            start, joins_previous = _before(text, floor, each)
        if each.after == "-":
            end, joins_next = _after(text, ceiling, each)
        yield _Cut(each, start, end, joins_previous, joins_next)
        floor = end


def _before(text: str, floor: int, found: FoundTag) -> tuple[int, bool]:
    start = found.start
    while start > floor and _blank(text[start - 1]):
        start -= 1
    if not _joins(found):
        return start, False
    if start > floor and text[start - 1] == "\n":
        return start - 1, False
    return start, start == 0


def _after(text: str, ceiling: int, found: FoundTag) -> tuple[int, bool]:
    end = found.end
    while end < ceiling and _blank(text[end]):
        end += 1
    if not _joins(found):
        return end, False
    if end < ceiling and text[end] == "\n":
        return end + 1, False
    return end, end == len(text)


def _joins(found: FoundTag) -> bool:
    return found.kind == "statement"


def _blank(character: str) -> bool:
    """Whether it is a blank within a line; tabulators and breaks in Word are elements and stay."""
    return character.isspace() and character not in "\n\t"


# At the end of a line ``{%-`` and ``-%}`` join the tag's paragraph with the one before or after it.
