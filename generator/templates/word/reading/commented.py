"""``{#tr … #}`` and its like: a comment that takes away the row, cell, paragraph or run that it is in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.office.wordml.containers import complete
from generator.office.wordml.grids import set_grids
from generator.office.wordml.wordml_names import RANGES, SECTION, TBL, TC, TR, P, R, T
from generator.templates.expressions import Found, scan
from generator.templates.word.reading.runs import Piece, pieces

_HOSTS = {"tr": TR, "tc": TC, "p": P, "r": R}


def take_commented(root: etree._Element) -> bool:
    """Remove from ``root`` what prefixed comments take away, with all that is in it; whether there was anything.

    A prefixed tag of another kind comes first: where it takes the place of the element that a comment is in, the
    comment goes with that element and takes nothing. What holds the end of a section is left as it is.
    """
    if not any("#" in (text.text or "") for text in root.iter(T)):
        return False
    prefixed = [each for paragraph in list(root.iter(P)) for each in _prefixed(paragraph)]
    replaced = {host for found, hosts in prefixed if found.kind != "comment" for host in hosts}
    taken = [host for found, hosts in prefixed if found.kind == "comment" for host in hosts]
    taken = [host for host in taken if not _is_within(host, replaced) and next(host.iter(SECTION), None) is None]
    tables = {table for host in taken if host.tag == TC and (table := next(host.iterancestors(TBL), None)) is not None}
    for host in taken:
        _remove(host)
    if taken:
        complete(root)
    for table in tables:
        set_grids(table)
    return bool(taken)


def _prefixed(paragraph: etree._Element) -> Iterator[tuple[Found, list[etree._Element]]]:
    """The prefixed tags of a paragraph, each with the elements whose place it takes: of runs there may be several."""
    found = pieces(paragraph)
    text = "".join(piece.text for piece in found)
    if "{" not in text:
        return
    for tag in scan(text):
        if isinstance(tag, Found) and tag.prefix:
            yield tag, _hosts(tag, found)


def _hosts(tag: Found, found: list[Piece]) -> list[etree._Element]:
    touched = [piece for piece in found if piece.start < tag.end and tag.start < piece.end]
    if tag.prefix != "r":
        touched = touched[:1]
    hosts = (next(piece.element.iterancestors(_HOSTS[tag.prefix]), None) for piece in touched)
    return list(dict.fromkeys(host for host in hosts if host is not None))


def _is_within(host: etree._Element, others: set[etree._Element]) -> bool:
    return host in others or any(each in others for each in host.iterancestors())


def _remove(host: etree._Element) -> None:
    """Remove ``host`` but not its bookmarks."""
    parent = host.getparent()
    if parent is None:
        return
    for edge in list(host.iter(*RANGES)):
        host.addprevious(edge)
    parent.remove(host)
