"""The folder of a new notice: new, empty, or with nothing but untouched samples of a desk, which are replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.desk.standing.desk_places import DeskPlaces
from generator.desk.starters.keys import Keys, with_keys
from generator.desk.starters.office import OfficeFolder
from generator.desk.starters.samples import samples_in
from generator.ground.errors import OutputError, Problem, Span
from generator.writing import output_errors, remove_file

_TEXT = ".md"


@dataclass(frozen=True, slots=True)
class NoticeFolder:
    """The ``folder`` of a new notice in ``office``; ``samples`` are in it and are replaced."""

    folder: Path
    office: OfficeFolder
    samples: tuple[Path, ...]

    @classmethod
    def at(cls, folder: Path, places: DeskPlaces) -> NoticeFolder:
        """The notice's ``folder``; ``places`` are those of the desk in the current folder.

        Raises OutputError where it holds anything that somebody may have changed.
        """
        samples = samples_in(folder)
        if not samples and folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise OutputError(Problem("new-not-empty", Span(str(folder)), {"name": str(folder)}))
        return cls(folder, OfficeFolder.of(folder, places), samples)

    @property
    def schema(self) -> str:
        """The path by which a notice.md in it refers to its schema."""
        return self.office.schema("front-matter", self.folder)

    def put(self, files: Mapping[str, bytes], keys: Keys) -> list[Path]:
        """Writes ``files``, by their names, whose texts have English keys, with ``keys``; returns what was written.

        Samples that no file replaces are removed. Raises OutputError.
        """
        made = {self.folder / name: with_keys(data, keys) if _is_text(name) else data for name, data in files.items()}
        written = self.office.put(made, over=self.samples)
        for path in self.samples:
            if path not in made:
                with output_errors(path):
                    remove_file(path)
        return written


def _is_text(name: str) -> bool:
    return name.endswith(_TEXT)
