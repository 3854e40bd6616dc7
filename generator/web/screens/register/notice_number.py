"""The number that a notice gets next, or has."""

from __future__ import annotations

from dataclasses import dataclass

from generator.desk.notice_editing.kept_drafts import kept_drafts
from generator.dispatch import FoundNumber, find_number, read_unaddressed
from generator.ground.errors import GeneratorError, Problem
from generator.web.asked import Asked
from generator.web.open_desk import OpenNotice
from generator.web.today import today


@dataclass(frozen=True, slots=True)
class NoticeNumber:
    """The number of the notice ``of`` that title, or the ``problems`` for which there is none yet.

    ``is_unsaved``: something was typed in it and not saved.
    """

    of: OpenNotice
    title: str = ""
    found: FoundNumber | None = None
    problems: tuple[Problem, ...] = ()
    is_unsaved: bool = False


def notice_number(asked: Asked) -> NoticeNumber | None:
    """The number of the notice that the page is about; None where there is no notice."""
    notice = asked.current
    if notice is None:
        return None
    places = asked.desk.places()
    try:
        entry = read_unaddressed(templates=places.templates.path, notice=notice.folder, date=today())
        found = find_number(places.register.path, notice.folder, entry)
    except GeneratorError as fault:
        return NoticeNumber(notice, problems=tuple(fault.problems), is_unsaved=is_unsaved(notice))
    return NoticeNumber(notice, entry.entry.title, found, is_unsaved=is_unsaved(notice))


def is_unsaved(notice: OpenNotice) -> bool:
    """Whether something was typed in the notice that is kept and not saved yet."""
    return bool(kept_drafts(notice.folder))
