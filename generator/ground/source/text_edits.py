"""Edits of a text by offsets; everything else stays byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

_LINE_END = re.compile("\r\n|\r|\n")
_NEWLINE = "\n"


class TextEdits:
    """Pieces of a text that are to be replaced. Places are offsets in characters; pieces must not overlap."""

    def __init__(self) -> None:
        self._edits: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Replaces with ``text`` what is between ``start`` and ``end``."""
        self._edits.append((start, end, text))

    def insert(self, at: int, text: str) -> None:
        """Inserts ``text`` before the character at ``at``, after what was inserted there earlier."""
        self.replace(at, at, text)

    def applied(self, text: str) -> str:
        """``text``, whose lines end in newlines, with the changes made."""
        return self._made(text, (), _NEWLINE)

    def applied_to_lines_as_typed(self, typed: str) -> str:
        """The same for a text whose line ends are still those of its file.

        Places are those in the text with newlines, as :func:`read_source` has it; new lines end as most of the
        file's do.
        """
        return self._made(typed, _long_ends(typed), _usual_line_end(typed))

    def _made(self, text: str, long_ends: Sequence[int], line_end: str) -> str:
        """``text`` with the changes made; each of ``long_ends``, of two characters, counts as one in their places."""
        pieces: list[str] = []
        done = 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            begin = start + bisect_left(long_ends, start)
            if begin < done:
                raise ValueError(f"two changes at {start}")
            pieces += (text[done:begin], new.replace(_NEWLINE, line_end))
            done = end + bisect_left(long_ends, end)
        return "".join([*pieces, text[done:]])


def _long_ends(typed: str) -> list[int]:
    """Where the newline is, in the text with newlines, that each line end of two characters becomes."""
    return [match.start() - number for number, match in enumerate(re.finditer("\r\n", typed))]


def _usual_line_end(typed: str) -> str:
    counted = Counter(_LINE_END.findall(typed)).most_common(1)
    return counted[0][0] if counted else _NEWLINE
