"""What a build would do, how far it is, and what it has done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response
from starlette.routing import Route

from generator.desk.build_report import (
    PlannedFile,
    beside_lines,
    changed_line,
    phase_words,
    planned_files,
    rate_words,
)
from generator.dispatch import Manifest
from generator.ground.errors import Problem
from generator.ground.words import reports
from generator.ground.words.pages import text
from generator.notices.editing.kept_drafts import kept_drafts
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.answers import page, see_other
from generator.web.asked import Asked
from generator.web.endpoints import route
from generator.web.jobs import Job, Progress
from generator.web.problem_addresses import problem_addresses
from generator.web.screens.make.build_options import DRAFT, EDITIONS, ISSUED, BuildOptions, chosen_options
from generator.web.screens.make.builds import (
    MAKE,
    PLAN,
    last_build,
    manifest_of,
    plan_of,
    standing_choice,
    start_build,
    start_plan,
)
from generator.web.screens.make.made_sets import MadeSet, papers_shown, sets_of

_WAIT_SECONDS = 0.5
"""How long a page waits for a plan before it shows how far it is: that of a small office takes less."""
_MOST_PLANNED = 200
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """How many files a build would write and how many it has ``kept``, in ``lines`` of words, and file by file.

    ``more`` is how many there are beside the ``files`` that are shown; ``has_reasons``: some say why.
    """

    count: int
    kept: int
    lines: Sequence[str]
    files: Sequence[PlannedFile]
    more: int
    has_reasons: bool
    warnings: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class ShownProgress:
    """How far a job is, with its phase, its rate and the time that is left in words, ``""`` where that is unknown."""

    phase: str
    done: int
    total: int
    name: str
    rate: str
    left: str


def show(asked: Asked) -> Response:
    """The build that goes on; else the result of the last, and the plan of the next."""
    options = chosen_options(asked)
    return _screen(asked, "make/make.html", options)


def show_progress(asked: Asked) -> Response:
    """The part of the page that a script asks for while something goes on."""
    return _screen(asked, "make/section.html", chosen_options(asked))


def make(asked: Asked) -> Response:
    """Starts the build, or joins the one that goes on."""
    options = chosen_options(asked)
    start_build(asked.desk, asked.notice, options)
    return see_other(f"{asked.notice.address}/make?{options.query()}")


def stop(asked: Asked) -> Response:
    """Stops the build that goes on; the papers on the disk stay as they are."""
    job = asked.desk.jobs.last(MAKE)
    if job is not None and job.id == asked.form.text("job"):
        job.stop()
        job.wait(_WAIT_SECONDS)
    return see_other(f"{asked.notice.address}/make?{chosen_options(asked).query()}")


def _screen(asked: Asked, template: str, options: BuildOptions) -> Response:
    desk, notice = asked.desk, asked.notice
    making = _going_on(desk.jobs.last(MAKE))
    plan = _plan(asked, options) if making is None else None
    going_on = making or _going_on(plan)
    made = last_build(desk, notice)
    result, planned = manifest_of(made), manifest_of(plan)
    sets = sets_of(asked, result)
    return page(
        asked,
        template,
        options=options,
        choice=standing_choice(desk),
        unsaved=[_file_words(name) for name in sorted(kept_drafts(notice.folder), key=_notice_first)],
        going_on=going_on,
        is_elsewhere=making is not None and making.about != notice.id,
        progress=None if going_on is None or going_on.progress is None else _progress(going_on.progress),
        made=made,
        done=[] if result is None else _done_lines(result),
        result=result,
        plan=plan,
        planned=None if planned is None else _planned(planned),
        editions=_editions(options, sets),
        is_sent_again=_is_sent_again(asked, options, planned),
        is_unnumbered=options.edition == ISSUED and not desk.state(notice).number,
        sets=[papers_shown(made_set, asked.query.get("q", "")) for made_set in sets],
        address_of=problem_addresses(desk, notice),
        query=options.query(),
    )


def _going_on(job: Job | None) -> Job | None:
    """``job``, where it goes on."""
    return None if job is None or job.is_over else job


def _file_words(name: str) -> str:
    return text("place-notice") if name == NOTICE_FILE else text("place-attachment", file=name)


def _notice_first(name: str) -> tuple[bool, str]:
    return name != NOTICE_FILE, name


def _editions(options: BuildOptions, sets: Sequence[MadeSet]) -> list[str]:
    """What can be chosen to be made: a corrected reprint only where papers have been made before."""
    return [each for each in EDITIONS if sets or each in (options.edition, ISSUED, DRAFT)]


def _is_sent_again(asked: Asked, options: BuildOptions, plan: Manifest | None) -> bool:
    """Whether a build would replace papers under a number that the register has issued: they may have been sent."""
    if plan is None or not plan.written or options.edition != ISSUED:
        return False
    state = asked.desk.state(asked.notice)
    return state.state == "registered" and state.has_papers


def _plan(asked: Asked, options: BuildOptions) -> Job:
    """The plan that the page waits for, whoever started it, or a new one."""
    job = asked.desk.jobs.last(PLAN)
    if job is None or "job" not in asked.query or job.about != plan_of(asked.notice, options):
        job = start_plan(asked.desk, asked.notice, options)
    job.wait(_WAIT_SECONDS)
    return job


def _planned(manifest: Manifest) -> ShownPlan:
    files = [file for file in planned_files(manifest) if file.change.action != "unchanged"]
    return ShownPlan(
        count=len(manifest.written),
        kept=sum(change.action == "unchanged" for change in manifest.changes),
        lines=[
            manifest.account.text(),
            *filter(None, (changed_line(manifest),)),
            *(line.strip() for line in beside_lines(manifest)),
        ],
        files=files[:_MOST_PLANNED],
        more=max(0, len(files) - _MOST_PLANNED),
        has_reasons=any(file.why for file in files),
        warnings=manifest.warnings,
    )


def _done_lines(manifest: Manifest) -> list[str]:
    """What a build did, as the terminal says it."""
    built = reports.text("built", count=len(manifest.written), folder=manifest.folder)
    return [
        built,
        manifest.account.text(),
        *(line.strip() for line in (*beside_lines(manifest), changed_line(manifest)) if line),
    ]


def _progress(progress: Progress) -> ShownProgress:
    left = "" if progress.left is None else _left(progress.left)
    phase, rate = phase_words(progress.phase), rate_words(progress.rate)
    return ShownProgress(phase, progress.done, progress.total, progress.name, rate, left)


def _left(seconds: float) -> str:
    if seconds < _MINUTE:
        return text("seconds-left", count=max(1, round(seconds)))
    return text("minutes-left", count=round(seconds / _MINUTE))


ROUTES: list[Route] = [
    route("/notices/{notice}/make", show),
    route("/notices/{notice}/make/section", show_progress),
    route("/notices/{notice}/make", make, "POST"),
    route("/notices/{notice}/make/stop", stop, "POST"),
]
