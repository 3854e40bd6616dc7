"""The roster and the notice that a template is checked against: given ones, or those next to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from generator.check.targets import NOTICE_FILE, templates_folder
from generator.ground.desk_names import HOUSE, NOTICE, UNITS
from generator.ground.errors import GeneratorError, Problem, UsageError
from generator.office.pictures import pictures_of
from generator.roster.sheets import load_units
from generator.roster.units import Roster, odd_values
from generator.templates.doubts.known import Known, known_names
from generator.templates.text import Notice, open_notice

T = TypeVar("T")

_PER_DISPATCH = "dispatch"


@dataclass(frozen=True, slots=True)
class Behind:
    """The roster and the notice of a template, and the folder of its pictures; None where they are not known."""

    roster: Roster | None
    notice: Notice | None
    pictures: Path | None = None


class Sources:
    """What templates will see. ``problems`` are those of rosters and notices, which are then taken as not known.

    ``units`` and ``notice`` are the ones to use; where they are None, those of the folder that a template lies in,
    where they are there: units.yaml beside templates, and templates/notice. ``templates`` is the folder of templates of
    the desk in the working folder.
    """

    def __init__(self, units: Path | None, notice: Path | None, templates: Path | None) -> None:
        self._units = units
        self._notice = notice
        self._templates = None if templates is None else templates.absolute()
        self.problems: list[Problem] = []
        self._roster_at: Callable[[Path], Roster | None] = cache(partial(_roster, self.problems))
        self._opened: Callable[[Path], Notice | None] = cache(partial(_opened, self.problems))

    def known(self, template: Path) -> Known:
        """What the template at ``template`` will see. Raises UsageError where a path that was named is not there."""
        behind = self.behind(template)
        per_dispatch = template.absolute().parent.name == _PER_DISPATCH
        return known_names(behind.roster, behind.notice, per_dispatch=per_dispatch)

    def behind(self, template: Path) -> Behind:
        """The roster and the notice of the template at ``template``. Raises what :meth:`known` raises."""
        templates = templates_folder(template, self._templates)
        units, notice = self._units, self._notice
        if templates is not None:
            desk = Path.cwd() if templates == self._templates else templates.parent
            units = units or _there(_near(template, desk / UNITS))
            notice = notice or _notice_at(_near(template, templates / NOTICE))
        roster = None if units is None else self._roster_at(units)
        opened = None if notice is None else self._opened(notice)
        return Behind(roster, opened, None if units is None else pictures_of(units))


def _roster(problems: list[Problem], path: Path) -> Roster | None:
    roster = _tried(problems, lambda: load_units(path))
    if roster is not None:
        problems += (*roster.warnings, *odd_values(roster.units, roster.fields, numbered=False))
    return roster


def _opened(problems: list[Problem], path: Path) -> Notice | None:
    return _tried(problems, lambda: open_notice(path, house(path)))


def _tried(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """What ``read`` returns; None where that is refused, with what is wrong added to ``problems``."""
    try:
        return read()
    except UsageError:
        raise
    except GeneratorError as fault:
        problems += fault.problems
        return None


def house(notice: Path) -> Path:
    """Where house.yaml is, beside the notice's folder."""
    return notice.parent / HOUSE


def _near(template: Path, path: Path) -> Path:
    """``path`` as a person beside ``template`` would write it: relative where the template's own path is."""
    if template.is_absolute():
        return path
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _notice_at(folder: Path) -> Path | None:
    return folder if os.path.lexists(folder / NOTICE_FILE) else None


def _there(path: Path) -> Path | None:
    return path if os.path.lexists(path) else None
