"""The step 收文单位: who gets the papers of a dispatch, by the words of its 主送机关, with counts.

A word that matches nothing is a question: the answers change how the roster's groups are addressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from starlette.responses import Response

from generator.ground.errors import GeneratorError, Problem
from generator.ground.words.vocabularies import page_text as text
from generator.roster.editing.unit_edits import add_classes, change_classes
from generator.roster.sheets.sheet_suffixes import is_sheet
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError
from generator.web.screens.roster.desk_roster import edit, kept_roster


def show(request: DeskRequest) -> Response:
    """Whom the notice addresses; where there is no roster yet, the place for one."""
    return _page(request)


def answer(request: DeskRequest) -> Response:
    """Has the roster mean what was answered: one of its groups by the word, or all of them by any."""
    group, word = request.form.text("group"), request.form.text("word")
    try:
        groups = {each.name: each.classes for each in kept_roster(request).roster.groups}
        if group:
            if group not in groups or not word:
                raise NotFoundError
            edit(request, text("roster-did-classes", group=group), partial(add_classes, group=group, classes=[word]))
        else:
            change = partial(change_classes, typed=groups, is_everybody=True, based_on=request.form.text("based_on"))
            edit(request, text("recipients-did-everybody"), change)
    except GeneratorError as fault:
        return _page(request, fault.problems)
    return see_other(f"{request.notice.address}/recipients")


def _page(request: DeskRequest, refused: Sequence[Problem] = ()) -> Response:
    desk = request.desk
    return page(
        request,
        "recipients.html",
        status=REFUSED if refused else 200,
        roster=desk.roster_read(),
        found=desk.recipients(request.notice),
        refused=refused,
        last=desk.roster.last,
        is_sheet=is_sheet(desk.places().units.path),
    )


ROUTES = [
    route("/notices/{notice}/recipients", show),
    route("/notices/{notice}/recipients", answer, "POST"),
]
