"""Texts of a source as a reviewer wants them: the lines to write so that exactly these are printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from generator.notices.drafts.taking.source_text import TAG, TAG_OR_BAR, typed_text, value_tag
from generator.notices.reviewing.review import Atom, Proposal, RefusedError, SourceEdit, TypedText
from generator.official.document import Level
from generator.templates.text.filled_lines import BLANKS
from generator.templates.text.official_document import paragraph

_END = "\x1e"
_ROWS = ("|", "｜")


@dataclass(frozen=True, slots=True)
class WantedText:
    """A paragraph of a reviewed copy; ``is_heading``: it has the style of a heading."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ComposedLine:
    """A line to write into the source, and the text that it prints; a line of the source that prints nothing."""

    written: str
    text: str = ""


class _Piece(NamedTuple):
    """What is printed and what is written for it; whether it was there before, and whether it was typed."""

    text: str
    written: str
    was_there: bool = False
    is_typed: bool = True


@dataclass(slots=True)
class _Line:
    """A line while it is composed."""

    pieces: list[_Piece] = field(default_factory=list)
    level: Level | None = None
    is_heading: bool = False
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a source: ``seen`` have the values that the reviewer saw, ``now`` those of today.

    ``between`` are the lines of the source between each two, which print nothing.
    """

    seen: Sequence[TypedText] = ()
    now: Sequence[TypedText] = ()
    between: Sequence[Sequence[str]] = ()


def composed(lines: Lines, wanted: Sequence[WantedText], moved: Mapping[str, TypedText]) -> list[ComposedLine]:
    """The lines that print ``wanted`` in the place of ``lines``.

    ``moved`` are lines that are taken away elsewhere, by their texts. Raises RefusedError.
    """
    before = _with_ends([line.atoms for line in lines.seen])
    target = _with_ends([_tokens(text.text, lines.seen) for text in wanted])
    return list(_Composing(lines, wanted, moved).lines(before, target))


def composed_cell(cell: TypedText, text: str, now: TypedText) -> str:
    """What is written for a ``cell`` of a table that prints ``text``. Raises RefusedError."""
    if _is_dashes(text):
        return f"{cell.lead or ' '}{value_tag(text)}{cell.tail or ' '}"
    pieces: list[str] = []
    for is_kept, first, last, added in _hunks(list(cell.atoms), _tokens(text, (cell,))):
        if is_kept:
            pieces += [atom.written for atom in now.atoms[first:last]]
        else:
            _refuse_values(cell.atoms[first:last], is_whole=False)
            pieces.append(typed_text("".join(map(_text, added)), TAG_OR_BAR))
    return (cell.lead or " ") + "".join(pieces) + (cell.tail or " ")


def composed_value(value: TypedText, text: str) -> str:
    """The value of a front matter that prints ``text`` where ``value`` was. Raises RefusedError."""
    pieces: list[str] = []
    for is_kept, first, last, added in _hunks(list(value.atoms), list(text)):
        new = "".join(map(_text, added))
        if "|" in new or "\n" in new:
            raise RefusedError("structure")
        pieces += [atom.written for atom in value.atoms[first:last]] if is_kept else [new]
    return "".join(pieces)


class _Composing:
    def __init__(self, lines: Lines, wanted: Sequence[WantedText], moved: Mapping[str, TypedText]) -> None:
        self._lines, self._wanted, self._moved = lines, wanted, moved
        self._levels = [_level(line) for line in lines.now]

    def lines(self, before: list[Atom | str], target: list[Atom | str]) -> Iterator[ComposedLine]:
        """The lines, from the atoms ``before`` and those that are wanted."""
        hunks = list(_hunks(before, target))
        gone = [place for kept, first, last, _ in hunks if not kept for place in range(first, last)]
        owners = _owners(before)
        whole = self._wholly_gone(before, set(gone), owners)
        done: list[tuple[_Line, list[str]]] = [(self._new(0), [])]
        for is_kept, first, last, added in hunks:
            if is_kept:
                for place in range(first, last):
                    self._keep(before[place], owners[place], place, owners, done)
                continue
            for place in range(first, last):
                self._drop(before[place], owners[place], whole, done)
            for part in added:
                self._add(part, done)
        for line, after in done:
            yield from self._finished(line)
            yield from map(ComposedLine, after)

    def _new(self, number: int) -> _Line:
        return _Line(is_heading=number < len(self._wanted) and self._wanted[number].is_heading)

    def _keep(
        self, part: Atom | str, owner: int, place: int, owners: Sequence[int], done: list[tuple[_Line, list[str]]]
    ) -> None:
        if part == _END:
            done[-1][1].extend(self._lines.between[owner])
            done.append((self._new(len(done)), []))
            return
        line = done[-1][0]
        first = owners.index(owner)
        now = self._lines.now[owner]
        atom = now.atoms[place - first]
        if line.level is None:
            line.level = self._levels[owner]
            line.lead = now.lead
        line.tail = now.tail
        line.pieces.append(_Piece(atom.text, atom.written, True, atom.kind == "typed"))

    def _drop(self, part: Atom | str, owner: int, whole: set[int], done: list[tuple[_Line, list[str]]]) -> None:
        if part == _END:
            rest = [line for line in self._lines.between[owner] if line.strip()]
            if rest and not {owner, owner + 1} & whole:
                raise RefusedError("between")
            done[-1][1].extend(rest)
        elif isinstance(part, Atom) and owner not in whole:
            _refuse_values((part,), is_whole=False)
            unprinted = part.written[: len(part.written) - len(part.text)]
            if unprinted:
                done[-1][0].pieces.append(_Piece("", unprinted, was_there=True))

    def _add(self, part: Atom | str, done: list[tuple[_Line, list[str]]]) -> None:
        if part == _END:
            spaced = any(not line.strip() for lines in self._lines.between for line in lines)
            done[-1][1].extend([""] if spaced else [])
            done.append((self._new(len(done)), []))
        else:
            done[-1][0].pieces.append(_Piece(_text(part), ""))

    def _wholly_gone(self, before: Sequence[Atom | str], gone: set[int], owners: Sequence[int]) -> set[int]:
        """The numbers of the lines that are wholly deleted."""
        left = {owners[place] for place, part in enumerate(before) if part != _END and place not in gone}
        return {number for number in range(len(self._lines.seen)) if number not in left and number in owners}

    def _finished(self, line: _Line) -> Iterator[ComposedLine]:
        pieces = _stripped(line.pieces)
        text = "".join(piece.text for piece in pieces)
        if not text:
            return
        if text in self._moved and not any(piece.was_there for piece in pieces):
            yield ComposedLine(self._moved[text].written.strip(), self._moved[text].text)
            return
        written = "".join(_written(pieces))
        if _needs_value(line, pieces, text):
            written = value_tag(pieces[0].text) + "".join(_written(pieces[1:]))
        yield ComposedLine(f"{line.lead}{written}{line.tail}", text)


def _written(pieces: Sequence[_Piece]) -> Iterator[str]:
    """What is written for ``pieces``: for those that were there what was, for others text with marks as values."""
    for was_there, run in groupby(pieces, key=lambda piece: piece.was_there):
        group = list(run)
        if was_there:
            yield from (piece.written for piece in group)
        else:
            yield typed_text("".join(piece.text for piece in group), TAG)


def _needs_value(line: _Line, pieces: Sequence[_Piece], text: str) -> bool:
    """Whether the first character would have a meaning that it had not: of a table's row, or of a heading's number."""
    if not pieces[0].is_typed:
        return False
    if text.startswith(_ROWS):
        return True
    if line.is_heading or line.level not in (None, Level.TEXT):
        return False
    typed = next((place for place, piece in enumerate(pieces) if not piece.is_typed), len(pieces))
    typed = sum(len(piece.text) for piece in pieces[:typed])
    return paragraph(text, typed).level is not Level.TEXT


def _stripped(pieces: Sequence[_Piece]) -> list[_Piece]:
    kept = list(pieces)
    while kept and kept[0].is_typed and not kept[0].text.strip(f"{BLANKS}\n"):
        kept.pop(0)
    while kept and kept[-1].is_typed and not kept[-1].text.strip(f"{BLANKS}\n"):
        kept.pop()
    return kept


def _level(line: TypedText) -> Level:
    typed = next((place for place, atom in enumerate(line.atoms) if atom.kind == "value"), len(line.atoms))
    return paragraph(line.text, typed).level


def _with_ends(lines: Sequence[Sequence[Atom | str]]) -> list[Atom | str]:
    """The parts of all ``lines``, with an end between each two."""
    parts: list[Atom | str] = []
    for number, line in enumerate(lines):
        parts += [_END, *line] if number else line
    return parts


def _owners(before: Sequence[Atom | str]) -> list[int]:
    """For each part the number of the line that it is in, or that it ends."""
    owners, number = [], 0
    for part in before:
        owners.append(number)
        number += part == _END
    return owners


def _tokens(text: str, lines: Sequence[TypedText]) -> list[Atom | str]:
    """``text`` in characters and, where they can be recognised, the values of ``lines``."""
    values = list(dict.fromkeys(atom.text for line in lines for atom in line.atoms if _is_value(atom)))
    if not values:
        return list(text)
    pattern = "|".join(re.escape(each) for each in sorted(values, key=len, reverse=True))
    parts: list[Atom | str] = []
    done = 0
    for match in re.finditer(pattern, text):
        parts += [*text[done : match.start()], Atom(match[0], "", "value")]
        done = match.end()
    return [*parts, *text[done:]]


def _is_value(atom: Atom) -> bool:
    return atom.kind == "value" and bool(atom.text)


def _hunks(
    before: Sequence[Atom | str], target: Sequence[Atom | str]
) -> Iterator[tuple[bool, int, int, Sequence[Atom | str]]]:
    """Pieces of ``before`` that are kept or gone, each with what is added in its place."""
    one, other = [_key(part) for part in before], [_key(part) for part in target]
    for each in stretches(one, other):
        yield each.is_equal, each.first, each.last, () if each.is_equal else target[each.start : each.end]


def _key(part: Atom | str) -> tuple[str, bool]:
    if isinstance(part, Atom):
        return part.text, part.kind == "value"
    return part, False


def _text(part: Atom | str) -> str:
    return part.text if isinstance(part, Atom) else part


def _refuse_values(atoms: Sequence[Atom | str], *, is_whole: bool) -> None:
    if not is_whole and any(isinstance(atom, Atom) and _is_value(atom) for atom in atoms):
        raise RefusedError("value")


def _is_dashes(text: str) -> bool:
    return bool(text) and "-" in text and set(text) <= frozenset("-: ")


# Text that was taken away in one place and is new in another: both changes are made, or neither.


_LEAST = 4
"""The fewest characters of text that is taken for moved."""


def tie_moves(proposals: Sequence[Proposal]) -> None:
    """Makes proposals belong together where one has text that another one has lost."""
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
    """Ties proposals that ask for the same edit: the title of an attachment is printed twice."""
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


# What differs between two sequences, within a bounded time.


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
