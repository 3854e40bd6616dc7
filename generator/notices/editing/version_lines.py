"""Two versions of a text side by side: the lines that differ."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

AROUND = 2
"""How many lines are shown before and after what differs."""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A line of each version; None where one has none there. ``gap``: lines that are the same were left out here."""

    mine: str | None
    theirs: str | None
    kind: Literal["same", "differs", "gap"]


def version_lines(mine: str, theirs: str) -> list[VersionLine]:
    """The lines of both texts that differ, with those around them."""
    one, other = mine.splitlines(), theirs.splitlines()
    lines: list[VersionLine] = []
    done = 0
    for group in SequenceMatcher(None, one, other, autojunk=False).get_grouped_opcodes(AROUND):
        if group[0][1] > done:
            lines.append(VersionLine(None, None, "gap"))
        for kind, first, last, start, end in group:
            what: Literal["same", "differs"] = "same" if kind == "equal" else "differs"
            lines += (VersionLine(*pair, what) for pair in zip_longest(one[first:last], other[start:end]))
            done = last
    if done < len(one):
        lines.append(VersionLine(None, None, "gap"))
    return lines
