"""The number that a notice gets next, or has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.desk.starters.starter_files import is_sample
from generator.dispatch.registering import FoundNumber, find_number, read_unaddressed
from generator.ground.errors import GeneratorError, Problem
from generator.notices.editing.kept_drafts import kept_drafts
from generator.standard import IssuedNumber
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.desk_request import DeskRequest
from generator.web.open_desk import OpenNotice
from generator.web.today import today


@dataclass(frozen=True, slots=True)
class NoticeNumber:
    """The number of the notice ``of`` that title, or the ``problems`` for which there is none yet.

    ``not_now`` is what has to be done before it can be taken: it is a sample, something typed in it is not saved, its
    number was voided; None where nothing has.
    """

    of: OpenNotice
    title: str = ""
    found: FoundNumber | None = None
    problems: tuple[Problem, ...] = ()
    not_now: Literal["sample", "unsaved", "void"] | None = None

    @property
    def begins_series(self) -> bool:
        """Whether it would be the first number of its series, as in a register that begins within a year."""
        found = self.found
        return found is not None and found.source == "next" and IssuedNumber.parse(found.number).serial == 1


def notice_number(request: DeskRequest) -> NoticeNumber | None:
    """The number of the notice that the page is about; None where there is no notice."""
    notice = request.current
    if notice is None:
        return None
    places = request.desk.places()
    try:
        entry = read_unaddressed(templates=places.templates.path, notice=notice.folder, date=today())
        found = find_number(request.desk.register(), notice.folder, entry)
    except GeneratorError as fault:
        return NoticeNumber(notice, problems=fault.problems)
    return NoticeNumber(notice, entry.entry.title, found, not_now=_not_now(request, notice, found))


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
