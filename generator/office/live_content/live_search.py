"""Search for all active content in a package; removal of attached templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.live_content import live_kinds
from generator.office.live_content.live_stories import RelationPlaces, in_stories
from generator.office.package import Package, Relation
from generator.office.wordml.schema_order import remove

_BOUND_TO_TEMPLATE = ("{*}attachedTemplate", "{*}linkStyles")
"""Settings of the attached template (17.15.1.6, 17.15.1.55); with them styles would follow the reader's template."""


def live_content(package: Package) -> tuple[live_kinds.LiveItem, ...]:
    """All active content of ``package``, Word or Excel, each address once, but every field that changes."""
    once: dict[tuple[object, str], live_kinds.LiveItem] = {}
    for number, each in enumerate(_all(package)):
        once.setdefault((number if each.changes else each.kind, each.address), each)
    return tuple(once.values())


def _all(package: Package) -> Iterator[live_kinds.LiveItem]:
    yield from in_stories(package)
    places: dict[str, RelationPlaces] = {}
    for source, relation, live in _in_relationships(package):
        if source not in places:
            places[source] = RelationPlaces(package, source)
        yield replace(live, span=places[source].of(relation.id))
    yield from live_kinds.in_parts(package)
    yield from _in_sheets(package)


def drop_attached_template(package: Package) -> None:
    """Removes the document's link to its template. Raises TemplateError where its settings are not XML."""
    for source in package.sources():
        for each in package.relations(source):
            if each.kind == "attachedTemplate":
                package.unlink(source, each)
                root = package.tree(source)
                for element in list(root.iter(*_BOUND_TO_TEMPLATE)):
                    remove(element)


# Active content by the relationships of a package.


def _in_relationships(package: Package) -> Iterator[tuple[str, Relation, live_kinds.LiveItem]]:
    """The active relationships of ``package``, each with its source part and as :class:`Live`."""
    for source in package.sources():
        with suppress(TemplateError):  # not XML: opening the package reports it
            for each in package.relations(source):
                kind = _kind_of(each)
                if kind is not None:
                    span = Span(package.file, part=source or None)
                    yield source, each, live_kinds.LiveItem(kind, span, each.target if each.external else "")


def _kind_of(relation: Relation) -> live_kinds.LiveKind | None:
    """The kind of ``relation``; None where it is not active."""
    if not relation.external:
        return live_kinds.LEADING_IN.get(relation.kind)
    if relation.kind == "hyperlink":
        return live_kinds.leads_to(relation.target)
    kind = live_kinds.LEADING_OUT.get(relation.kind, live_kinds.OTHER)
    to_file = (
        kind is not live_kinds.WORKBOOK
        and kind.effect is live_kinds.Effect.REACHES
        and live_kinds.leads_to(relation.target) is live_kinds.FILE_TARGET
    )
    return live_kinds.FILE_TARGET if to_file else kind


# Active formulas and DDE links in the sheets, names, tables and charts of a workbook.


_FORMULAS = tuple(
    f"{{*}}{name}"
    for name in (
        *("f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"),
        "ddeLink",
    )
)
_WORDS = (*map(re.escape, live_kinds.CALLS), r"\|", "ddeLink", "file:", r"\.(?:xl|ods|csv)")
_SUSPECT = re.compile("|".join(_WORDS), re.IGNORECASE)
_HOLDING = ("spreadsheetml", "chart", "ms-excel")
_PLAIN = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<")


def _in_sheets(package: Package) -> Iterator[live_kinds.LiveItem]:
    """The active formulas and links of a workbook, in the order of its parts; none for other packages."""
    names: dict[str, str] | None = None
    for part in package:
        kind = live_kinds.stated_type(package, part)
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


def _in_part(package: Package, part: str, shown: str) -> Iterator[live_kinds.LiveItem]:
    try:
        root = package.look(part)
    except TemplateError:  # not XML: opening the package reports it
        return
    for element in root.iter(*_FORMULAS):
        if etree.QName(element).localname == "ddeLink":
            address = f"{element.get('ddeService', '')}|{element.get('ddeTopic', '')}"
            yield live_kinds.LiveItem(live_kinds.DDE, Span(package.file, part=shown), address)
            continue
        kind = _kind_of_formula(element.text or "")
        if kind is not None:
            yield live_kinds.LiveItem(
                kind, Span(package.file, part=shown + _cell(element)), " ".join((element.text or "").split())
            )


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


# Formulas of a workbook that reach out of it, by the functions they call (ECMA-376 part 1, 18.17).


_TEXT = re.compile(r'"(?:[^"]|"")*"')
_CALL = re.compile(rf"(?<![\w.])(?:_xl(?:fn|ws)\.)*({'|'.join(map(re.escape, live_kinds.CALLS))})\s*\(", re.IGNORECASE)
_STARTS_PROGRAM = re.compile(r"[\w.']\|(?:'[^']*'|[^'!|]+)!")
_OTHER_FILE = re.compile(r"\[[^\[\]]+\.(?:xl\w+|ods|csv)\]|'file:[^']*'#", re.IGNORECASE)
_WITHIN = re.compile(r'\s*"#')


def _kind_of_formula(formula: str) -> live_kinds.LiveKind | None:
    """The kind of ``formula``; None where it is not active, such as a link within the workbook.

    References to other workbooks by number are found in the relationships, which have the address.
    """
    code = _TEXT.sub(lambda match: '"' + " " * (len(match[0]) - 2) + '"', formula)
    kinds = [_called(match, formula) for match in _CALL.finditer(code)]
    if _STARTS_PROGRAM.search(code):
        kinds.append(live_kinds.DDE)
    if _OTHER_FILE.search(code):
        kinds.append(live_kinds.WORKBOOK)
    found = [kind for kind in kinds if kind is not None]
    return next((kind for kind in found if kind.effect is live_kinds.Effect.ACTS), found[0] if found else None)


def _called(match: re.Match[str], formula: str) -> live_kinds.LiveKind | None:
    kind = live_kinds.CALLS[match[1].upper()]
    if kind is live_kinds.FORMULA:
        argument = _TEXT.match(formula[match.end() :].lstrip())
        if argument is not None and live_kinds.leads_to(argument[0].strip('"')) is live_kinds.FILE_TARGET:
            return live_kinds.FILE_TARGET
        if match[1].upper() == "HYPERLINK" and _WITHIN.match(formula, match.end()):
            return None
    return kind
