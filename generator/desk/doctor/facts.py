"""A fact of the machine or of the working folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.desk.doctor.anonymous_places import Where
from generator.ground.errors import Problem

Kind = Literal["version", "font", "office", "extra", "rights", "leftover", "desk", "command"]
State = Literal["ok", "missing", "replaced", "broken", "denied", "held", "left", "foreign", "unknown"]


OFFICE = "LibreOffice"
"""The name of the fact of the office suite."""


@dataclass(frozen=True, slots=True)
class Fact:
    """The ``state`` of the thing called ``name``.

    ``value`` is a version, a file name, a number or the names of what is missing; ``where`` the kind of place it is in.
    ``process`` and ``lives`` are those of a lock. ``problem`` says what is wrong, if anything is, with its remedy.
    """

    kind: Kind
    name: str
    state: State = "ok"
    value: str | int | tuple[str, ...] | None = None
    where: Where | None = None
    process: int | None = None
    lives: bool | None = None
    problem: Problem | None = None
