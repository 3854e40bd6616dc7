"""A part of a template read for checks: its paragraphs in order, and the tags in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml.main_document import Places
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.wordml_names import FIELD_CHARACTER, FIELD_CHARACTER_TYPE, SIMPLE_FIELD, P, R, T
from generator.templates.expressions.tag_syntax import FoundTag, scan
from generator.templates.word.reading.attribute_tags import take_commented
from generator.templates.word.reading.split_tag_joining import (
    OBJECT,
    ParagraphPiece,
    around,
    lines_without_runs,
    pieces,
)
from generator.templates.word.reading.template_parts import TemplatePart


@dataclass(frozen=True, slots=True, eq=False)
class ReadTag:
    """One well-formed tag: its text (``inner`` without prefix and marks for white space), and its place."""

    found: FoundTag
    raw: str
    inner: str
    span: Span
    paragraph: ReadParagraph

    @property
    def word(self) -> str:
        """The first word of a statement; empty for a variable."""
        words = self.inner.split(maxsplit=1)
        return words[0] if words and self.found.kind == "statement" else ""

    @property
    def prefix(self) -> str:
        """``p``, ``tr``, ``tc``, ``r`` or empty."""
        return self.found.prefix

    def problem(
        self, code: str, facts: Mapping[str, object] | None = None, *, suggestion: str | None = None
    ) -> Problem:
        """A problem of this tag; its facts always have ``tag``."""
        facts = {"tag": self.raw, **(facts or {})}
        name = facts.get("name")
        return Problem(code, self.span, facts, None if name is None else str(name), suggestion)


@dataclass(frozen=True, slots=True, eq=False)
class ReadParagraph:
    """A paragraph, or the text of a property: its ``element``, its ``text``, its place and its pieces."""

    element: etree._Element
    text: str
    place: Span
    pieces: tuple[ParagraphPiece, ...]

    def span(self, start: int, end: int) -> Span:
        """The place with the text around ``start`` to ``end``."""
        return around(self.place, self.text, start, end)

    def tags(self) -> Iterator[ReadTag]:
        """The tags in its text that are closed and contain no object."""
        for found in scan(self.text):
            raw = self.text[found.start : found.end]
            if isinstance(found, FoundTag) and OBJECT not in raw:
                inner = found.inner.strip().strip("+-").strip()
                yield ReadTag(found, raw, inner, self.span(found.start, found.end), self)


@dataclass(frozen=True, slots=True)
class ReadPart:
    """One part: ``paragraphs`` in the order of the file, ``tags`` in the order of rendering."""

    name: str
    in_runs: bool
    root: etree._Element
    paragraphs: tuple[ReadParagraph, ...]
    tags: tuple[ReadTag, ...]


def read_part(part: TemplatePart, file: str) -> ReadPart:
    """Reads ``part``, without tags that are not closed in their paragraph."""
    if not part.in_runs:
        paragraphs = tuple(_lines(part, file))
        tags = tuple(tag for paragraph in paragraphs for tag in paragraph.tags())
        return ReadPart(part.name, part.in_runs, part.root, paragraphs, tags)
    places = Places(part.root, file, part.name)
    take_commented(part.root)
    read = ((element, tuple(pieces(element))) for element in part.root.iter(P))
    paragraphs = tuple(
        ReadParagraph(element, "".join(piece.text for piece in found), places.span(element, ""), found)
        for element, found in read
    )
    return ReadPart(part.name, part.in_runs, part.root, paragraphs, tuple(_in_order(paragraphs)))


def _lines(part: TemplatePart, file: str) -> Iterator[ReadParagraph]:
    for line in lines_without_runs(part.root):
        text = "".join(piece.text for piece in line)
        yield ReadParagraph(line[0].element, text, Span(file, part=part.name), tuple(line))


def _in_order(paragraphs: tuple[ReadParagraph, ...]) -> Iterator[ReadTag]:
    """The tags; those of a text box are where the box is anchored in its paragraph."""
    by_element = {paragraph.element: paragraph for paragraph in paragraphs}
    for paragraph in paragraphs:
        if next(paragraph.element.iterancestors(P), None) is None:
            yield from _with_boxes(paragraph, by_element)


def _with_boxes(paragraph: ReadParagraph, by_element: dict[etree._Element, ReadParagraph]) -> Iterator[ReadTag]:
    boxes = [
        (piece.start, by_element[inner])
        for piece in paragraph.pieces
        if piece.element.tag not in {T, R}
        for inner in piece.element.iter(P)
        if next(inner.iterancestors(P), None) is paragraph.element
    ]
    for tag in paragraph.tags():
        while boxes and boxes[0][0] < tag.found.start:
            yield from _with_boxes(boxes.pop(0)[1], by_element)
        yield tag
    for _, box in boxes:
        yield from _with_boxes(box, by_element)


def in_fields(root: etree._Element) -> frozenset[etree._Element]:
    """The texts that Word's fields show (ECMA-376 part 1, 17.16.2), which are not typed."""
    shown: set[etree._Element] = set()
    fields = OpenFields()
    for element in root.iter(FIELD_CHARACTER, SIMPLE_FIELD, T):
        if element.tag == FIELD_CHARACTER:
            fields.mark(element.get(FIELD_CHARACTER_TYPE))
        elif element.tag == SIMPLE_FIELD:
            shown.update(element.iter(T))
        elif fields.open:
            shown.add(element)
    return frozenset(shown)
