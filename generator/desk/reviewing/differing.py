"""What differs between two sequences, within a bounded time."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST = 4_000_000
"""The most pairs of elements that are compared; longer sequences differ as a whole between their equal ends."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The elements from ``first`` to before ``last``, and those from ``start`` to before ``end`` in their place."""

    is_equal: bool
    first: int
    last: int
    start: int
    end: int


def stretches(one: Sequence[Hashable], other: Sequence[Hashable]) -> Iterator[Stretch]:
    """The stretches of ``one`` and ``other`` in order, equal and differing ones."""
    size = min(len(one), len(other))
    head = next((place for place in range(size) if one[place] != other[place]), size)
    tail = next((place for place in range(size - head) if one[-1 - place] != other[-1 - place]), size - head)
    last, end = len(one) - tail, len(other) - tail
    if head:
        yield Stretch(True, 0, head, 0, head)
    yield from _middle(one[head:last], other[head:end], head)
    if tail:
        yield Stretch(True, last, len(one), end, len(other))


def _middle(one: Sequence[Hashable], other: Sequence[Hashable], head: int) -> Iterator[Stretch]:
    if len(one) * len(other) > _MOST:
        yield Stretch(False, head, head + len(one), head, head + len(other))
        return
    for tag, first, last, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield Stretch(tag == "equal", head + first, head + last, head + start, head + end)
