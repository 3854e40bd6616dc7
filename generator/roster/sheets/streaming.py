"""A large part of a workbook parsed element by element, without keeping the elements."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator

from lxml import etree

from generator.ground.errors import Problem, RosterError, Span
from generator.office.sheetml.sheetml_names import MAIN, STRICT

_KEPT = 200
"""How many elements are kept at most: dropping each by itself would take time."""


def streamed(data: bytes, names: Collection[str], span: Span) -> Iterator[tuple[str, etree._Element]]:
    """Yield the elements of ``data`` with one of ``names``, in either namespace of spreadsheets, as each ends.

    Raises RosterError for what is no XML.
    """
    tags = [f"{{{namespace}}}{name}" for namespace in (MAIN, STRICT) for name in names]
    parser = etree.iterparse(
        io.BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for number, (_, element) in enumerate(parser):
            yield element.tag.rpartition("}")[2], element
            if number % _KEPT == 0:
                _forget(element)
    except etree.XMLSyntaxError as fault:
        raise RosterError(Problem("sheet-broken", span, {"why": fault.msg})) from fault


def _forget(element: etree._Element) -> None:
    """Drop the siblings before ``element``, which itself must stay while the parser is at it."""
    parent = element.getparent()
    if parent is not None:
        del parent[: parent.index(element)]
