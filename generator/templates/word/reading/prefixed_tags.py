"""Tags that replace the paragraph, row or cell that they are in: ``{%p %}``, ``{%tr %}``, ``{%tc %}``."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.main_document import give_paragraph
from generator.office.wordml.schema_order import remove_but_ranges
from generator.office.wordml.table_grids import set_grids
from generator.office.wordml.wordml_names import SECTION, TBL, TC, TR, P
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
