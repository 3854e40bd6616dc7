"""How alike two texts are: what they have in common at their ends, and whether one may be the other, changed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

_ALIKE = 0.5  # how much of its text a paragraph must keep to be the same, changed


def common_ends(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """How many items of both are the same at the beginning, and at the end behind these."""
    most = min(len(one), len(other))
    first = next((place for place in range(most) if one[place] != other[place]), most)
    rest = most - first
    last = next((place for place in range(rest) if one[-place - 1] != other[-place - 1]), rest)
    return first, last


def are_alike(one: str, other: str) -> bool:
    """Whether at least half of two texts is the same."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return all(ratio() >= _ALIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))
