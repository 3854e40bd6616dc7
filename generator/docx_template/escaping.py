"""A value as the text of a document: written exactly, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.expressions import text_of

# Everything but the plain characters of XML 1.0's Char production (https://www.w3.org/TR/xml/#charsets).
_SPECIAL = re.compile("[^ -%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "\n", "\t": "\t", "\r": "&#13;"}
_BETWEEN_TEXTS = '</{0}t><{0}{1}/><{0}t xml:space="preserve">'


class CharacterError(ValueError):
    """A character that no XML document can hold; ``character`` it is, ``before`` is the value's text before it."""

    def __init__(self, character: str, before: str) -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.character = character
        self.before = before


def run_writer(prefix: str) -> Callable[[object], str]:
    """A function that writes a value within a ``w:t``; a line feed becomes ``w:br``, a tabulator ``w:tab``.

    ``prefix`` stands before the names of Word's elements. The function raises CharacterError, and whatever
    :func:`generator.expressions.text_of` raises.
    """
    table = {**_PLAIN, "\n": _BETWEEN_TEXTS.format(prefix, "br"), "\t": _BETWEEN_TEXTS.format(prefix, "tab")}
    return lambda value: _escaped(text_of(value), table)


def in_property(value: object) -> str:
    """``value`` within any other element's text; raises the same."""
    return _escaped(text_of(value), _PLAIN)


def _escaped(text: str, table: dict[str, str]) -> str:
    if _SPECIAL.search(text) is None:
        return text

    def written(match: re.Match[str]) -> str:
        if match[0] not in table:
            raise CharacterError(match[0], text[: match.start()])
        return table[match[0]]

    return _SPECIAL.sub(written, text)
