"""Papers and sets that have moved: those changed by hand, to the folder 改动过的文件, and older sets left behind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import count
from pathlib import Path

from generator.ground.errors import GeneratorError
from generator.ground.file_names import folded
from generator.writing.manifest_entries import DRAFT, EDITED_FOLDER, UNNUMBERED, listed_in


def moved_paths(edited: Iterable[str], there: Collection[str]) -> dict[str, str]:
    """The new path of each of the ``edited`` files; none is a path that is ``there`` already.

    A second file of one path gets `` (2)`` before its ending, a third `` (3)``.
    """
    taken = {folded(path) for path in there}
    found: dict[str, str] = {}
    for path in sorted(edited):
        found[path] = next(each for each in _candidates(path) if folded(each) not in taken)
        taken.add(folded(found[path]))
    return found


def _candidates(path: str) -> Iterable[str]:
    folder, _, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    below = f"{EDITED_FOLDER}/{folder}/" if folder else f"{EDITED_FOLDER}/"
    yield f"{below}{name}"
    for number in count(2):
        yield f"{below}{stem} ({number}){dot}{suffix}"


def left_behind(target: Path, notice: str) -> tuple[Path, ...]:
    """The older folders beside ``target`` that hold a set without a number of the notice in the folder ``notice``.

    They stay behind when the title or the date of the notice changes. A draft leaves drafts behind; a set leaves behind
    what was made before it had a number. A folder whose manifest cannot be read is skipped.
    """
    kind = f"{DRAFT if target.name.startswith(f'{DRAFT}-') else UNNUMBERED}-"
    return tuple(folder for folder in _folders(target.parent, kind) if folder != target and _is_of(folder, notice))


def _folders(output: Path, kind: str) -> Iterator[Path]:
    if output.is_dir():
        for folder in sorted(output.iterdir()):
            if folder.name.startswith(kind) and folder.is_dir() and not folder.is_symlink():
                yield folder


def _is_of(folder: Path, notice: str) -> bool:
    try:
        listed = listed_in(folder)
    except (GeneratorError, OSError):
        return False
    return listed.number is None and listed.notice == notice
