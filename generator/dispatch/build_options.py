"""The options of a build: one object from the command line, the page and Python to the run."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from generator.ground.desk_names import NOTICE, OUTPUT, TEMPLATES, UNITS
from generator.ground.disk import default_input, default_place, given, named
from generator.ground.errors import Problem, UsageError, closest, joined
from generator.writing.manifest_entries import REGISTER, PrintedBy, SetOptions

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.dispatch.file_changes import Progress
    from generator.dispatch.unit_choice import Chosen

AnyPath = str | os.PathLike[str]


class BuildPlaces(NamedTuple):
    """What a build reads, the folder of all sets (``output``), and the file of the register."""

    templates: Path
    notice: Path
    units: Path
    output: Path
    register: Path


MOST_JOBS = 64
"""How many processes fawen.yaml may ask for; more have to be typed."""

_OF_RUN = frozenset({"jobs", "today", "executor", "chosen", "progress"})
"""The options of how a build runs, which change no file that it makes and nothing that it reports."""


@dataclass(frozen=True, kw_only=True)
class BuildOptions:
    """The options of a build with their defaults; :func:`~generator.dispatch.public_build.build` documents them."""

    templates: AnyPath = TEMPLATES
    notice: AnyPath | None = None
    units: AnyPath = UNITS
    output: AnyPath = OUTPUT
    only: Sequence[str] = ()
    exclude: Sequence[str] = ()
    where: str | None = None
    sort: Sequence[str] = ()
    pdf: bool | None = None
    pdf_engine: PrintedBy | None = None
    pdf_a: bool | None = None
    ofd: bool | None = None
    ofd_a: bool | None = None
    draft: bool = False
    everybody: bool = False
    correction: bool = False
    public: bool = False
    on_request: bool = False
    reissue: Sequence[str] = ()
    duplex: bool | None = None
    numbered: bool | None = None
    jobs: int = 1
    dry_run: bool = False
    register: AnyPath | None = None
    today: datetime.date | None = None
    executor: Executor | None = None
    chosen: Chosen | None = None
    progress: Progress | None = None

    def __post_init__(self) -> None:
        """Raises UsageError for another ``pdf_engine`` than there are."""
        if self.pdf_engine is not None:
            require_one_of("pdf_engine", self.pdf_engine, get_args(PrintedBy))

    @cached_property
    def places(self) -> BuildPlaces:
        """The paths as they are read and written. Raises InputError where a default place is a link that leads out."""
        templates = input_place(self.templates, TEMPLATES)
        units = input_place(self.units, UNITS)
        output = default_place(Path(self.output)) if os.fspath(self.output) == OUTPUT else given(Path(self.output))
        notice = templates / NOTICE if self.notice is None else named(Path(self.notice))
        register = given(Path(self.register)) if self.register else output / REGISTER
        return BuildPlaces(templates, notice, units, output, register)

    @property
    def narrows(self) -> bool:
        """Whether units are chosen."""
        return bool(self.only or self.exclude or self.where is not None)

    @property
    def is_of_papers_alone(self) -> bool:
        """Whether all papers are made, and nothing else is asked for: no PDFs, no OFDs, no entry in the register."""
        beside = (self.pdf, self.pdf_a, self.ofd, self.ofd_a, self.public)
        return not (self.narrows or any(beside) or self.correction or self.reissue or self.dry_run)

    def of_set(self, kept: SetOptions) -> SetOptions:
        """The options of the set that is made: those that are given, of the others what its manifest.json ``kept``."""
        asked = replace(self, pdf=self.pdf_a or self.pdf, ofd=self.ofd_a or self.ofd)
        given_ones = {each.name: getattr(asked, each.name, None) for each in fields(kept)}
        return replace(kept, **{name: value for name, value in given_ones.items() if value is not None})

    def is_duplex(self, kept: SetOptions, *, house: bool) -> bool:
        """Whether print files are for both sides: as this run says, else where the set or the ``house`` has it so.

        What the house has is not kept in the set: it is asked again by the next build.
        """
        return self.duplex if self.duplex is not None else kept.duplex or house

    def deciding(self) -> tuple[Any, ...]:
        """The options that decide what a build makes and reports, with its paths and the current folder."""
        others = {each.name for each in fields(self)} - _OF_RUN - {*BuildPlaces._fields}
        own = ((name, getattr(self, name)) for name in sorted(others))
        return os.getcwd(), *map(str, self.places), *own


def input_place(path: AnyPath, default: str) -> Path:
    """``path`` to be read. Raises InputError where it is the ``default`` and a link there leads out of its folder."""
    return default_input(Path(default)) if os.fspath(path) == default else named(Path(path))


def require_one_of(name: str, value: str, known: Sequence[str]) -> None:
    """Raises UsageError where the argument called ``name`` has a ``value`` that is not ``known``."""
    if value not in known:
        facts = {"name": name, "value": value, "known": joined(known)}
        raise UsageError(Problem("output-argument", None, facts, suggestion=closest(value, known)))
