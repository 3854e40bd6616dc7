"""The folder of a new notice: new, empty, or with nothing but what nobody has changed since fawen wrote it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.desk.desk_places import DeskPlaces
from generator.desk.starters.starter_files import OfficeFolder, samples_in
from generator.ground import disk
from generator.ground.errors import OutputError, Problem, Span
from generator.writing import output_errors, remove_file

NO_FILES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NoticeFolder:
    """The ``folder`` of a new notice in ``office``; ``samples`` are in it and are replaced."""

    folder: Path
    office: OfficeFolder
    samples: tuple[Path, ...]

    @classmethod
    def at(cls, folder: Path, places: DeskPlaces, made: Mapping[str, bytes] = NO_FILES) -> NoticeFolder:
        """The notice's ``folder``; ``places`` are those of the desk in the current folder.

        Where it holds what was ``made`` there before, by file name, that is replaced like samples. Raises OutputError
        where it holds anything that somebody may have changed, or cannot be looked into.
        """
        with output_errors(folder):
            samples = samples_in(folder) or _unchanged(folder, made)
            is_free = bool(samples) or not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
        if not is_free:
            code = "new-notice-changed" if made else "new-not-empty"
            raise OutputError(Problem(code, Span(str(folder)), {"name": str(folder)}))
        return cls(folder, OfficeFolder.of(folder, places), samples)

    @property
    def schema(self) -> str:
        """The path by which a notice.md in it refers to its schema."""
        return self.office.schema("front-matter", self.folder)

    def put(self, files: Mapping[str, bytes]) -> list[Path]:
        """Writes ``files``, by their names; returns what was written.

        Samples that no file replaces are removed. Raises OutputError.
        """
        made = {self.folder / name: data for name, data in files.items()}
        written = self.office.put(made, over=self.samples)
        for path in self.samples:
            if path not in made:
                with output_errors(path):
                    remove_file(path)
        return written


def _unchanged(folder: Path, made: Mapping[str, bytes]) -> tuple[Path, ...]:
    """What is in ``folder``, where that is what was ``made`` there; else nothing."""
    try:
        found = sorted(os.listdir(folder)) if made and folder.is_dir() else []
        same = found == sorted(made) and all(_is_same(folder / name, made[name]) for name in found)
    except OSError:
        return ()
    return tuple(folder / name for name in found) if same else ()


def _is_same(path: Path, data: bytes) -> bool:
    return disk.read_plain(path, most=max(1, len(data))) == data
