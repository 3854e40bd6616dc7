"""Removal of invisible editing marks: rsids, proofing marks, old page breaks, bookmarks.

Kept, because pages may depend on them: languages (``w:lang``), the ban on proofing (``w:noProof``, which newer
LibreOffice treats as a language) and font hints (``w:hint``), which affect line breaks and the font of quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from generator.office.package.opc_names import RELATION_ID
from generator.office.tidying.taken import Kind, Taken
from generator.office.tidying.word_package import WordPackage
from generator.office.wordml.wordml_names import (
    INSTRUCTION,
    NAMESPACE,
    SIMPLE_FIELD,
    SIMPLE_INSTRUCTION,
    P,
    R,
    w,
    w14,
    w15,
)

_RSID = f"{{{NAMESPACE}}}rsid"
_MARKS: Mapping[str, Kind] = {
    w("proofErr"): "proofing",
    w("proofState"): "proofing",
    w("lastRenderedPageBreak"): "page-marks",
    w("rsid"): "revision-marks",
    w("rsidRoot"): "revision-marks",
    w14("docId"): "identities",
    w15("docId"): "identities",
}
_START, _END = w("bookmarkStart"), w("bookmarkEnd")
_LAST_EDIT = "_GoBack"
_IDENTITIES = (w14("paraId"), w14("textId"))
_IDENTITY_USED = re.compile(rb"""paraId(?:Parent)?\s*=\s*["']([0-9A-Fa-f]{1,8})["']""")
_OF_WPS = re.compile(r"commondata|KSO.*")
"""Document variables of WPS: the serial number of the disk, and other marks."""


def take_noise(opened: WordPackage) -> Taken:
    """Remove ids of editing sessions, marks of proofing and pages, ids of paragraphs, traces of machines."""
    taken = Taken()
    used = _identities_used(opened)
    visited = any(_LAST_EDIT in text for root in opened.word.values() for text in _addresses(root))
    for root in opened.word.values():
        taken += _marks(root)
        taken += _sessions(root)
        taken += _identities(root, used)
        taken += Taken() if visited else _last_edits(root)
        _drop_empty_properties(root)
    for name, root in list(opened.word.items()):
        if root.tag == w("settings"):
            taken += _traces(opened, name, root)
    return taken


def _marks(root: etree._Element) -> Taken:
    taken = Taken()
    for element in list(root.iter(*_MARKS)):
        taken[_MARKS[str(element.tag)]] += 1
        _remove(element)
    rsids = root.find(w("rsids"))
    if rsids is not None and not len(rsids):
        _remove(rsids)
    return taken


def _sessions(root: etree._Element) -> Taken:
    """Remove the ids of editing sessions (ECMA-376 part 1, 17.3.1.29 and similar attributes)."""
    taken = Taken()
    for element in root.iter(etree.Element):
        for name in [each for each in element.attrib if str(each).startswith(_RSID)]:
            del element.attrib[name]
            taken["revision-marks"] += 1
    return taken


def _identities_used(opened: WordPackage) -> set[str]:
    """The paragraph ids that comments or other parts refer to."""
    others = (opened.package.bytes_of(name) for name in opened.package if name not in opened.word)
    return {found.decode().upper() for data in others for found in _IDENTITY_USED.findall(data)}


def _identities(root: etree._Element, used: set[str]) -> Taken:
    taken = Taken()
    for element in root.iter(etree.Element):
        for name in _IDENTITIES:
            value = element.get(name)
            if value is not None and (name != w14("paraId") or value.upper() not in used):
                del element.attrib[name]
                taken["identities"] += 1
    return taken


def _last_edits(root: etree._Element) -> Taken:
    """Remove the bookmark of the last edit, with its end."""
    taken = Taken()
    for start in [each for each in root.iter(_START) if each.get(w("name")) == _LAST_EDIT]:
        same = [each for each in root.iter(_START, _END) if each.get(w("id")) == start.get(w("id"))]
        if [each.tag for each in same] == [_START, _END]:
            taken["bookmarks"] += 1
            for each in same:
                _remove(each)
    return taken


def _addresses(root: etree._Element) -> Iterator[str]:
    """The codes of fields and the anchors of links."""
    yield "".join(each.text or "" for each in root.iter(INSTRUCTION))
    yield from (each.get(SIMPLE_INSTRUCTION, "") for each in root.iter(SIMPLE_FIELD))
    yield from (each.get(w("anchor"), "") for each in root.iter(w("hyperlink")))


def _drop_empty_properties(root: etree._Element) -> None:
    """Remove empty properties; those of a tracked change are required (ECMA-376 part 1, 17.13.5.31)."""
    for run in list(root.iter(w("rPr"))):
        parent = run.getparent()
        if _is_empty(run) and parent is not None and parent.tag in {R, w("pPr")}:
            parent.remove(run)
    for paragraph in list(root.iter(w("pPr"))):
        parent = paragraph.getparent()
        if _is_empty(paragraph) and parent is not None and parent.tag == P:
            parent.remove(paragraph)


def _is_empty(element: etree._Element) -> bool:
    return not len(element) and not element.attrib


def _traces(opened: WordPackage, name: str, settings: etree._Element) -> Taken:
    """Remove traces of a person or machine: variables of WPS, the path of a template that styles do not follow."""
    taken = Taken()
    for variables in settings.findall(w("docVars")):
        found = [each for each in variables if _OF_WPS.fullmatch(each.get(w("name"), ""))]
        taken["personal"] += _removed(found)
        if not len(variables):
            _remove(variables)
    template = settings.find(w("attachedTemplate"))
    if template is not None and settings.find(w("linkStyles")) is None:
        taken["personal"] += _removed([template])
        relation = opened.package.targets(name).get(template.get(RELATION_ID, ""))
        if relation is not None:
            opened.package.unlink(name, relation)
    return taken


def _removed(elements: Iterable[etree._Element]) -> int:
    gone = list(elements)
    for element in gone:
        _remove(element)
    return len(gone)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
