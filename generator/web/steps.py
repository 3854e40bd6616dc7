"""The steps of the dispatch that a page is about: how far each is, where it is done, and which comes next."""

from __future__ import annotations

from dataclasses import dataclass

from generator.desk.dispatch_steps import STEPS, StepName, StepState
from generator.web.open_desk import Dispatch, OpenNotice


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its ``number`` from 1, its screen's ``address``, and how far it is."""

    name: StepName
    number: int
    address: str
    state: StepState


@dataclass(frozen=True, slots=True)
class Steps:
    """All steps of a dispatch; ``next`` is the first that is not done, None where all are."""

    all: tuple[Step, ...]
    next: Step | None

    def after(self, name: str) -> Step | None:
        """The first step behind ``name`` that is not done; None where there is none."""
        place = next((each.number for each in self.all if each.name == name), 0)
        return next((each for each in self.all[place:] if each.state != "done"), None)


def step_address(notice: OpenNotice, name: StepName) -> str:
    """The address of the screen of a step of ``notice``."""
    return notice.address if name == "draft" else f"{notice.address}/{name}"


def steps_of(dispatch: Dispatch) -> Steps:
    """The steps of ``dispatch``."""
    found = dispatch.steps
    steps = tuple(
        Step(name, number, step_address(dispatch.notice, name), found[name]) for number, name in enumerate(STEPS, 1)
    )
    return Steps(steps, next((each for each in steps if each.state != "done"), None))
