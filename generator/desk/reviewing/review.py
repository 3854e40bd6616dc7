"""A review as data: what became of each change and comment of a copy, and the texts to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.desk.reviewing.refusal import Reason
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
