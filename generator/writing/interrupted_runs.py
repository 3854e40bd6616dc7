"""Recovery of all interrupted runs near the given paths, before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.ground.disk import Folder
from generator.writing.recovering import recover
from generator.writing.run_errors import UnfinishedRunError
from generator.writing.run_lifetime import interrupted
from generator.writing.system_errors import output_errors
from generator.writing.writing_run import RUN, WritingRun


def settle(places: Iterable[Path], *, below: Iterable[Path] = ()) -> None:
    """Recover interrupted runs in ``places``, in their parents, and in and below the folders ``below``.

    Hidden subfolders are not searched. A run that is still running is left alone. Raises OutputError where a run cannot
    be recovered, or its hidden name is taken by something else.
    """
    around = list(_real(below))
    seen: set[str] = set()
    for folder in (*_real(places), *around, *(each for place in around for each in _folders_below(place))):
        while folder not in seen:
            seen.add(folder)
            if os.path.lexists(os.path.join(folder, RUN)):
                _settle(Path(folder))
            folder = os.path.dirname(folder)


def _settle(place: Path) -> None:
    with output_errors(place), Folder.root(place) as folder, interrupted(folder) as run:
        if run is None or _somebody_elses(run):
            return
        journal = run.journal()
        if journal is not None and journal.state != "staging":
            recover(run)
            return
        with suppress(UnfinishedRunError):  # only files to remove: reading is possible without that
            recover(run)


def _somebody_elses(run: WritingRun) -> bool:
    """Whether the run is another user's, in a shared folder."""
    owner = run.folder.identity().st_uid
    return hasattr(os, "getuid") and owner not in (os.getuid(), run.place.identity().st_uid)


def _real(paths: Iterable[Path]) -> Iterator[str]:
    """The real paths of ``paths``, without those that the system cannot encode and those in a loop of links.

    Such a path is reported when it is opened.
    """
    for path in paths:
        with suppress(OSError, ValueError):
            yield os.path.realpath(path)


def _folders_below(folder: str) -> Iterator[str]:
    for parent, names, _ in os.walk(folder):
        names[:] = [name for name in names if not name.startswith(".")]
        yield from (os.path.join(parent, name) for name in names)
