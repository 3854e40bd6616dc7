"""The office around a new starter: its schemas, its roster and its house.yaml."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.desk.schemas import FOLDER, file_name
from generator.desk.schemas.making_schemas import schemas
from generator.desk.standing.desk_places import DeskPlaces, desk_places
from generator.ground.errors import InputError, OutputError, Problem, Span
from generator.ground.source import MappingNode
from generator.roster.sheets import load_units
from generator.roster.units import Roster
from generator.templates.text.front_matter import house_defaults
from generator.writing import output_errors, write_files


@dataclass(frozen=True)
class OfficeFolder:
    """The folder ``root``, whose ``places`` hold a roster and templates, or will hold them."""

    root: Path
    places: DeskPlaces

    @classmethod
    def of(cls, target: Path, places: DeskPlaces) -> OfficeFolder:
        """The office of the new file or folder ``target``: the current folder, or the one around ``target``.

        ``places`` are those of the current folder.
        """
        here = Path.cwd()
        if target.absolute().is_relative_to(here):
            return cls(here, places)
        root = target.absolute().parent
        return cls(root, desk_places(root))

    @cached_property
    def roster(self) -> Roster | None:
        """Its roster; None where none can be read."""
        path = self.places.units.path
        try:
            return load_units(path) if path.is_file() else None
        except InputError:
            return None

    @cached_property
    def house(self) -> MappingNode | None:
        """Its house.yaml; None where none can be read."""
        try:
            return house_defaults(self.places.house.path)
        except InputError:
            return None

    def schema(self, name: str, folder: Path) -> str:
        """The path by which a file in ``folder`` refers to the schema ``name``."""
        return Path(os.path.relpath(self.root / FOLDER / file_name(name), folder.absolute())).as_posix()

    def put(
        self, files: Mapping[Path, bytes], *, over: Collection[Path] = (), executable: Collection[Path] = ()
    ) -> list[Path]:
        """Writes ``files``, of which only those of ``over`` may exist, and the schemas that are missing; all or none.

        ``executable`` ones can be run. Returns what was written. Raises OutputError.
        """
        there = [path for path in files if os.path.lexists(path) and path not in over]
        if there:
            raise OutputError([Problem("new-exists", Span(str(path)), {"name": str(path)}) for path in there])
        written = {**files, **self._missing_schemas()}
        with output_errors(self.root):
            write_files(written, executable=executable)
        return list(written)

    def _missing_schemas(self) -> dict[Path, bytes]:
        made = schemas(units=self.places.units.path if self.roster else None)
        folder = Path(FOLDER) if self.root == Path.cwd() else self.root / FOLDER
        return {folder / name: data for name, data in made.items() if not (folder / name).exists()}
