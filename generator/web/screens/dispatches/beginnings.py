"""How a dispatch begins: with a file that is handed over, a copy, from nothing; and the desk of an office without one.

There is one door for every file: what it is, is recognised; a draft becomes a notice, all else leads to its own screen.
What was recognised in a draft is shown, and corrected by a person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

from starlette.responses import Response

from generator.desk.desk_places import DeskPlaces
from generator.desk.desk_templates import has_tags
from generator.desk.double_click_files import this_machine
from generator.desk.starters import notice_like_earlier, starter_desk, starter_notice
from generator.desk.starters.starter_files import free_folder
from generator.desk.starters.starter_notice import NoticeFromDraft, notice_of_draft
from generator.ground.errors import GeneratorError, InputError, Problem
from generator.ground.words.vocabularies import page_text as text
from generator.notices.drafts.draft import Draft
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking.corrections import NO_ROLES, ROLES, Role, Roles
from generator.notices.drafts.taking.report import kind_line, remarks
from generator.notices.editing.form_keys import form_choices
from generator.notices.reviewing.reviewed_copy import is_marked_copy
from generator.office.wordml.tracked_changes import Choice
from generator.official.recognition import recognise
from generator.roster.sheets.sheet_suffixes import OLD_WORKBOOKS, WORKBOOKS
from generator.web.answers import REFUSED, page, see_other, sentence_page
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError, OpenNotice, Upload
from generator.web.open_drafts import OpenDrafts, TakenDraft, taken_from
from generator.web.open_roster import IncomingSheet
from generator.web.screens.dispatches.dispatch_list import OFFICE, list_page, office_page

_NEW = "新"
"""What the name of the folder of a notice from nothing begins with, in any language."""
_TO_DECIDE = "draft-changes"
_DRAFT = "draft"
"""What a form says that hands a file in as a draft, whatever it is."""
_SHEETS = (*WORKBOOKS, *OLD_WORKBOOKS, ".csv", ".tsv", ".et", ".ods")


def hand_in(request: DeskRequest) -> Response:
    """What becomes of a file: the notice that it is now, the screen that it is for, a question, or why it is not taken.

    Where there is no desk yet, its office is asked for first, as the draft names it.
    """
    state = request.desk.kept(OpenDrafts)
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
    state, places = request.desk.kept(OpenDrafts), request.desk.places()
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


def show_recognised(request: DeskRequest) -> Response:
    """What was recognised in the draft; where another server took it, only that the draft is not at hand."""
    return _recognised_page(request, taken_from(request.desk, request.notice))


def correct(request: DeskRequest) -> Response:
    """The same with what was chosen; where a paragraph is something else, the notice is made again of the draft."""
    notice, state, roles = request.notice, request.desk.kept(OpenDrafts), _chosen(request)
    with state.taking:
        taken = state.taken.get(notice.id)
        if taken is None:
            return _recognised_page(request, None)
        try:
            state.taken[notice.id] = replace(
                taken,
                right=taken.right | _right(request, taken),
                roles={**taken.roles, **roles},
                made=_made_again(request, taken, roles) if roles else taken.made,
            )
        except GeneratorError as fault:
            return _recognised_page(request, taken, problems=fault.problems)
    return see_other(notice.address if request.form.has("to-notice") else f"{notice.address}/recognised")


def _made_again(request: DeskRequest, taken: TakenDraft, roles: Roles) -> NoticeFromDraft:
    """The notice of the draft with ``roles`` besides those that were chosen before. Raises OutputError."""
    return notice_of_draft(
        request.notice.folder,
        taken.draft,
        request.desk.places(),
        roles={**taken.roles, **roles},
        made=taken.made.files,
        writing=request.desk.writing,
    )


def _recognised_page(request: DeskRequest, taken: TakenDraft | None, *, problems: Sequence[Problem] = ()) -> Response:
    if taken is None:
        return sentence_page(request, text("first-recognised"), text("first-no-longer"), status=404)
    result = taken.made.taken
    return page(
        request,
        "dispatches/recognised.html",
        status=REFUSED if problems else 200,
        notice=request.notice,
        taken=taken,
        kind=kind_line(result),
        remarks=list(remarks(result, text("first-this-notice"))),
        comments=result.draft.comments,
        notes=result.draft.notes,
        problems_found=problems,
    )


def _right(request: DeskRequest, taken: TakenDraft) -> set[int]:
    """The numbers of the doubtful paragraphs that are what they were taken for."""
    named = request.form.texts("right")
    return {each.number for each in taken.doubtful if "all" in named or str(each.number) in named}


def _chosen(request: DeskRequest) -> dict[int, Role]:
    """The roles that were chosen, by the numbers of the paragraphs."""
    fields = ((whole_number(name.partition("role-")[2]), value) for name, value in request.form.all_texts())
    known = {str(role): role for role in ROLES}
    return {number: known[value] for number, value in fields if number is not None and value in known}


# A desk, an empty notice, one like an earlier one.


def begin_desk(request: DeskRequest) -> Response:
    """The new desk, with what becomes of the file that was handed over before; the form again where it is wrong.

    Where there is a desk already, by the same form sent twice, nothing is written.
    """
    typed = {name: request.form.text(name).strip() for name in OFFICE}
    waiting = request.form.text("waiting")
    sender = starter_desk.Sender(_in_one_line(typed["address"]), _in_one_line(typed["postcode"]))
    with request.desk.writing:
        try:
            if not request.desk.is_begun():
                office = {"issuer": typed["issuer"], "prefix": typed["prefix"]}
                starter_desk.new_desk(Path(), machine=this_machine(), **office, sender=sender, keys="zh")
        except GeneratorError as fault:
            return office_page(request, office=typed, waiting=waiting, problems=fault.problems)
    upload = request.desk.uploads.get(waiting)
    return see_other("/") if upload is None else taken_in(request, upload)


def _in_one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def begin_empty(request: DeskRequest) -> Response:
    """The new notice; the list with the problems where it cannot be written. Raises NotFoundError for no format."""
    if not request.desk.is_begun():
        return office_page(request)
    wanted = request.form.text("format")
    if wanted not in {each.value for each in form_choices(request.desk.house())}:
        raise NotFoundError

    def write(folder: Path, places: DeskPlaces) -> None:
        starter_notice.blank_notice(folder, wanted, "zh", places)

    return _begun(request, request.form.text("form"), f"{_NEW}{wanted}", write)


def begin_like(request: DeskRequest) -> Response:
    """The new notice, with a list of what it lacks; the list with the problems where it cannot be made.

    Raises NotFoundError for the sample.
    """
    like = request.notice
    state = request.desk.state(like)
    if state.state == "new":
        raise NotFoundError

    def write(folder: Path, places: DeskPlaces) -> None:
        notice_like_earlier.notice_like(folder, like.folder, places)

    form = f"{request.form.text('form')} {like.id}"
    return _begun(request, form, state.title or like.folder.name, write, like=like, done="?done=like")


def _begun(
    request: DeskRequest,
    form: str,
    title: str,
    write: Callable[[Path, DeskPlaces], None],
    *,
    like: OpenNotice | None = None,
    done: str = "",
) -> Response:
    """The notice that ``write`` makes in a free folder; the one made already where the same ``form`` is sent twice."""
    begun = request.desk.kept(OpenDrafts).done
    with request.desk.writing:
        made = begun.get(form)
        if made is None:
            places = request.desk.places()
            folder = free_folder(places, title)
            try:
                write(folder, places)
            except GeneratorError as fault:
                return list_page(request, problems=fault.problems, like=like)
            made = begun[form] = opaque_id(folder.as_posix())
    return see_other(f"/notices/{made}{done}")
