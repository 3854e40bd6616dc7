"""The types of fields, grouped by what is done with them (ECMA-376 part 1, 17.16.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.templates.word.fields.field_finding import Field, nested_fields
from generator.templates.word.fields.instruction import COMPARISONS, InstructionError, Word, instruction_of

COUNTERS = frozenset({"MERGEREC", "MERGESEQ"})
CONDITIONS = frozenset({"IF", "COMPARE"})
FORMULA = "="
VALUES = frozenset({"MERGEFIELD", "REF", FORMULA}) | CONDITIONS | COUNTERS
"""Fields with a value."""

SILENT = frozenset({"SET", "NEXT", "NEXTIF", "SKIPIF"})
"""Fields that do something and show nothing."""

MOVING = frozenset({"NEXT", "NEXTIF", "SKIPIF"})
"""Fields that move from record to record; allowed in the main document only, as in Word."""

TO_NEXT = frozenset({"NEXT", "NEXTIF"})
"""Fields that move on to the next record."""

ASKING = frozenset({"ADDRESSBLOCK", "ASK", "DATABASE", "FILLIN", "GREETINGLINE", "MERGEBARCODE"})
"""Fields that only Word itself can fill in, by asking or by its own mapping of fields."""

SHOWN_BY_CODE = frozenset(
    {
        *("HYPERLINK", "EQ", "SYMBOL", "ADVANCE", "TC", "XE", "TA", "DISPLAYBARCODE"),
        *("MACROBUTTON", "GOTOBUTTON", "ADDIN", "PRIVATE"),
    }
)
"""Fields without a result that Word has computed from their code."""

_WORD = re.compile(r"[^\W\d]\w*")
_OURS = frozenset({"MERGEFIELD", "SET"}) | COUNTERS | MOVING | ASKING


def is_ours(field: Field, bookmarks: frozenset[str]) -> bool:
    """Whether ``field`` belongs to a mail merge; ``bookmarks`` are the names that SET gives, in lower case.

    A condition or formula belongs to one if a field in it does; a condition about a page number, for example, is left
    to the office suite. A condition that compares nothing counts as ours: saving may have dropped the field in it.
    """
    if field.kind == FORMULA:
        words = set(_WORD.findall(field.text.casefold())) if bookmarks else set()
        return bool(words & bookmarks) or any(holds_ours(each, bookmarks) for each in nested_fields(field.code))
    if field.kind in CONDITIONS:
        return any(holds_ours(each, bookmarks) for each in nested_fields(field.code)) or _is_odd(field, bookmarks)
    return field.kind in _OURS or bookmark_read(field, bookmarks) is not None


def holds_ours(field: Field, bookmarks: frozenset[str]) -> bool:
    """Whether ``field`` belongs to a mail merge, or a field in its instruction does."""
    return is_ours(field, bookmarks) or any(holds_ours(each, bookmarks) for each in nested_fields(field.code))


def kinds_within(field: Field, bookmarks: frozenset[str]) -> set[str]:
    """The types of the mail merge fields that ``field`` is or holds."""
    kinds = {field.kind} if is_ours(field, bookmarks) else set()
    for nested in nested_fields(field.code):
        kinds |= kinds_within(nested, bookmarks)
    return kinds


def bookmark_read(field: Field, bookmarks: frozenset[str]) -> str | None:
    """The name in ``bookmarks`` that ``field`` reads, by REF or by the name alone; None where it reads none."""
    if not bookmarks:
        return None
    words = field.text.split()
    if words and field.kind == "REF":
        words = words[1:]
    name = words[0].strip('"“”') if words else ""
    return name if name.casefold() in bookmarks else None


def names_set(fields: list[Field]) -> frozenset[str]:
    """The names that SET fields among ``fields`` give, nested ones included, in lower case."""
    names: set[str] = set()
    for field in fields:
        if field.kind == "SET":
            names |= _name_set(field)
        names |= names_set([*nested_fields(field.code), *nested_fields(field.result)])
    return frozenset(names)


def _is_odd(field: Field, bookmarks: frozenset[str]) -> bool:
    """Whether a condition without merge fields compares the value of a SET field, or nothing."""
    try:
        words = instruction_of(field).words[:3]
    except InstructionError:
        return False
    return not is_comparison(words) or any(names_bookmark(word, bookmarks) for word in words)


def is_comparison(words: Sequence[Word]) -> bool:
    """Whether ``words`` begin with a comparison."""
    return len(words) >= 3 and words[1].text in COMPARISONS


def names_bookmark(word: Word, bookmarks: frozenset[str]) -> bool:
    """Whether ``word`` of a comparison stands for the value of a SET field, and not for itself."""
    return not word.quoted and word.is_text and word.text.casefold() in bookmarks


def _name_set(field: Field) -> set[str]:
    try:
        words = instruction_of(field).words
    except InstructionError:
        return set()
    return {words[0].text.casefold()} if words else set()
