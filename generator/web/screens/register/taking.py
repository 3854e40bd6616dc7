"""A notice takes the number that was shown."""

from __future__ import annotations

from typing import get_args

from starlette.responses import Response

from generator.dispatch import FoundNumber, read_entry, take_number
from generator.dispatch.number_taking import From
from generator.ground.errors import GeneratorError, Problem, UsageError
from generator.web.answers import see_other
from generator.web.asked import Asked
from generator.web.open_desk import NotFoundError
from generator.web.screens.register.added_rows import note_warnings
from generator.web.screens.register.notice_number import is_unsaved
from generator.web.screens.register.register_page import address, register_page
from generator.web.today import today


def take(asked: Asked) -> Response:
    """The register with the new entry; with the problems where the notice got no number."""
    try:
        with asked.desk.writing:
            serial, year = _taken(asked)
    except GeneratorError as fault:
        return register_page(asked, problems=fault.problems)
    return see_other(address(asked, year=year, done=serial))


def _taken(asked: Asked) -> tuple[int, int]:
    """The 顺序号 of the entry and its year. Raises UsageError for a notice that is not saved, and NotFoundError."""
    notice, places = asked.desk.notice(asked.form.text("notice")), asked.desk.places()
    if is_unsaved(notice):
        raise UsageError(Problem("register-unsaved"))
    found = read_entry(templates=places.templates.path, notice=notice.folder, units=places.units.path, date=today())
    added = take_number(asked.desk.register(), notice.folder, found, _shown(asked))
    note_warnings(asked.desk, added)
    return added.row.serial, added.row.number.series.year or added.row.entry.date.year


def _shown(asked: Asked) -> FoundNumber:
    """The number that the form showed. Raises NotFoundError where no form of ours sent it."""
    source = next((each for each in get_args(From) if each == asked.form.text("source")), None)
    if source is None:
        raise NotFoundError
    return FoundNumber(asked.form.text("number"), source, asked.form.text("digest"))
