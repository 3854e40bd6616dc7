"""Fields whose results LibreOffice computes, whatever the .docx contains (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

from generator.office.wordml.open_fields import OpenFields

_DATES = {"CREATEDATE", "DATE", "EDITTIME", "PRINTDATE", "SAVEDATE", "TIME"}
_COUNTS = {"NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "REVNUM", "SECTION", "SECTIONPAGES"}
_COMPUTED = frozenset(_DATES | _COUNTS | {"FILENAME", "FILESIZE"})


def in_computed_result(fields: OpenFields) -> bool:
    """Whether the current place is in the result of a field that LibreOffice computes."""
    return any(field.in_result and field.kind in _COMPUTED for field in fields.open)
