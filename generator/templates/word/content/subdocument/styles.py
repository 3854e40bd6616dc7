"""The styles of an inserted document: those that the template has are the template's, the others come along."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.styles import kind_of, name_of

_VALUE, _ID = w("val"), w("styleId")
_REFERENCES = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_LINKED = {"paragraph": "character", "character": "paragraph"}


class TakenStyles:
    """Styles that one printing takes over; ``number`` takes a list over."""

    def __init__(self, source: etree._Element, assembly: Assembly, number: Callable[[str], str | None]) -> None:
        self._source = source
        self._assembly = assembly
        self._number = number
        self._taken: dict[tuple[str, str], str] = {}
        self.brought: dict[tuple[str, str], str] = {}

    def take(self, kind: str, identifier: str) -> str | None:
        """The id in the document of the inserted one's style; None where that has no such style."""
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
            self._bring(key, found, root)
        return self._taken[key]

    def rename(self, element: etree._Element) -> None:
        """Rename the styles referred to at and below ``element`` to those of the document."""
        for reference in list(element.iter(*_REFERENCES)):
            style = self.take(_REFERENCES[str(reference.tag)], reference.get(_VALUE, ""))
            _set_or_remove(reference, style)

    def _bring(self, key: tuple[str, str], found: etree._Element, root: etree._Element) -> None:
        kind, identifier = key
        copy = deepcopy(found)
        ids = {each.get(_ID) for each in root.iter(w("style"))}
        new, count = identifier, 1
        while new in ids:
            count += 1
            new = f"{identifier}_{count}"
        copy.set(_ID, new)
        copy.attrib.pop(w("default"), "")
        self._taken[key] = self.brought[key] = new
        root.append(copy)
        related = {"basedOn": kind, "next": "paragraph", "link": _LINKED.get(kind, kind)}
        for name, of in related.items():
            for reference in copy.findall(w(name)):
                _set_or_remove(reference, self.take(of, reference.get(_VALUE, "")))
        for reference in list(copy.iter(w("numId"))):
            _set_or_remove(reference, self._number(reference.get(_VALUE, "")))


def _set_or_remove(reference: etree._Element, value: str | None) -> None:
    parent = reference.getparent()
    if value is not None:
        reference.set(_VALUE, value)
    elif parent is not None:
        parent.remove(reference)
