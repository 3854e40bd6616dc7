"""Protection from formula injection (CWE-1236): values that a spreadsheet would read as a formula."""

from __future__ import annotations

import unicodedata

MARK = "'"
"""The prefix that spreadsheets read as "this is text"; a value that begins with it gets a second one."""

_FORMULA = frozenset("=+-@")
_SKIPPED = frozenset("\"'`‘’“”＂＇")


def dangerous(text: str) -> bool:
    """Whether ``text`` begins like a formula (after blanks and quotation marks, in any width) or with a tab."""
    if text[:1].isalnum():  # as most texts do; no letter or digit is a sign in another width
        return False
    for character in text:
        if character in "\t\r\n":
            return True
        if not (character.isspace() or character in _SKIPPED or unicodedata.category(character) == "Cf"):
            return unicodedata.normalize("NFKC", character)[0] in _FORMULA
    return False


def inert(text: str) -> str:
    """``text`` for a cell of a CSV file, with the prefix where it could be read as a formula."""
    return f"{MARK}{text}" if dangerous(text) or text.startswith(MARK) else text


def original(cell: str) -> str:
    """The text of ``cell``: the reverse of :func:`inert`."""
    return cell.removeprefix(MARK)
