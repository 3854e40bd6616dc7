"""A large part of a workbook, element by element: none is kept once it has been looked at."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator

from lxml import etree

from generator.ground.errors import Problem, RosterError, Span
from generator.office.sheetml.sheetml_names import MAIN, STRICT

_KEPT = 200
"""Elements that are kept at most, for it takes time to drop each by itself."""


def streamed(data: bytes, names: Collection[str], span: Span) -> Iterator[tuple[str, etree._Element]]:
    """The elements of ``data`` that have one of ``names``, in either namespace of spreadsheets, as each ends.

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
    """Drops what is before ``element``, which must stay as long as the parser is at it."""
    parent = element.getparent()
    if parent is not None:
        del parent[: parent.index(element)]
