"""A review as data: the proposals of a copy, how they print, what became of them, the texts to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from operator import eq
from typing import Literal

from generator.ground.errors import Problem
from generator.notices.reviewing.flow import PICTURE
from generator.templates.text.filled_lines import BLANKS, FilledLine, LinePiece
from generator.templates.text.text_tags import line_pieces

BaseKind = Literal["same", "changed", "unmarked"]
"""Whether the source is the one that the draft was built of, has changed since, or whether that is not known."""
Action = Literal["applied", "ready", "told", "conflict"]
"""A change is written into the source, could be, has to be made by a person, or contradicts another one."""
RecordKind = Literal["insert", "delete", "move", "comment", "format"]


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """A change or a comment: who made it and when, ``""`` where tracking was off; the place in the source.

    ``before`` is what it takes away, ``after`` what it adds; of a conflict ``before`` is what the source has now. Of a
    comment ``after`` is its text, of a ``look`` (``struck``) the text that has it now, ``before`` that which had it.
    ``why`` says why it is not applied, None where it is or has nothing to apply.
    """

    kind: RecordKind
    author: str
    date: str
    file: str | None
    line: int | None
    key: str | None
    before: str
    after: str
    action: Action
    why: Reason | None = None
    look: str = ""


@dataclass(frozen=True)
class Review:
    """``records`` in the order of the draft, the kind of its base, the edited ``texts`` by their files' names.

    ``problems`` are notes on the file and on the notice.
    """

    base: BaseKind
    records: tuple[ReviewRecord, ...]
    texts: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()

    def count(self, *actions: Action) -> int:
        """How many records have one of ``actions``, comments left out."""
        return sum(each.action in actions for each in self.records if each.kind != "comment")

    @property
    def has_conflicts(self) -> bool:
        """Whether any change contradicts one that was made since."""
        return bool(self.count("conflict"))


# Why a change of a reviewed copy is not written into the source.


Reason = Literal[
    "value", "between", "structure", "element", "set-in", "repeated", "changed", "printed", "together", "look"
]
"""Why a change is not applied:

it is in a value, joins lines over others that print nothing, changes the structure of a table, is in an element of the
front matter, in a Word file that is set in, in a line that prints several times or by a condition, in a line that was
changed since, the rebuilt draft would not print it, it belongs to another one that is not applied, or it is in a look
that a line of text does not have.
"""


class RefusedError(Exception):
    """A change that cannot be written into the source, for the reason ``why``."""

    def __init__(self, why: Reason) -> None:
        super().__init__(why)
        self.why: Reason = why


# What a reviewed copy asks for, place by place: the edits of the source that do it, or why there are none.


@dataclass(frozen=True, slots=True)
class SourceEdit:
    """``text`` in the place of the characters from ``start`` to ``end`` of the text ``file``."""

    file: str
    start: int
    end: int
    text: str


@dataclass(slots=True, eq=False)
class Proposal:
    """A change of a run of paragraphs, from the item ``first`` to before ``last`` of today's draft.

    ``before`` are the texts that the reviewer was given, ``after`` those that came back, ``printed`` what the draft
    would print in their place. ``numbers`` are the paragraphs of the copy that it is about, ``marks`` their marks,
    ``file``, ``line`` and ``key`` the place. ``refused`` is why it is not applied, None where it can be; where somebody
    else has changed the place, that prints ``today`` now. ``with_`` are proposals that are applied together with it or
    not at all. ``looks`` are the constructs (``struck``) with the text that no longer is one, and that which is now.
    """

    first: int
    last: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    printed: tuple[tuple[str, ...], ...] = ()
    edits: tuple[SourceEdit, ...] = ()
    numbers: frozenset[int] = frozenset()
    file: str | None = None
    line: int | None = None
    key: str | None = None
    refused: Reason | None = None
    today: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    looks: tuple[tuple[str, str, str], ...] = ()
    with_: list[Proposal] = field(default_factory=list)

    @property
    def is_conflict(self) -> bool:
        """Whether the place has been changed since by somebody else."""
        return self.refused == "changed"


# Lines of a source as they print: which characters were typed, and which come from a value of a tag.


_BAR = "|"


@dataclass(frozen=True, slots=True)
class Atom:
    """A typed character or a whole value: its ``text`` as printed, what is written for it in the source."""

    text: str
    written: str
    kind: Literal["typed", "value"] = "typed"


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text of a source in atoms; ``lead`` and ``tail`` are what is written around it and prints nothing."""

    atoms: tuple[Atom, ...]
    lead: str = ""
    tail: str = ""

    @property
    def text(self) -> str:
        """The text as printed."""
        return "".join(atom.text for atom in self.atoms)

    @property
    def written(self) -> str:
        """The text as written in the source."""
        return self.lead + "".join(atom.written for atom in self.atoms) + self.tail

    def with_values(self, text: str) -> TypedText | None:
        """The same with the values that it had when it printed ``text``; None where these are not certain."""
        if text == self.text:
            return self
        typed = [""]
        for atom in self.atoms:
            if atom.kind == "value":
                typed.append("")
            else:
                typed[-1] += atom.text
        values = _values(typed, text)
        backwards = _values([each[::-1] for each in reversed(typed)], text[::-1])
        if values is None or backwards is None or values != [each[::-1] for each in reversed(backwards)]:
            return None
        then = iter(values)
        return replace(
            self, atoms=tuple(replace(atom, text=next(then)) if atom.kind == "value" else atom for atom in self.atoms)
        )


def _values(typed: Sequence[str], text: str) -> list[str] | None:
    """What is between the ``typed`` pieces of ``text``, each where it is first found; None where they are not in it."""
    first, *others = typed
    if not text.startswith(first) or not others:
        return None
    *middle, last = others
    found, done = [], len(first)
    for piece in middle:
        place = text.find(piece, done)
        if place < 0:
            return None
        found.append(text[done:place])
        done = place + len(piece)
    end = len(text) - len(last)
    return [*found, text[done:end]] if text.endswith(last) and end >= done else None


def typed_line(line: FilledLine) -> TypedText | None:
    """The atoms of ``line`` without blanks at its ends; None where its tags do more than print values."""
    pieces = line_pieces(line.span.source or "")
    if pieces is None or any(kind == "statement" for kind, _ in pieces):
        return None
    values = [_printed(piece) for piece in line.pieces if not piece.typed]
    if sum(kind == "variable" for kind, _ in pieces) != len(values):
        return None
    atoms = tuple(_atoms(pieces, iter(values)))
    as_filled = "".join(_printed(piece) for piece in line.pieces)
    if "".join(atom.text for atom in atoms) != as_filled:
        return None
    return trimmed(atoms)


def with_printed_blank(typed: TypedText, printed: str) -> TypedText:
    """``typed`` with one blank behind the number of a 条 or a heading, as ``printed``, whatever is written there."""
    text = typed.text
    start = sum(takewhile(bool, map(eq, text, printed)))
    end = len(text) - len(text[start:].lstrip(BLANKS))
    blank = printed[start : len(printed) - len(text) + end]
    if text == printed or blank.strip() or f"{text[:start]}{blank}{text[end:]}" != printed:
        return typed
    written = "".join(atom.written for atom in typed.atoms[start:end])
    return replace(typed, atoms=(*typed.atoms[:start], Atom(blank, written), *typed.atoms[end:]))


def cells_of(row: TypedText) -> tuple[str, tuple[TypedText, ...], str]:
    """What is written before the first cell of the table's ``row``, its cells, and what is behind the last."""
    bars = [place for place, atom in enumerate(row.atoms) if atom.kind == "typed" and atom.text == _BAR]
    ends = [*bars[1:], *([len(row.atoms)] if bars[-1] + 1 < len(row.atoms) else [])]
    cells = tuple(trimmed(row.atoms[start + 1 : end]) for start, end in zip(bars, ends, strict=False))
    closed = bars[-1] + 1 == len(row.atoms)
    return f"{row.lead}{_BAR}", cells, (_BAR if closed else "") + row.tail


def trimmed(atoms: Sequence[Atom]) -> TypedText:
    """``atoms`` as a text, whose typed blanks at the ends are around it."""
    blank = [atom.kind == "typed" and not atom.text.strip(BLANKS) for atom in atoms]
    first = next((place for place, each in enumerate(blank) if not each), len(atoms))
    last = next((place for place in range(len(atoms), first, -1) if not blank[place - 1]), first)
    lead, tail = ("".join(atom.written for atom in part) for part in (atoms[:first], atoms[last:]))
    return TypedText(tuple(atoms[first:last]), lead, tail)


def _atoms(pieces: Sequence[tuple[str, str]], values: Iterator[str]) -> Iterator[Atom]:
    """The atoms of a line; remarks belong to the atom behind them, a last one is an atom without text."""
    before = ""
    for kind, written in pieces:
        if kind == "remark":
            before += written
        elif kind == "variable":
            yield Atom(next(values), before + written, "value")
            before = ""
        else:
            for character in written:
                yield Atom(character, before + character)
                before = ""
    if before:
        yield Atom("", before)


def _printed(piece: LinePiece) -> str:
    return piece.text if piece.picture is None else PICTURE
