"""Recovery of all interrupted runs near the given paths, before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.ground.disk import Folder
from generator.writing.faults import UnfinishedRunError
from generator.writing.recovering import recover
from generator.writing.run import RUN, Run
from generator.writing.running import interrupted
from generator.writing.telling import told


def settle(places: Iterable[Path], *, below: Iterable[Path] = ()) -> None:
    """Puts right what a run of ours that was interrupted left half done in a folder.

    It is looked for in ``places``, in the folders around them, and in and below the folders ``below``, hidden ones left
    out. A run that goes on is left alone. Raises OutputError where a run cannot be put right, or where something is
    called so that is none.
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
    with told(place), Folder.root(place) as folder, interrupted(folder) as run:
        if run is None or _somebody_elses(run):
            return
        journal = run.journal()
        if journal is not None and journal.state != "staging":
            recover(run)
            return
        with suppress(UnfinishedRunError):  # nothing is half done: who may not clear it away may still read
            recover(run)


def _somebody_elses(run: Run) -> bool:
    """Whether the run is another user's, in a folder for all."""
    owner = run.folder.identity().st_uid
    return hasattr(os, "getuid") and owner not in (os.getuid(), run.place.identity().st_uid)


def _real(paths: Iterable[Path]) -> Iterator[str]:
    """Where ``paths`` lead; a name that the system cannot write, and links in a ring, lead nowhere.

    Whoever opens such a path reports it.
    """
    for path in paths:
        with suppress(OSError, ValueError):
            yield os.path.realpath(path)


def _folders_below(folder: str) -> Iterator[str]:
    for parent, names, _ in os.walk(folder):
        names[:] = [name for name in names if not name.startswith(".")]
        yield from (os.path.join(parent, name) for name in names)
