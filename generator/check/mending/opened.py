"""A document opened for fixing: its parts as trees, and its paragraphs by their place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from lxml import etree

from generator.ground.errors import Span
from generator.office.package import Package, read_package, write_package
from generator.office.package.opc_names import relation, word
from generator.office.package.part_names import beside
from generator.office.reading.docx_parts import DocxParts
from generator.office.wordml.main_document import declare_by_ending, document_of
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.wordml_names import r, w


class Opened:
    """The package in ``data``. Its trees may be changed; :meth:`data` writes those that were asked for."""

    def __init__(self, data: bytes, file: str) -> None:
        """Opens the package. Raises InputError where it is no Word document, or Strict Open XML."""
        reading = DocxParts(data, file)
        self.file = file
        self.main = reading.main
        self.package = Package(read_package(data, name=file), file, keep_comments=True)
        document_of(self.package)
        declare_by_ending(self.package, file)
        self._names = {kind: self._related(reading, kind) for kind in ("styles", "settings")}
        self._paragraphs: dict[str, dict[Span, etree._Element]] = {}

    @staticmethod
    def _related(reading: DocxParts, kind: str) -> str | None:
        names = [target.target for target in reading.targets(reading.main).values() if target.kind == kind]
        trees = ((name, reading.tree(name)) for name in names)
        return next((name for name, tree in trees if tree is not None and tree.tag == w(kind)), None)

    def tree(self, part: str) -> etree._Element:
        """The part as a tree, with its comments and all else."""
        return self.package.tree(part)

    @property
    def styles(self) -> etree._Element | None:
        """The styles, where the document has them."""
        name = self._names["styles"]
        return None if name is None else self.tree(name)

    @property
    def settings(self) -> etree._Element | None:
        """The settings, where the document has them."""
        name = self._names["settings"]
        return None if name is None else self.tree(name)

    @property
    def sections(self) -> list[etree._Element]:
        """The ``w:sectPr`` of the sections, in order."""
        body = self.tree(self.main).find(w("body"))
        assert body is not None
        inner = [each for each in body.iter(w("sectPr")) if each.getparent() is not body]
        last = body.find(w("sectPr"))
        return [*inner, *([] if last is None else [last])]

    def paragraph(self, place: Span) -> etree._Element | None:
        """The ``w:p`` at ``place``; None where there are several (in text boxes) or none."""
        part = place.part or self.main
        if part not in self._paragraphs:
            self._paragraphs[part] = self._placed(part)
        return self._paragraphs[part].get(replace(place, source=None, column=None, length=1))

    def number_of(self, paragraph: etree._Element, part: str) -> int:
        """Which of the part's ``w:p`` it is, from 0."""
        return next(number for number, each in enumerate(self.tree(part).iter(w("p"))) if each is paragraph)

    def _placed(self, part: str) -> dict[Span, etree._Element]:
        if part not in self.package:
            return {}
        root = self.tree(part)
        places = Places(root, self.file, part)
        placed: defaultdict[Span, list[etree._Element]] = defaultdict(list)
        for paragraph in root.iter(w("p")):
            placed[replace(places.span(paragraph, ""), source=None)].append(paragraph)
        return {place: found[0] for place, found in placed.items() if len(found) == 1}

    def add_footer(self, xml: bytes) -> tuple[str, str]:
        """Adds a footer to the package: the name of its part, and the id of its relationship."""
        name = self.package.unused(beside(self.main, "footer1"))
        self.package.add(name, xml, word("footer"))
        return name, self.package.relate(self.main, relation("footer"), name)

    def data(self) -> bytes:
        """The bytes of the package with its trees as they are."""
        return write_package(self.package.finished())


def footer_reference(section: etree._Element, kind: str) -> etree._Element | None:
    """The section's own reference to its footer of ``kind``."""
    return next((each for each in section.iterchildren(w("footerReference")) if each.get(w("type")) == kind), None)


def refer_to_footer(section: etree._Element, kind: str, relationship: str) -> None:
    """Lets the section have the footer of this relationship; references come first in a ``w:sectPr`` (17.6.17)."""
    reference = footer_reference(section, kind)
    if reference is None:
        reference = etree.Element(w("footerReference"))
        reference.set(w("type"), kind)
        section.insert(sum(1 for _ in section.iterchildren(w("headerReference"), w("footerReference"))), reference)
    reference.set(r("id"), relationship)
