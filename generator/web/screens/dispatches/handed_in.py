"""One door for every file: what it is, is recognised; a draft becomes a notice, all else leads to its own screen."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args
from weakref import WeakKeyDictionary

from starlette.responses import Response

from generator.desk.desk_templates import has_tags
from generator.desk.starters.starter_files import free_folder
from generator.desk.starters.starter_notice import NoticeFromDraft, notice_of_draft
from generator.ground.errors import GeneratorError, InputError, Problem
from generator.notices.drafts.draft import Draft
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking.corrections import NO_ROLES, Roles
from generator.notices.reviewing.reviewed_copy import is_marked_copy
from generator.office.wordml.tracked_changes import Choice
from generator.official.recognition import recognise
from generator.roster.sheets.sheet_suffixes import OLD_WORKBOOKS, WORKBOOKS
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import Latest, OpenDesk, Upload
from generator.web.open_roster import IncomingSheet
from generator.web.screens.dispatches.dispatch_list import list_page, office_page

_MOST_DRAFTS = 4
_MOST_FORMS = 1_000
_TO_DECIDE = "draft-changes"
_DRAFT = "draft"
"""What a form says that hands a file in as a draft, whatever it is."""
_SHEETS = (*WORKBOOKS, *OLD_WORKBOOKS, ".csv", ".tsv", ".et", ".ods")


@dataclass(frozen=True, slots=True)
class TakenDraft:
    """A ``draft`` called ``name`` that became a notice, and the ``roles`` that a person gave to its paragraphs."""

    name: str
    draft: Draft
    made: NoticeFromDraft
    roles: Roles


@dataclass
class DraftInbox:
    """The drafts handed in at one desk: ``taken`` by the notices' ids, ``done`` by forms.

    ``taking`` is held while a draft becomes a notice, which takes long, so that nobody else who writes waits for it.
    """

    taken: Latest[TakenDraft] = field(default_factory=lambda: Latest(_MOST_DRAFTS))
    done: Latest[str] = field(default_factory=lambda: Latest(_MOST_FORMS))
    taking: threading.Lock = field(default_factory=threading.Lock)


_desks: WeakKeyDictionary[OpenDesk, DraftInbox] = WeakKeyDictionary()


def handed_in(desk: OpenDesk) -> DraftInbox:
    """What was handed in at ``desk``."""
    return _desks.setdefault(desk, DraftInbox())


def hand_in(request: DeskRequest) -> Response:
    """What becomes of a file: the notice that it is now, the screen that it is for, a question, or why it is not taken.

    Where there is no desk yet, its office is asked for first, as the draft names it.
    """
    state = handed_in(request.desk)
    done = state.done.get(request.form.text("form"))
    if done is not None:
        return see_other(_taken_address(done))
    upload = request.form.upload("file") or request.desk.uploads.get(request.form.text("waiting"))
    if upload is None:
        return list_page(request, problems=[Problem("draft-none")])
    if request.desk.is_begun():
        return taken_in(request, upload)
    try:
        office = {} if _is_sheet(upload) else _office_in(upload)
    except GeneratorError as fault:
        return list_page(request, problems=fault.problems)
    return office_page(request, office=office, waiting=request.desk.hold(upload))


def taken_in(request: DeskRequest, upload: Upload) -> Response:
    """What becomes of ``upload`` at a desk that has begun."""
    if has_tags(upload.name, upload.data):
        return see_other(f"/templates/new/{request.desk.hold(upload)}")
    if _is_sheet(upload):
        sheet = request.desk.roster.incoming = IncomingSheet.of(upload.name, upload.data)
        return see_other(f"/roster/import/{sheet.id}")
    if request.form.text("as") != _DRAFT and is_marked_copy(upload.data, upload.name):
        return see_other(f"/tools/review/{request.desk.hold(upload)}")
    changes = next((each for each in get_args(Choice) if each == request.form.text("changes")), None)
    try:
        draft = draft_in(upload.data, upload.name, changes=changes)
        return see_other(_taken_address(_taken(request, upload.name, draft)))
    except GeneratorError as fault:
        if not isinstance(fault, InputError) or [each.code for each in fault.problems] != [_TO_DECIDE]:
            return list_page(request, problems=fault.problems)
        return page(
            request,
            "dispatches/changes.html",
            status=REFUSED,
            name=upload.name,
            facts=fault.problems[0].facts,
            waiting=request.desk.hold(upload),
            form=request.form.text("form"),
            choices=get_args(Choice),
        )


def _is_sheet(upload: Upload) -> bool:
    return Path(upload.name).suffix.lower() in _SHEETS


def _taken_address(notice: str) -> str:
    return f"/notices/{notice}?done=taken"


def _office_in(upload: Upload) -> Mapping[str, str]:
    """The name of the office and the letters of its numbers as far as a draft says them. Raises InputError."""
    found = recognise(draft_in(upload.data, upload.name, changes="accept").document)
    organs = found.signature.organs or found.mark[:1]
    number = "" if found.number is None else found.number.text
    return {
        "issuer": organs[0].text.strip() if organs else "",
        "prefix": number.partition("〔")[0].strip() if "〔" in number else "",
    }


def _taken(request: DeskRequest, name: str, draft: Draft) -> str:
    """The id of the notice that ``draft`` became."""
    title = recognise(draft.document).title
    state, places = handed_in(request.desk), request.desk.places()
    with state.taking:
        form = request.form.text("form") or request.form.text("waiting")
        done = state.done.get(form) if form else None
        if done is not None:
            return done
        folder = free_folder(places, "" if title is None else "".join(title.text.split()))
        made = notice_of_draft(folder, draft, places, writing=request.desk.writing)
        notice = opaque_id(folder.as_posix())
        state.taken[notice] = TakenDraft(name, draft, made, NO_ROLES)
        state.done[form] = notice
    return notice
