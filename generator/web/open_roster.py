"""The roster of the desk that is served as its pages see it, the last edit of it, a sheet that comes in."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.dispatch.roster_rows import RowQuery, Rows, rows_of
from generator.ground.disk import given
from generator.ground.disk.temporary import temporary_folder
from generator.ground.errors import Problem
from generator.ground.file_names import safe_name, sent_name
from generator.roster.editing.in_place import RosterEdit
from generator.roster.units.doubts import doubts_by_unit
from generator.roster.units.groups import Roster
from generator.web.opaque_ids import opaque_id
from generator.writing import output_errors, write_files


class SeenRoster:
    """A roster as pages show it; ``is_sheet``: its file is a sheet, which is changed elsewhere."""

    def __init__(self, roster: Roster, *, is_sheet: bool) -> None:
        self.roster = roster
        self.is_sheet = is_sheet
        self._query: tuple[RowQuery, Rows] | None = None

    def rows(self, query: RowQuery) -> Rows:
        """The rows that ``query`` selects, kept for the next page of them. Raises what :func:`rows_of` raises."""
        if self._query is None or self._query[0] != query:
            self._query = query, rows_of(self.roster, query)
        return self._query[1]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each unit, from 0, by the id that addresses have for it."""
        return {opaque_id(unit.identity): number for number, unit in enumerate(self.roster.units)}

    @cached_property
    def doubts(self) -> Mapping[int, Sequence[Problem]]:
        """What is doubtful in the units, by their numbers."""
        return doubts_by_unit(self.roster)


@dataclass(frozen=True, slots=True)
class LastEdit:
    """The last thing that was done to the roster on a page, in words; the file's bytes before, its SHA-256 after."""

    said: str
    before: bytes = field(repr=False)
    sha256: str

    @classmethod
    def of(cls, said: str, edited: RosterEdit) -> LastEdit:
        """An edit without the rosters that it was made of."""
        return cls(said, edited.before, edited.after.sha256)


@dataclass(frozen=True, slots=True)
class IncomingSheet:
    """A sheet that was sent, called ``name`` where it comes from, with what is chosen for it.

    ``chosen_sheet`` is one of several sheets, ``chosen`` are the fields of headings, ``group`` is that of new units,
    ``removes``: units that it lacks are removed; ``everybody``: its units are meant whatever a notice
    calls them. ``mends`` are the causes of doubt that are put right. ``notice`` is the id of the notice that it came in
    for, if any.
    """

    id: str
    name: str
    data: bytes = field(repr=False)
    chosen_sheet: str | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    group: str | None = None
    removes: bool = False
    everybody: bool = False
    mends: frozenset[str] = frozenset()
    notice: str = ""

    @classmethod
    def of(cls, name: str, data: bytes, notice: str = "") -> IncomingSheet:
        """The sheet that was sent as ``name``, of which only the last part counts, from a step of ``notice``."""
        last = sent_name(name)
        return cls(opaque_id(f"{last}\n{hashlib.sha256(data).hexdigest()}"), last, data, notice=notice)

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """A file with its bytes, for what reads files. Raises OutputError where there is no place for it."""
        folder = Path(tempfile.gettempdir())
        with output_errors(folder), temporary_folder("sheet") as temporary:
            path = given(temporary) / safe_name(f"sheet{Path(self.name).suffix.lower()}")
            write_files({path: self.data})
            yield path


class OpenRoster:
    """What the pages of the roster know of it.

    ``last`` is what can be taken back, ``incoming`` the sheet that somebody looks at, ``latest`` the roster as it was
    read last, if anything.
    """

    def __init__(self) -> None:
        self.last: LastEdit | None = None
        self.incoming: IncomingSheet | None = None
        self.latest: SeenRoster | None = None

    def seen(self, roster: Roster, *, is_sheet: bool) -> SeenRoster:
        """``roster`` with what is found out about its units, which is kept as long as it is the same."""
        seen = self.latest
        if seen is None or seen.roster is not roster:
            seen = self.latest = SeenRoster(roster, is_sheet=is_sheet)
        return seen
