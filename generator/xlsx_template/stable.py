"""A workbook's bytes made to depend on nothing but what it says: no day, no machine, no user in it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import UTC, datetime

from lxml import etree

from generator.errors import InputError, Span
from generator.package import parsed, read_package, write_package
from generator.package.names import CONTENT_TYPES, RELATIONS, TYPES
from generator.sheetml.names import MAIN, RELATION_ID, s

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_PERSONAL = frozenset(
    {
        f"{{{_DC}}}creator",
        f"{{{_CORE}}}lastModifiedBy",
        f"{{{_CORE}}}lastPrinted",
        f"{{{_CORE}}}revision",
        f"{{{_APP}}}Company",
        f"{{{_APP}}}Manager",
        f"{{{_APP}}}TotalTime",
        f"{{{_APP}}}HyperlinkBase",
    }
)
_FORGOTTEN = frozenset({"printerSettings", "person", "thumbnail", "calcChain"})
"""The relationships whose parts name a printer, people or the day, or are worked out again by every program."""
_ABSOLUTE = "{http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac}absPath"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def stable_workbook(data: bytes, moment: datetime) -> bytes:
    """The .xlsx in ``data`` with ``moment`` as the time of its making, written the same each time.

    The names of authors, printers and folders go; what its cells say stays. ``moment`` without a time zone is taken
    as UTC. Raises InputError where ``data`` is no package within the limits.
    """
    return write_package(stable_parts(read_package(data, name="workbook.xlsx", error=InputError), moment))


def stable_parts(parts: Mapping[str, bytes], moment: datetime) -> dict[str, bytes]:
    """The same of the ``parts`` of a workbook."""
    kept = _without_forgotten(parts)
    for name, root in _of_kind(kept, f"{{{_CORE}}}coreProperties", "docProps/"):
        kept[name] = _written(_told(_impersonal(root), moment))
    for name, root in _of_kind(kept, f"{{{_APP}}}Properties", "docProps/"):
        kept[name] = _written(_impersonal(root))
    for name, root in _of_kind(kept, f"{{{MAIN}}}workbook", "xl/"):
        kept[name] = _written(_without_path(root))
    return kept


def _of_kind(parts: Mapping[str, bytes], tag: str, folder: str) -> list[tuple[str, etree._Element]]:
    """The parts directly in ``folder`` whose root is a ``tag``."""
    names = [name for name in parts if name.startswith(folder) and "/" not in name.removeprefix(folder)]
    trees = ((name, parsed(parts[name], Span("", part=name))) for name in names if name.endswith(".xml"))
    return [(name, root) for name, root in trees if root.tag == tag]


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _impersonal(root: etree._Element) -> etree._Element:
    for child in list(root):
        if child.tag in _PERSONAL:
            root.remove(child)
    return root


def _told(root: etree._Element, moment: datetime) -> etree._Element:
    """The core properties (ECMA-376 part 2, 8.3) with ``moment`` for the times that they tell."""
    when = moment.astimezone(UTC) if moment.tzinfo else moment
    for name in ("created", "modified"):
        element = root.find(f"{{{_TERMS}}}{name}")
        if element is None:
            element = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        element.set(_TYPE, "dcterms:W3CDTF")
        element.text = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    return root


def _without_path(root: etree._Element) -> etree._Element:
    """A workbook without the folder that it was saved in, and without the name of who reserved it."""
    for path in list(root.iter(_ABSOLUTE)):
        alternate = next(path.iterancestors(_ALTERNATE), None)
        gone = path if alternate is None else alternate
        parent = gone.getparent()
        if parent is not None:
            parent.remove(gone)
    sharing = root.find(s("fileSharing"))
    if sharing is not None:
        sharing.attrib.pop("userName", "")
    return root


def _without_forgotten(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """``parts`` without those that are forgotten, and without what points at them."""
    kept = dict(parts)
    gone: set[str] = set()
    for name in sorted(parts):
        if name.endswith(".rels"):
            root = parsed(parts[name], Span("", part=name))
            dropped = _drop_relations(root, _source(name))
            if dropped:
                gone |= set(dropped.values())
                kept[name] = _written(root)
                _unlink(kept, _source(name), set(dropped))
    gone &= kept.keys()
    for name in gone:
        del kept[name]
    if gone:
        kept[CONTENT_TYPES] = _undeclared(kept[CONTENT_TYPES], gone)
    return kept


def _source(relations: str) -> str:
    """The part whose relationships the part ``relations`` holds."""
    return relations.replace("_rels/", "").removesuffix(".rels")


def _drop_relations(root: etree._Element, part: str) -> dict[str, str]:
    """The ids of the relationships that went, each with the part that it led to."""
    folder = part.rpartition("/")[0]
    dropped = {}
    for each in list(root.iter(f"{{{RELATIONS}}}Relationship")):
        if each.get("Type", "").rpartition("/")[2] in _FORGOTTEN:
            target = each.get("Target", "")
            dropped[each.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")
            root.remove(each)
    return dropped


def _unlink(parts: dict[str, bytes], part: str, ids: set[str]) -> None:
    if part not in parts or not part.endswith(".xml"):
        return
    root = parsed(parts[part], Span("", part=part))
    linked = [each for each in root.iter(s("pageSetup")) if each.get(RELATION_ID) in ids]
    for each in linked:
        each.attrib.pop(RELATION_ID)
    if linked:
        parts[part] = _written(root)


def _undeclared(types: bytes, gone: set[str]) -> bytes:
    root = parsed(types, Span("", part=CONTENT_TYPES))
    for each in list(root.iter(f"{{{TYPES}}}Override")):
        if each.get("PartName", "").removeprefix("/") in gone:
            root.remove(each)
    return _written(root)
