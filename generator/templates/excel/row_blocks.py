"""The rows that tags repeat or keep (for, if), as a tree of branches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from generator.office.sheetml import MAX_ROW
from generator.templates.expressions.tag_scanning import PairedBlock, Tag

Seat = tuple[int, int]
"""The place of a tag for rows: its row, and its index among the tags of that row."""
Hindrance = Literal["tag-row", "repeated", "partly", "fixed"]
"""Why rows cannot be referred to: they have only tags; they are repeated; they are only some of a loop's rows; they are
rows of the same round of a loop, but referred to with a ``$``."""


@dataclass(eq=False, slots=True)
class Branch:
    """The rows ``first`` to ``last`` between two tags of one block, or a whole sheet.

    ``repeats``: they are repeated for each item of a list. ``number`` is its index among the sheet's branches,
    ``between`` are the seats of the tags that begin and end it.
    """

    number: int
    first: int
    last: int
    repeats: bool = False
    above: Branch | None = None
    within: list[Branch] = field(default_factory=list)
    between: tuple[Seat, Seat] = ((0, 0), (MAX_ROW + 1, 0))

    def holds(self, first: int, last: int) -> bool:
        """Whether all rows from ``first`` to ``last`` are in it, or in branches within it."""
        return self.first <= first and last <= self.last

    def touches(self, first: int, last: int) -> bool:
        """Whether some of the rows from ``first`` to ``last`` are in it."""
        return max(first, self.first) <= min(last, self.last)

    def line(self) -> Iterator[Branch]:
        """Itself and the branches around it, from the inside out."""
        branch: Branch | None = self
        while branch is not None:
            yield branch
            branch = branch.above

    def holder(self, first: int, last: int) -> Branch:
        """The innermost of itself and the branches around it that has all these rows."""
        *_, whole = self.line()
        return next((branch for branch in self.line() if branch.holds(first, last)), whole)

    def innermost(self, first: int, last: int) -> Branch:
        """The innermost of itself and the branches within it that has all these rows."""
        inner = next((each for each in self.within if each.holds(first, last)), None)
        return self if inner is None else inner.innermost(first, last)

    def loops(self) -> Iterator[Branch]:
        """The repeated branches within it, at any depth."""
        for each in self.within:
            if each.repeats:
                yield each
            yield from each.loops()


@dataclass(frozen=True, slots=True)
class Blocks:
    """The branches of one sheet, the ``whole`` first; ``tag_rows`` are removed.

    ``ends`` and ``begins`` are, by the seat of a tag, the number of the branch that ends before it or begins after it.
    """

    branches: tuple[Branch, ...]
    tag_rows: frozenset[int]
    ends: Mapping[Seat, int]
    begins: Mapping[Seat, int]

    @property
    def whole(self) -> Branch:
        """The branch of the whole sheet."""
        return self.branches[0]

    @property
    def last(self) -> int:
        """The last row with a tag for rows; 0 where there is none, so that no row moves."""
        return max(self.tag_rows, default=0)

    @property
    def moves(self) -> bool:
        """Whether rows can move."""
        return bool(self.tag_rows)

    def hindrance(
        self, first: int, last: int, seen_from: Branch, *, area: bool, fixed: bool = False
    ) -> Hindrance | None:
        """Why the rows ``first`` to ``last`` cannot be referred to from ``seen_from``; None where they can.

        ``area``: the reference is a range, which grows with its rows; else a single cell. ``fixed``: it has a ``$``,
        which within a loop could mean its first round or every round.
        """
        if last <= self.last and all(row in self.tag_rows for row in range(first, last + 1)):
            return "tag-row"
        holder = seen_from.holder(first, last)
        if fixed and any(branch.repeats for branch in holder.line()):
            return "fixed"
        if not area:
            within = takewhile(lambda each: each is not holder, self.whole.innermost(first, last).line())
            return "repeated" if any(branch.repeats for branch in within) else None
        around = set(seen_from.line())
        # From within a loop, a range means the whole loop only if it includes the rows of its tags.
        loops = ((loop, 1 if loop in around else 0) for loop in holder.loops() if loop.touches(first, last))
        whole = (first <= loop.first - more and loop.last + more <= last for loop, more in loops)
        return None if all(whole) else "partly"


def blocks_of(pairs: Iterable[PairedBlock[Tag, Seat]], tag_rows: Iterable[int]) -> Blocks:
    """Makes branches of the ``pairs`` of tags."""
    branches = [Branch(0, 1, MAX_ROW)]
    ends: dict[Seat, int] = {}
    begins: dict[Seat, int] = {}
    for block in sorted(pairs, key=lambda block: block.seats[0][1]):
        seats = [seat for _, seat in block.seats]
        above = next(each for each in reversed(branches) if each.between[0] < seats[0] and seats[-1] < each.between[1])
        for (tag, begin), end in zip(block.seats, seats[1:], strict=False):
            branch = Branch(len(branches), begin[0] + 1, end[0] - 1, tag.word == "for", above, between=(begin, end))
            above.within.append(branch)
            branches.append(branch)
            begins[begin] = ends[end] = branch.number
    return Blocks(tuple(branches), frozenset(tag_rows), ends, begins)
