"""The nearest known word to one that was typed: the one rule for every "did you mean"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import eq

MOST_EDITS = 2
"""Characters that may be missing, too many or other ones; and no more than half of those that were typed."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` was probably meant to be, or None.

    First the one that differs only in how it is typed: full-width letters, capitals, blanks around it. Else the one
    that is fewest edits away, at most :data:`MOST_EDITS` and half of the characters of ``word``. Where several are as
    near, it is the one with the same characters in another order, else none: a guess would often be wrong.
    """
    words = sorted(set(known) - {word})
    typed = _folded(word)
    alike = next((each for each in words if _folded(each) == typed), None)
    if alike is not None:
        return alike
    most = min(MOST_EDITS, len(word) // 2)
    near = [(edits, each) for each in words if (edits := edits_between(word, each, most)) is not None]
    fewest = min((edits for edits, _ in near), default=0)
    nearest = [each for edits, each in near if edits == fewest]
    swapped = [each for each in nearest if sorted(each) == sorted(word)]
    found = swapped or nearest
    return found[0] if len(found) == 1 else None


def likest(word: str, known: Sequence[str]) -> str:
    """The one of ``known`` to show beside ``word``: it begins most alike, then has most of its characters."""

    def alike(each: str) -> tuple[int, int]:
        return len(list(takewhile(bool, map(eq, word, each)))), len(set(word) & set(each))

    return max(known, key=alike)


def edits_between(one: str, other: str, most: int) -> int | None:
    """How many characters have to be put in, taken out or changed to make ``other`` of ``one``; None if over ``most``.

    Levenshtein's distance: two characters swapped are two edits.
    """
    if abs(len(one) - len(other)) > most:
        return None
    row = list(range(len(other) + 1))
    for count, character in enumerate(one, start=1):
        previous, row = row, [count]
        for place, each in enumerate(other):
            row.append(min(previous[place] + (character != each), previous[place + 1] + 1, row[place] + 1))
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _folded(text: str) -> str:
    """``text`` as it reads, however it was typed."""
    return unicodedata.normalize("NFKC", text).casefold().strip()
