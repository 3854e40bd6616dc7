"""What the sheets, names, tables and charts of a workbook hold: formulas, and links that start programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.live_content.formulas import kind_of_formula
from generator.office.live_content.holdings import stated_type
from generator.office.live_content.kinds import CALLS, DDE, Live
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
    """What the parts of a workbook hold, in their order; nothing where ``package`` is none."""
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
    """Whether any formula of the part may be one of those: most sheets need not be made a tree of."""
    if not _PLAIN.match(data) or b"&#" in data:
        return True
    return _SUSPECT.search(data.decode("utf-8", "replace")) is not None


def _in_part(package: Package, part: str, shown: str) -> Iterator[Live]:
    try:
        root = package.look(part)
    except TemplateError:  # whoever opens the package says so
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
    """The names on the tabs, by the parts of the sheets."""
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
