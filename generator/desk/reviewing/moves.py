"""Text that was taken away in one place and is new in another: both changes are made, or neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.desk.reviewing.differing import stretches
from generator.desk.reviewing.proposal import Proposal, SourceEdit

_LEAST = 4
"""The fewest characters of text that is taken for moved."""


def tie_moves(proposals: Sequence[Proposal]) -> None:
    """Make proposals belong together where one has text that another one has lost."""
    gone: defaultdict[str, list[Proposal]] = defaultdict(list)
    new: defaultdict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        for before, after in pieces(proposal.before, proposal.after):
            for text in before.split("\n"):
                gone[text.strip()].append(proposal)
            for text in after.split("\n"):
                new[text.strip()].append(proposal)
    for text, lost in gone.items():
        if len(text) >= _LEAST:
            for one in lost:
                one.with_ += [other for other in new.get(text, ()) if other is not one]


def tie_equal_edits(proposals: Sequence[Proposal]) -> None:
    """Make proposals belong together that ask for the same edit: the title of an attachment is printed twice."""
    of_edit: defaultdict[SourceEdit, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        for edit in proposal.edits:
            of_edit[edit].append(proposal)
    for first, *others in of_edit.values():
        first.with_ += others


def pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What differs between two runs of paragraphs: pieces that are gone, each with what is new in its place."""
    one, other = "\n".join(before), "\n".join(after)
    for each in stretches(one, other):
        if not each.is_equal:
            yield one[each.first : each.last], other[each.start : each.end]
