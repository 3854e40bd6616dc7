"""A draft that is handed in becomes a notice."""

from __future__ import annotations

from typing import get_args

from starlette.responses import Response

from generator.desk.starters import free_folder, notice_of_draft
from generator.ground.errors import GeneratorError, InputError, Problem, UsageError
from generator.notices.drafts import Choice, Draft, draft_in
from generator.notices.drafts.taking import NO_ROLES
from generator.official.recognition import recognise
from generator.web.answers import REFUSED, page, see_other
from generator.web.asked import Asked, Upload
from generator.web.opaque_ids import opaque_id
from generator.web.screens.first.first_page import first_page
from generator.web.screens.first.handed_in import TakenDraft, handed_in

_TO_DECIDE = "draft-changes"


def hand_in(asked: Asked) -> Response:
    """What was recognised in the draft; or the question what becomes of its tracked changes; or why it is not taken."""
    done = handed_in(asked.desk).done.get(asked.form.text("form"))
    if done is not None:
        return see_other(f"/first/drafts/{done}")
    changes = next((each for each in get_args(Choice) if each == asked.form.text("changes")), None)
    upload = None
    try:
        upload = _upload(asked)
        draft = draft_in(upload.data, upload.name, changes=changes)
        return see_other(f"/first/drafts/{_taken(asked, upload.name, draft)}")
    except GeneratorError as fault:
        if upload is not None and _is_to_decide(fault):
            return _question(asked, upload, fault.problems[0])
        return first_page(asked, problems=fault.problems)


def _upload(asked: Asked) -> Upload:
    """The file that was sent, or that was kept while it was asked. Raises UsageError where there is none."""
    found = asked.form.upload("draft") or handed_in(asked.desk).waiting.get(asked.form.text("waiting"))
    if found is None:
        raise UsageError(Problem("draft-none"))
    return found


def _taken(asked: Asked, name: str, draft: Draft) -> str:
    """The id of the notice that ``draft`` became."""
    title = recognise(draft.document).title
    state, places = handed_in(asked.desk), asked.desk.places()
    with state.taking:
        done = state.done.get(asked.form.text("form"))
        if done is not None:
            return done
        folder = free_folder(places, "" if title is None else "".join(title.text.split()))
        made = notice_of_draft(folder, draft, places, writing=asked.desk.writing)
        notice = opaque_id(folder.as_posix())
        state.taken[notice] = TakenDraft(name, draft, made, NO_ROLES)
        state.done[asked.form.text("form")] = notice
    return notice


def _is_to_decide(fault: GeneratorError) -> bool:
    return isinstance(fault, InputError) and [each.code for each in fault.problems] == [_TO_DECIDE]


def _question(asked: Asked, upload: Upload, problem: Problem) -> Response:
    waiting = handed_in(asked.desk).wait(upload)
    return page(
        asked,
        "first/changes.html",
        status=REFUSED,
        name=upload.name,
        facts=problem.facts,
        waiting=waiting,
        form=asked.form.text("form"),
        choices=get_args(Choice),
    )
