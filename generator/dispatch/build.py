"""A build: the whole set of papers of one dispatch."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.dispatch.build_sources import Sources, read_sources
from generator.dispatch.building import Building
from generator.dispatch.choice import ONLY, Choice, Chosen, choose, ordered
from generator.dispatch.making_set import Options
from generator.dispatch.manifest import Manifest
from generator.dispatch.notice_numbering import number_in_register
from generator.dispatch.plan import folder_name
from generator.dispatch.progress import Phase, Progress
from generator.dispatch.recording import RecordedEntry, corrected, sent_again
from generator.dispatch.unit_papers import Workforce
from generator.ground.disk import default_input, default_place, given, named
from generator.ground.errors import Problem, UsageError
from generator.official.document import Edition
from generator.register import REGISTER
from generator.writing import output_errors, settle, staged

if TYPE_CHECKING:
    from concurrent.futures import Executor

Place = str | os.PathLike[str]

_TEMPLATES, _UNITS, _OUTPUT = "templates", "units.yaml", "output"


def build(
    *,
    templates: Place = _TEMPLATES,
    notice: Place | None = None,
    units: Place = _UNITS,
    output: Place = _OUTPUT,
    only: Sequence[str] = (),
    exclude: Sequence[str] = (),
    where: str | None = None,
    sort: Sequence[str] = (),
    pdf: bool = False,
    draft: bool = False,
    correction: bool = False,
    reissue: Sequence[str] = (),
    duplex: bool = False,
    jobs: int = 1,
    dry_run: bool = False,
    register: Place | None = None,
    today: datetime.date | None = None,
    executor: Executor | None = None,
    chosen: Chosen | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Makes the notice, one paper for each unit and template, and the lists, below ``output``; returns the manifest.

    ``notice`` is the notice's folder (default: ``notice`` in ``templates``). ``only`` and ``exclude`` choose units by
    name, addressee or code, ``where`` by a condition over their fields (Jinja, such as ``kind == '镇'``): then only
    their files are replaced, and a notice and lists that are there stay. ``sort`` names fields (``-`` before one:
    descending) that all units are sorted by before they get their serials; a set that is there in another order is only
    replaced as a whole. ``pdf`` adds a PDF beside each .docx. With ``duplex`` every letter of a print file begins on a
    right-hand page. Papers that an earlier run made of the same values are kept; the result is the same as that of a
    first run. ``jobs`` processes may be used, or an ``executor`` of your own; the bytes never depend on it. With
    ``dry_run`` nothing is written and no PDF made. ``chosen`` is called with the units before any paper is made,
    ``progress`` as papers are made.

    A ``draft`` has no number yet and is marked as one; a ``correction`` is the corrected reprint (更正重印件) of a set
    that has been sent. Both have folders of their own. ``reissue`` names units whose papers are made once more (补发).
    A reissue and a correction are entered in ``register`` (default: 发文登记簿.csv in ``output``) on the day ``today``.

    Raises GeneratorError with all problems of the stage that failed; then nothing has been written.
    """
    folder, roster = _input(templates, _TEMPLATES), _input(units, _UNITS)
    place = default_place(Path(output)) if os.fspath(output) == _OUTPUT else given(Path(output))
    text = folder / "notice" if notice is None else named(Path(notice))
    settle([roster, place], below=[folder, text])
    sources = read_sources(folder, text, roster)
    _refuse_together(
        draft=draft, correction=correction, reissue=reissue, chosen=bool(only or exclude or where is not None)
    )
    if (reissue or correction) and not sources.notice.number:
        raise UsageError(Problem("cli-no-number"))
    sources = sources.in_edition(draft=draft, correction=correction)
    addressed, order = ordered(sources.roster, sources.units, sort)
    sources = replace(sources, units=addressed)
    by = "--reissue" if reissue else ONLY
    choice = choose(sources.roster, addressed, (*only, *reissue), exclude, where, order, by=by)
    target = place / folder_name(sources.notice)
    options = Options(pdf, duplex, Workforce(jobs, executor), progress or _silent)
    book = given(Path(register)) if register else place / REGISTER
    sources = sources.with_warnings(number_in_register(sources.notice, book))
    record = _record(sources, choice, reissue, book, today)
    building = Building(sources, choice, target, options, record)
    if chosen is not None:
        chosen(choice)
    with output_errors(target):
        if dry_run:
            return building.run(None)
        with building.done, staged(target.parent, becoming=target.name) as staging:
            return building.run(staging)


def _refuse_together(*, draft: bool, correction: bool, reissue: Sequence[str], chosen: bool) -> None:
    """Raises UsageError for options that exclude one another."""
    if draft and (correction or reissue):
        raise UsageError(Problem("cli-draft-issued"))
    if reissue and (chosen or correction):
        raise UsageError(Problem("cli-reissue-alone"))


def _record(
    sources: Sources, choice: Choice, reissue: Sequence[str], register: Path, today: datetime.date | None
) -> RecordedEntry | None:
    day = today or datetime.date.today()
    if reissue:
        return RecordedEntry(register, sent_again(sources.notice, choice.units, day))
    if sources.notice.edition is Edition.CORRECTED:
        return RecordedEntry(register, corrected(sources.notice, choice, day))
    return None


def _input(path: Place, default: str) -> Path:
    """``path`` to be read. Raises InputError where it is the ``default`` and a link there leads out of its folder."""
    return default_input(Path(default)) if os.fspath(path) == default else named(Path(path))


def _silent(_phase: Phase, _done: int, _total: int, _name: str) -> None:
    pass
