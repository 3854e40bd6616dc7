"""Characters of a cell's text that no document can hold, or that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ground.errors import Said
from generator.ground.representation import CONSTRUCTS, odd_characters
from generator.ground.source import unholdable
from generator.roster.sheets.grid import OddCell, Shown

MOST_LETTERS = 32_767
"""The longest text that a cell of a spreadsheet can hold."""

_WHAT = (
    (re.compile("\n"), Said("换行", "a line break")),
    (re.compile("\t"), Said("制表符", "a tab")),
    (re.compile("[\u00a0\u202f]"), Said("不间断空格", "a no-break blank")),
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
    """Yield the kinds of characters in ``text`` that nobody sees, or that mislead, each once, as messages call them."""
    yield from (what for pattern, what in _WHAT if pattern.search(text))
    yield from dict.fromkeys(CONSTRUCTS[kind].name for _, kind, _ in odd_characters(text))
