"""The numbering of an inserted document: its lists begin again, and those of the template go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy

from lxml import etree

from generator.office.package.integers import whole
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly

_STYLES_OF = {w("pStyle"): "paragraph", w("styleLink"): "numbering"}
_VALUE, _NUMBER, _ABSTRACT = w("val"), w("numId"), w("abstractNumId")


class TakenNumbering:
    """Numberings that one printing takes over (ECMA-376 part 1, 17.9); ``style`` takes a style over."""

    def __init__(self, source: etree._Element, assembly: Assembly, style: Callable[[str, str], str | None]) -> None:
        self._source = source
        self._assembly = assembly
        self._style = style
        self._numbers: dict[str, str] = {}
        self._abstract: dict[str, str] = {}
        self._copies: list[etree._Element] = []

    def take(self, number: str) -> str | None:
        """The number in the document for the list ``number`` of the inserted one; None where that has no such list."""
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
        _append(root, copy)
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
        for mark in copy.findall(w("nsid")):  # Word joins lists that bear the same
            mark.set(_VALUE, f"{self._assembly.fresh_id():08X}")
        root.insert(sum(1 for each in root if each.tag in {w("numPicBullet"), w("abstractNum")}), copy)
        self._copies.append(copy)
        self._follow(copy)
        return new

    def settle(self, brought: Mapping[tuple[str, str], str]) -> None:
        """Point levels and lists at the styles that were ``brought``; those of the template have their own lists."""
        for abstract in self._copies:
            for tag, kind in _STYLES_OF.items():
                for link in list(abstract.iter(tag)):
                    parent, style = link.getparent(), brought.get((kind, link.get(_VALUE, "")))
                    if style is not None:
                        link.set(_VALUE, style)
                    elif parent is not None:
                        parent.remove(link)

    def _follow(self, abstract: etree._Element) -> None:
        """Bring along the style that the levels are in (17.9.21)."""
        for link in abstract.findall(w("numStyleLink")):
            style = self._style("numbering", link.get(_VALUE, ""))
            if style is None:
                abstract.remove(link)
            else:
                link.set(_VALUE, style)


def _with(root: etree._Element, tag: str, name: str, value: str) -> etree._Element | None:
    return next((each for each in root.iter(tag) if each.get(name) == value), None)


def _next(root: etree._Element, tag: str, name: str) -> str:
    return str(max((whole(each.get(name)) for each in root.iter(tag)), default=0) + 1)


def _append(root: etree._Element, number: etree._Element) -> None:
    last = root.find(w("numIdMacAtCleanup"))
    if last is None:
        root.append(number)
    else:
        last.addprevious(number)
