"""What has a start and an end in a text: fields that are open while a story is read, and ranges made complete.

A field has its code, then its result (ECMA-376 part 1, 17.16.18). Bookmarks, comments and permissions are ranges
(17.13).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import (
    FIELD_CHARACTER,
    FIELD_CHARACTER_TYPE,
    INSTRUCTION,
    SIMPLE_FIELD,
    SIMPLE_INSTRUCTION,
    R,
    w,
)


@dataclass(slots=True)
class OpenField:
    """A field that has begun: its instruction so far, and whether its result has begun.

    ``filled``: its result is not empty.
    """

    instruction: str = ""
    in_result: bool = False
    filled: bool = False

    @property
    def kind(self) -> str:
        """The first word of its instruction, in capitals; ``""`` where it has none."""
        words = self.instruction.split(None, 1)
        return words[0].upper() if words else ""


class OpenFields:
    """The fields that are open at the current place of a story; ``open`` has the outermost first.

    A field may span paragraphs. Unpaired marks are ignored.
    """

    def __init__(self) -> None:
        self.open: list[OpenField] = []

    @property
    def in_code(self) -> bool:
        """Whether the current place is in the code of a field, which is not shown."""
        return any(not field.in_result for field in self.open)

    @property
    def innermost(self) -> OpenField | None:
        """The field that began last, or None."""
        return self.open[-1] if self.open else None

    def meet(self, element: etree._Element) -> OpenField | None:
        """Handles ``element``, which may be a field or a piece of one; returns the field whose code or result ends.

        What a ``w:fldSimple`` contains is its result, after which the field has to be ended.
        """
        if element.tag == SIMPLE_FIELD:
            self.begin()
            self.instruct(element.get(SIMPLE_INSTRUCTION, ""))
            return self.separate()
        if element.tag in _CODES:
            self.instruct(element.text or "")
        kind = element.get(FIELD_CHARACTER_TYPE) if element.tag == FIELD_CHARACTER else None
        return self.separate() if kind == "separate" else self.mark(kind)

    def mark(self, kind: str | None) -> OpenField | None:
        """Handles a ``w:fldChar`` (``begin``, ``separate``, ``end``); returns the field that ends with it, or None."""
        if kind == "begin":
            self.begin()
        elif kind == "separate":
            self.separate()
        elif kind == "end":
            return self.end()
        return None

    def begin(self) -> None:
        """Begins a field with its code."""
        self.open.append(OpenField())

    def instruct(self, text: str) -> None:
        """Adds to the code of the innermost field (``w:instrText``)."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].instruction += text

    def separate(self) -> OpenField | None:
        """Ends the code of the innermost field and begins its result; returns the field, or None where it had ended."""
        if not self.open or self.open[-1].in_result:
            return None
        self.open[-1].in_result = True
        return self.open[-1]

    def fill(self) -> None:
        """Marks all open fields as filled: something is shown here."""
        for field in self.open:
            field.filled = True

    def end(self) -> OpenField | None:
        """Ends the innermost field and returns it; None where none is open."""
        return self.open.pop() if self.open else None


_CODES = (INSTRUCTION, w("delInstrText"))

_BOOKMARK = w("bookmark")
_KINDS = (_BOOKMARK, *map(w, ("commentRange", "perm")))
_ID = w("id")
_REFERENCE = w("commentReference")


def balance(root: etree._Element) -> None:
    """Leaves one start and one end of each range in the tree, and one mark of each comment.

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
            remove(mark if run is None or run.tag != R else run)
        seen.add(mark.get(_ID))


def _balance(kind: str, edges: list[etree._Element]) -> None:
    start = next((edge for edge in edges if edge.tag == f"{kind}Start"), None)
    after = edges[edges.index(start) :] if start is not None else edges
    end = next((edge for edge in after if edge.tag == f"{kind}End"), None)
    for edge in edges:
        if edge is not start and edge is not end:
            remove(edge)
    if start is None and end is not None:
        remove(end)
    elif start is not None and end is None and kind == _BOOKMARK:
        start.addnext(etree.Element(f"{kind}End", {_ID: start.get(_ID, "")}))
    elif start is not None and end is None:
        remove(start)
