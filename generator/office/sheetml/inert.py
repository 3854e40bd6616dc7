"""Protection from formula injection (CWE-1236): values that a spreadsheet would read as a formula."""

from __future__ import annotations

import unicodedata

MARK = "'"
"""What spreadsheets take for "this is text"; a value that begins with one gets another."""

_FORMULA = frozenset("=+-@")
_SKIPPED = frozenset("\"'`‘’“”＂＇")


def dangerous(text: str) -> bool:
    """Whether ``text`` begins, blanks and quotation marks aside, as a formula does, in any width, or with a tab."""
    for character in text:
        if character in "\t\r\n":
            return True
        if not (character.isspace() or character in _SKIPPED or unicodedata.category(character) == "Cf"):
            return unicodedata.normalize("NFKC", character)[0] in _FORMULA
    return False


def inert(text: str) -> str:
    """``text`` as a cell of a CSV file may hold it."""
    return f"{MARK}{text}" if dangerous(text) or text.startswith(MARK) else text


def original(cell: str) -> str:
    """The text that :func:`inert` made ``cell`` of."""
    return cell.removeprefix(MARK)
