"""Active formulas and DDE links in the sheets, names, tables and charts of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.live_content.formula_calls import kind_of_formula
from generator.office.live_content.live_kinds import CALLS, DDE, Live
from generator.office.live_content.live_parts import stated_type
from generator.office.package import Package

_FORMULAS = tuple(
    f"{{*}}{name}"
    for name in (
        *("f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"),
        "ddeLink",
    )
)
_WORDS = (*map(re.escape, CALLS), r"\|", "ddeLink", "file:", r"\.(?:xl|ods|csv)")
_SUSPECT = re.compile("|".join(_WORDS), re.IGNORECASE)
_HOLDING = ("spreadsheetml", "chart", "ms-excel")
_PLAIN = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<")


def in_sheets(package: Package) -> Iterator[Live]:
    """The active formulas and links of a workbook, in the order of its parts; none for other packages."""
    names: dict[str, str] | None = None
    for part in package:
        kind = stated_type(package, part)
        if not any(word in kind for word in _HOLDING) or not kind.endswith("xml"):
            continue
        if not _may_hold(package.bytes_of(part)):
            continue
        names = _sheet_names(package) if names is None else names
        yield from _in_part(package, part, names.get(part, part))


def _may_hold(data: bytes) -> bool:
    """Whether a part may contain an active formula; most sheets need not be parsed."""
    if not _PLAIN.match(data) or b"&#" in data:
        return True
    return _SUSPECT.search(data.decode("utf-8", "replace")) is not None


def _in_part(package: Package, part: str, shown: str) -> Iterator[Live]:
    try:
        root = package.look(part)
    except TemplateError:  # not XML: opening the package reports it
        return
    for element in root.iter(*_FORMULAS):
        if etree.QName(element).localname == "ddeLink":
            address = f"{element.get('ddeService', '')}|{element.get('ddeTopic', '')}"
            yield Live(DDE, Span(package.file, part=shown), address)
            continue
        kind = kind_of_formula(element.text or "")
        if kind is not None:
            yield Live(kind, Span(package.file, part=shown + _cell(element)), " ".join((element.text or "").split()))


def _cell(element: etree._Element) -> str:
    holder = element.getparent()
    cell = "" if holder is None else holder.get("r", "")
    return f"!{cell}" if cell else ""


def _sheet_names(package: Package) -> dict[str, str]:
    """The names of the sheets, by part."""
    try:
        targets = package.targets(package.main)
        sheets = list(package.look(package.main).iter("{*}sheet"))
    except (KeyError, TemplateError):
        return {}
    names = {}
    for each in sheets:
        found = next((targets[value] for value in each.attrib.values() if value in targets), None)
        if found is not None:
            names[found.target] = each.get("name", "")
    return names
