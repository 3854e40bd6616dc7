"""SECTIONPAGES, the number of a section's pages (ECMA-376 part 1, 17.16.5.53), which LibreOffice does not support.

In the copy it becomes a PAGEREF to the end of the section: the number of its last page, which is the same where pages
are counted from 1. Each section then needs headers and footers of its own.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from generator.office.package import Package, Relation
from generator.office.package.part_names import beside, stem_of
from generator.office.pdf.adapted.document_sections import DocumentSection, sections
from generator.office.wordml.wordml_names import name_beside, relation_id_beside

_NAME = re.compile(rb"SECTIONPAGES", re.IGNORECASE)
_FIELD = re.compile(r"\bSECTIONPAGES\b", re.IGNORECASE)
_END = "fawenSectionEnd"


def replace_section_pages(package: Package) -> None:
    """Replace SECTIONPAGES in the .docx ``package``. Raises TemplateError where a part is not XML."""
    if package.main and any(_NAME.search(package.bytes_of(name)) for name in package):
        _Counting(package).run()


class _Counting:
    """Replaces SECTIONPAGES in one document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._targets = package.targets(package.main)

    def run(self) -> None:
        in_force: dict[str, str] = {}
        for section in sections(self._package.tree(self._package.main)):
            own = {
                f"{each.tag} {each.get(name_beside(each, 'type'))}": each
                for name in ("headerReference", "footerReference")
                for each in section.setup.findall(name_beside(section.setup, name))
            }
            identity = relation_id_beside(section.setup)
            in_force |= {key: each.get(identity, "") for key, each in own.items()}
            if self._is_countable(section):
                section.mark_end(f"{_END}{section.number}")
                for paragraph in section.paragraphs:
                    _count(paragraph, section.number)
                for key, identifier in in_force.items():
                    self._give(section, key, identifier, own.get(key))

    def _is_countable(self, section: DocumentSection) -> bool:
        return section.counts_from == "1" and not section.number_format

    def _give(self, section: DocumentSection, key: str, identifier: str, reference: etree._Element | None) -> None:
        """Give ``section`` a header or footer of its own, where the current one has SECTIONPAGES."""
        relation = self._targets.get(identifier)
        if relation is None or relation.external or relation.target not in self._package:
            return
        if not _NAME.search(self._package.bytes_of(relation.target)):
            return
        if reference is None:
            tag, _, kind = key.partition(" ")
            reference = etree.Element(tag, {name_beside(section.setup, "type"): kind})
            section.setup.insert(0, reference)
        reference.set(relation_id_beside(section.setup), self._copied(relation, section.number))

    def _copied(self, relation: Relation, number: int) -> str:
        """The id of the relationship to a copy of the target of ``relation`` for the section ``number``."""
        package, name = self._package, relation.target
        identifier = f"{relation.id}Section{number}"
        if identifier not in package.targets(package.main):
            new = package.unused(beside(name, f"{stem_of(name)}-section{number}"))
            root = deepcopy(package.look(name))
            _count(root, number)
            package.add_tree(new, root, package.content_type(name))
            for each in package.relations(name):
                package.relate_as(each.id, new, each.type, each.target, external=each.external)
            package.relate_as(identifier, package.main, relation.type, new)
        return identifier


def _count(story: etree._Element, number: int) -> None:
    """Replace SECTIONPAGES in the fields of ``story`` by the last page of the section ``number``."""
    instruction = name_beside(story, "instr")
    for each in story.iter(name_beside(story, "instrText")):
        each.text = _FIELD.sub(f"PAGEREF {_END}{number}", each.text or "")
    for each in story.iter(name_beside(story, "fldSimple")):
        each.set(instruction, _FIELD.sub(f"PAGEREF {_END}{number}", each.get(instruction, "")))
