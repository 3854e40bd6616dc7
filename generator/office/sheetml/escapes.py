"""Escapes such as ``_x000D_`` in strings of a workbook (ECMA-376 part 1, 22.9.2.19)."""

from __future__ import annotations

import re

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def decoded(text: str) -> str:
    """``text`` with escapes such as ``_x000D_`` replaced by their characters."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def escaped(text: str) -> str:
    """``text`` with everything that looks like an escape escaped."""
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text
