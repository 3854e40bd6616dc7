"""Numbers as records hold them."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?", re.ASCII)
_MOST = 60  # characters; nobody types a longer number


def number_of(value: object) -> Decimal | None:
    """``value`` as an exact number: a number, or a text such as ``-1,234.50``. None for anything else."""
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_of(Decimal(str(value)))
    if not isinstance(value, str):
        return None
    text = value.strip()
    if len(text) > _MOST or not any(map(str.isdigit, text)) or _NUMBER.fullmatch(text) is None:
        return None
    return Decimal(text.replace(",", ""))
