"""Lines that end with a date, as that of a signature does."""

from __future__ import annotations

from generator.check.elements import forms

_LONGEST = 40


def ends_with_date(text: str) -> bool:
    """Whether the short line ``text``, without blanks at its ends, ends with a date, also one not filled in."""
    if len(text) > _LONGEST:
        return False
    found = [*forms.DATE.finditer(text), *forms.UNFILLED_DATE.finditer(text)]
    return any(match.end() == len(text) for match in found)
