"""What a run is about to do in more than one step, written down so that the next run can finish it.

A journal is there only while a finished, flushed set of files is being put in its place; so finishing is always right.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.writing.single import replace_file

JOURNAL = ".fawen.journal"


@dataclass(frozen=True, slots=True)
class Journal:
    """``folder``: the name of the folder that the staging folder is to become; or ``files``: what is to be moved there.

    Both are relative to the folder that the journal lies in, ``files`` also to the staging folder.
    """

    folder: str | None = None
    files: tuple[str, ...] = ()


def write_journal(place: Path, journal: Journal) -> None:
    """Writes ``journal`` down in the folder ``place``, on the disk. Raises OSError."""
    data = {"folder": journal.folder, "files": journal.files}
    replace_file(place / JOURNAL, json.dumps(data, ensure_ascii=False).encode())


def read_journal(place: Path) -> Journal | None:
    """The journal that a dead run left in ``place``; None where there is none that can be read."""
    try:
        data = json.loads((place / JOURNAL).read_bytes())
        folder, files = data["folder"], data["files"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    if _inside([folder or "", *files]):
        return Journal(folder, tuple(files))
    return None


def strike_journal(place: Path) -> None:
    """Takes the journal away: all is done."""
    with suppress(FileNotFoundError):
        (place / JOURNAL).unlink()


def _inside(paths: Sequence[object]) -> bool:
    """Whether all are texts that lead nowhere but below the folder."""
    return all(
        isinstance(each, str) and not Path(each).is_absolute() and ".." not in Path(each).parts for each in paths
    )
