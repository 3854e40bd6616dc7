"""Errors raised while a tag is evaluated, as the code and facts of a problem; the same for Word and Excel."""

from __future__ import annotations

import unicodedata

from jinja2.exceptions import SecurityError

from generator.templates.expressions.filters import FilterValueError
from generator.templates.expressions.rendering_limits import LimitError
from generator.templates.expressions.unwritable_characters import CharacterError
from generator.templates.expressions.value_text import NotTextError

_VALUES = {
    "nothing": "template-value-nothing",
    "group": "template-value-group",
    "list": "template-value-list",
    "object": "template-value-object",
}
_WANTED = {
    "number": "template-needs-number",
    "whole": "template-needs-whole",
    "amount": "template-needs-amount",
    "date": "template-needs-date",
    "serial": "template-needs-serial",
    "list": "template-needs-list",
    "option": "template-needs-option",
}
_NOT_CALLABLE = "object is not callable"
"""Python's message for a call of something that is no function."""

_BEFORE = 10  # characters shown before one that no document can hold


def value_fault(error: Exception) -> tuple[str, dict[str, object]] | None:
    """The code and facts of a value that cannot be printed; None where ``error`` is another kind of error."""
    if isinstance(error, CharacterError):
        return "template-character", _character(error)
    return (_VALUES[error.kind], {}) if isinstance(error, NotTextError) else None


def expression_fault(error: Exception) -> tuple[str, dict[str, object]]:
    """The code and facts of an expression that could not be evaluated, or was refused."""
    if isinstance(error, FilterValueError):
        return _WANTED[error.wanted], {"filter": error.filter, "value": error.value}
    if isinstance(error, LimitError):
        return "template-time" if error.limit == "seconds" else "template-limit", {"most": error.most}
    if isinstance(error, RecursionError):
        return "template-deep", {}
    if isinstance(error, SecurityError):
        return "template-forbidden", {}
    if isinstance(error, TypeError) and _NOT_CALLABLE in str(error):
        return "template-call", {}
    return "template-failed", {"why": f"{type(error).__name__}: {error}"}


def _character(error: CharacterError) -> dict[str, object]:
    name = unicodedata.name(error.character, "") or {"Cs": "lone surrogate", "Cc": "control character"}.get(
        unicodedata.category(error.character), "noncharacter"
    )
    return {
        "character": f"U+{ord(error.character):04X}",
        "name": name,
        "position": len(error.before) + 1,
        "before": error.before[-_BEFORE:],
    }
