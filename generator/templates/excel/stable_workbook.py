"""Reproducible bytes of a workbook: dates, users and printers removed."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from generator.office.package import Package
from generator.office.package.opc_names import CORE, EXTENDED, RELATION_ID
from generator.office.package.part_names import extension_of
from generator.office.sheetml.sheetml_names import s
from generator.office.wordml.wordml_names import mc

_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_PERSONAL = frozenset(
    {
        f"{{{_DC}}}creator",
        f"{{{CORE}}}lastModifiedBy",
        f"{{{CORE}}}lastPrinted",
        f"{{{CORE}}}revision",
        f"{{{EXTENDED}}}Company",
        f"{{{EXTENDED}}}Manager",
        f"{{{EXTENDED}}}TotalTime",
        f"{{{EXTENDED}}}HyperlinkBase",
    }
)
_FORGOTTEN = frozenset({"printerSettings", "person", "thumbnail", "calcChain"})
"""Kinds of relationships whose parts name a printer, people or the day, or are recalculated by every program."""
_ABSOLUTE = "{http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac}absPath"


def make_stable(package: Package, moment: datetime) -> None:
    """Remove the names of authors, printers and folders from a workbook's ``package``; its cells are not changed.

    ``moment`` becomes the time of creation; without a time zone it is read as UTC.
    """
    _forget(package)
    core, app, main = package.related("", "core-properties"), package.related("", "extended-properties"), package.main
    if core is not None:
        _set_times(_impersonal(package.tree(core)), moment)
    if app is not None:
        _impersonal(package.tree(app))
    if main:
        _take_path(package.tree(main))


def _impersonal(root: etree._Element) -> etree._Element:
    for child in list(root):
        if child.tag in _PERSONAL:
            root.remove(child)
    return root


def _set_times(root: etree._Element, moment: datetime) -> None:
    """Set the times in the core properties (ECMA-376 part 2, 8.3) to ``moment``."""
    when = moment.astimezone(UTC) if moment.tzinfo else moment
    for name in ("created", "modified"):
        element = root.find(f"{{{_TERMS}}}{name}")
        if element is None:
            element = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        element.set(_TYPE, "dcterms:W3CDTF")
        element.text = when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _take_path(root: etree._Element) -> None:
    """Remove the folder in which a workbook was saved, and the name of who reserved it."""
    for path in list(root.iter(_ABSOLUTE)):
        alternate = next(path.iterancestors(mc("AlternateContent")), None)
        gone = path if alternate is None else alternate
        parent = gone.getparent()
        if parent is not None:
            parent.remove(gone)
    sharing = root.find(s("fileSharing"))
    if sharing is not None:
        sharing.attrib.pop("userName", "")


def _forget(package: Package) -> None:
    """Remove the parts of ``_FORGOTTEN`` relationships, and what refers to them."""
    for source in package.sources():
        gone = [each for each in package.relations(source) if each.kind in _FORGOTTEN]
        for each in gone:
            package.unlink(source, each)
            package.remove(each.target)
        if gone and extension_of(source) == "xml" and source in package:
            ids = {each.id for each in gone}
            for setup in [each for each in package.look(source).iter(s("pageSetup")) if each.get(RELATION_ID) in ids]:
                package.tree(source)
                del setup.attrib[RELATION_ID]
