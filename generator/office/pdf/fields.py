"""Fields whose results the office suite works out itself, whatever the .docx holds (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

from generator.office.wordml.open_fields import OpenFields

_DATES = {"CREATEDATE", "DATE", "EDITTIME", "PRINTDATE", "SAVEDATE", "TIME"}
_COUNTS = {"NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "REVNUM", "SECTION", "SECTIONPAGES"}
_WORKED_OUT = frozenset(_DATES | _COUNTS | {"FILENAME", "FILESIZE"})


def worked_out(fields: OpenFields) -> bool:
    """Whether what is read now is a result that the office suite works out."""
    return any(field.in_result and _kind(field.instruction) in _WORKED_OUT for field in fields.open)


def _kind(instruction: str) -> str:
    words = instruction.split(None, 1)
    return words[0].upper() if words else ""
