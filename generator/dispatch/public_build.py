"""The public build: the whole set of papers of one dispatch."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from generator.dispatch.asked import Asked
from generator.dispatch.unchanged import Repeating
from generator.ground.desk_names import NOTICE, OUTPUT, TEMPLATES, UNITS
from generator.ground.disk import default_input, default_place, given, named
from generator.ground.errors import Problem, UsageError, closest, joined
from generator.writing import settle
from generator.writing.manifest import REGISTER, PrintedBy

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.dispatch.changes import Progress
    from generator.dispatch.choice import Chosen
    from generator.dispatch.manifest import Manifest

Place = str | os.PathLike[str]


def build(
    *,
    templates: Place = TEMPLATES,
    notice: Place | None = None,
    units: Place = UNITS,
    output: Place = OUTPUT,
    only: Sequence[str] = (),
    exclude: Sequence[str] = (),
    where: str | None = None,
    sort: Sequence[str] = (),
    pdf: bool | None = None,
    pdf_engine: PrintedBy | None = None,
    pdf_a: bool | None = None,
    draft: bool = False,
    everybody: bool = False,
    correction: bool = False,
    reissue: Sequence[str] = (),
    duplex: bool | None = None,
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
    replaced as a whole.

    ``pdf`` adds a PDF beside each .docx: those of text templates are painted, LibreOffice prints the others; where it
    is missing, a warning names the papers without a PDF. With the ``pdf_engine`` ``office`` LibreOffice prints all of
    them. ``pdf_a`` makes PDF/A, and implies ``pdf``. With ``duplex`` every letter of a print file begins on a
    right-hand page. These four are kept by the set: one that is None is as the set that is there has it, in a new set
    ``own`` and False; the notice's own ``duplex`` goes before that.

    Papers that an earlier run made of the same values are kept; the result is the same as that of a first run. ``jobs``
    processes may be used, or an ``executor`` of your own; the bytes never depend on it. With ``dry_run`` nothing is
    written and no PDF made. ``chosen`` is called with the units before any paper is made, ``progress`` as papers are
    made.

    ``everybody`` is for a roster that is a sheet: recipients with 各 or 有关 that it does not have are all its units.

    A ``draft`` has no number yet and is marked as one; recipients that the roster lacks are a warning in it. A
    ``correction`` is the corrected reprint (更正重印件) of a set that has been sent. Both have folders of their own.
    ``reissue`` names units whose papers are made once more (补发). A reissue and a correction are entered in
    ``register`` (default: 发文登记簿.csv in ``output``) on the day ``today``.

    Raises GeneratorError with all problems of the stage that failed; then nothing has been written.
    """
    if pdf_engine is not None:
        require_one_of("pdf_engine", pdf_engine, get_args(PrintedBy))
    options = {"pdf": pdf_a or pdf, "pdf_a": pdf_a, "pdf_engine": pdf_engine, "duplex": duplex}
    folder, roster = input_place(templates, TEMPLATES), input_place(units, UNITS)
    place = default_place(Path(output)) if os.fspath(output) == OUTPUT else given(Path(output))
    asked = Asked(
        templates=folder,
        notice=folder / NOTICE if notice is None else named(Path(notice)),
        units=roster,
        output=place,
        register=given(Path(register)) if register else place / REGISTER,
        only=only,
        exclude=exclude,
        where=where,
        sort=sort,
        options={name: value for name, value in options.items() if value is not None},
        draft=draft,
        everybody=everybody,
        correction=correction,
        reissue=reissue,
        jobs=jobs,
        dry_run=dry_run,
        today=today,
        executor=executor,
        chosen=chosen,
        progress=progress,
    )
    settle([roster, place], below=[folder, asked.notice])
    repeating = Repeating(asked) if asked.is_of_papers_alone else None
    known = None if repeating is None else repeating.known()
    if known is not None:
        return known
    from generator.dispatch.full_build import full_build  # everything that reads, renders and lays out

    manifest = full_build(asked)
    if repeating is not None:
        repeating.keep(manifest)
    return manifest


def input_place(path: Place, default: str) -> Path:
    """``path`` to be read. Raises InputError where it is the ``default`` and a link there leads out of its folder."""
    return default_input(Path(default)) if os.fspath(path) == default else named(Path(path))


def require_one_of(name: str, value: str, known: Sequence[str]) -> None:
    """Raises UsageError where the argument called ``name`` has a ``value`` that is not ``known``."""
    if value not in known:
        facts = {"name": name, "value": value, "known": joined(known)}
        raise UsageError(Problem("output-argument", None, facts, suggestion=closest(value, known)))
