"""What a reviewed copy asks for: a proposal of each change, with the edits of the source that do it.

It is a conflict where somebody else has changed the place since. What belongs together, such as the two places of a
move, is written whole or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

from generator.notices.reviewing.built_draft import BuiltDraft, LineOrigin, Origin
from generator.notices.reviewing.composed_lines import (
    ComposedLine,
    Lines,
    WantedText,
    composed,
    element_edit,
    inserted_lines,
    replaced_lines,
    table_edit,
)
from generator.notices.reviewing.flow import FlowItem, FlowParagraph, FlowTable, texts_of
from generator.notices.reviewing.paragraph_matching import Group, groups, is_same, looks_changed, pieces, solid
from generator.notices.reviewing.review_data import Proposal, RefusedError, SourceEdit
from generator.notices.reviewing.reviewed_copy import BaseDraft, BaseItem, ReviewedCopy
from generator.notices.reviewing.typed_text import TypedText
from generator.official.blocks import HEADINGS
from generator.official.provisions import labels_of
from generator.official.source_marks import is_element
from generator.official.writer.named_styles import style_id

_HEADINGS = frozenset(map(style_id, HEADINGS))


class _Part(NamedTuple):
    """Items of the base from ``first`` to before ``last``, with what came back in their place."""

    first: int
    last: int
    copies: tuple[FlowItem, ...]


def proposals(built: BuiltDraft, base: BaseDraft, copy: ReviewedCopy) -> list[Proposal]:
    """The proposals of ``copy`` in the order of the draft ``base``, which it was made of."""
    proposed = _Proposing(built, base, copy).all()
    tie_moves(proposed)
    _tie_equal_edits(proposed)
    return proposed


class _Proposing:
    def __init__(self, built: BuiltDraft, base: BaseDraft, copy: ReviewedCopy) -> None:
        self._built = built
        self._base = base.items
        self._is_changed = base.kind == "changed"
        self._copies = copy.accepted.items
        self._boxed = {mark: each.text for each in copy.accepted.boxed for mark in each.marks}
        self._today = [texts_of(item) for item in built.flow.items]
        self._moved: Mapping[str, TypedText] = {}

    def all(self) -> list[Proposal]:
        found = [group for group in groups([each.item for each in self._base], self._copies) if self._differs(group)]
        self._moved = dict(self._taken_away(found))
        proposed = []
        for group in found:
            together = [each for part in self._parts(group) if (each := self._proposed(part)) is not None]
            for each in together:
                each.with_ += [other for other in together if other is not each]
            proposed += together
        return proposed

    def _differs(self, group: Group) -> bool:
        base = self._base[group.first : group.last]
        copies = self._copies[group.start : group.end]
        if all(each.is_known for each in base):
            kept = [each.item for each in base if not self._is_boxed(each.item)]
            if len(kept) == len(copies) and all(map(is_same, kept, copies)):
                return False
            if [texts_of(each) for each in kept] == [texts_of(each) for each in copies]:
                return True  # in its looks
        if not self._is_changed:
            return True
        ranges = [self._gap(group.first, group.last)]  # somebody may have changed the source so that it prints this
        places = [each.today for each in base if each.today is not None]
        if base and len(places) == len(base):
            ranges.append((places[0], places[-1] + 1))
        return [texts_of(each) for each in copies] not in [self._today[start:end] for start, end in ranges]

    def _is_boxed(self, item: FlowItem) -> bool:
        """Whether a paragraph came back unchanged in a text box, where another program has put it."""
        return isinstance(item, FlowParagraph) and any(
            solid(self._boxed[mark]) == solid(item.text) for mark in item.marks if mark in self._boxed
        )

    def _gap(self, first: int, last: int) -> tuple[int, int | None]:
        """The places in today's draft behind the items before ``first``, and of the next one from ``last``.

        Where as many are there today as were between the two that are known, each is in the place of one of those.
        """
        known = [(number, each.today) for number, each in enumerate(self._base) if each.today is not None]
        before = next((pair for pair in reversed(known) if pair[0] < first), (-1, -1))
        after = next((pair for pair in known if pair[0] >= last), None)
        if after is None or before[1] - before[0] != after[1] - after[0]:
            return before[1] + 1, None if after is None else after[1]
        return before[1] + first - before[0], before[1] + last - before[0]

    def _taken_away(self, found: Sequence[Group]) -> Iterator[tuple[str, TypedText]]:
        """Lines with values that are no longer where they were, by their texts."""
        for group in found:
            left = {text for item in self._copies[group.start : group.end] for text in texts_of(item)}
            for each in self._base[group.first : group.last]:
                typed = self._typed(each)
                if typed is not None and typed[0].text not in left:
                    yield typed[0].text, typed[1]

    def _typed(self, each: BaseItem) -> tuple[TypedText, TypedText] | None:
        """The line of a paragraph as the reviewer saw it, and as it is today; None where it has none, or is unsure."""
        origin = self._origin(each)
        if not isinstance(each.item, FlowParagraph) or not isinstance(origin, LineOrigin) or origin.typed is None:
            return None
        seen = origin.typed.with_values(each.item.text)
        return None if seen is None else (seen, origin.typed)

    def _origin(self, each: BaseItem, mark: Literal[0, -1] = 0) -> Origin | None:
        """The origin of a paragraph, by its first or last mark; of a table that of its first or last cell."""
        marks = () if each.today is None else self._built.flow.items[each.today].marks
        return self._built.origins.get(marks[mark]) if marks else None

    def _is_text(self, place: int) -> bool:
        each = self._base[place]
        if isinstance(each.item, FlowTable):
            return False
        if each.today is None:
            return any(not is_element(mark) for mark in each.item.marks)
        return isinstance(self._origin(each), LineOrigin)

    def _parts(self, group: Group) -> Iterator[_Part]:
        """A group in parts: runs of text, and each item that is no text of the source by itself."""
        copies = list(self._copies[group.start : group.end])
        place = group.first
        while place < group.last:
            if self._is_text(place):
                end = next((each for each in range(place, group.last) if not self._is_text(each)), group.last)
                taken = copies[:] if end == group.last else copies[: end - place]
            else:
                end, taken = place + 1, copies[:1] if self._pairs(place, copies) else []
            del copies[: len(taken)]
            yield _Part(place, end, tuple(taken))
            place = end
        if copies:
            yield _Part(place, place, tuple(copies))

    def _pairs(self, place: int, copies: Sequence[FlowItem]) -> bool:
        """Whether the first of ``copies`` is what became of an item."""
        item = self._base[place].item
        if self._is_boxed(item) or not copies or type(copies[0]) is not type(item):
            return False
        marks = copies[0].marks
        return not marks or bool(set(marks) & set(item.marks))

    def _proposed(self, part: _Part) -> Proposal | None:
        first, last, copies = part
        base = self._base[first:last]
        if len(base) == len(copies) and all(
            each.is_known and is_same(each.item, other) for each, other in zip(base, copies, strict=True)
        ):
            return None
        if len(base) == 1 and not copies and self._is_boxed(base[0].item):
            return None
        proposal = self._unedited(part)
        try:
            if not proposal.looks or proposal.before != proposal.after:
                self._compose(part, proposal)
            if proposal.looks:
                raise RefusedError("look")
        except RefusedError as refusal:
            proposal.refused = refusal.why
            if proposal.is_conflict:
                proposal.today = tuple(text for texts in self._today[proposal.first : proposal.last] for text in texts)
        return proposal

    def _unedited(self, part: _Part) -> Proposal:
        """The proposal with its place and texts, without edits."""
        base, copies = self._base[part.first : part.last], part.copies
        first, last = self._range(part)
        near = self._built.flow.items[min(first, len(self._built.flow.items) - 1)]
        file, line, key = self._built.place(self._built.origin(near.marks))
        return Proposal(
            first,
            last,
            tuple(text for each in base for text in texts_of(each.item)),
            tuple(text for each in copies for text in texts_of(each)),
            numbers=frozenset(paragraph.number for item in copies for paragraph in item.paragraphs),
            file=file,
            line=line,
            key=key,
            marks=frozenset(mark for each in base for mark in each.item.marks),
            looks=tuple(looks_changed([each.item for each in base], copies)),
        )

    def _range(self, part: _Part) -> tuple[int, int]:
        """The places in today's draft of the items of ``part``, or of what is there in their place."""
        places = [each.today for each in self._base[part.first : part.last]]
        known = [place for place in places if place is not None]
        if known and len(known) == len(places):
            return known[0], known[-1] + 1
        start, end = self._gap(part.first, part.last)
        return start, max(start, end if end is not None and places else start)

    def _compose(self, part: _Part, proposal: Proposal) -> None:
        first, last, copies = part
        base = self._base[first:last]
        if any(each.today is None or not each.is_known for each in base):
            raise RefusedError("changed")
        if len(base) == 1 and isinstance(base[0].item, FlowTable):
            table_edit(self._built, base[0], copies, proposal)
        elif len(base) == 1 and not self._is_text(first):
            element_edit(self._built, base[0], copies, proposal)
        elif any(isinstance(each, FlowTable) for each in copies):
            raise RefusedError("structure")
        else:
            self._compose_text(part, proposal)

    def _compose_text(self, part: _Part, proposal: Proposal) -> None:
        first, last, copies = part
        base = self._base[first:last]
        numbers = self._is_provisions(proposal.file)
        paragraphs = [each for each in copies if isinstance(each, FlowParagraph)]
        wanted = [WantedText(each.text, numbers or each.style in _HEADINGS) for each in paragraphs]
        more = len(wanted) != len(base)
        around = self._base[max(0, first - more) : last + more]
        places = [each.today for each in around if each.today is not None]
        if self._is_changed and any(one + 1 != other for one, other in pairwise(places)):  # others added lines between
            raise RefusedError("changed")
        if not base:
            lines = composed(Lines(), wanted, self._moved)
            proposal.edits = (self._inserted(part, [line.written for line in lines]),)
        else:
            lines, edit = self._replaced(base, wanted)
            proposal.edits = (edit,)
        proposal.printed = tuple((line.text,) for line in lines if line.text)

    def _is_provisions(self, name: str | None) -> bool:
        """Whether the text of that name has 条, so that no other number in it makes a heading."""
        file = self._built.files.get(Path(name or "").name)
        return file is not None and any(labels_of([line.strip() for line in file.lines]))

    def _replaced(
        self, base: Sequence[BaseItem], wanted: Sequence[WantedText]
    ) -> tuple[list[ComposedLine], SourceEdit]:
        origins = [origin for each in base if isinstance(origin := self._origin(each), LineOrigin)]
        typed = [each for each in map(self._typed, base) if each is not None]
        numbers = [origin.line for origin in origins]
        if (
            len(typed) != len(base)
            or len({origin.file for origin in origins}) != 1
            or any(one >= other for one, other in pairwise(numbers))
        ):
            raise RefusedError("repeated")
        file = self._built.files[origins[0].file]
        between = [file.lines[one : other - 1] for one, other in pairwise(numbers)]
        lines = composed(Lines([seen for seen, _ in typed], [now for _, now in typed], between), wanted, self._moved)
        return lines, replaced_lines(file, origins[0].file, numbers[0], numbers[-1], [each.written for each in lines])

    def _inserted(self, part: _Part, lines: Sequence[str]) -> SourceEdit:
        """The edit that puts ``lines`` after the line before ``part``, or before the line after it."""
        above = [self._origin(each, -1) for each in self._base[: part.first][-1:]]
        below = [self._origin(each) for each in self._base[part.last : part.last + 1]]
        for origin, step in (*((each, 1) for each in above), *((each, 0) for each in below)):
            if isinstance(origin, LineOrigin):
                return inserted_lines(self._built.files[origin.file], origin.file, origin.line + step, lines)
        raise RefusedError("element")


# Text that was taken away in one place and is new in another: both changes are made, or neither.


_LEAST = 4
"""The fewest characters of text that is taken for moved."""


def tie_moves(proposed: Sequence[Proposal]) -> None:
    """Makes proposals belong together where one has text that another one has lost."""
    gone: defaultdict[str, list[Proposal]] = defaultdict(list)
    new: defaultdict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposed:
        for before, after in pieces(proposal.before, proposal.after):
            for text in before.split("\n"):
                gone[text.strip()].append(proposal)
            for text in after.split("\n"):
                new[text.strip()].append(proposal)
    for text, lost in gone.items():
        if len(text) >= _LEAST:
            for one in lost:
                one.with_ += [other for other in new.get(text, ()) if other is not one]


def _tie_equal_edits(proposed: Sequence[Proposal]) -> None:
    """Ties proposals that ask for the same edit: the title of an attachment is printed twice."""
    of_edit: defaultdict[SourceEdit, list[Proposal]] = defaultdict(list)
    for proposal in proposed:
        for edit in proposal.edits:
            of_edit[edit].append(proposal)
    for first, *others in of_edit.values():
        first.with_ += others
