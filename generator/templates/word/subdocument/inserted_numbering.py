"""The numbering of an inserted document: its lists begin again, and those of the template continue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy

from lxml import etree

from generator.office.package.xml_parsing import whole
from generator.office.wordml.schema_order import set_or_remove
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly

_STYLES_OF = {w("pStyle"): "paragraph", w("styleLink"): "numbering"}
_VALUE, _NUMBER, _ABSTRACT = w("val"), w("numId"), w("abstractNumId")


class InsertedNumbering:
    """Copies the numberings that one printing needs (ECMA-376 part 1, 17.9); ``style`` copies a style."""

    def __init__(self, source: etree._Element, assembly: Assembly, style: Callable[[str, str], str | None]) -> None:
        self._source = source
        self._assembly = assembly
        self._style = style
        self._numbers: dict[str, str] = {}
        self._abstract: dict[str, str] = {}
        self._copies: list[etree._Element] = []

    def take(self, number: str) -> str | None:
        """The number in the document for the list ``number`` of the inserted one; None where there is no such list."""
        if number in self._numbers or number == "0":  # 0: no list at all (17.9.18)
            return self._numbers.get(number, number)
        found = _with(self._source, w("num"), _NUMBER, number)
        link = None if found is None else found.find(_ABSTRACT)
        if found is None or link is None:
            return None
        root = self._assembly.root_of("numbering")
        self._numbers[number] = _next(root, w("num"), _NUMBER)
        copy = deepcopy(found)
        copy.set(_NUMBER, self._numbers[number])
        append_number(root, copy)
        abstract = self._take_abstract(link.get(_VALUE, ""), root)
        copied = copy.find(_ABSTRACT)
        if copied is not None:
            copied.set(_VALUE, abstract)
        return self._numbers[number]

    def _take_abstract(self, identifier: str, root: etree._Element) -> str:
        if identifier in self._abstract:
            return self._abstract[identifier]
        new = self._abstract[identifier] = _next(root, w("abstractNum"), _ABSTRACT)
        found = _with(self._source, w("abstractNum"), _ABSTRACT, identifier)
        copy = etree.Element(w("abstractNum")) if found is None else deepcopy(found)
        copy.set(_ABSTRACT, new)
        for mark in copy.findall(w("nsid")):  # Word joins lists with the same one
            mark.set(_VALUE, f"{self._assembly.fresh_id():08X}")
        root.insert(sum(1 for each in root if each.tag in {w("numPicBullet"), w("abstractNum")}), copy)
        self._copies.append(copy)
        self._follow(copy)
        return new

    def settle(self, copied: Mapping[tuple[str, str], str]) -> None:
        """Point levels and lists to the styles that were ``copied``; those of the template have their own lists."""
        for abstract in self._copies:
            for tag, kind in _STYLES_OF.items():
                for link in list(abstract.iter(tag)):
                    set_or_remove(link, copied.get((kind, link.get(_VALUE, ""))))

    def _follow(self, abstract: etree._Element) -> None:
        """Copy the style that has the levels (17.9.21)."""
        for link in abstract.findall(w("numStyleLink")):
            set_or_remove(link, self._style("numbering", link.get(_VALUE, "")))


def _with(root: etree._Element, tag: str, name: str, value: str) -> etree._Element | None:
    return next((each for each in root.iter(tag) if each.get(name) == value), None)


def _next(root: etree._Element, tag: str, name: str) -> str:
    return str(max((whole(each.get(name)) for each in root.iter(tag)), default=0) + 1)


def append_number(root: etree._Element, number: etree._Element) -> None:
    """Append the ``w:num`` to a numbering part, before its ``w:numIdMacAtCleanup`` at the end."""
    last = root.find(w("numIdMacAtCleanup"))
    if last is None:
        root.append(number)
    else:
        last.addprevious(number)
