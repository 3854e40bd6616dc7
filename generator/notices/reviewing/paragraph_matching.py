"""A draft and its reviewed copy: which of their paragraphs belong together, and what differs between texts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from generator.ground.text_similarity import are_alike, common_ends
from generator.notices.reviewing.flow import FlowItem, FlowParagraph, FlowTable, marks_of, texts_of
from generator.official.source_marks import is_element

_MOST_ITEMS = 2500
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
    edges = [(-1, -1), *marked, (len(built), len(copy))]
    found: list[tuple[int, int]] = []
    for (first, start), (last, end) in pairwise(edges):
        if first >= 0:
            found.append((first, start))
        found += _between(range(first + 1, last), range(start + 1, end), built, copy)
    return found


def _by_marks(built: Sequence[FlowItem], copy: Sequence[FlowItem]) -> list[tuple[int, int]]:
    """For each item of the copy that has marks the first item of the draft with one of them."""
    places = {mark: place for place, item in enumerate(built) for mark in marks_of(item)}
    taken: set[int] = set()
    found = []
    for place, item in enumerate(copy):
        known = {places[mark] for mark in marks_of(item) if mark in places}
        known = {each for each in known - taken if type(built[each]) is type(item)}
        if known:
            taken |= known
            found.append((min(known), place))
    return found


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


def _between(
    places: range, others: range, built: Sequence[FlowItem], copy: Sequence[FlowItem]
) -> Iterator[tuple[int, int]]:
    """Pairs among the items at ``places`` and at ``others`` that have equal texts, or are alike."""
    one = [texts_of(built[place]) for place in places]
    other = [texts_of(copy[place]) for place in others]
    for tag, first, last, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(places[first:last], others[start:end], strict=True)
        elif tag == "replace" and (last - first) * (end - start) <= _MOST_ITEMS:
            yield from _alike(places[first:last], others[start:end], built, copy)


def _alike(
    places: Sequence[int], others: Sequence[int], built: Sequence[FlowItem], copy: Sequence[FlowItem]
) -> Iterator[tuple[int, int]]:
    """Pairs of items that are more alike than not, each with the first such one that is left."""
    start = 0
    for place in places:
        for number in range(start, len(others)):
            one, other = built[place], copy[others[number]]
            if isinstance(one, FlowTable) or isinstance(other, FlowTable):
                is_other = type(one) is type(other)
            else:
                is_other = are_alike(one.text, other.text)
            if is_other:
                yield place, others[number]
                start = number + 1
                break


def is_same(one: FlowItem, other: FlowItem) -> bool:
    """Whether two items have the same text and the same looks; elements may be broken into lines elsewhere."""
    if any(looks_changed((one,), (other,))):
        return False
    if isinstance(one, FlowParagraph) and isinstance(other, FlowParagraph):
        return one.text == other.text or (any(map(is_element, one.marks)) and solid(one.text) == solid(other.text))
    return (
        isinstance(one, FlowTable)
        and isinstance(other, FlowTable)
        and one.shape == other.shape
        and texts_of(one) == texts_of(other)
    )


def solid(text: str) -> str:
    """``text`` without blanks."""
    return "".join(text.split())


def looks_changed(base: Sequence[FlowItem], copies: Sequence[FlowItem]) -> Iterator[tuple[str, str, str]]:
    """The constructs of ``base`` and of ``copies`` that the others do not have: kind, text before, text after.

    Where a text is the same, the place counts as well.
    """
    same = [texts_of(each) for each in base] == [texts_of(each) for each in copies]
    before, after = (
        Counter(
            (kind, at if same else 0, text)
            for item in items
            for each in item.paragraphs
            for kind, at, text in each.looks
        )
        for items in (base, copies)
    )
    yield from ((kind, text, "") for kind, _, text in (before - after).elements())
    yield from ((kind, "", text) for kind, _, text in (after - before).elements())


# What differs between two texts, or any two sequences, within a bounded time.


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
    head, tail = common_ends(one, other)
    last, end = len(one) - tail, len(other) - tail
    if head:
        yield Stretch(True, 0, head, 0, head)
    if (last - head) * (end - head) > _MOST:
        yield Stretch(False, head, last, head, end)
    else:
        matcher = SequenceMatcher(None, one[head:last], other[head:end], autojunk=False)
        for tag, *edges in matcher.get_opcodes():
            yield Stretch(tag == "equal", *(head + edge for edge in edges))
    if tail:
        yield Stretch(True, last, len(one), end, len(other))


def pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What differs between two runs of paragraphs: pieces that are gone, each with what is new in its place."""
    one, other = "\n".join(before), "\n".join(after)
    for each in stretches(one, other):
        if not each.is_equal:
            yield one[each.first : each.last], other[each.start : each.end]
