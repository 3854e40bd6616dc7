"""A reviewed copy, compared with the draft that it was made of → proposals for the source."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from generator.notices.reviewing.base_draft import BaseDraft, BaseItem, BuiltDraft, ElementOrigin, LineOrigin, Origin
from generator.notices.reviewing.composing import ComposedLine, Lines, WantedText, composed
from generator.notices.reviewing.edits import element_edit, inserted_lines, replaced_lines, table_edit
from generator.notices.reviewing.flow import FlowItem, FlowParagraph, FlowTable, texts_of
from generator.notices.reviewing.review import Proposal, RefusedError, SourceEdit, TypedText
from generator.notices.reviewing.reviewed_copy import ReviewedCopy
from generator.official.blocks import HEADINGS
from generator.official.source_marks import is_element
from generator.official.writer.named_styles import style_id

_HEADINGS = frozenset(map(style_id, HEADINGS))


def proposals(built: BuiltDraft, base: BaseDraft, copy: ReviewedCopy) -> list[Proposal]:
    """The proposals of ``copy`` in the order of the draft ``base``, which it was made of."""
    return _Proposing(built, base, copy).all()


@dataclass(frozen=True, slots=True)
class _Part:
    """Items of the base from ``first`` to before ``last``, with what came back in their place."""

    first: int
    last: int
    copies: tuple[FlowItem, ...]


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
            parts = [self._proposed(part) for part in self._parts(group)]
            together = [each for each in parts if each is not None]
            for each in together:
                each.with_ += [other for other in together if other is not each]
            proposed += together
        return proposed

    def _differs(self, group: Group) -> bool:
        base = self._base[group.first : group.last]
        copies = self._copies[group.start : group.end]
        if not all(each.is_known for each in base):
            return not self._is_done(group)
        kept = [each for each in base if not self._is_boxed(each.item)]
        same = len(kept) == len(copies) and all(
            _is_same(one.item, other) for one, other in zip(kept, copies, strict=True)
        )
        return not same and not self._is_done(group)

    def _is_boxed(self, item: FlowItem) -> bool:
        """Whether a paragraph came back unchanged in a text box, where another program has put it."""
        return isinstance(item, FlowParagraph) and any(
            _plain(self._boxed[mark]) == _plain(item.text) for mark in item.marks if mark in self._boxed
        )

    def _is_done(self, group: Group) -> bool:
        """Whether somebody has changed the source since, and it prints what came back."""
        if all(each.today is not None for each in self._base[group.first : group.last]):
            return False
        before = [each.today for each in self._base[: group.first] if each.today is not None]
        after = [each.today for each in self._base[group.last :] if each.today is not None]
        today = self._today[(before[-1] + 1 if before else 0) : (after[0] if after else None)]
        return today == [texts_of(each) for each in self._copies[group.start : group.end]]

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

    def _origin(self, each: BaseItem) -> Origin | None:
        """The origin of a paragraph; of a table that of its first cell."""
        if each.today is None:
            return None
        marks = self._built.flow.items[each.today].marks
        return self._built.origins.get(marks[0]) if marks else None

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
        base = self._base[part.first : part.last]
        if len(base) == len(part.copies) and all(
            each.is_known and _is_same(each.item, other) for each, other in zip(base, part.copies, strict=True)
        ):
            return None
        if len(base) == 1 and not part.copies and self._is_boxed(base[0].item):
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
        base = self._base[part.first : part.last]
        first, last = self._range(part)
        near = self._built.flow.items[min(first, len(self._built.flow.items) - 1)]
        file, line, key = self._place(near)
        numbers = {paragraph.number for item in part.copies for paragraph in _paragraphs(item)}
        return Proposal(
            first,
            last,
            tuple(text for each in base for text in texts_of(each.item)),
            tuple(text for each in part.copies for text in texts_of(each)),
            numbers=frozenset(numbers),
            file=file,
            line=line,
            key=key,
            marks=frozenset(mark for each in base for mark in each.item.marks),
            looks=tuple(_looks_changed([each.item for each in base], part.copies)),
        )

    def _range(self, part: _Part) -> tuple[int, int]:
        """The places in today's draft of the items of ``part``, or of what is there in their place."""
        places = [each.today for each in self._base[part.first : part.last]]
        if places and None not in places:
            known = [place for place in places if place is not None]
            return known[0], known[-1] + 1
        before = [each.today for each in self._base[: part.first] if each.today is not None]
        after = [each.today for each in self._base[part.last :] if each.today is not None]
        start = before[-1] + 1 if before else 0
        return start, max(start, after[0] if after and places else start)

    def _place(self, item: FlowItem) -> tuple[str | None, int | None, str | None]:
        """The file, line and key that an item of today's draft is from."""
        origin = next((self._built.origins[mark] for mark in item.marks if mark in self._built.origins), None)
        if isinstance(origin, ElementOrigin):
            return origin.file, origin.line, origin.key
        if isinstance(origin, LineOrigin):
            return self._built.files[origin.file].name, origin.line, None
        return None, None, None

    def _compose(self, part: _Part, proposal: Proposal) -> None:
        base = self._base[part.first : part.last]
        if any(each.today is None or not each.is_known for each in base):
            raise RefusedError("changed")
        if len(base) == 1 and isinstance(base[0].item, FlowTable):
            table_edit(self._built, base[0], part.copies, proposal)
        elif len(base) == 1 and not self._is_text(part.first):
            element_edit(self._built, base[0], part.copies, proposal)
        elif any(isinstance(each, FlowTable) for each in part.copies):
            raise RefusedError("structure")
        else:
            self._compose_text(part, proposal)

    def _compose_text(self, part: _Part, proposal: Proposal) -> None:
        base = self._base[part.first : part.last]
        wanted = [
            WantedText(each.text, each.style in _HEADINGS) for each in part.copies if isinstance(each, FlowParagraph)
        ]
        self._require_neighbours(part, is_longer=len(wanted) != len(base))
        if not base:
            lines = composed(Lines(), wanted, self._moved)
            proposal.edits = (self._inserted(part, [line.written for line in lines]),)
        else:
            lines, edit = self._replaced(base, wanted)
            proposal.edits = (edit,)
        proposal.printed = tuple((line.text,) for line in lines if line.text)

    def _require_neighbours(self, part: _Part, *, is_longer: bool) -> None:
        """Refuses lines that somebody has put between others since, where this change adds or removes some as well."""
        if not self._is_changed:
            return
        around = self._base[max(0, part.first - 1) : part.last + 1] if is_longer else self._base[part.first : part.last]
        places = [each.today for each in around if each.today is not None]
        if any(one + 1 != other for one, other in pairwise(places)):
            raise RefusedError("changed")

    def _replaced(
        self, base: Sequence[BaseItem], wanted: Sequence[WantedText]
    ) -> tuple[list[ComposedLine], SourceEdit]:
        origins = [origin for each in base if isinstance(origin := self._origin(each), LineOrigin)]
        typed = [self._typed(each) for each in base]
        if None in typed or len({origin.file for origin in origins}) != 1:
            raise RefusedError("repeated")
        file = self._built.files[origins[0].file]
        numbers = [origin.line for origin in origins]
        if any(one >= other for one, other in pairwise(numbers)):
            raise RefusedError("repeated")
        between = [file.lines[one : other - 1] for one, other in pairwise(numbers)]
        known = [each for each in typed if each is not None]
        lines = composed(Lines([each[0] for each in known], [each[1] for each in known], between), wanted, self._moved)
        return lines, replaced_lines(file, origins[0].file, numbers[0], numbers[-1], [each.written for each in lines])

    def _inserted(self, part: _Part, lines: Sequence[str]) -> SourceEdit:
        """The edit that puts ``lines`` after the line before ``part``, or before the line after it."""
        if part.first:
            last = self._line(self._base[part.first - 1], -1)
            if last is not None:
                return inserted_lines(self._built.files[last[0]], last[0], last[1] + 1, lines)
        if part.last < len(self._base):
            next_ = self._line(self._base[part.last], 0)
            if next_ is not None:
                return inserted_lines(self._built.files[next_[0]], next_[0], next_[1], lines)
        raise RefusedError("element")

    def _line(self, each: BaseItem, place: int) -> tuple[str, int] | None:
        """The first or last line of the source that an item is from: ``place`` is 0 or -1."""
        if each.today is None:
            return None
        marks = self._built.flow.items[each.today].marks
        origin = self._built.origins.get(marks[place]) if marks else None
        return (origin.file, origin.line) if isinstance(origin, LineOrigin) else None


def _paragraphs(item: FlowItem) -> tuple[FlowParagraph, ...]:
    return (item,) if isinstance(item, FlowParagraph) else item.paragraphs


def _looks_changed(base: Sequence[FlowItem], copies: Sequence[FlowItem]) -> Iterator[tuple[str, str, str]]:
    """The constructs of ``base`` and of ``copies`` that the others do not have: kind, text before, text after.

    Where a text is the same, the place counts as well.
    """
    same = [texts_of(each) for each in base] == [texts_of(each) for each in copies]
    before, after = (
        Counter(
            (kind, at if same else 0, text)
            for item in items
            for each in _paragraphs(item)
            for kind, at, text in each.looks
        )
        for items in (base, copies)
    )
    yield from ((kind, text, "") for kind, _, text in (before - after).elements())
    yield from ((kind, "", text) for kind, _, text in (after - before).elements())


def _is_same(one: FlowItem, other: FlowItem) -> bool:
    if any(_looks_changed((one,), (other,))):
        return False
    if isinstance(one, FlowParagraph) and isinstance(other, FlowParagraph):
        return one.text == other.text or (any(map(is_element, one.marks)) and _plain(one.text) == _plain(other.text))
    return type(one) is type(other) and _shape(one) == _shape(other) and texts_of(one) == texts_of(other)


def _shape(item: FlowItem) -> tuple[int, ...]:
    return tuple(map(len, item.rows)) if isinstance(item, FlowTable) else ()


def _plain(text: str) -> str:
    return "".join(text.split())


# The paragraphs of a draft as built, and those of its reviewed copy: which belong together.


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
