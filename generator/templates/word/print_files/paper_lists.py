"""Lists that begin again in each paper (ECMA-376 part 1, 17.9.15 and 17.9.27)."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.ground.errors import TranslatedText
from generator.office.wordml.schema_order import get_or_add, paragraph_properties, remove
from generator.office.wordml.wordml_names import P, w
from generator.templates.word.assembly import Assembly
from generator.templates.word.print_files.finished_letter import FinishedLetter, Unjoinable
from generator.templates.word.print_files.list_definitions import ABSTRACT, LEVEL, NUMBER, VALUE, ListDefinitions
from generator.templates.word.subdocument.inserted_numbering import append_number

_OVERRIDE, _START, _STYLE = w("lvlOverride"), w("startOverride"), w("pStyle")
_PICTURES = TranslatedText("图片做的项目符号", "a picture as a bullet")
_NO_LIST = "0"  # 17.9.18


class PrintLists:
    """The lists of the print file: those of the first paper, and those added by the others."""

    def __init__(self, target: Assembly, first: FinishedLetter) -> None:
        self._target = target
        name = target.related(target.main, "numbering")
        self._root = None if name is None else target.tree(name)
        self.usual = ListDefinitions(self._root, first.tree("styles"))
        self._first = (first.data("numbering"), first.data("styles"))
        self._known: tuple[tuple[bytes | None, bytes | None], ListDefinitions] = (self._first, self.usual)
        every = () if self._root is None else self._root
        self._number = max((int(each.get(NUMBER, "0")) for each in every if each.tag == w("num")), default=0)
        self._abstract = max(
            (int(each.get(ABSTRACT, "0")) for each in every if each.tag == w("abstractNum")), default=0
        )
        self._abstracts = sum(1 for each in every if each.tag in (w("numPicBullet"), w("abstractNum")))

    def of(self, letter: FinishedLetter) -> PaperLists:
        """The lists of ``letter``."""
        key = (letter.data("numbering"), letter.data("styles"))
        if key != self._known[0]:
            same = key == self._first
            found = self.usual if same else ListDefinitions(letter.tree("numbering"), letter.tree("styles"))
            self._known = (key, found)
        return PaperLists(self, self._known[1], anew=letter.number > 1)

    def same(self, number: str, numbering: ListDefinitions) -> bool:
        """Whether the list ``number`` of ``numbering`` is that of the first paper."""
        return numbering is self.usual or numbering.definition(number) == self.usual.definition(number) != b""

    def add(self, number: etree._Element) -> str:
        """Copy the ``w:num``; returns the copy's id."""
        copy = deepcopy(number)
        self._number += 1
        copy.set(NUMBER, str(self._number))
        append_number(self._tree(), copy)
        return str(self._number)

    def add_abstract(self, abstract: etree._Element) -> str:
        """Copy the ``w:abstractNum``, without links to styles; returns the copy's id. Raises Unjoinable."""
        if next(abstract.iter(w("lvlPicBulletId")), None) is not None:
            raise Unjoinable(_PICTURES)
        copy = deepcopy(abstract)
        self._abstract += 1
        copy.set(ABSTRACT, str(self._abstract))
        for each in [*copy.iter(w("styleLink"), _STYLE)]:
            remove(each)
        for mark in copy.iter(w("nsid")):  # Word joins lists with the same one
            mark.set(VALUE, f"{self._abstract:08X}")
        self._tree().insert(self._abstracts, copy)
        self._abstracts += 1
        return str(self._abstract)

    def _tree(self) -> etree._Element:
        if self._root is None:
            self._root = self._target.root_of("numbering")
        return self._root


class PaperLists:
    """The lists of one paper. ``anew``: those that earlier papers also have begin again."""

    def __init__(self, table: PrintLists, numbering: ListDefinitions, *, anew: bool) -> None:
        self._table = table
        self._numbering = numbering
        self._anew = anew
        self._numbers: dict[str, str] = {_NO_LIST: _NO_LIST}
        self._begun: set[int] = set()
        self._copied: dict[int, str] = {}

    def settle(self, story: etree._Element) -> bool:
        """Move the numbering of ``story`` to lists of the print file; returns whether there is any."""
        self._name_lists(story)
        numbers = list(story.iter(NUMBER))
        for number in numbers:
            number.set(VALUE, self._taken(number.get(VALUE, "")))
        return bool(numbers)

    def of_style(self, number: str) -> str:
        """The list of the print file for a list that a style of the paper names."""
        return number if number == _NO_LIST or self._table.same(number, self._numbering) else self._copy(number)

    def _name_lists(self, story: etree._Element) -> None:
        """Give paragraphs that are numbered by their style the style's list and indents directly."""
        of_styles = self._numbering.of_styles
        if not of_styles or not self._anew:
            return
        for paragraph in story.iter(P):
            style = paragraph.find(f"{w('pPr')}/{_STYLE}")
            list_style = of_styles.get(self._numbering.default_style if style is None else style.get(VALUE, ""))
            if list_style is None or paragraph.find(f"{w('pPr')}/{w('numPr')}/{NUMBER}") is not None:
                continue
            properties = paragraph_properties(paragraph)
            numbering = get_or_add(properties, "numPr")
            if numbering.find(w("ilvl")) is None:
                etree.SubElement(numbering, w("ilvl"), {VALUE: list_style.level})
            indents = get_or_add(properties, "ind")
            for name, value in list_style.indents.items():
                if indents.get(name) is None:
                    indents.set(name, value)
            etree.SubElement(numbering, NUMBER, {VALUE: list_style.number})

    def _taken(self, number: str) -> str:
        if number not in self._numbers:
            self._numbers[number] = self._new(number)
        return self._numbers[number]

    def _new(self, number: str) -> str:
        found, abstract = self._numbering.number(number), self._numbering.abstract(number)
        if found is None or abstract is None:
            return _NO_LIST
        if not self._table.same(number, self._numbering):
            return self._copy(number)
        starts = self._numbering.starts(number)
        if not self._anew or not starts:
            return number
        copy = deepcopy(found)
        if id(abstract) not in self._begun:  # a second list of these levels continues the first
            self._begun.add(id(abstract))
            _begin(copy, starts)
        return self._table.add(copy)

    def _copy(self, number: str) -> str:
        found, abstract = self._numbering.number(number), self._numbering.abstract(number)
        if found is None or abstract is None:
            return _NO_LIST
        if id(abstract) not in self._copied:
            self._copied[id(abstract)] = self._table.add_abstract(abstract)
        copy = deepcopy(found)
        link = copy.find(ABSTRACT)
        if link is not None:
            link.set(VALUE, self._copied[id(abstract)])
        return self._table.add(copy)


def _begin(number: etree._Element, starts: dict[str, str]) -> None:
    """Make each level of the ``w:num`` begin at the list's start, unless the level has its own start."""
    overrides = {each.get(LEVEL, ""): each for each in number.findall(_OVERRIDE)}
    for level, start in starts.items():
        override = overrides.get(level)
        if override is None:
            override = etree.SubElement(number, _OVERRIDE, {LEVEL: level})
        if override.find(_START) is None:
            override.insert(0, etree.Element(_START, {VALUE: start}))
