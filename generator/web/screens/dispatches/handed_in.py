"""One door for every file: what it is, is recognised; a draft becomes a notice, all else leads to its own screen.

What was recognised in a draft is shown, and corrected by a person.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import get_args
from weakref import WeakKeyDictionary

from starlette.responses import Response

from generator.check.finding import element_name
from generator.desk.desk_templates import has_tags
from generator.desk.starters.starter_files import free_folder
from generator.desk.starters.starter_notice import NoticeFromDraft, notice_of_draft
from generator.ground.errors import GeneratorError, InputError, Problem
from generator.ground.words.vocabularies import page_text as text
from generator.notices.drafts.draft import Draft
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking.corrections import NO_ROLES, ROLES, DraftParagraph, Role, Roles, draft_paragraphs
from generator.notices.drafts.taking.report import kind_line, remarks
from generator.notices.reviewing.reviewed_copy import is_marked_copy
from generator.office.wordml.tracked_changes import Choice
from generator.official.recognition import recognise
from generator.roster.sheets.sheet_suffixes import OLD_WORKBOOKS, WORKBOOKS
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest, whole_number
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
        notice = _taken(request, upload.name, draft)
        request.desk.uploads[notice] = upload  # which may be meant to be checked only
        return see_other(_taken_address(notice))
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


_FOLDED = (("body",), ("issued_text",))
_LONG_TEXT, _SHOWN_OF_TEXT = 12, 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs that follow one another; ``is_folded``: those within a text, which are rarely wrong."""

    paragraphs: Sequence[DraftParagraph]
    is_folded: bool


def show_recognised(request: DeskRequest) -> Response:
    """What was recognised in the draft; where another server took it, only that the draft is not at hand."""
    return _recognised_page(request, handed_in(request.desk).taken.get(request.notice.id))


def correct(request: DeskRequest) -> Response:
    """The same with the corrections that were chosen; the notice is made again of the draft."""
    notice, state = request.notice, handed_in(request.desk)
    with state.taking:
        taken = state.taken.get(notice.id)
        if taken is None:
            return _recognised_page(request, None)
        roles = {**taken.roles, **_chosen(request)}
        try:
            places, files, writing = request.desk.places(), taken.made.files, request.desk.writing
            made = notice_of_draft(notice.folder, taken.draft, places, roles=roles, made=files, writing=writing)
        except GeneratorError as fault:
            return _recognised_page(request, taken, problems=fault.problems)
        state.taken[notice.id] = TakenDraft(taken.name, taken.draft, made, roles)
    return see_other(f"{notice.address}/recognised")


def _recognised_page(request: DeskRequest, taken: TakenDraft | None, *, problems: Sequence[Problem] = ()) -> Response:
    if taken is None:
        return page(request, "dispatches/no_longer.html", notice=request.notice)
    result = taken.made.taken
    return page(
        request,
        "dispatches/recognised.html",
        status=REFUSED if problems else 200,
        notice=request.notice,
        name=taken.name,
        kind=kind_line(result),
        stretches=_stretches(draft_paragraphs(result.found)),
        given=taken.roles,
        chosen=dict(_chosen(request)) if problems else {},
        choices={role: role_name(role) for role in ROLES},
        names=_names,
        remarks=list(remarks(result, text("first-this-notice"))),
        comments=result.draft.comments,
        notes=result.draft.notes,
        problems_found=problems,
    )


def role_name(role: Role) -> str:
    """The name of a role, as a choice."""
    return text("first-nothing") if role == "nothing" else element_name(role).text()


def _names(each: DraftParagraph) -> str:
    """What a paragraph was taken for, in words."""
    named = "、".join(element_name(name).text() for name in each.names) or text("first-unplaced")
    return named if each.attachment is None else text("first-in-attachment", serial=each.attachment, name=named)


def _chosen(request: DeskRequest) -> dict[int, Role]:
    """The roles that were chosen, by the numbers of the paragraphs."""
    fields = ((whole_number(name.partition("role-")[2]), value) for name, value in request.form.all_texts())
    known = {str(role): role for role in ROLES}
    return {number: known[value] for number, value in fields if number is not None and value in known}


def _stretches(paragraphs: Sequence[DraftParagraph]) -> list[Stretch]:
    """``paragraphs`` with those folded that are within a long text: not its first ones, nor its last."""
    found: list[Stretch] = []
    shown: list[DraftParagraph] = []
    for is_text, group in groupby(paragraphs, key=lambda each: each.names[:1] in _FOLDED):
        own = list(group)
        if is_text and len(own) > _LONG_TEXT:
            found.append(Stretch([*shown, *own[:_SHOWN_OF_TEXT]], is_folded=False))
            found.append(Stretch(own[_SHOWN_OF_TEXT:-_SHOWN_OF_TEXT], is_folded=True))
            shown = own[-_SHOWN_OF_TEXT:]
        else:
            shown += own
    return [*found, Stretch(shown, is_folded=False)]
