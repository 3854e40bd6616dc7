"""Gathering of a part's tags: each is replaced with a marker in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.package.part_names import is_relationships
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.wordml_names import DELETED, FIELD_CHARACTER, INSTRUCTION, P, w
from generator.templates.word.fields import take_fields
from generator.templates.word.reading.attributes import fill_addresses, fill_attributes
from generator.templates.word.reading.blocks import settle
from generator.templates.word.reading.cells import set_cells
from generator.templates.word.reading.commented import take_commented
from generator.templates.word.reading.controls import free_controls
from generator.templates.word.reading.hosts import seat
from generator.templates.word.reading.joining import join
from generator.templates.word.reading.parts import Part
from generator.templates.word.reading.runs import Line, Piece, pieces, take_tags
from generator.templates.word.reading.tags import Tag, Tags

_ANY_TAG = re.compile(r"\{[{%#]|[%}]\}|\{_[{%]|[%}]_\}")
_DOCUMENT = w("document")


def gather(part: Part, file: str, bookmarks: frozenset[str] = frozenset()) -> Tags:
    """The tags of ``part`` with the problems found; a marker is in its tree for each, blocks are settled.

    ``bookmarks`` are the names, in lower case, that SET fields of the whole document give.
    """
    tags = Tags(changed=part.changed)
    if part.in_runs:
        _from_story(part, file, tags, bookmarks)
    elif is_relationships(part.name):
        fill_addresses(part.root, Span(file, part=part.name), tags)
    else:
        _from_elements(part, file, tags)
    settle(part.root, tags)
    if not tags.problems:
        _refuse_stray(part, file, tags)
    return tags


def _from_elements(part: Part, file: str, tags: Tags) -> None:
    for element in part.root.iter():
        if len(element) == 0 and _ANY_TAG.search(element.text or ""):
            piece = Piece(element, element.text or "", 0)
            prefixed = take_tags(Line([piece], Span(file, part=part.name)), tags)
            seat(prefixed, tags)


def _from_story(part: Part, file: str, tags: Tags, bookmarks: frozenset[str]) -> None:
    root = part.root
    places = Places(root, file, part.name)
    tags.changed |= take_commented(root)
    take_fields(root, places, tags, bookmarks, may_move=root.tag == _DOCUMENT)
    seat(list(_from_paragraphs(root, places, tags)), tags)
    join(root, tags)
    set_cells(root, tags)
    fill_attributes(root, places.of, tags)
    free_controls(root)


def _from_paragraphs(root: etree._Element, places: Places, tags: Tags) -> Iterator[tuple[Tag, etree._Element]]:
    coded = next(root.iter(INSTRUCTION), None) is not None
    for paragraph in list(root.iter(P)):
        found = pieces(paragraph)
        if _ANY_TAG.search("".join(piece.text for piece in found)):
            yield from take_tags(Line(found, places.span(paragraph, "")), tags)
        for code in _field_codes(paragraph) if coded else ():
            if _ANY_TAG.search("".join(piece.text for piece in code)):
                yield from take_tags(Line(code, places.span(paragraph, ""), writer="field_code"), tags)


def _field_codes(paragraph: etree._Element) -> Iterator[list[Piece]]:
    """The pieces of each field code in ``paragraph``; a field within another's code ends a code and begins the next."""
    code: list[Piece] = []
    for element in paragraph.iter(FIELD_CHARACTER, INSTRUCTION):
        if element.tag == INSTRUCTION:
            code.append(Piece(element, element.text or "", code[-1].end if code else 0))
        elif code:
            yield code
            code = []
    if code:
        yield code


def _refuse_stray(part: Part, file: str, tags: Tags) -> None:
    """Note tags where none can be filled in: they would reach the reader as they are."""
    xml = etree.tostring(part.root, encoding="unicode")
    if "{{" not in xml and "{%" not in xml:
        return
    for element in part.root.iter(etree.Element):
        if element.tag in DELETED:
            continue
        marks = [element.text, element.tail, *(child.tail for child in element), *map(str, element.attrib.values())]
        stray = next((text for text in marks if text and ("{{" in text or "{%" in text)), None)
        if stray is not None:
            span = Span(file, part=part.name, source=stray[:80])
            tags.problems.append(Problem("template-tag-place", span, {"tag": stray[:40]}))
