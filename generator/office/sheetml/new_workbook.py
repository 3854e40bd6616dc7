"""The parts of a new workbook with one sheet (ECMA-376 part 1, 12.3)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.office.package import opc_names
from generator.office.package.new_package import DECLARATION, content_types, relationships
from generator.office.package.part_names import relationships_of
from generator.office.sheetml.sheetml_names import MAIN

_BOOK, _SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
_BESIDE = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}


def workbook_parts(
    title: str, sheet: str, beside: Mapping[str, str], *, filtered: str = "", has_properties: bool = False
) -> dict[str, bytes]:
    """The parts, by name, of a workbook with one ``sheet``, named ``title``, that prints its first row on every page.

    ``sheet`` is its part as text, without the declaration, ``beside`` those of ``styles`` and ``sharedStrings``;
    ``filtered`` is the range with a filter (``$A$1:$J$9``). With ``has_properties`` the package declares
    :data:`generator.office.package.opc_names.CORE_PART`, which the caller adds.
    """
    texts = {_BOOK: _book(title, filtered), _SHEET: sheet, **{_BESIDE[kind]: text for kind, text in beside.items()}}
    return {
        opc_names.CONTENT_TYPES: content_types(_types(beside, has_properties=has_properties), {}),
        relationships_of(""): relationships("", _package_targets(has_properties=has_properties)),
        relationships_of(_BOOK): relationships(_BOOK, _book_targets(beside)),
        **{name: f"{DECLARATION}{text}".encode() for name, text in texts.items()},
    }


def _types(beside: Mapping[str, str], *, has_properties: bool) -> dict[str, str]:
    types = {_BOOK: opc_names.sheet("sheet.main"), _SHEET: opc_names.sheet("worksheet")}
    types |= {name: opc_names.sheet(kind) for kind, name in _BESIDE.items() if kind in beside}
    return types | ({opc_names.CORE_PART: opc_names.CORE_PROPERTIES} if has_properties else {})


def _package_targets(*, has_properties: bool) -> list[tuple[str, str]]:
    own = [(opc_names.CORE_PROPERTIES_RELATION, opc_names.CORE_PART)] if has_properties else []
    return [(opc_names.relation("officeDocument"), _BOOK), *own]


def _book_targets(beside: Mapping[str, str]) -> list[tuple[str, str]]:
    kinds = sorted(beside, reverse=True)
    return [(opc_names.relation("worksheet"), _SHEET), *((opc_names.relation(kind), _BESIDE[kind]) for kind in kinds)]


def _book(title: str, filtered: str) -> str:
    area = f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{title}!{filtered}</definedName>'
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{opc_names.OFFICE}">'
        f'<sheets><sheet name="{title}" sheetId="1" r:id="rId1"/></sheets><definedNames>{area if filtered else ""}'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{title}!$1:$1</definedName>'
        "</definedNames></workbook>"
    )
