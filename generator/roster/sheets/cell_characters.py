"""Characters of a cell's text that no document can hold, or that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ground.errors import Said
from generator.ground.source import unholdable
from generator.roster.sheets.grid import OddCell, Shown

MOST_LETTERS = 32_767
"""The longest text that a cell of a spreadsheet can hold."""

ODD = re.compile("^\\s|\\s$|[\n\t\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\u2066-\u2069\ufeff]")
"""Matches what a person does not see: blanks at either end, and invisible characters anywhere."""

_WHAT = (
    (re.compile("\n|\u2028|\u2029"), Said("换行", "a line break")),
    (re.compile("\t"), Said("制表符", "a tab")),
    (re.compile("[\u00a0\u202f]"), Said("不间断空格", "a no-break blank")),
    (
        re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"),
        Said("看不见的字符", "an invisible character"),
    ),
    (re.compile("^\\s|\\s$"), Said("开头或者末尾的空格", "a blank at the beginning or the end")),
)


def shown(text: str) -> Shown:
    """Return ``text`` with newlines as line ends; an OddCell where no document can hold it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_LETTERS:
        return OddCell("sheet-text-long", {"length": len(text), "most": MOST_LETTERS})
    character = None if text.isprintable() else unholdable(text)
    return text if character is None else OddCell("source-xml-character", {"character": character})


def unseen(text: str) -> Iterator[Said]:
    """Yield the kinds of invisible characters in ``text``, each once, as messages call them."""
    return (what for pattern, what in _WHAT if pattern.search(text))
