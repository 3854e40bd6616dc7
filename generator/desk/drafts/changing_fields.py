"""Fields whose results may change (ECMA-376 part 1, 17.16.5): dates, references, tables of contents; and controls."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.office.reading.word_walk import shown_text, walked
from generator.office.wordml.open_fields import OpenField, OpenFields
from generator.office.wordml.wordml_names import P, w, w14

_FORMS = ("Short", "Long")
_LASTING = frozenset(("HYPERLINK", "QUOTE", "SEQ", "ADVANCE", "PRIVATE", "RD", "TC", "XE", ""))
"""Fields whose results are text like any other, and marks without a result."""
_KINDS = {
    **dict.fromkeys(("LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"), "numbering"),
    **dict.fromkeys(("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"), "control"),
    "SYMBOL": "symbol",
    "EQ": "formula",
}
"""Fields that are something else than text that changes, the numbers and symbols without a result in the file."""
_OF_TODAY = frozenset(map(w, ("pgNum", *(f"{unit}{form}" for unit in ("day", "month", "year") for form in _FORMS))))
"""What a program computes without a field (17.3.3)."""
_CONTROLS = frozenset((*map(w, ("dropDownList", "comboBox", "date", "dataBinding", "showingPlcHdr")), w14("checkbox")))
_SDT_PROPERTIES = w("sdtPr")


def changing(root: etree._Element) -> Iterator[tuple[str, etree._Element, str]]:
    """What changes below ``root``: its construct, an element at its place, its instruction or its text now.

    First each field that may change, but not those in another such field; then controls whose text is chosen or
    changes, or that show a placeholder, and dates and numbers without a field.
    """
    for element, field, around in list(_fields(root)):
        if _changes(field) and not any(map(_changes, around)):
            yield _KINDS.get(field.kind, "field"), element, " ".join(field.instruction.split())
    for element in walked(root, OpenFields()):
        holder = element.getparent()
        if element.tag in _OF_TODAY:
            yield "field", element, etree.QName(element).localname
        elif element.tag == _SDT_PROPERTIES and holder is not None and any(child.tag in _CONTROLS for child in element):
            yield "control", next(holder.iter(P), element), shown_text(holder)


def _changes(field: OpenField) -> bool:
    return field.kind not in _LASTING


def _fields(root: etree._Element) -> Iterator[tuple[etree._Element, OpenField, list[OpenField]]]:
    """The fields in the order in which they begin, each with those around it.

    Their instructions are known at the end of the walk.
    """
    fields = OpenFields()
    seen: dict[int, OpenField] = {}
    for element in walked(root, fields):
        newest = fields.innermost
        if newest is not None and id(newest) not in seen:
            seen[id(newest)] = newest
            yield element, newest, fields.open[:-1]
