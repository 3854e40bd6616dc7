"""Marks that come in pairs: which opens, which closes it, and which has no other half."""

from __future__ import annotations

from dataclasses import dataclass

CLOSING = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」", "『": "』"}
"""What closes each opening mark."""

_OPENING = {closing: opening for opening, closing in CLOSING.items()}
# The width and the kind of brackets are for other rules; here one closes the other.
_ALIKE = str.maketrans("()[]［］﹝﹞", "（）〔〕〔〕〔〕")


@dataclass(frozen=True, slots=True)
class Pair:
    """``mark`` opens at ``opening`` and is closed at ``closing``; ``within`` are the places of the marks around it."""

    mark: str
    opening: int
    closing: int
    within: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """A mark without its other half; ``kind`` is the opening mark of its kind."""

    kind: str
    at: int
    opens: bool


def paired(text: str) -> tuple[list[Pair], list[Loose]]:
    """The pairs of ``text`` by where they open, and the marks that have no other half by their place."""
    pairs: list[Pair] = []
    loose: list[Loose] = []
    opened: list[tuple[str, int]] = []
    for at, mark in enumerate(text.translate(_ALIKE)):
        if mark in CLOSING:
            opened.append((mark, at))
        elif (kind := _OPENING.get(mark)) is None:
            continue
        elif any(each == kind for each, _ in opened):
            while opened[-1][0] != kind:
                loose.append(Loose(opened[-1][0], opened.pop()[1], opens=True))
            start = opened.pop()[1]
            pairs.append(Pair(kind, start, at, tuple(place for _, place in opened)))
        else:
            loose.append(Loose(kind, at, opens=False))
    loose += (Loose(kind, at, opens=True) for kind, at in opened)
    return sorted(pairs, key=lambda pair: pair.opening), sorted(loose, key=lambda each: each.at)
