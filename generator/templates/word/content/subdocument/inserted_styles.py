"""The styles of an inserted document: the template's where it has them; the others are copied."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from generator.office.wordml.removal import set_or_remove
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.document_styles import (
    STYLE_REFERENCES,
    kind_of,
    name_of,
    related_styles,
    unused_id,
)

_VALUE, _ID = w("val"), w("styleId")


class InsertedStyles:
    """Copies the styles that one printing needs; ``number`` copies a list."""

    def __init__(self, source: etree._Element, assembly: Assembly, number: Callable[[str], str | None]) -> None:
        self._source = source
        self._assembly = assembly
        self._number = number
        self._taken: dict[tuple[str, str], str] = {}
        self.copied: dict[tuple[str, str], str] = {}

    def take(self, kind: str, identifier: str) -> str | None:
        """The id in the document for a style of the inserted one; None where there is no such style."""
        key = (kind, identifier)
        if key in self._taken:
            return self._taken[key]
        every = self._source.iter(w("style"))
        found = next((each for each in every if (kind_of(each), each.get(_ID)) == key), None)
        if found is None:
            return None
        root = self._assembly.root_of("styles")
        known = {(kind_of(each), name_of(each).casefold()): each.get(_ID, "") for each in root.iter(w("style"))}
        there = known.get((kind, name_of(found).casefold()))
        if there is not None:
            self._taken[key] = there
        else:
            self._copy(key, found, root)
        return self._taken[key]

    def rename(self, element: etree._Element) -> None:
        """Change references to styles at and below ``element`` to those of the document."""
        for reference in list(element.iter(*STYLE_REFERENCES)):
            style = self.take(STYLE_REFERENCES[str(reference.tag)], reference.get(_VALUE, ""))
            set_or_remove(reference, style)

    def _copy(self, key: tuple[str, str], found: etree._Element, root: etree._Element) -> None:
        copy = deepcopy(found)
        new = unused_id(root, key[1])
        copy.set(_ID, new)
        copy.attrib.pop(w("default"), "")
        self._taken[key] = self.copied[key] = new
        root.append(copy)
        for reference, kind in related_styles(copy):
            set_or_remove(reference, self.take(kind, reference.get(_VALUE, "")))
        for reference in list(copy.iter(w("numId"))):
            set_or_remove(reference, self._number(reference.get(_VALUE, "")))
