"""The whole set of papers for one dispatch."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from generator.dispatch.building import Building
from generator.dispatch.choice import choose
from generator.dispatch.making_set import Options
from generator.dispatch.manifest import Manifest
from generator.dispatch.plan import folder_name
from generator.dispatch.sources import Sources, read_sources
from generator.dispatch.unit_papers import Phase, Progress, Workforce
from generator.document import Edition
from generator.errors import Problem, UsageError
from generator.writing import staged, told

Place = str | os.PathLike[str]


def build(
    *,
    templates: Place = "templates",
    notice: Place | None = None,
    units: Place = "units.yaml",
    output: Place = "output",
    only: Sequence[str] = (),
    exclude: Sequence[str] = (),
    pdf: bool = False,
    draft: bool = False,
    correction: bool = False,
    duplex: bool = False,
    jobs: int = 1,
    dry_run: bool = False,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Makes the notice, one paper for each unit and template, and the lists, below ``output``.

    ``notice`` is the notice's folder (default: ``notice`` in ``templates``). ``only`` and ``exclude``
    choose units by name, addressee or code: then only their files are replaced, and the notice and the
    lists stay as they are where they are there. ``pdf`` adds a PDF beside each .docx. A ``draft`` has no number yet and
    is marked as such; a ``correction`` is the corrected reprint (更正重印件) of a set that has been sent. Both have
    folders of their own. With ``duplex`` every letter of a print file begins on a right-hand page. What an earlier run
    made of the same values is kept; the result is that of a first run. ``jobs`` processes may be used, or an
    ``executor`` of one's own; the bytes never depend on it. With ``dry_run`` nothing is written and no PDF made.
    ``progress`` is called as papers are made.

    Raises GeneratorError with all problems of the stage that failed; then nothing has been written.
    """
    folder = Path(templates)
    sources = read_sources(folder, folder / "notice" if notice is None else Path(notice), Path(units))
    sources = _in_edition(sources, draft=draft, correction=correction)
    choice = choose(sources.roster, sources.units, only, exclude)
    target = Path(output) / folder_name(sources.notice)
    options = Options(pdf, duplex, Workforce(jobs, executor), progress or _silent)
    building = Building(sources, choice, target, options)
    with told(target):
        if dry_run:
            return building.run(None)
        with staged(target.parent) as staging:
            return building.run(staging)


def _in_edition(sources: Sources, *, draft: bool, correction: bool) -> Sources:
    if draft and correction:
        raise UsageError(Problem("cli-draft-correction"))
    if correction and not sources.notice.number:
        raise UsageError(Problem("cli-correction-number"))
    edition = sources.notice.draft_edition if draft else Edition.CORRECTED if correction else None
    return replace(sources, notice=sources.notice.in_edition(edition))


def _silent(_phase: Phase, _done: int, _total: int, _name: str) -> None:
    pass
