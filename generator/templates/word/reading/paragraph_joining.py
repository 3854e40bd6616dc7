"""At the end of a line ``{%-`` and ``-%}`` join the tag's paragraph with the one before or after it."""

from __future__ import annotations

from itertools import dropwhile, islice

from lxml import etree

from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import CELL_PROPERTIES, INVISIBLE, PARAGRAPH_PROPERTIES, SECTION, P
from generator.templates.word.reading.part_tags import PartTags, WordTag, markers
from generator.templates.word.reading.split_tag_joining import pieces


def join_paragraphs(root: etree._Element, tags: PartTags) -> None:
    """Joins the paragraphs of ``root`` whose tags ask for it; the first one's properties apply to all.

    Empty paragraphs in between are removed. At the beginning and the end of a text or a cell nothing is joined. Reports
    a table, a prefixed tag or the end of a section in between.
    """
    if not any(tag.joins_previous or tag.joins_next for tag in tags.by_number):
        return
    for marker in markers(root):
        tag = tags.of(marker)
        paragraph = next(marker.iterancestors(P), None)
        if paragraph is not None and tag.joins_previous:
            _merge(_past_empty(paragraph, forward=False), paragraph, tag, tags)
    for marker in markers(root):
        tag = tags.of(marker)
        paragraph = next(marker.iterancestors(P), None)
        if paragraph is not None and tag.joins_next and _ends_with(paragraph, marker):
            following = _past_empty(paragraph, forward=True)
            if following is not None and following.tag != SECTION:
                _merge(paragraph, following, tag, tags)


def _ends_with(paragraph: etree._Element, marker: etree._Element) -> bool:
    """Whether ``marker`` is still the last thing in ``paragraph``: the next one may have been joined already."""
    if markers(paragraph)[-1] is not marker or marker.tail:
        return False
    behind = dropwhile(lambda piece: piece.element is not marker.getparent(), pieces(paragraph))
    return not any(piece.text for piece in islice(behind, 1, None))


def _past_empty(paragraph: etree._Element, *, forward: bool) -> etree._Element | None:
    """The neighbour of ``paragraph`` after removal of the empty paragraphs in between."""
    found = _neighbour(paragraph, forward=forward)
    while found is not None and found.tag == P and not markers(found) and not any(each.text for each in pieces(found)):
        further = _neighbour(found, forward=forward)
        if further is None or further.tag != P or _ends_section(found):
            break
        remove(found)
        found = further
    return found


def _merge(first: etree._Element | None, second: etree._Element, tag: WordTag, tags: PartTags) -> None:
    if first is None:
        return
    if first.tag != P or second.tag != P or _ends_section(first) or _ends_section(second):
        tags.problems.append(tag.problem("template-dash"))
        return
    first.extend([child for child in second if child.tag != PARAGRAPH_PROPERTIES])
    remove(second)


def _neighbour(element: etree._Element, *, forward: bool) -> etree._Element | None:
    siblings = element.itersiblings(preceding=not forward)
    return next((each for each in siblings if each.tag not in INVISIBLE | {CELL_PROPERTIES}), None)


def _ends_section(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}") is not None
