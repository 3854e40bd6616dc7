"""Characters that a string of a workbook writes as ``_x000D_`` (ECMA-376 part 1, 22.9.2.19)."""

from __future__ import annotations

import re

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def decoded(text: str) -> str:
    """``text`` with ``_x000D_`` and its like turned into the characters that they stand for."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def escaped(text: str) -> str:
    """``text`` written so that what looks like an escape comes back as it is."""
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text
