"""What a reviewed copy asks for, place by place: the edits of the source that do it, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.desk.reviewing.refusal import Reason


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
