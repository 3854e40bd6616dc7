"""Fields whose results may change (ECMA-376 part 1, 17.16.5): dates, references, tables of contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.desk.drafts.draft import Left
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.word_walk import paragraph_number, walked
from generator.office.wordml.open_fields import OpenField, OpenFields
from generator.office.wordml.paragraph_places import Places

_LASTING = frozenset(("HYPERLINK", "QUOTE", "SEQ", "LISTNUM", "SYMBOL", "ADVANCE", "PRIVATE", "RD", "TC", "XE", ""))
"""Fields whose results are text like any other, and marks without a result."""


@dataclass(frozen=True, slots=True)
class _Found:
    field: OpenField
    around: tuple[OpenField, ...]
    paragraph: int | None


def changing_fields(parts: DocxParts, places: Places) -> Iterator[Left]:
    """Each field of the text that may change, with its instruction; not those that are in another such field."""
    for each in list(_fields(parts, places)):
        if _changes(each.field) and not any(map(_changes, each.around)):
            yield Left("field", each.paragraph, " ".join(each.field.instruction.split()))


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
            yield _Found(newest, tuple(fields.open[:-1]), paragraph_number(places, element))
