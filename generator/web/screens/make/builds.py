"""A build as the page asks for it: its options in the form and the address, and its plan and itself as jobs.

The page offers everything that leaves no letter beside a notice of another day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, cast
from urllib.parse import urlencode

from generator.desk.fawen_yaml import KEYS
from generator.dispatch.build_options import BuildOptions
from generator.dispatch.manifest import Manifest
from generator.dispatch.public_build import build_set
from generator.web.desk_request import DeskRequest
from generator.web.jobs import Job
from generator.web.open_desk import OpenDesk, OpenNotice
from generator.web.screens.make.made_sets import kept_options
from generator.web.today import today

ISSUED, DRAFT, CORRECTION = EDITIONS = ("issued", "draft", "correction")
"""What is made: the papers as they are issued, a draft, or the corrected reprint of what was sent."""

PLAN, MAKE = "plan", "make"
"""The kinds of these jobs."""

_SENT = "chosen"
"""A field that says that the form was sent: a box that is not ticked sends nothing."""
_ON = "on"
_BOXES = ("pdf", "duplex")
_CHOICE = ("only", "where", "sort")
_OF_DESK = {each.name for each in fields(BuildOptions)} & {name for name, key in KEYS.items() if key.kind != "path"}
"""The options that fawen.yaml gives; a build of a server forks no processes, so the page has no ``jobs``."""


def chosen_options(request: DeskRequest) -> BuildOptions:
    """The options in the form or the address; where none were chosen, those of the desk, else of the set there is.

    Raises InputError with the problems of fawen.yaml.
    """
    desk, notice, places = request.desk, request.notice, request.desk.places()
    usual = not places.notice.is_named and notice.folder == places.notice.path
    sent: Mapping[str, str] = {**request.query, **dict(request.form.all_texts())}
    said: dict[str, Any] = _standing(desk, _OF_DESK - {"jobs"})
    if _SENT in sent:
        edition = sent.get("edition")
        said |= {"draft": edition == DRAFT, "correction": edition == CORRECTION, **{key: key in sent for key in _BOXES}}
    else:
        kept = kept_options(request)
        said = {**{key: getattr(kept, key) for key in _BOXES}, **said}
        if sent.get("reissue"):  # which names the units itself
            said |= {"reissue": (sent["reissue"],), "only": (), "where": None}
    return BuildOptions(
        templates=places.templates.path,
        notice=None if usual else notice.folder,
        units=places.units.path,
        output=places.output.path,
        register=cast("str | None", desk.standing("register")),
        **said,
    )


def edition(options: BuildOptions) -> str:
    """What ``options`` make, one of :data:`EDITIONS`."""
    return DRAFT if options.draft else CORRECTION if options.correction else ISSUED


def query(options: BuildOptions) -> str:
    """What was chosen of ``options``, as the query of an address."""
    ticked = {name: _ON for name in _BOXES if getattr(options, name)}
    return urlencode({_SENT: "1", "edition": edition(options), **ticked})


def standing_choice(desk: OpenDesk) -> Mapping[str, Any]:
    """Which units fawen.yaml chooses and how it sorts them, as for the terminal; only what it says."""
    return _standing(desk, _CHOICE)


def start_plan(desk: OpenDesk, notice: OpenNotice, options: BuildOptions) -> Job:
    """Starts a dry run; a running one with the same options goes on, any other is stopped."""
    about = plan_of(notice, options)
    last = desk.jobs.last(PLAN)
    if last is not None and last.about == about and not last.is_over:
        return last
    return desk.jobs.replace(PLAN, about, lambda job: _built(options, job, dry_run=True))


def plan_of(notice: OpenNotice, options: BuildOptions) -> str:
    """What the plan of a build with ``options`` is about."""
    return f"{notice.id} {query(options)}"


def start_build(desk: OpenDesk, notice: OpenNotice, options: BuildOptions) -> Job:
    """Starts a build, or returns the running one. Earlier plans are dropped."""
    desk.jobs.forget(PLAN)
    return desk.jobs.start(MAKE, notice.id, lambda job: _built(options, job, dry_run=False))


def last_build(desk: OpenDesk, notice: OpenNotice) -> Job | None:
    """The last build of ``notice`` that has ended; None where there was none."""
    job = desk.jobs.last(MAKE)
    return job if job is not None and job.about == notice.id and job.is_over else None


def manifest_of(job: Job | None) -> Manifest | None:
    """The result of a build or a plan; None unless it ended well."""
    return cast("Manifest", job.result) if job is not None and job.state == "done" else None


def _standing(desk: OpenDesk, keys: Iterable[str]) -> dict[str, Any]:
    """What fawen.yaml says for ``keys``."""
    return {key: value for key in keys if (value := desk.standing(key)) is not None}


def _built(options: BuildOptions, job: Job, *, dry_run: bool) -> Manifest:
    """The build itself, in this process alone: none is forked off a server, which has threads."""
    return build_set(replace(options, dry_run=dry_run, today=today(), progress=job.made))
