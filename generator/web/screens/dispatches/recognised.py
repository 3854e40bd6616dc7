"""What was recognised in a draft that became a notice, and corrections by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.responses import Response

from generator.check.finding import element_name
from generator.desk.starters.starter_notice import notice_of_draft
from generator.ground.errors import GeneratorError, Problem
from generator.ground.words.vocabularies import page_text as text
from generator.notices.drafts.taking.corrections import ROLES, DraftParagraph, Role, draft_paragraphs
from generator.notices.drafts.taking.report import kind_line, remarks
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.screens.dispatches.handed_in import TakenDraft, handed_in

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
