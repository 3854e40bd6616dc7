"""The plan of a build and the build itself, as jobs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, cast

from generator.dispatch import Manifest, build
from generator.web.jobs import Job
from generator.web.open_desk import OpenDesk, OpenNotice
from generator.web.screens.make.build_options import CORRECTION, DRAFT, BuildOptions
from generator.web.today import today
from generator.writing.manifest import PrintedBy

PLAN, MAKE = "plan", "make"
"""The kinds of these jobs."""


class StandingChoice(TypedDict, total=False):
    """The options of a build that fawen.yaml gives for its units."""

    only: Sequence[str]
    where: str
    sort: Sequence[str]


def start_plan(desk: OpenDesk, notice: OpenNotice, options: BuildOptions) -> Job:
    """Starts a dry run; joins one that goes on with the same options, and stops another."""
    about = plan_of(notice, options)
    last = desk.jobs.last(PLAN)
    if last is not None and last.about == about and not last.is_over:
        return last
    return desk.jobs.replace(PLAN, about, lambda job: _built(desk, notice, options, job, dry_run=True))


def plan_of(notice: OpenNotice, options: BuildOptions) -> str:
    """What the plan of a build with ``options`` is about."""
    return f"{notice.id} {options.query()}"


def start_build(desk: OpenDesk, notice: OpenNotice, options: BuildOptions) -> Job:
    """Starts a build; where one goes on, returns that. What was planned before does not hold afterwards."""
    desk.jobs.forget(PLAN)
    return desk.jobs.start(MAKE, notice.id, lambda job: _built(desk, notice, options, job, dry_run=False))


def last_build(desk: OpenDesk, notice: OpenNotice) -> Job | None:
    """The last build of ``notice`` that has ended; None where there was none."""
    job = desk.jobs.last(MAKE)
    return job if job is not None and job.about == notice.id and job.is_over else None


def manifest_of(job: Job | None) -> Manifest | None:
    """What a job of these has made or planned; None where it has not ended well."""
    return cast("Manifest", job.result) if job is not None and job.state == "done" else None


def standing_choice(desk: OpenDesk) -> StandingChoice:
    """Which units fawen.yaml chooses and how it sorts them, as for the terminal; only what it says."""
    said = {key: desk.standing(key) for key in ("only", "where", "sort")}
    return cast("StandingChoice", {key: value for key, value in said.items() if value is not None})


def _built(desk: OpenDesk, notice: OpenNotice, options: BuildOptions, job: Job, *, dry_run: bool) -> Manifest:
    """The build itself, in this process alone: none is forked off a server, which has threads."""
    places, choice = desk.places(), standing_choice(desk)
    if options.reissue:  # which names the units itself
        choice = {"sort": choice["sort"]} if "sort" in choice else {}
    usual = not places.notice.is_named and notice.folder == places.notice.path
    return build(
        templates=places.templates.path,
        notice=None if usual else notice.folder,
        units=places.units.path,
        output=places.output.path,
        register=cast("str | None", desk.standing("register")),
        pdf=options.pdf,
        pdf_engine=cast("PrintedBy | None", desk.standing("pdf_engine")),
        draft=options.edition == DRAFT,
        duplex=options.duplex,
        correction=options.edition == CORRECTION,
        reissue=[options.reissue] if options.reissue else (),
        dry_run=dry_run,
        everybody=bool(desk.standing("everybody")),
        today=today(),
        progress=job.made,
        **choice,
    )
