"""Text as XML writes it, and back; equal to :mod:`xml.sax.saxutils`, whose import loads a client for HTTP."""

from __future__ import annotations

from collections.abc import Mapping

_AS_ATTRIBUTES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
"""What a parser would make blanks of in the value of an attribute (XML 1.0, 3.3.3)."""


def escape(text: str, others: Mapping[str, str] | None = None) -> str:
    """``text`` as character data; ``others`` are characters with what is written for each."""
    text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    for character, written in (others or {}).items():
        text = text.replace(character, written)
    return text


def unescape(text: str) -> str:
    """Character data as the text that it is: the opposite of :func:`escape`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def quoteattr(text: str) -> str:
    """``text`` as the value of an attribute, in double quotes, or single ones where it holds double ones only."""
    text = escape(text, _AS_ATTRIBUTES)
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"{}"'.format(text.replace('"', "&quot;"))
