"""A notice takes the number that was shown."""

from __future__ import annotations

from typing import get_args

from starlette.responses import Response

from generator.dispatch.registering import FoundNumber, From, read_entry, take_number
from generator.ground.errors import GeneratorError, Problem, UsageError
from generator.web.answers import see_other
from generator.web.desk_request import DeskRequest
from generator.web.open_desk import NotFoundError
from generator.web.screens.register.notice_number import is_unsaved
from generator.web.screens.register.register_page import address, note_warnings, register_page
from generator.web.today import today


def take(request: DeskRequest) -> Response:
    """The register with the new entry; with the problems where the notice got no number."""
    try:
        with request.desk.writing:
            notice, places = request.desk.notice(request.form.text("notice")), request.desk.places()
            if is_unsaved(notice):
                raise UsageError(Problem("register-unsaved"))
            found = read_entry(
                templates=places.templates.path, notice=notice.folder, units=places.units.path, date=today()
            )
            source = next((each for each in get_args(From) if each == request.form.text("source")), None)
            if source is None:
                raise NotFoundError
            shown = FoundNumber(request.form.text("number"), source, request.form.text("digest"))
            added = take_number(request.desk.register(), notice.folder, found, shown)
            note_warnings(request.desk, added)
    except GeneratorError as fault:
        return register_page(request, problems=fault.problems)
    year = added.row.number.series.year or added.row.entry.date.year
    return see_other(address(request, year=year, done=added.row.serial))
