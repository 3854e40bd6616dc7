"""Fields whose results may change (ECMA-376 part 1, 17.16.5): dates, references, tables of contents; and controls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.desk.drafts.draft import Left
from generator.ground.errors import Span
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.word_walk import shown_text, walked
from generator.office.wordml.open_fields import OpenField, OpenFields
from generator.office.wordml.paragraph_places import Places
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


@dataclass(frozen=True, slots=True)
class _Found:
    field: OpenField
    around: tuple[OpenField, ...]
    place: Span


def changing_fields(parts: DocxParts, places: Places) -> Iterator[Left]:
    """Each field of the text that may change, with its instruction; not those that are in another such field."""
    for each in list(_fields(parts, places)):
        if _changes(each.field) and not any(map(_changes, each.around)):
            kind = _KINDS.get(each.field.kind, "field")
            yield Left.at(kind, each.place, " ".join(each.field.instruction.split()))


def controls(parts: DocxParts, places: Places) -> Iterator[Left]:
    """The controls whose text is chosen or changes, or that show a placeholder; dates and numbers without a field."""
    for each in walked(parts.document, OpenFields()):
        holder = each.getparent()
        if each.tag in _OF_TODAY:
            yield Left.at("field", places.of(each), etree.QName(each).localname)
        elif each.tag == _SDT_PROPERTIES and holder is not None and any(child.tag in _CONTROLS for child in each):
            yield Left.at("control", places.of(next(holder.iter(P), each)), shown_text(holder))


def _changes(field: OpenField) -> bool:
    return field.kind not in _LASTING


def _fields(parts: DocxParts, places: Places) -> Iterator[_Found]:
    """The fields in the order in which they begin; their instructions are known at the end of the walk."""
    fields = OpenFields()
    seen: dict[int, OpenField] = {}
    for element in walked(parts.document, fields):
        newest = fields.innermost
        if newest is not None and id(newest) not in seen:
            seen[id(newest)] = newest
            yield _Found(newest, tuple(fields.open[:-1]), places.of(element))
