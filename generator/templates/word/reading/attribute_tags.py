"""Tags in attributes: a picture's description, a link's tip, a link's address."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml.wordml_names import FIELD_CODES
from generator.templates.expressions import DelimiterFault, FoundTag, scan
from generator.templates.word.reading.block_tags import check_blocks
from generator.templates.word.reading.dash_trimming import trimmed
from generator.templates.word.reading.part_tags import PartTags, WordTag

_OPENER = re.compile(r"\{[{%]|\{_[{%]")
_ENCODED = re.compile(
    r"(?:\{|%7B){2}(?:(?!(?:\{|%7B){2}).)*?(?:\}|%7D){2}"
    r"|(?:\{|%7B)(?:%25|%(?!7D))(?:(?!(?:\{|%7B)(?:%25|%(?!7D))).)*?%(?:25)?(?:\}|%7D)",
    re.DOTALL | re.IGNORECASE,
)
_AROUND = 20  # characters shown on either side of a tag


def fill_attributes(root: etree._Element, place: Callable[[etree._Element], Span], tags: PartTags) -> None:
    """Put a token for each tag into the attributes at and below ``root``; ``place`` returns an element's place."""
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if _OPENER.search(str(value)):
                writer = "field_code" if name in FIELD_CODES else "attribute"
                element.set(name, _filled(str(value), place(element), writer, root, tags))


def fill_addresses(root: etree._Element, span: Span, tags: PartTags) -> None:
    """Put a token for each tag into the external addresses of a part's relationships (ECMA-376 part 2, 6.5).

    Word percent-encodes the braces of an address and the tag between them; only the tag is decoded.
    """
    for relationship in root:
        target = relationship.get("Target", "")
        if relationship.get("TargetMode") == "External" and _ENCODED.search(target):
            decoded = _ENCODED.sub(lambda match: unquote(match[0]), target)
            relationship.set("Target", _filled(decoded, span, "attribute", root, tags))


def _filled(text: str, span: Span, writer: str, root: etree._Element, tags: PartTags) -> str:
    found: list[FoundTag] = []
    for each in scan(text):
        if isinstance(each, DelimiterFault):
            raw = text[each.start : each.end]
            tags.problems.append(Problem(each.code, _around(span, text, each), {"tag": raw, "closer": each.closer}))
        else:
            tags.find(span)
            found.append(each)
    if not tags.reserve(root):
        tags.problems.append(Problem("template-tag-place", replace(span, source=text[:80]), {"tag": text[:40]}))
        return text
    filled, place, seats = "", 0, []
    for cut in trimmed(text, found):
        each = cut.found
        raw = text[each.start : each.end]
        tag = WordTag(each.kind, each.inner, raw, each.prefix, _around(span, text, each), writer=writer)
        filled += text[place : cut.start] + ("" if tag.kind == "comment" else tags.token(tag))
        place = cut.end
        seats.append(tag)
    check_blocks(seats, tags.problems)
    return filled + text[place:]


def _around(span: Span, text: str, found: FoundTag | DelimiterFault) -> Span:
    return replace(span, source=text[max(0, found.start - _AROUND) : found.end + _AROUND])
