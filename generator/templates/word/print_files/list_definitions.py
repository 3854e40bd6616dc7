"""The definitions of lists in one paper: levels, starts, and styles (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import w
from generator.templates.word.content.document_styles import is_default, kind_of

NUMBER, ABSTRACT, LEVEL, VALUE = w("numId"), w("abstractNumId"), w("ilvl"), w("val")
_UNCOUNTED = ("bullet", "none")
_MOST_BASES = 50
_OF_ONE_FILE = (w("nsid"), w("tmpl"))


@dataclass(frozen=True, slots=True)
class ListStyle:
    """The list of a numbered paragraph style: its number, its level, and the resulting indents, as attributes."""

    number: str
    level: str
    indents: Mapping[str, str]


class ListDefinitions:
    """The lists of a numbering part, and the styles that use them; both arguments may be None."""

    def __init__(self, root: etree._Element | None, styles: etree._Element | None) -> None:
        self._numbers = {} if root is None else {each.get(NUMBER, ""): each for each in root.iter(w("num"))}
        self._abstracts = {} if root is None else {each.get(ABSTRACT, ""): each for each in root.iter(w("abstractNum"))}
        every = () if styles is None else styles.iter(w("style"))
        self._styles = {(kind_of(each), each.get(w("styleId"), "")): each for each in every}
        defaults = (key for (kind, key), each in self._styles.items() if kind == "paragraph" and is_default(each))
        self.default_style = next(defaults, "")
        self.of_styles = dict(self._numbered_styles())

    def number(self, number: str) -> etree._Element | None:
        """The ``w:num``; None where there is none."""
        return self._numbers.get(number)

    def abstract(self, number: str) -> etree._Element | None:
        """The ``w:abstractNum`` with the levels of a list, also where a style refers to it (17.9.21)."""
        for _ in range(_MOST_BASES):
            found = self._abstracts.get(_value(self._numbers.get(number), "abstractNumId"))
            link = None if found is None else found.find(w("numStyleLink"))
            if link is None:
                return found
            style = self._styles.get(("numbering", link.get(VALUE, "")))
            number = "" if style is None else _value(style.find(f"{w('pPr')}/{w('numPr')}"), "numId")
        return None

    def starts(self, number: str) -> dict[str, str]:
        """The start of each level of a list, by level; empty for a list without numbers."""
        levels = {each.get(LEVEL, ""): each for each in _levels(self.abstract(number))}
        own = self._numbers.get(number)
        levels |= {each.get(LEVEL, ""): each for each in ([] if own is None else own.iter(w("lvl")))}
        if all(_value(each, "numFmt") in _UNCOUNTED for each in levels.values()):
            return {}
        return {level: _value(each, "start") or "0" for level, each in levels.items()}

    def definition(self, number: str) -> bytes:
        """The list as XML, for comparison."""
        found, abstract = self._numbers.get(number), self.abstract(number)
        if found is None or abstract is None:
            return b""
        copies = deepcopy(found), deepcopy(abstract)
        for copy in copies:
            copy.tail = None
            for name in (NUMBER, ABSTRACT):
                copy.attrib.pop(name, "")
            for each in [*copy.iter(ABSTRACT, *_OF_ONE_FILE)]:
                remove(each)
        return b"".join(etree.tostring(copy, method="c14n", exclusive=True) for copy in copies)

    def _numbered_styles(self) -> Iterator[tuple[str, ListStyle]]:
        """The paragraph styles whose paragraphs are numbered."""
        for kind, identifier in self._styles:
            chain = self._chain(identifier) if kind == "paragraph" else []
            place = next((i for i, each in enumerate(chain) if _value(_numbering(each), "numId")), None)
            if place is None:
                continue
            number = _value(_numbering(chain[place]), "numId")
            if number != "0" and self.starts(number):
                level = self._level(number, chain)
                yield identifier, ListStyle(number, level, self._indents(number, level, chain, place))

    def _level(self, number: str, chain: list[etree._Element]) -> str:
        """The level of paragraphs in the style: the one that names the style, else the one that the style names."""
        by_style = {_value(each, "pStyle"): each.get(LEVEL, "0") for each in _levels(self.abstract(number))}
        for style in chain:
            if style.get(w("styleId"), "") in by_style:
                return by_style[style.get(w("styleId"), "")]
        return next((level for each in chain if (level := _value(_numbering(each), "ilvl"))), "0")

    def _indents(self, number: str, level: str, chain: list[etree._Element], place: int) -> dict[str, str]:
        """The indents: the list's replace those of styles below the one that names it, whose own replace the list's."""
        own = self._numbers.get(number)
        levels = [*_levels(self.abstract(number)), *([] if own is None else own.iter(w("lvl")))]
        of_list = [each for each in levels if each.get(LEVEL) == level]
        merged: dict[str, str] = {}
        for holder in [*reversed(chain[place + 1 :]), *of_list, *reversed(chain[: place + 1])]:
            found = holder.find(f"{w('pPr')}/{w('ind')}")
            merged |= {} if found is None else {str(key): str(value) for key, value in found.attrib.items()}
        return merged

    def _chain(self, identifier: str) -> list[etree._Element]:
        """The style and its bases, itself first."""
        chain: list[etree._Element] = []
        while len(chain) < _MOST_BASES:
            style = self._styles.get(("paragraph", identifier))
            if style is None:
                break
            chain.append(style)
            identifier = _value(style, "basedOn")
        return chain


def _numbering(style: etree._Element) -> etree._Element | None:
    return style.find(f"{w('pPr')}/{w('numPr')}")


def _levels(abstract: etree._Element | None) -> list[etree._Element]:
    return [] if abstract is None else abstract.findall(w("lvl"))


def _value(element: etree._Element | None, name: str) -> str:
    found = None if element is None else element.find(w(name))
    return "" if found is None else found.get(VALUE, "")
