"""Two versions of a text beside each other, line by line, with what is around each difference."""

from __future__ import annotations

from collections.abc import Iterator
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
    return list(_lines(mine.splitlines(), theirs.splitlines()))


def _lines(mine: list[str], theirs: list[str]) -> Iterator[VersionLine]:
    done = 0
    for group in SequenceMatcher(None, mine, theirs, autojunk=False).get_grouped_opcodes(AROUND):
        if group[0][1] > done:
            yield VersionLine(None, None, "gap")
        for kind, first, last, start, end in group:
            if kind == "equal":
                yield from (VersionLine(line, line, "same") for line in mine[first:last])
            else:
                pairs = zip_longest(mine[first:last], theirs[start:end])
                yield from (VersionLine(one, other, "differs") for one, other in pairs)
            done = last
    if done < len(mine):
        yield VersionLine(None, None, "gap")
