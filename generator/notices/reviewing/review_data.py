"""A review as data: the proposals of a copy, how they print, what became of them, the texts to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.ground.errors import Problem

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
    ``why`` says why it is not applied, None where it is or has nothing to apply. ``number`` is that of the paragraph of
    the copy in which it is, -1 where that is not known.
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
    number: int = -1


@dataclass(frozen=True)
class Review:
    """``records`` in the order of the draft, the kind of its base, the edited ``texts`` by their files' names.

    ``problems`` are notes on the file and on the notice, ``paragraphs`` what those of the copy print with its changes.
    """

    base: BaseKind
    records: tuple[ReviewRecord, ...]
    texts: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    paragraphs: tuple[str, ...] = ()

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
