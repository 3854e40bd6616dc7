"""Lists (ECMA-376 part 1, 17.9): those that a source needs are copied, or begin again where the target has them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property

from lxml import etree

from generator.ground.words.vocabularies import phrase
from generator.office.package.xml_parsing import whole
from generator.office.wordml.schema_order import get_or_add, paragraph_properties, remove, set_or_remove
from generator.office.wordml.wordml_names import P, w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.document_styles import Key, default_id, with_bases
from generator.templates.word.embedding.policy import Refusal

_NUMBER, _ABSTRACT, _LEVEL, _VALUE, _STYLE = w("numId"), w("abstractNumId"), w("ilvl"), w("val"), w("pStyle")
_NUM, _DEFINITION, _OVERRIDE, _START = w("num"), w("abstractNum"), w("lvlOverride"), w("startOverride")
_NO_LIST = "0"  # 17.9.18
_UNCOUNTED = ("bullet", "none")
_MOST_BASES = 50
_OF_ONE_FILE = (w("nsid"), w("tmpl"))


class ListDefinitions:
    """The lists of a numbering part, which may be None, and the ``styles`` that use them."""

    def __init__(self, root: etree._Element | None, styles: Mapping[Key, etree._Element]) -> None:
        self._numbers = {} if root is None else {each.get(_NUMBER, ""): each for each in root.iter(_NUM)}
        self._abstracts = {} if root is None else {each.get(_ABSTRACT, ""): each for each in root.iter(_DEFINITION)}
        self._styles = styles
        self._starts: dict[str, dict[str, str]] = {}

    @cached_property
    def of_styles(self) -> dict[str | None, tuple[str, str, dict[str, str]]]:
        """The number, the level and the indents of paragraphs that their style numbers, by the style's id.

        None is the id that a paragraph without a style has. The list's indents replace those of styles below the one
        that names it, whose own replace the list's.
        """
        found: dict[str | None, tuple[str, str, dict[str, str]]] = {}
        for kind, identifier in self._styles:
            chain = with_bases(self._styles, kind, identifier) if kind == "paragraph" else []
            place = next((i for i, each in enumerate(chain) if _value(_numbering(each), "numId")), len(chain))
            number = "" if place == len(chain) else _value(_numbering(chain[place]), "numId")
            if number in ("", _NO_LIST) or not self.starts(number):
                continue
            level = self._level(number, chain)
            of_list = [each for each in self._levels(number) if each.get(_LEVEL) == level]
            indents: dict[str, str] = {}
            for holder in [*reversed(chain[place + 1 :]), *of_list, *reversed(chain[: place + 1])]:
                indent = holder.find(f"{w('pPr')}/{w('ind')}")
                indents |= {} if indent is None else {str(key): str(value) for key, value in indent.attrib.items()}
            found[identifier] = (number, level, indents)
        usual = default_id(self._styles, "paragraph")
        return {**found, None: found[usual]} if usual in found else found

    def of(self, number: str) -> tuple[etree._Element, etree._Element] | None:
        """The ``w:num`` of a list and the ``w:abstractNum`` with its levels, also where a style refers to it (17.9.21).

        None where there is none.
        """
        found, wanted = self._numbers.get(number), number
        for _ in range(_MOST_BASES):
            abstract = self._abstracts.get(_value(self._numbers.get(wanted), "abstractNumId"))
            link = None if abstract is None else abstract.find(w("numStyleLink"))
            if found is None or abstract is None or link is None:
                return None if found is None or abstract is None else (found, abstract)
            style = self._styles.get(("numbering", link.get(_VALUE, "")))
            wanted = "" if style is None else _value(_numbering(style), "numId")
        return None

    def starts(self, number: str) -> dict[str, str]:
        """The start of each level of a list, by level; empty for a list without numbers."""
        if number not in self._starts:
            levels = {each.get(_LEVEL, ""): each for each in self._levels(number)}
            counted = any(_value(each, "numFmt") not in _UNCOUNTED for each in levels.values())
            every = {level: _value(each, "start") or "0" for level, each in levels.items()}
            self._starts[number] = every if counted else {}
        return self._starts[number]

    def definition(self, number: str) -> bytes:
        """The list as XML, for comparison."""
        copies = deepcopy(self.of(number)) or ()
        for copy in copies:
            copy.tail = None
            for name in (_NUMBER, _ABSTRACT):
                copy.attrib.pop(name, "")
            for each in [*copy.iter(_ABSTRACT, *_OF_ONE_FILE)]:
                remove(each)
        return b"".join(etree.tostring(copy, method="c14n", exclusive=True) for copy in copies)

    def _levels(self, number: str) -> list[etree._Element]:
        """The levels of a list, then those that its ``w:num`` has instead."""
        found = self.of(number)
        return [] if found is None else [*found[1].findall(w("lvl")), *found[0].iter(w("lvl"))]

    def _level(self, number: str, chain: list[etree._Element]) -> str:
        """The level of paragraphs in the style: the one that names the style, else the one that the style names."""
        found = self.of(number)
        levels = [] if found is None else found[1].findall(w("lvl"))
        by_style = {_value(each, "pStyle"): each.get(_LEVEL, "0") for each in levels}
        named = (by_style[each.get(w("styleId"), "")] for each in chain if each.get(w("styleId"), "") in by_style)
        own = (level for each in chain if (level := _value(_numbering(each), "ilvl")))
        return next(named, None) or next(own, "0")


class TargetLists:
    """The lists of ``target`` while documents are set in; ``usual`` are those that they may share with it."""

    def __init__(self, target: Assembly, usual: ListDefinitions | None = None) -> None:
        self._target = target
        self._usual = usual
        self._root: etree._Element | None = None
        self._counts: dict[str, int] = {}

    def same(self, number: str, lists: ListDefinitions) -> bool:
        """Whether the list ``number`` of ``lists`` is one of the target's."""
        usual = self._usual
        return usual is not None and (lists is usual or lists.definition(number) == usual.definition(number) != b"")

    def add(self, number: etree._Element, abstract: str | None = None) -> str:
        """Adds the ``w:num``, with the levels of ``abstract`` where that is given; returns its id."""
        root, identifier = self._next(_NUM)
        number.set(_NUMBER, identifier)
        link = number.find(_ABSTRACT)
        if abstract is not None and link is not None:
            link.set(_VALUE, abstract)
        last = root.find(w("numIdMacAtCleanup"))
        if last is None:
            root.append(number)
        else:
            last.addprevious(number)
        return identifier

    def add_abstract(self, abstract: etree._Element) -> str:
        """Adds the ``w:abstractNum``; returns its id."""
        root, identifier = self._next(_DEFINITION)
        abstract.set(_ABSTRACT, identifier)
        for mark in abstract.findall(w("nsid")):  # Word joins lists with the same one
            mark.set(_VALUE, f"{self._target.fresh_id():08X}" if self._usual is None else f"{int(identifier):08X}")
        root.insert(self._counts["before"], abstract)
        self._counts["before"] += 1
        return identifier

    def _next(self, tag: str) -> tuple[etree._Element, str]:
        root = self._root
        if root is None:
            root = self._root = self._target.root_of("numbering")
            for each, key in ((_NUM, _NUMBER), (_DEFINITION, _ABSTRACT)):
                self._counts[each] = max((whole(found.get(key)) for found in root.iter(each)), default=0)
            self._counts["before"] = sum(1 for each in root if each.tag in (w("numPicBullet"), _DEFINITION))
        self._counts[tag] += 1
        return root, str(self._counts[tag])


class SourceLists:
    """The lists of one source in the target. With ``restarts``, lists that the target has begin again."""

    def __init__(self, target: TargetLists, lists: ListDefinitions, *, restarts: bool) -> None:
        self._target = target
        self._lists = lists
        self._restarts = restarts
        self._numbers: dict[str, str] = {_NO_LIST: _NO_LIST}
        self._begun: set[int] = set()
        self._copied: dict[int, tuple[str, etree._Element]] = {}

    def name_lists(self, story: etree._Element) -> None:
        """Gives paragraphs that are numbered by their style the style's list and indents directly."""
        of_styles = self._lists.of_styles
        for paragraph in story.iter(P) if of_styles else ():
            style = paragraph.find(f"{w('pPr')}/{_STYLE}")
            of_style = of_styles.get(None if style is None else style.get(_VALUE, ""))
            if of_style is None or paragraph.find(f"{w('pPr')}/{w('numPr')}/{_NUMBER}") is not None:
                continue
            properties = paragraph_properties(paragraph)
            numbering = get_or_add(properties, "numPr")
            if numbering.find(_LEVEL) is None:
                etree.SubElement(numbering, _LEVEL, {_VALUE: of_style[1]})
            indents = get_or_add(properties, "ind")
            for name, value in of_style[2].items():
                indents.set(name, indents.get(name, value))
            etree.SubElement(numbering, _NUMBER, {_VALUE: of_style[0]})

    def settle(self, story: etree._Element) -> bool:
        """Moves the numbering of ``story`` to lists of the target; returns whether there is any."""
        numbers = list(story.iter(_NUMBER))
        for number in numbers:
            number.set(_VALUE, self._take(number.get(_VALUE, "")))
        return bool(numbers)

    def of_style(self, number: str) -> str:
        """The list of the target for a list that a style of the source names."""
        return number if self._target.same(number, self._lists) else self._take(number)

    def link_levels(self, copied: Mapping[tuple[str, str], str]) -> None:
        """Points levels to the styles that were ``copied``; those of the target have their own lists."""
        for _, abstract in self._copied.values():
            for link in list(abstract.iter(_STYLE)):
                set_or_remove(link, copied.get(("paragraph", link.get(_VALUE, ""))))

    def _take(self, number: str) -> str:
        if number not in self._numbers:
            self._numbers[number] = self._new(number)
        return self._numbers[number]

    def _new(self, number: str) -> str:
        found = self._lists.of(number)
        if found is None:
            return _NO_LIST
        copy, abstract = deepcopy(found[0]), found[1]
        if not self._target.same(number, self._lists):
            return self._target.add(copy, self._copy(abstract))
        starts = self._lists.starts(number) if self._restarts else {}
        if not starts:
            return number
        if id(abstract) not in self._begun:  # a second list of these levels continues the first
            self._begun.add(id(abstract))
            _begin(copy, starts)
        return self._target.add(copy)

    def _copy(self, abstract: etree._Element) -> str:
        """The id of the copy of the ``w:abstractNum``, which is no style's list. Raises Refusal."""
        if id(abstract) not in self._copied:
            if next(abstract.iter(w("lvlPicBulletId")), None) is not None:
                raise Refusal(phrase("embedding-bullet"))
            copy = deepcopy(abstract)
            for each in copy.findall(w("styleLink")):
                remove(each)
            self._copied[id(abstract)] = self._target.add_abstract(copy), copy
        return self._copied[id(abstract)][0]


def _begin(number: etree._Element, starts: Mapping[str, str]) -> None:
    """Makes each level of the ``w:num`` begin at the list's start, unless the level has its own start."""
    overrides = {each.get(_LEVEL, ""): each for each in number.findall(_OVERRIDE)}
    for level, start in starts.items():
        override = overrides.get(level)
        if override is None:
            override = etree.SubElement(number, _OVERRIDE, {_LEVEL: level})
        if override.find(_START) is None:
            override.insert(0, etree.Element(_START, {_VALUE: start}))


def _numbering(style: etree._Element) -> etree._Element | None:
    return style.find(f"{w('pPr')}/{w('numPr')}")


def _value(element: etree._Element | None, name: str) -> str:
    found = None if element is None else element.find(w(name))
    return "" if found is None else found.get(_VALUE, "")
