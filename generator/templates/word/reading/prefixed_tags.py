"""Tags that change their paragraph, row or cell: ``{%p %}``, ``{%tr %}``, ``{%tc %}`` replace it, ``{%-`` joins it."""

from __future__ import annotations

from itertools import dropwhile, islice

from lxml import etree

from generator.office.wordml.grids import set_grids
from generator.office.wordml.main_document import give_paragraph
from generator.office.wordml.schema_order import remove, remove_but_ranges
from generator.office.wordml.wordml_names import (
    CELL_PROPERTIES,
    INVISIBLE,
    PARAGRAPH_PROPERTIES,
    SECTION,
    TBL,
    TC,
    TR,
    P,
)
from generator.templates.word.reading.part_tags import PartTags, WordTag, markers
from generator.templates.word.reading.split_tag_joining import OBJECT, pieces

HOSTS = {"p": P, "tr": TR, "tc": TC}
"""The element that a prefixed statement replaces, its host, by the prefix."""

_SECTION_BREAK = "分节符 section break"
_INNERMOST_FIRST = ("p", "tc", "tr")


def seat_prefixed(prefixed: list[tuple[WordTag, etree._Element]], tags: PartTags) -> None:
    """Puts each prefixed tag in its host's place. ``prefixed`` has each tag with the element it began in.

    Reports a host with other content, which would be lost; a tag without a host; and a tag with a ``-``, because a
    removed host has no line to join.
    """
    hosts: dict[etree._Element, list[WordTag]] = {}
    for tag, element in prefixed:
        host = next(element.iterancestors(HOSTS[tag.prefix]), None)
        if tag.joins_previous or tag.joins_next:
            tags.problems.append(tag.problem("template-dash"))
        if host is None:
            tags.problems.append(tag.problem("template-prefix-place", {"prefix": tag.prefix}))
        else:
            hosts.setdefault(host, []).append(tag)
    for prefix in _INNERMOST_FIRST:
        for host, seated in hosts.items():
            if host.tag == HOSTS[prefix]:
                _replace(host, seated, tags)


def _replace(host: etree._Element, seated: list[WordTag], tags: PartTags) -> None:
    lost = _left_in(host)
    if lost:
        tags.problems.append(seated[0].problem("template-text-lost", {"text": lost, "prefix": seated[0].prefix}))
    for tag in seated:
        if tag.prefix != seated[0].prefix:
            facts = {"text": seated[0].raw, "prefix": tag.prefix}
            tags.problems.append(tag.problem("template-text-lost", facts))
        if tag.kind != "comment":
            host.addprevious(tags.marker(tag))
    parent, table = host.getparent(), next(host.iterancestors(TBL), None)
    remove_but_ranges(host)
    if all(tag.kind == "comment" for tag in seated) and parent is not None:
        give_paragraph(parent)
        if host.tag == TC and table is not None:
            set_grids(table)


def _left_in(host: etree._Element) -> str:
    """The content of ``host`` besides the prefixed tags: text, other tags, objects; empty where there is none."""
    paragraphs = [host] if host.tag == P else list(host.iter(P))
    text = "".join(piece.text for paragraph in paragraphs for piece in pieces(paragraph)).strip()
    if not text and next(host.iter(SECTION), None) is not None:
        return _SECTION_BREAK
    return text.replace(OBJECT, "…") or ("{…}" if markers(host) else "")


# At the end of a line ``{%-`` and ``-%}`` join the tag's paragraph with the one before or after it.


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
