r"""SECTIONPAGES, the number of a section's pages (ECMA-376 part 1, 17.16.5.53), which LibreOffice does not count.

In the copy it becomes PAGEREF to the end of the section: the number of the last page, which is the same where pages
are counted from 1. A header or footer is the section's alone then.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from generator.package.names import CONTENT_TYPES, RELATIONS, TYPES
from generator.pdf.sections import Section, sections

_NAME = b"SECTIONPAGES"
_FIELD = re.compile(r"\bSECTIONPAGES\b", re.IGNORECASE)
_END = "fawenSectionEnd"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = f"{{{_OFFICE}}}id"
_RELATIONS = f"{{{RELATIONS}}}"
_TYPES = f"{{{TYPES}}}"
_MAIN, _MAIN_RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_NEEDED = (CONTENT_TYPES, _MAIN, _MAIN_RELATIONS)


def with_pages_counted(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """``parts`` of a .docx with SECTIONPAGES written so that LibreOffice can count."""
    copies = dict(parts)
    if any(_NAME in part for part in parts.values()) and all(name in parts for name in _NEEDED):
        _Counting(copies).run()
    return copies


class _Counting:
    """The change of one document's ``parts``."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._trees = {name: _parsed(parts[name]) for name in _NEEDED}
        rows = self._trees[_MAIN_RELATIONS].iter(f"{_RELATIONS}Relationship")
        self._targets = {each.get("Id", ""): each for each in rows}

    def run(self) -> None:
        in_force: dict[str, str] = {}
        for section in sections(self._trees[_MAIN]):
            namespace = f"{{{etree.QName(section.setup).namespace}}}"
            own = {
                f"{each.tag} {each.get(f'{namespace}type')}": each
                for name in ("headerReference", "footerReference")
                for each in section.setup.findall(f"{namespace}{name}")
            }
            in_force |= {key: each.get(_RELATION, "") for key, each in own.items()}
            if self._is_countable(section):
                section.mark_end(f"{_END}{section.number}")
                for paragraph in section.paragraphs:
                    _count(paragraph, section.number)
                for key, identifier in in_force.items():
                    self._give(section, key, identifier, own.get(key))
        for name, tree in self._trees.items():
            self._parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _is_countable(self, section: Section) -> bool:
        return section.counts_from == "1" and not section.number_format

    def _give(self, section: Section, key: str, identifier: str, reference: etree._Element | None) -> None:
        """Give ``section`` a header or footer of its own, where the one in force asks for its pages."""
        relation = self._targets.get(identifier)
        name = "" if relation is None else posixpath.normpath(posixpath.join("word", relation.get("Target", "")))
        if relation is None or _NAME not in self._parts.get(name, b""):
            return
        if reference is None:
            tag, _, kind = key.partition(" ")
            namespace = f"{{{etree.QName(section.setup).namespace}}}"
            reference = etree.Element(tag, {f"{namespace}type": kind})
            section.setup.insert(0, reference)
        reference.set(_RELATION, self._copied(name, relation, section.number))

    def _copied(self, name: str, relation: etree._Element, number: int) -> str:
        """The relationship of a copy of the part ``name`` for the section ``number``."""
        stem, extension = posixpath.splitext(name)
        new, identifier = f"{stem}-section{number}{extension}", f"{relation.get('Id')}Section{number}"
        if new not in self._parts:
            self._parts[new] = _counted(self._parts[name], number)
            folder, base = posixpath.split(name)
            rels = posixpath.join(folder, "_rels", f"{base}.rels")
            if rels in self._parts:
                self._parts[posixpath.join(folder, "_rels", f"{posixpath.basename(new)}.rels")] = self._parts[rels]
            row = {"Id": identifier, "Type": relation.get("Type", ""), "Target": posixpath.relpath(new, "word")}
            etree.SubElement(self._trees[_MAIN_RELATIONS], f"{_RELATIONS}Relationship", row)
            types = self._trees[CONTENT_TYPES]
            kind = next(each for each in types.iter(f"{_TYPES}Override") if each.get("PartName") == f"/{name}")
            override = {"PartName": f"/{new}", "ContentType": kind.get("ContentType", "")}
            etree.SubElement(types, f"{_TYPES}Override", override)
        return identifier


def _counted(part: bytes, number: int) -> bytes:
    root = _parsed(part)
    _count(root, number)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _count(story: etree._Element, number: int) -> None:
    """Let the fields of ``story`` ask for the last page of the section ``number``."""
    namespace = f"{{{etree.QName(story).namespace}}}"
    for each in story.iter(f"{namespace}instrText"):
        each.text = _FIELD.sub(f"PAGEREF {_END}{number}", each.text or "")
    for each in story.iter(f"{namespace}fldSimple"):
        instruction = each.get(f"{namespace}instr", "")
        each.set(f"{namespace}instr", _FIELD.sub(f"PAGEREF {_END}{number}", instruction))


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
