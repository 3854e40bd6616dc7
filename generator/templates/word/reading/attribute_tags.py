"""Tags in attributes, such as a picture's description or a link's address; prefixed comments; content controls."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml import main_document, schema_order, table_grids
from generator.office.wordml.wordml_names import FIELD_CODES, SECTION, TBL, TC, TR, P, R, T, w, w15
from generator.templates.expressions.tag_syntax import DelimiterFault, FoundTag, scan
from generator.templates.word.reading.part_tags import PartTags, WordTag, markers
from generator.templates.word.reading.split_tag_joining import ParagraphPiece, pieces, trimmed
from generator.templates.word.reading.table_cell_tags import check_blocks

_OPENER = re.compile(r"\{[{%]|\{_[{%]")
_ENCODED = re.compile(
    r"(?:\{|%7B){2}(?:(?!(?:\{|%7B){2}).)*?(?:\}|%7D){2}"
    r"|(?:\{|%7B)(?:%25|%(?!7D))(?:(?!(?:\{|%7B)(?:%25|%(?!7D))).)*?%(?:25)?(?:\}|%7D)",
    re.DOTALL | re.IGNORECASE,
)
_AROUND = 20  # characters shown on either side of a tag


def fill_attributes(root: etree._Element, place: Callable[[etree._Element], Span], tags: PartTags) -> None:
    """Puts a token for each tag into the attributes at and below ``root``; ``place`` returns an element's place."""
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if _OPENER.search(str(value)):
                writer = "field_code" if name in FIELD_CODES else "attribute"
                element.set(name, _filled(str(value), place(element), writer, root, tags))


def fill_addresses(root: etree._Element, span: Span, tags: PartTags) -> None:
    """Puts a token for each tag into the external addresses of a part's relationships (ECMA-376 part 2, 6.5).

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


_HOSTS = {"tr": TR, "tc": TC, "p": P, "r": R}


def take_commented(root: etree._Element) -> bool:
    """Removes from ``root`` the elements of prefixed comments with all their content; whether there were any.

    Such a comment, ``{#tr … #}`` and the like, removes its row, cell, paragraph or run. Where another prefixed tag
    replaces the element that a comment is in, the comment goes with that element and removes nothing. An element with
    the end of a section stays.
    """
    if not any("#" in (text.text or "") for text in root.iter(T)):
        return False
    prefixed = [each for paragraph in list(root.iter(P)) for each in _prefixed(paragraph)]
    replaced = {host for found, hosts in prefixed if found.kind != "comment" for host in hosts}
    taken = [host for found, hosts in prefixed if found.kind == "comment" for host in hosts]
    taken = [host for host in taken if replaced.isdisjoint((host, *host.iterancestors()))]
    taken = [host for host in taken if next(host.iter(SECTION), None) is None]
    tables = {table for host in taken if host.tag == TC and (table := next(host.iterancestors(TBL), None)) is not None}
    for host in taken:
        schema_order.remove_but_ranges(host)
    if taken:
        main_document.complete(root)
    for table in tables:
        table_grids.set_grids(table)
    return bool(taken)


def _prefixed(paragraph: etree._Element) -> Iterator[tuple[FoundTag, list[etree._Element]]]:
    """The prefixed tags of a paragraph, each with the elements that it replaces; these may be several runs."""
    found = pieces(paragraph)
    text = "".join(piece.text for piece in found)
    if "{" not in text:
        return
    for tag in scan(text):
        if isinstance(tag, FoundTag) and tag.prefix:
            yield tag, _hosts(tag, found)


def _hosts(tag: FoundTag, found: list[ParagraphPiece]) -> list[etree._Element]:
    touched = [piece for piece in found if piece.start < tag.end and tag.start < piece.end]
    if tag.prefix != "r":
        touched = touched[:1]
    hosts = (next(piece.element.iterancestors(_HOSTS[tag.prefix]), None) for piece in touched)
    return list(dict.fromkeys(host for host in hosts if host is not None))


_CONTROL, _PROPERTIES = w("sdt"), w("sdtPr")
# A placeholder vanishes at the first click (ECMA-376 part 1, 17.5.2.39); a bound control shows its source instead of
# the printed value (17.5.2.6, and Word's extension of it for repeating sections).
_REMOVED = (
    w("showingPlcHdr"),
    w("dataBinding"),
    w15("dataBinding"),
)


def free_controls(root: etree._Element) -> None:
    """Removes placeholder and data binding from each content control at and below ``root`` that holds a tag."""
    filled = {control for marker in markers(root) for control in marker.iterancestors(_CONTROL)}
    for control in filled:
        properties = control.find(_PROPERTIES)
        if properties is not None:
            for found in [child for child in properties if child.tag in _REMOVED]:
                properties.remove(found)
