"""What becomes of every file of a set when it is built again, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["notice", "unit", "dispatch"]
Action = Literal["new", "remade", "renamed", "unchanged", "removed"]

TEMPLATE, PROGRAM, EDITED, MISSING, OTHERS = "template", "program", "edited", "missing", "others"
"""Reasons that are no names of values: another template, another fawen, a hand's work, a file that is gone, others'."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the file ``path``.

    ``unit`` is the name of the unit whose paper it is; ``before`` is where it lay, for one that was renamed or that
    was remade at another place; ``reasons`` are names of values (``unit.contact``) or those above.
    """

    path: str
    kind: Kind
    action: Action
    unit: str | None = None
    before: str | None = None
    reasons: Sequence[str] = ()
