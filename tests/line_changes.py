"""Two texts compared line by line, for tests that say which lines a change may touch."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher


def line_changes(before: str, after: str) -> Iterator[str]:
    """The lines that went, with ``-`` before them, and those that came, with ``+``, in order."""
    old, new = before.split("\n"), after.split("\n")
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (f"-{line}" for line in old[first:last])
            yield from (f"+{line}" for line in new[start:end])
