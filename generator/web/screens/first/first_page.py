"""The first-time page: what there is, what is done, and what is next."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from starlette.responses import Response

from generator.desk.desk_templates import desk_templates
from generator.desk.notice_states import NoticeState
from generator.desk.starters.starter_files import is_sample
from generator.ground.disk import read_entries
from generator.ground.errors import Problem
from generator.standard import Format
from generator.web.answers import REFUSED, page, screen_address
from generator.web.desk_request import DeskRequest
from generator.web.open_desk import OpenNotice
from generator.web.problem_addresses import problem_addresses

OFFICE = ("issuer", "prefix", "address", "postcode")
"""What is asked of an office that has no desk yet."""
_NOTHING_TYPED = dict.fromkeys(OFFICE, "")

StepName = Literal["notice", "roster", "papers", "make"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step to the papers, and the address of its screen; ``is_next``: it is the first that is not done."""

    name: StepName
    address: str
    is_done: bool
    is_next: bool = False


def show(request: DeskRequest) -> Response:
    """The page."""
    return first_page(request)


def first_page(
    request: DeskRequest,
    *,
    problems: Sequence[Problem] = (),
    office: Mapping[str, str] = _NOTHING_TYPED,
    like: OpenNotice | None = None,
) -> Response:
    """The page, with ``problems`` of what was asked; ``office`` is what was typed of :data:`OFFICE`.

    ``like`` is the notice that was chosen as a model; the problems are its own.
    """
    return page(
        request,
        "first/first.html",
        status=REFUSED if problems else 200,
        first=_first(request),
        problems_found=problems,
        address_of=None if like is None else problem_addresses(request.desk, like),
        like=like,
        codes={each.code for each in problems},
        office=office,
        formats=list(Format),
    )


def _first(request: DeskRequest) -> dict[str, object]:
    """What the page shows of the desk; ``others`` is how many files there are in a folder that is no desk yet.

    ``is_in_use``: papers were made here, so the page begins a new notice, of which no step is done. ``earlier`` are the
    notices that another can begin like: all but the sample. ``form`` is a token, by which a form that is sent twice is
    recognised.
    """
    there = request.desk.is_begun()
    others = 0 if there else sum(not each.path.name.startswith(".") for each in read_entries(Path()))
    states = request.desk.states() if there else []
    steps = list(_steps(request, [state for _, state in states])) if there else []
    after = next((step.name for step in steps if not step.is_done), None)
    return {
        "is_desk": there,
        "is_in_use": bool(steps) and after is None,
        "others": others,
        "steps": [replace(step, is_next=step.name == after) for step in steps],
        "earlier": [(notice, state) for notice, state in states if state.state != "new"],
        "templates": len(desk_templates(request.desk.places().templates.path)) if there else 0,
        "form": secrets.token_hex(8),
    }


def _steps(request: DeskRequest, states: Sequence[NoticeState]) -> Iterator[Step]:
    places = request.desk.places()
    units = places.units.path
    yield Step("notice", screen_address("notice", request), any(each.state != "new" for each in states))
    yield Step("roster", screen_address("roster", request), os.path.lexists(units) and not is_sample(units))
    yield Step("papers", screen_address("papers", request), bool(desk_templates(places.templates.path)))
    yield Step("make", screen_address("make", request), any(each.has_papers for each in states))
