"""The paragraphs of a draft as built, and those of its reviewed copy: which belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from generator.desk.reviewing.flow import FlowItem, FlowTable, texts_of

_ALIKE = 0.5
_MOST = 2500
"""The most pairs of items that are compared by their likeness."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items of the draft from ``first`` to before ``last``, and those of the copy in their place."""

    first: int
    last: int
    start: int
    end: int


def groups(built: Sequence[FlowItem], copy: Sequence[FlowItem]) -> Iterator[Group]:
    """The groups of items that belong together, in order; all items of both are in one."""
    pairs = anchors(built, copy)
    edges = [(0, 0), *(pair for pair in pairs if pair != (0, 0)), (len(built), len(copy))]
    for (first, start), (last, end) in pairwise(edges):
        if first < last or start < end:
            yield Group(first, last, start, end)


def anchors(built: Sequence[FlowItem], copy: Sequence[FlowItem]) -> list[tuple[int, int]]:
    """Pairs of items, by their places, that surely belong together, in the order of both.

    They are known by their marks; between two of these by equal texts, then by texts that are alike.
    """
    marked = _in_order(_by_marks(built, copy))
    return list(_filled(marked, built, copy))


def _by_marks(built: Sequence[FlowItem], copy: Sequence[FlowItem]) -> list[tuple[int, int]]:
    """For each item of the copy that has marks the first item of the draft with one of them."""
    places = {mark: place for place, item in enumerate(built) for mark in _marks(item)}
    taken: set[int] = set()
    found = []
    for place, item in enumerate(copy):
        known = [places[mark] for mark in _marks(item) if mark in places]
        known = [each for each in known if each not in taken and type(built[each]) is type(item)]
        if known:
            taken.update(known)
            found.append((min(known), place))
    return found


def _marks(item: FlowItem) -> tuple[str, ...]:
    return item.marks if isinstance(item, FlowTable) or item.marks else item.emptied


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of ``pairs``, which are in the order of the copy, that are in the order of the draft too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for number, (place, _) in enumerate(pairs):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else None)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    chain: list[tuple[int, int]] = []
    link = ends[-1] if ends else None
    while link is not None:
        chain.append(pairs[link])
        link = before[link]
    return chain[::-1]


def _filled(
    marked: Sequence[tuple[int, int]], built: Sequence[FlowItem], copy: Sequence[FlowItem]
) -> Iterator[tuple[int, int]]:
    edges = [(-1, -1), *marked, (len(built), len(copy))]
    for (first, start), (last, end) in pairwise(edges):
        if first >= 0:
            yield first, start
        yield from _between(range(first + 1, last), range(start + 1, end), built, copy)


def _between(
    places: range, others: range, built: Sequence[FlowItem], copy: Sequence[FlowItem]
) -> Iterator[tuple[int, int]]:
    """Pairs among the items at ``places`` and at ``others`` that have equal texts, or are alike."""
    one = [texts_of(built[place]) for place in places]
    other = [texts_of(copy[place]) for place in others]
    for tag, first, last, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(places[first:last], others[start:end], strict=True)
        elif tag == "replace" and (last - first) * (end - start) <= _MOST:
            yield from _alike(places[first:last], others[start:end], built, copy)


def _alike(
    places: Sequence[int], others: Sequence[int], built: Sequence[FlowItem], copy: Sequence[FlowItem]
) -> Iterator[tuple[int, int]]:
    """Pairs of items that are more alike than not, each with the first such one that is left."""
    start = 0
    for place in places:
        for number in range(start, len(others)):
            if _are_alike(built[place], copy[others[number]]):
                yield place, others[number]
                start = number + 1
                break


def _are_alike(built: FlowItem, copy: FlowItem) -> bool:
    if isinstance(built, FlowTable) or isinstance(copy, FlowTable):
        return type(built) is type(copy)
    matcher = SequenceMatcher(None, built.text, copy.text, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
