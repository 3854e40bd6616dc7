"""The tags of a part are gathered: each is taken out of its text and gets a marker in its place in the tree."""

from __future__ import annotations

import re

from lxml import etree

from generator.docx_template.blocks import settle
from generator.docx_template.cells import set_cells
from generator.docx_template.hosts import seat
from generator.docx_template.joining import join
from generator.docx_template.parts import Part
from generator.docx_template.places import Places
from generator.docx_template.runs import Line, Piece, pieces, take_tags
from generator.docx_template.tags import Tags
from generator.docx_template.wordml import DELETED, P
from generator.errors import Problem, Span

_ANY_TAG = re.compile(r"\{[{%#]|[%}]\}|\{_[{%]|[%}]_\}")


def gather(part: Part, file: str) -> Tags:
    """The tags of ``part`` with the problems found; a marker stands in its tree for each, blocks are settled."""
    tags = Tags()
    if part.in_runs:
        _from_paragraphs(part, file, tags)
        join(part.root, tags)
        set_cells(part.root, tags)
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


def _from_paragraphs(part: Part, file: str, tags: Tags) -> None:
    places: Places | None = None
    prefixed = []
    for paragraph in list(part.root.iter(P)):
        found = pieces(paragraph)
        if _ANY_TAG.search("".join(piece.text for piece in found)):
            places = places or Places(part.root, file, part.name)
            prefixed += take_tags(Line(found, places.span(paragraph, "")), tags)
    seat(prefixed, tags)


def _refuse_stray(part: Part, file: str, tags: Tags) -> None:
    """Note tags where none can be filled in: they would reach the reader as they are."""
    for element in part.root.iter(etree.Element):
        if element.tag in DELETED:
            continue
        marks = [element.text, element.tail, *(child.tail for child in element), *map(str, element.attrib.values())]
        stray = next((text for text in marks if text and ("{{" in text or "{%" in text)), None)
        if stray is not None:
            span = Span(file, part=part.name, source=stray[:80])
            tags.problems.append(Problem("template-tag-place", span, {"tag": stray[:40]}))
