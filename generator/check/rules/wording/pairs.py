"""Marks that come in pairs: which opens, which closes it, and which has no other half."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

CLOSING = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」", "『": "』"}
"""What closes each opening mark."""

_OPENING = {closing: opening for opening, closing in CLOSING.items()}
# The width and the kind of brackets are for other rules; here one closes the other.
_DEEPEST = 30
_ALIKE = str.maketrans("()[]［］﹝﹞", "（）〔〕〔〕〔〕")


@dataclass(frozen=True, slots=True)
class Pair:
    """``mark`` opens at ``opening`` and is closed at ``closing``.

    ``around`` are the opening marks of the pairs that it is in, outermost first; of more than 30 the innermost.
    """

    mark: str
    opening: int
    closing: int
    around: str = ""


@dataclass(frozen=True, slots=True)
class Loose:
    """A mark without its other half; ``kind`` is the opening mark of its kind."""

    kind: str
    at: int
    opens: bool


@lru_cache(maxsize=512)  # several rules ask for those of the same line
def paired(text: str) -> tuple[tuple[Pair, ...], tuple[Loose, ...]]:
    """The pairs of ``text`` by where they open, and the marks that have no other half by their place."""
    pairs: list[Pair] = []
    loose: list[Loose] = []
    opened: list[tuple[str, int]] = []
    depth: Counter[str] = Counter()
    for at, mark in enumerate(text.translate(_ALIKE)):
        if mark in CLOSING:
            opened.append((mark, at))
            depth[mark] += 1
        elif (kind := _OPENING.get(mark)) is None:
            continue
        elif depth[kind]:
            while opened[-1][0] != kind:
                depth[opened[-1][0]] -= 1
                loose.append(Loose(opened[-1][0], opened.pop()[1], opens=True))
            depth[kind] -= 1
            pairs.append(Pair(kind, opened.pop()[1], at))
        else:
            loose.append(Loose(kind, at, opens=False))
    loose += (Loose(kind, at, opens=True) for kind, at in opened)
    return _nested(sorted(pairs, key=attrgetter("opening"))), tuple(sorted(loose, key=attrgetter("at")))


def _nested(pairs: list[Pair]) -> tuple[Pair, ...]:
    """``pairs``, in the order of their openings, with what is around each of them."""
    nested: list[Pair] = []
    around: list[Pair] = []
    for pair in pairs:
        while around and around[-1].closing < pair.opening:
            around.pop()
        marks = (around[-1].around + around[-1].mark)[-_DEEPEST:] if around else ""
        nested.append(replace(pair, around=marks))
        around.append(nested[-1])
    return tuple(nested)
