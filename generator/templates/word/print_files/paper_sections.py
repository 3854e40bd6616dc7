"""The sections of a paper among others: on new pages, counted from 1, inheriting nothing.

ECMA-376 part 1, 17.6.
"""

from __future__ import annotations

from lxml import etree

from generator.ground.errors import TranslatedText
from generator.office.package.part_names import DOCUMENT_FOLDER, RELATION_ID, relation, word
from generator.office.wordml.main_document import end_with, thin_paragraph, without_space_below
from generator.office.wordml.schema_order import get_or_add, insert_in_order
from generator.office.wordml.wordml_names import NAMESPACE, RANGES, SECTION, P, w
from generator.templates.word.assembly import Assembly
from generator.templates.word.print_files.finished_letter import FinishedLetter, Unjoinable

_VALUE, _KIND, _START, _CONTROL = w("val"), w("type"), w("start"), w("sdt")
_STORIES = {"header": w("hdr"), "footer": w("ftr")}
_EVEN_START = TranslatedText("从双数起的页码", "page numbers that begin with an even one")
_EVEN_PAGE = TranslatedText("开头就要从双页起的一节", "a section at its beginning that begins on an even page")


class PrintSections:
    """The sections of ``target`` so far; ``duplex``: each paper begins on a right-hand page."""

    def __init__(self, target: Assembly, *, duplex: bool) -> None:
        self._target = target
        self._duplex = duplex
        self._in_force: set[tuple[str, str]] = set()
        self._empty: dict[str, str] = {}

    def settle(self, letter: FinishedLetter) -> None:
        """Make the sections of ``letter`` independent of the paper before. Raises Unjoinable.

        A section without a header or footer inherits that of the section before (17.10.1). Where the paper's first
        section has none and an earlier paper has one, it gets an empty one.
        """
        first = letter.sections[0]
        self._begin(first)
        for what, kind in sorted(self._in_force.difference(_named(first))):
            insert_in_order(
                first, etree.Element(w(f"{what}Reference"), {w("type"): kind, RELATION_ID: self._nothing(what)})
            )
            self._in_force.discard((what, kind))
        for section in letter.sections:
            self._in_force.update(_named(section))

    def _begin(self, section: etree._Element) -> None:
        kind = section.find(_KIND)
        if kind is not None and kind.get(_VALUE) == "evenPage":
            raise Unjoinable(_EVEN_PAGE)
        get_or_add(section, "type").set(_VALUE, "oddPage" if self._duplex else "nextPage")
        numbers = get_or_add(section, "pgNumType")
        start = numbers.get(_START)
        if start is None:
            numbers.set(_START, "1")
        elif self._duplex and start[-1:] in "02468":
            raise Unjoinable(_EVEN_START)

    def _nothing(self, what: str) -> str:
        """The relationship of an empty header or footer."""
        if what not in self._empty:
            name = self._target.unused(f"{DOCUMENT_FOLDER}/{what}-empty.xml")
            root = etree.Element(_STORIES[what], nsmap={"w": NAMESPACE})
            root.append(thin_paragraph())
            self._target.add_tree(name, root, word(what))
            self._empty[what] = self._target.relate(self._target.main, relation(what), name)
        return self._empty[what]


def end_last_section(letter: FinishedLetter, *, last: bool) -> None:
    """End the last section of ``letter`` with its last paragraph; the ``last`` paper keeps its end."""
    body, section = letter.body, letter.sections[-1]
    end = next((each for each in reversed(body) if each.tag not in RANGES), None)
    if last:
        if end is None:
            etree.SubElement(body, P)
        body.append(section)
    elif end is not None and end.tag == P and end.find(f"{w('pPr')}/{SECTION}") is None:
        end_with(end, section)
    elif end is not None and end.tag == _CONTROL:
        for paragraph in [*end.iter(P)][-1:]:  # LibreOffice drops the thin paragraph
            without_space_below(paragraph)
        body.append(thin_paragraph(section))
    else:  # after a table or the end of a section every program shows an empty paragraph anyway
        end_with(etree.SubElement(body, P), section)


def _named(section: etree._Element) -> list[tuple[str, str]]:
    """The headers and footers that a section names: kind and pages."""
    return [
        (what, each.get(w("type"), "default")) for what in _STORIES for each in section.findall(w(f"{what}Reference"))
    ]
