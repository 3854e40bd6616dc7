"""Page counts and footers of sections as LibreOffice 25.2 needs them: the field SECTIONPAGES, and room in footers."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from generator.office.package import Package, Relation
from generator.office.package.part_names import beside, stem_of
from generator.office.pdf.libreoffice_copy.document_sections import DocumentSection, sections
from generator.office.pdf.libreoffice_copy.flow_lines import FlowLines
from generator.office.reading.attribute_values import or_nothing, twips
from generator.office.wordml.wordml_names import P, name_beside, r, relation_id_beside, w

_NAME = re.compile(rb"SECTIONPAGES", re.IGNORECASE)
_FIELD = re.compile(r"\bSECTIONPAGES\b", re.IGNORECASE)
_END = "fawenSectionEnd"


def replace_section_pages(package: Package) -> None:
    """Replaces SECTIONPAGES in the .docx ``package``. Raises TemplateError where a part is not XML.

    LibreOffice does not support the field, the number of a section's pages (ECMA-376 part 1, 17.16.5.53). In the copy
    it becomes a PAGEREF to the end of the section: the number of its last page, which is the same where pages are
    counted from 1. Each section then needs headers and footers of its own.
    """
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
            if section.counts_from == "1" and not section.number_format:
                section.mark_end(f"{_END}{section.number}")
                for paragraph in section.paragraphs:
                    _count(paragraph, section.number)
                for key, identifier in in_force.items():
                    self._give(section, key, identifier, own.get(key))

    def _give(self, section: DocumentSection, key: str, identifier: str, reference: etree._Element | None) -> None:
        """Gives ``section`` a header or footer of its own, where the current one has SECTIONPAGES."""
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
    """Replaces SECTIONPAGES in the fields of ``story`` by the last page of the section ``number``."""
    instruction = name_beside(story, "instr")
    for each in story.iter(name_beside(story, "instrText")):
        each.text = _FIELD.sub(f"PAGEREF {_END}{number}", each.text or "")
    for each in story.iter(name_beside(story, "fldSimple")):
        each.set(instruction, _FIELD.sub(f"PAGEREF {_END}{number}", each.get(instruction, "")))


_KIND = "evenPage"
_SPARE = 1
"""A footer higher than its margin would push the text up."""

_NATURAL = 1.5
"""The greatest height of a line that is not exact, in em."""


def fill_footers(package: Package) -> None:
    """Fills the footers of sections that begin on an even page. Raises TemplateError where a part is not XML.

    LibreOffice extends the text area of such a section down to its footer, past the margin. Space above the footer's
    first line fills the height between; without it text and floating tables would be lower than in Word. Lengths are in
    twips.
    """
    if not package.main or _KIND.encode() not in package.bytes_of(package.main):
        return
    rooms = _rooms(package)
    lines = FlowLines(package)
    for name, room in rooms.items():
        _fill(package.tree(name), room - _SPARE, lines)


def _rooms(package: Package) -> dict[str, int]:
    """The height between footer and margin for each footer to be filled: the least of all sections that have it."""
    rooms: dict[str, int] = {}
    to_fill: set[str] = set()
    in_force: dict[str, str] = {}
    for section in sections(package.tree(package.main)):
        targets = package.targets(package.main)
        own = {
            each.get(w("type"), ""): targets.get(each.get(r("id"), ""))
            for each in section.setup.iterchildren(w("footerReference"))
        }
        in_force |= {kind: found.target for kind, found in own.items() if found is not None and found.target in package}
        room = _room(section.setup)
        for name in in_force.values():
            rooms[name] = min(room, rooms.get(name, room))
            if section.starts_on == _KIND:
                to_fill.add(name)
    return {name: room for name, room in rooms.items() if name in to_fill}


def _room(setup: etree._Element) -> int:
    margins = setup.find(w("pgMar"))
    if margins is None:
        return 0
    bottom, footer = (or_nothing(twips(margins.get(w(name)))).twips for name in ("bottom", "footer"))
    return bottom - footer


def _fill(footer: etree._Element, room: int, lines: FlowLines) -> None:
    """Adds space above the first line of a ``footer`` that is lower than ``room``."""
    found = [line for paragraph in footer.iterchildren(P) if (line := lines.read(paragraph)).look.frame is None]
    used = sum(line.look.before + line.look.after + (line.look.height or round(_NATURAL * line.size)) for line in found)
    if found and used < room:
        found[0].lower_by(room - used)
