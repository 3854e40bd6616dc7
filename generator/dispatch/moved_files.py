"""Moving of papers changed by hand into the folder 改动过的文件 of the set."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count

from generator.ground.file_names import folded
from generator.writing.set_folder import EDITED_FOLDER


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
