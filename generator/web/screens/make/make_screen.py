"""The step 生成: the plan of a build, its progress, the papers that it left."""

from __future__ import annotations

from starlette.responses import Response

from generator.desk import build_report, built_sets, opening
from generator.dispatch.build_options import BuildOptions
from generator.dispatch.manifest import Manifest
from generator.ground.errors import OutputError
from generator.ground.words.vocabularies import page_text as text
from generator.notices.editing.kept_drafts import kept_drafts
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.answers import download, page, problems_page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.jobs import Job, Progress
from generator.web.open_desk import NotFoundError
from generator.web.problem_addresses import problem_addresses, text_words
from generator.web.screens.make import builds, sent_screen
from generator.web.screens.make.builds import DRAFT, EDITIONS, ISSUED, chosen_options, made_set, papers_shown, sets_of
from generator.web.screens.make.number_screen import show_number, take
from generator.writing.manifest_entries import beside

_WAIT_SECONDS = 0.5
"""How long a page waits for a plan before it shows how far it is: that of a small office takes less."""
_MOST_PLANNED = 200
_MINUTE = 60


def show(request: DeskRequest) -> Response:
    """The build that goes on; else the result of the last, and the plan of the next."""
    return _screen(request, "make/make.html", chosen_options(request))


def show_progress(request: DeskRequest) -> Response:
    """The part of the page that a script asks for while something goes on."""
    return _screen(request, "make/section.html", chosen_options(request))


def make(request: DeskRequest) -> Response:
    """Starts the build, or joins the one that goes on."""
    options = chosen_options(request)
    builds.start_build(request.desk, request.notice, options)
    return see_other(f"{request.notice.address}/make?{builds.query(options)}")


def stop(request: DeskRequest) -> Response:
    """Stops the build that goes on; the papers on the disk stay as they are."""
    job = request.desk.jobs.last(builds.MAKE)
    if job is not None and job.id == request.form.text("job"):
        job.stop()
        job.wait(_WAIT_SECONDS)
    return see_other(f"{request.notice.address}/make?{builds.query(chosen_options(request))}")


def _screen(request: DeskRequest, template: str, options: BuildOptions) -> Response:
    desk, notice = request.desk, request.notice
    making = _going_on(desk.jobs.last(builds.MAKE))
    plan = _plan(request, options) if making is None else None
    going_on = making or _going_on(plan)
    made = builds.last_build(desk, notice)
    result, planned = builds.manifest_of(made), builds.manifest_of(plan)
    sets = sets_of(request, result)
    first = sets[0].papers.files if sets else ()
    return page(
        request,
        template,
        options=options,
        chosen_edition=builds.edition(options),
        choice=builds.standing_choice(desk),
        unsaved=[
            text_words(name)
            for name in sorted(kept_drafts(notice.folder), key=lambda name: (name != NOTICE_FILE, name))
        ],
        going_on=going_on,
        is_elsewhere=making is not None and making.about != notice.id,
        progress=None if going_on is None or going_on.progress is None else _progress(going_on.progress),
        made=made,
        done=[] if result is None else [line.strip() for line in build_report.summary_lines(result)],
        result=result,
        plan=plan,
        plan_problems=() if plan is None else plan.problems,
        is_current=desk.dispatch(notice).steps["make"] == "done" and builds.edition(options) == ISSUED,
        units=len({each.listed.unit for each in first if each.listed.unit}),
        pages=next((each.listed.pages for each in first if each.listed.kind == "notice" and each.listed.pages), 0),
        number_warnings=desk.entry_warnings.get(notice.id) or (),
        planned=None if planned is None else _planned(planned),
        editions=[each for each in EDITIONS if sets or each in (builds.edition(options), ISSUED, DRAFT)],
        is_sent_again=_is_sent_again(request, options, planned),
        is_unnumbered=builds.edition(options) == ISSUED and not desk.state(notice).number,
        sets=[papers_shown(made_set, request.query.get("q", "")) for made_set in sets],
        address_of=problem_addresses(desk, notice),
        query=builds.query(options),
    )


def _going_on(job: Job | None) -> Job | None:
    """``job``, where it goes on."""
    return None if job is None or job.is_over else job


def _is_sent_again(request: DeskRequest, options: BuildOptions, plan: Manifest | None) -> bool:
    """Whether a build would replace papers under a number that the register has issued: they may have been sent."""
    if plan is None or not plan.written or builds.edition(options) != ISSUED:
        return False
    state = request.desk.state(request.notice)
    return state.state == "registered" and state.has_papers


def _plan(request: DeskRequest, options: BuildOptions) -> Job:
    """The plan that the page waits for, whoever started it, or a new one."""
    job = request.desk.jobs.last(builds.PLAN)
    if job is None or "job" not in request.query or job.about != builds.plan_of(request.notice, options):
        job = builds.start_plan(request.desk, request.notice, options)
    job.wait(_WAIT_SECONDS)
    return job


def _planned(manifest: Manifest) -> dict[str, object]:
    """How many files a build would write and how many it has ``kept``, in ``lines`` of words, and file by file.

    ``removed``: files would be removed. ``more`` is how many there are beside the ``files`` that are shown;
    ``has_reasons``: some say why.
    """
    files = [file for file in build_report.planned_files(manifest) if file.change.action != "unchanged"]
    return {
        "count": len(manifest.written),
        "removed": any(change.action == "removed" for change in manifest.changes),
        "kept": sum(change.action == "unchanged" for change in manifest.changes),
        "lines": [
            manifest.account.text(),
            *filter(None, (build_report.changed_line(manifest),)),
            *(line.strip() for line in build_report.beside_lines(manifest)),
        ],
        "files": files[:_MOST_PLANNED],
        "more": max(0, len(files) - _MOST_PLANNED),
        "has_reasons": any(file.why for file in files),
        "warnings": manifest.warnings,
    }


def _progress(progress: Progress) -> dict[str, object]:
    """How far a job is, with its phase, its rate and the time that is left in words, ``""`` where that is unknown."""
    if progress.left is None:
        left = ""
    elif progress.left < _MINUTE:
        left = text("seconds-left", count=max(1, round(progress.left)))
    else:
        left = text("minutes-left", count=round(progress.left / _MINUTE))
    phase, rate = build_report.phase_words(progress.phase), build_report.rate_words(progress.rate)
    return {**progress._asdict(), "phase": phase, "rate": rate, "left": left}


# The papers of a built set handed out: one file, all of them as a ZIP, or the folder opened.


def hand_out(request: DeskRequest) -> Response:
    """One paper, as the build made it. Raises NotFoundError, OutputError where somebody has changed it."""
    papers = _set(request)
    file = papers.by_id.get(request.path["file"])
    if file is None:
        raise NotFoundError
    return download(file.name, papers.content(file))


def hand_out_all(request: DeskRequest) -> Response:
    """The whole set, or its PDFs or OFDs, as a ZIP. Raises OutputError with all papers that somebody has changed."""
    papers = _set(request)
    alone = next((each for each in ("pdf", "ofd") if f"{each}s" in request.query), None)
    files = [file for file in papers.files if alone is None or beside(file.listed) == alone]
    OutputError.raise_for(papers.changed(files))
    name = f"{papers.folder.name}.zip" if alone is None else f"{papers.folder.name}-{alone.upper()}.zip"
    return download(name, built_sets.zip_pieces(papers, files, whole=alone is None))


def open_folder(request: DeskRequest) -> Response:
    """Opens the folder of the set on this machine, which is the user's own."""
    problem = opening.opened(_set(request).folder)
    if problem is not None:
        return problems_page(request, [problem])
    return see_other(f"{request.notice.address}/make")


def _set(request: DeskRequest) -> built_sets.BuiltSet:
    return made_set(request, builds.manifest_of(builds.last_build(request.desk, request.notice))).papers


ROUTES = [
    route("/notices/{notice}/number", show_number),
    route("/notices/{notice}/number", take, "POST"),
    route("/notices/{notice}/make", show),
    route("/notices/{notice}/make/section", show_progress),
    route("/notices/{notice}/make", make, "POST"),
    route("/notices/{notice}/make/stop", stop, "POST"),
    route("/notices/{notice}/sets/{set}/files/{file}", hand_out),
    route("/notices/{notice}/sets/{set}/zip", hand_out_all),
    route("/notices/{notice}/sets/{set}/open", open_folder, "POST"),
    *sent_screen.ROUTES,
]
