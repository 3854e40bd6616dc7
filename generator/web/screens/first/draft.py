"""A draft that is handed in becomes a notice."""

from __future__ import annotations

from typing import get_args

from starlette.responses import Response

from generator.desk.starters.starter_files import free_folder
from generator.desk.starters.starter_notice import notice_of_draft
from generator.ground.errors import GeneratorError, InputError, Problem
from generator.notices.drafts.draft import Draft
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking.corrections import NO_ROLES
from generator.office.wordml.tracked_changes import Choice
from generator.official.recognition import recognise
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.opaque_ids import opaque_id
from generator.web.screens.first.first_page import first_page
from generator.web.screens.first.handed_in import TakenDraft, handed_in

_TO_DECIDE = "draft-changes"


def hand_in(request: DeskRequest) -> Response:
    """What was recognised in the draft; or the question what becomes of its tracked changes; or why it is not taken."""
    done = handed_in(request.desk).done.get(request.form.text("form"))
    if done is not None:
        return see_other(f"/first/drafts/{done}")
    changes = next((each for each in get_args(Choice) if each == request.form.text("changes")), None)
    upload = request.form.upload("draft") or handed_in(request.desk).waiting.get(request.form.text("waiting"))
    if upload is None:
        return first_page(request, problems=[Problem("draft-none")])
    try:
        draft = draft_in(upload.data, upload.name, changes=changes)
        return see_other(f"/first/drafts/{_taken(request, upload.name, draft)}")
    except GeneratorError as fault:
        if not isinstance(fault, InputError) or [each.code for each in fault.problems] != [_TO_DECIDE]:
            return first_page(request, problems=fault.problems)
        return page(
            request,
            "first/changes.html",
            status=REFUSED,
            name=upload.name,
            facts=fault.problems[0].facts,
            waiting=handed_in(request.desk).wait(upload),
            form=request.form.text("form"),
            choices=get_args(Choice),
        )


def _taken(request: DeskRequest, name: str, draft: Draft) -> str:
    """The id of the notice that ``draft`` became."""
    title = recognise(draft.document).title
    state, places = handed_in(request.desk), request.desk.places()
    with state.taking:
        done = state.done.get(request.form.text("form"))
        if done is not None:
            return done
        folder = free_folder(places, "" if title is None else "".join(title.text.split()))
        made = notice_of_draft(folder, draft, places, writing=request.desk.writing)
        notice = opaque_id(folder.as_posix())
        state.taken[notice] = TakenDraft(name, draft, made, NO_ROLES)
        state.done[request.form.text("form")] = notice
    return notice
