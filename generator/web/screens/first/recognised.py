"""What was recognised in a draft that became a notice, and what a person says it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.responses import Response

from generator.check.element_names import ELEMENT_NAMES
from generator.desk.starters import notice_of_draft
from generator.ground.errors import GeneratorError, Problem
from generator.ground.words.pages import text
from generator.notices.drafts.taking import ROLES, DraftParagraph, Role, draft_paragraphs
from generator.notices.drafts.taking.report import kind_line, remarks
from generator.web.answers import REFUSED, page, see_other
from generator.web.asked import Asked, whole_number
from generator.web.screens.first.handed_in import TakenDraft, handed_in

_FOLDED = (("body",), ("issued_text",))
_LONG_TEXT, _SHOWN_OF_TEXT = 12, 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs that follow one another; ``is_folded``: those within a text, which are rarely wrong."""

    paragraphs: Sequence[DraftParagraph]
    is_folded: bool


def show_recognised(asked: Asked) -> Response:
    """What the draft was read as; only that it is no longer at hand where this server did not take it."""
    return _recognised_page(asked, handed_in(asked.desk).taken.get(asked.notice.id))


def correct(asked: Asked) -> Response:
    """The same with the corrections that were chosen; the notice is made again of the draft."""
    notice, state = asked.notice, handed_in(asked.desk)
    with state.taking:
        taken = state.taken.get(notice.id)
        if taken is None:
            return _recognised_page(asked, None)
        roles = {**taken.roles, **_chosen(asked)}
        try:
            places, files, writing = asked.desk.places(), taken.made.files, asked.desk.writing
            made = notice_of_draft(notice.folder, taken.draft, places, roles=roles, made=files, writing=writing)
        except GeneratorError as fault:
            return _recognised_page(asked, taken, problems=fault.problems)
        state.taken[notice.id] = TakenDraft(taken.name, taken.draft, made, roles)
    return see_other(f"/first/drafts/{notice.id}")


def _recognised_page(asked: Asked, taken: TakenDraft | None, *, problems: Sequence[Problem] = ()) -> Response:
    if taken is None:
        return page(asked, "first/no_longer.html", notice=asked.notice)
    result = taken.made.taken
    return page(
        asked,
        "first/recognised.html",
        status=REFUSED if problems else 200,
        notice=asked.notice,
        name=taken.name,
        kind=kind_line(result),
        stretches=_stretches(draft_paragraphs(result.found)),
        given=taken.roles,
        chosen=dict(_chosen(asked)) if problems else {},
        choices={role: role_name(role) for role in ROLES},
        names=_names,
        remarks=list(remarks(result, text("first-this-notice"))),
        comments=result.draft.comments,
        notes=result.draft.notes,
        problems_found=problems,
    )


def role_name(role: Role) -> str:
    """The name of a role, as a choice."""
    return text("first-nothing") if role == "nothing" else ELEMENT_NAMES[role].text()


def _names(each: DraftParagraph) -> str:
    """What a paragraph was taken for, in words."""
    named = "、".join(ELEMENT_NAMES[name].text() for name in each.names) or text("first-unplaced")
    return named if each.attachment is None else text("first-in-attachment", serial=each.attachment, name=named)


def _chosen(asked: Asked) -> dict[int, Role]:
    """The roles that were chosen, by the numbers of the paragraphs."""
    fields = ((whole_number(name.partition("role-")[2]), value) for name, value in asked.form.all_texts())
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
