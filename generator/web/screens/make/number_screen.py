"""The step 文号: the number that a notice gets next, or has; taken, entered in the register, and the papers made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from starlette.responses import Response

from generator.desk.starters.starter_files import is_sample
from generator.dispatch.registering import (
    FoundNumber,
    From,
    find_number,
    numbering_entry,
    read_entry,
    read_unaddressed,
    take_number,
)
from generator.ground.errors import GeneratorError, Problem, UsageError
from generator.notices.editing.kept_drafts import kept_drafts
from generator.register.appending import AppendResult
from generator.standard import IssuedNumber
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest, today, whole_number
from generator.web.open_desk import NotFoundError, OpenNotice
from generator.web.problem_addresses import problem_addresses
from generator.web.screens.make.builds import chosen_options, start_build


@dataclass(frozen=True, slots=True)
class NoticeNumber:
    """The number of a notice of that title, or the ``problems`` for which there is none yet.

    ``not_now`` is what has to be done before it can be taken: it is a sample, something typed in it is not saved, its
    number was voided; None where nothing has. ``serial`` is the number's own, None for one that is not of a year.
    """

    title: str = ""
    found: FoundNumber | None = None
    problems: tuple[Problem, ...] = ()
    not_now: Literal["sample", "unsaved", "void"] | None = None

    @property
    def serial(self) -> int | None:
        """The serial of the number; None where it has no year."""
        number = None if self.found is None else IssuedNumber.parse(self.found.number)
        return None if number is None or number.series.year is None else number.serial

    @property
    def begins_series(self) -> bool:
        """Whether it would be the first number of its series, as in a register that begins within a year."""
        return self.found is not None and self.found.source == "next" and self.serial == 1


def show_number(request: DeskRequest) -> Response:
    """The number that the notice gets or has."""
    return _number_page(request)


def take(request: DeskRequest) -> Response:
    """The number taken and entered; with its papers where these are wanted. The page with the problems otherwise."""
    notice = request.notice
    try:
        with request.desk.writing:
            if is_unsaved(notice):
                raise UsageError(Problem("register-unsaved"))
            added = _taken(request, notice)
            request.desk.entry_warnings[notice.id] = added.warnings
    except GeneratorError as fault:
        return _number_page(request, problems=fault.problems)
    if not request.form.has("make"):
        return see_other(f"{notice.address}/number")
    start_build(request.desk, notice, chosen_options(request))
    return see_other(f"{notice.address}/make")


def _taken(request: DeskRequest, notice: OpenNotice) -> AppendResult:
    places, form = request.desk.places(), request.form
    found = read_entry(templates=places.templates.path, notice=notice.folder, units=places.units.path, date=today())
    source = next((each for each in get_args(From) if each == form.text("source")), None)
    if source is None:
        raise NotFoundError
    register = request.desk.register()
    shown = FoundNumber(form.text("number"), source, form.text("digest"))
    last = whole_number(form.text("last")) if source == "next" else None
    if not last:
        return take_number(register, notice.folder, found, shown)
    number = str(replace(IssuedNumber.parse(shown.number), serial=last + 1))
    entry = replace(found.entry, number=number)
    shown = replace(shown, number=number)
    with numbering_entry(register.path, notice.folder, found, entry=entry, shown=shown) as added:
        return added


def _number_page(request: DeskRequest, *, problems: Sequence[Problem] = ()) -> Response:
    return page(
        request,
        "make/number.html",
        status=REFUSED if problems else 200,
        number=_notice_number(request, request.notice),
        problems_found=problems,
        warnings=request.desk.entry_warnings.get(request.notice.id) or (),
        address_of=problem_addresses(request.desk, request.notice),
    )


def _notice_number(request: DeskRequest, notice: OpenNotice) -> NoticeNumber:
    places = request.desk.places()
    try:
        entry = read_unaddressed(templates=places.templates.path, notice=notice.folder, date=today())
        found = find_number(request.desk.register(), notice.folder, entry)
    except GeneratorError as fault:
        return NoticeNumber(problems=fault.problems)
    return NoticeNumber(entry.entry.title, found, not_now=_not_now(request, notice, found))


def _not_now(
    request: DeskRequest, notice: OpenNotice, found: FoundNumber
) -> Literal["sample", "unsaved", "void"] | None:
    if is_unsaved(notice):
        return "unsaved"
    if is_sample(notice.folder / NOTICE_FILE):
        return "sample"
    return "void" if found.source == "both" and request.desk.register().is_void(found.number) else None


def is_unsaved(notice: OpenNotice) -> bool:
    """Whether something was typed in the notice that is kept and not saved yet."""
    return bool(kept_drafts(notice.folder))
