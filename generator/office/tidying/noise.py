"""Removal of invisible editing marks (rsids, proofing marks, old page breaks, bookmarks), and joining of split runs.

Kept, because pages may depend on them: languages (``w:lang``), the ban on proofing (``w:noProof``, which newer
LibreOffice treats as a language) and font hints (``w:hint``), which affect line breaks and the font of quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping

from lxml import etree

from generator.office.package.part_names import RELATION_ID
from generator.office.package.xml_parsing import XML_BLANKS
from generator.office.tidying.word_package import Kind, RemovedCounts, WordPackage
from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import (
    INSTRUCTION,
    NAMESPACE,
    RUN_PROPERTIES,
    SIMPLE_FIELD,
    SIMPLE_INSTRUCTION,
    XML_SPACE,
    P,
    R,
    T,
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


def take_noise(opened: WordPackage) -> RemovedCounts:
    """Removes ids of editing sessions, marks of proofing and pages, ids of paragraphs, traces of machines."""
    taken = RemovedCounts()
    others = (opened.package.bytes_of(name) for name in opened.package if name not in opened.word)
    used = {found.decode().upper() for data in others for found in _IDENTITY_USED.findall(data)}
    visited = any(_LAST_EDIT in text for root in opened.word.values() for text in _addresses(root))
    for root in opened.word.values():
        taken += _marks(root)
        taken += _sessions(root)
        taken += _identities(root, used)
        taken += RemovedCounts() if visited else _last_edits(root)
        _drop_empty_properties(root)
    for name, root in list(opened.word.items()):
        if root.tag == w("settings"):
            taken += _traces(opened, name, root)
    return taken


def _marks(root: etree._Element) -> RemovedCounts:
    taken = RemovedCounts()
    for element in list(root.iter(*_MARKS)):
        taken[_MARKS[str(element.tag)]] += 1
        remove(element)
    rsids = root.find(w("rsids"))
    if rsids is not None and not len(rsids):
        remove(rsids)
    return taken


def _sessions(root: etree._Element) -> RemovedCounts:
    """Removes the ids of editing sessions (ECMA-376 part 1, 17.3.1.29 and similar attributes)."""
    taken = RemovedCounts()
    for element in root.iter(etree.Element):
        for name in [each for each in element.attrib if str(each).startswith(_RSID)]:
            del element.attrib[name]
            taken["revision-marks"] += 1
    return taken


def _identities(root: etree._Element, used: set[str]) -> RemovedCounts:
    taken = RemovedCounts()
    for element in root.iter(etree.Element):
        for name in _IDENTITIES:
            value = element.get(name)
            if value is not None and (name != w14("paraId") or value.upper() not in used):
                del element.attrib[name]
                taken["identities"] += 1
    return taken


def _last_edits(root: etree._Element) -> RemovedCounts:
    """Removes the bookmark of the last edit, with its end."""
    taken = RemovedCounts()
    for start in [each for each in root.iter(_START) if each.get(w("name")) == _LAST_EDIT]:
        same = [each for each in root.iter(_START, _END) if each.get(w("id")) == start.get(w("id"))]
        if [each.tag for each in same] == [_START, _END]:
            taken["bookmarks"] += 1
            for each in same:
                remove(each)
    return taken


def _addresses(root: etree._Element) -> Iterator[str]:
    """The codes of fields and the anchors of links."""
    yield "".join(each.text or "" for each in root.iter(INSTRUCTION))
    yield from (each.get(SIMPLE_INSTRUCTION, "") for each in root.iter(SIMPLE_FIELD))
    yield from (each.get(w("anchor"), "") for each in root.iter(w("hyperlink")))


def _drop_empty_properties(root: etree._Element) -> None:
    """Removes empty properties; those of a tracked change are required (ECMA-376 part 1, 17.13.5.31)."""
    for name, holders in ((w("rPr"), {R, w("pPr")}), (w("pPr"), {P})):
        for properties in list(root.iter(name)):
            parent = properties.getparent()
            if not len(properties) and not properties.attrib and parent is not None and parent.tag in holders:
                parent.remove(properties)


def _traces(opened: WordPackage, name: str, settings: etree._Element) -> RemovedCounts:
    """Removes traces of a person or machine: variables of WPS, the path of a template that styles do not follow."""
    taken = RemovedCounts()
    for variables in settings.findall(w("docVars")):
        for each in [each for each in variables if _OF_WPS.fullmatch(each.get(w("name"), ""))]:
            taken["personal"] += 1
            remove(each)
        if not len(variables):
            remove(variables)
    template = settings.find(w("attachedTemplate"))
    if template is not None and settings.find(w("linkStyles")) is None:
        taken["personal"] += 1
        remove(template)
        relation = opened.package.targets(name).get(template.get(RELATION_ID, ""))
        if relation is not None:
            opened.package.unlink(name, relation)
    return taken


# Joining of adjacent runs with equal formatting.


_DELETED, _CODE, _DELETED_CODE = map(w, ("delText", "instrText", "delInstrText"))
_TEXTS = frozenset({T, _DELETED, _CODE, _DELETED_CODE})
_AMONG_TEXT = frozenset(map(w, ("tab", "cr", "noBreakHyphen", "softHyphen")))
_LINE_BREAK = w("br")
_ON = frozenset({"1", "true", "on"})
_ON_OFF = frozenset(
    map(
        w,
        (
            *("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss"),
            *("imprint", "noProof", "snapToGrid", "vanish", "webHidden", "rtl", "cs"),
        ),
    )
)


def join_runs(root: etree._Element) -> RemovedCounts:
    """Joins runs and texts in a part, and removes empty runs beside others.

    Only runs that contain text are joined, where nothing is between them, never across the edge of a link, a content
    control or a tracked change. Drawings, fields and references stay in their runs.
    """
    taken = RemovedCounts()
    taken["empty-runs"] = _without_empty(root)
    for run in list(root.iter(R)):
        if run.getparent() is not None:
            taken["joined"] += _with_followers(run)
    for run in root.iter(R):
        _join_texts(run)
    for text in root.iter(*_TEXTS):
        _respace(text)
    return taken


def _without_empty(root: etree._Element) -> int:
    gone = 0
    for run in list(root.iter(R)):
        parent = run.getparent()
        if _has_content(run) or parent is None:
            continue
        if any(_has_content(each) for each in parent.iterchildren(R)):
            parent.remove(run)
            gone += 1
    return gone


def _has_content(run: etree._Element) -> bool:
    return any(
        child.tag != RUN_PROPERTIES and not (child.tag in _TEXTS and not child.text and not len(child)) for child in run
    )


def _with_followers(run: etree._Element) -> int:
    """Moves the content of following runs with equal formatting into ``run``; returns their number."""
    kind = _kind(run)
    if kind is None:
        return 0
    joined = 0
    look = _look(run)
    following = run.getnext()
    while following is not None and following.tag == R and _kind(following) == kind and _look(following) == look:
        parent = following.getparent()
        assert parent is not None
        run.extend([child for child in following if child.tag != RUN_PROPERTIES])
        parent.remove(following)
        joined += 1
        following = run.getnext()
    return joined


def _kind(run: etree._Element) -> str | None:
    """The text element that the run consists of; None where it has other content, or cannot be joined."""
    kinds = set()
    for child in run:
        if child.tag in _TEXTS:
            if len(child) or not _blanks_count(child):
                return None
            kinds.add(str(child.tag))
        elif child.tag in _AMONG_TEXT or (child.tag == _LINE_BREAK and not child.attrib):
            kinds.add(T)
        elif child.tag != RUN_PROPERTIES:
            return None
    return kinds.pop() if len(kinds) == 1 else None


def _blanks_count(text: etree._Element) -> bool:
    """Whether blanks at the ends of a text are preserved, or there are none (XML 1.0, 2.10)."""
    content = text.text or ""
    stated = (each.get(XML_SPACE) for each in (text, *text.iterancestors()))
    return content == content.strip(XML_BLANKS) or next(filter(None, stated), None) == "preserve"


def _look(run: etree._Element) -> Hashable:
    """A value that is equal for runs with equal formatting, in any order of properties and with or without "on"."""
    properties = run.find(RUN_PROPERTIES)
    given = [] if properties is None else [_key(child) for child in properties]
    ordered = tuple(given) if len({tag for tag, *_ in given}) < len(given) else frozenset(given)
    return ordered, frozenset(run.attrib.items())


def _key(element: etree._Element) -> tuple[str, Hashable, Hashable, str]:
    attributes = dict(element.attrib.items())
    if element.tag in _ON_OFF and element.get(w("val")) in _ON:
        attributes = {name: value for name, value in attributes.items() if name != w("val")}
    children = tuple(_key(child) for child in element)
    return str(element.tag), frozenset(attributes.items()), children, element.text or ""


def _join_texts(run: etree._Element) -> None:
    """Joins adjacent texts in a run; an empty text is removed where the run has other content."""
    for text in [child for child in run if child.tag in _TEXTS and not len(child)]:
        before = text.getprevious()
        if not text.text:
            if _has_content(run):
                run.remove(text)
        elif (
            before is not None
            and before.tag == text.tag
            and not len(before)
            and _blanks_count(before)
            and _blanks_count(text)
        ):
            before.text = f"{before.text or ''}{text.text}"
            before.set(XML_SPACE, "preserve")
            run.remove(text)


def _respace(text: etree._Element) -> None:
    """Removes ``xml:space`` where no blank would be lost without it."""
    if text.get(XML_SPACE) != "preserve" or any(each.get(XML_SPACE) for each in text.iterancestors()):
        return
    content = text.text or ""
    if not len(text) and all(content.split(" ")) and not any(blank in content for blank in "\t\r\n"):
        del text.attrib[XML_SPACE]
