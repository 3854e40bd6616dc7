"""Ranges made complete: bookmarks, comments and permissions each have a start and an end (ECMA-376 part 1, 17.13)."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from generator.office.wordml.wordml_names import R, w

_BOOKMARK = w("bookmark")
_KINDS = (_BOOKMARK, *map(w, ("commentRange", "perm")))
_ID = w("id")
_REFERENCE = w("commentReference")


def balance(root: etree._Element) -> None:
    """Leave one start and one end of each range in the tree, and one mark of each comment.

    Of a repeated range the first stays. A range that has lost its start, or its end, is removed; a bookmark that has
    lost its end becomes empty.
    """
    for kind in _KINDS:
        edges: defaultdict[str | None, list[etree._Element]] = defaultdict(list)
        for edge in root.iter(f"{kind}Start", f"{kind}End"):
            edges[edge.get(_ID)].append(edge)
        for found in edges.values():
            _balance(kind, found)
    seen = set()
    for mark in list(root.iter(_REFERENCE)):
        if mark.get(_ID) in seen:
            run = mark.getparent()
            _remove(mark if run is None or run.tag != R else run)
        seen.add(mark.get(_ID))


def _balance(kind: str, edges: list[etree._Element]) -> None:
    start = next((edge for edge in edges if edge.tag == f"{kind}Start"), None)
    after = edges[edges.index(start) :] if start is not None else edges
    end = next((edge for edge in after if edge.tag == f"{kind}End"), None)
    for edge in edges:
        if edge is not start and edge is not end:
            _remove(edge)
    if start is None and end is not None:
        _remove(end)
    elif start is not None and end is None and kind == _BOOKMARK:
        start.addnext(etree.Element(f"{kind}End", {_ID: start.get(_ID, "")}))
    elif start is not None and end is None:
        _remove(start)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
