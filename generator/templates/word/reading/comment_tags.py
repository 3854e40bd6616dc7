"""Prefixed comments, ``{#tr … #}`` and the like: they remove their row, cell, paragraph or run."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.office.wordml.containers import complete
from generator.office.wordml.grids import set_grids
from generator.office.wordml.removal import remove_but_ranges
from generator.office.wordml.wordml_names import SECTION, TBL, TC, TR, P, R, T
from generator.templates.expressions import FoundTag, scan
from generator.templates.word.reading.split_tag_joining import ParagraphPiece, pieces

_HOSTS = {"tr": TR, "tc": TC, "p": P, "r": R}


def take_commented(root: etree._Element) -> bool:
    """Remove from ``root`` the elements of prefixed comments with all their content; whether there were any.

    Where another prefixed tag replaces the element that a comment is in, the comment goes with that element and removes
    nothing. An element with the end of a section stays.
    """
    if not any("#" in (text.text or "") for text in root.iter(T)):
        return False
    prefixed = [each for paragraph in list(root.iter(P)) for each in _prefixed(paragraph)]
    replaced = {host for found, hosts in prefixed if found.kind != "comment" for host in hosts}
    taken = [host for found, hosts in prefixed if found.kind == "comment" for host in hosts]
    taken = [host for host in taken if not _is_within(host, replaced) and next(host.iter(SECTION), None) is None]
    tables = {table for host in taken if host.tag == TC and (table := next(host.iterancestors(TBL), None)) is not None}
    for host in taken:
        remove_but_ranges(host)
    if taken:
        complete(root)
    for table in tables:
        set_grids(table)
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


def _is_within(host: etree._Element, others: set[etree._Element]) -> bool:
    return host in others or any(each in others for each in host.iterancestors())
