"""Escaping of text for XML, as in :mod:`xml.sax.saxutils`, which is slow to import (it loads an HTTP client)."""

from __future__ import annotations

from collections.abc import Mapping

XML_BLANKS = " \t\r\n"
"""White space in XML (XML 1.0, 2.3)."""

_AS_ATTRIBUTES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
"""Characters that a parser would replace by blanks in attribute values (XML 1.0, 3.3.3)."""


def escape(text: str, others: Mapping[str, str] | None = None) -> str:
    """``text`` as character data; ``others`` maps further characters to their replacements."""
    text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    for character, written in (others or {}).items():
        text = text.replace(character, written)
    return text


def unescape(text: str) -> str:
    """The text of character data: the reverse of :func:`escape`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def quoteattr(text: str) -> str:
    """``text`` as a quoted attribute value, in double quotes, or in single ones if it contains only double quotes."""
    text = escape(text, _AS_ATTRIBUTES)
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"{}"'.format(text.replace('"', "&quot;"))
