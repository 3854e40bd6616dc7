"""A run in its hidden folder, the recovery of interrupted runs before anything is read, and what runs leave."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.ground.disk import Folder, LinkOutError
from generator.writing import moving_into_place
from generator.writing.locking import acquired, acquired_at_once, holder
from generator.writing.system_errors import ForeignRunError, UnfinishedRunError, output_errors
from generator.writing.writing_run import LOCK, RUN, WritingRun


def settle(places: Iterable[Path], *, below: Iterable[Path] = ()) -> None:
    """Recovers interrupted runs in ``places``, in their parents, and in and below the folders ``below``.

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


@contextmanager
def running(place: Path, patience: float, *, shown: Path | None = None) -> Iterator[WritingRun]:
    """A run in ``place``, no part of which is a link; it is made where it is missing, and removed if still empty.

    Raises OutputError when another run holds the lock for ``patience`` seconds, ForeignRunError, UnfinishedRunError,
    OSError.
    """
    entering = _Entering(place, shown)
    lock = acquired(entering.run_folder, LOCK, patience)
    run = WritingRun(entering.place, lock.folder)
    ours = False
    try:
        _recover(run)
        ours = True
        lock.sign()
        try:
            run.begin()
            yield run
        finally:
            with suppress(OSError):
                _recover(run)  # after an interrupt between two steps
    finally:
        lock.release(keep=not ours and not lock.made)
        _leave(run, entering.made)


def _settle(place: Path) -> None:
    with output_errors(place), Folder.root(place) as folder, _interrupted(folder) as run:
        if run is None or _somebody_elses(run):
            return
        journal = run.journal()
        if journal is not None and journal.state != "staging":
            _recover(run)
            return
        with suppress(UnfinishedRunError):  # only files to remove: reading is possible without that
            _recover(run)


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


@contextmanager
def _interrupted(place: Folder) -> Iterator[WritingRun | None]:
    """The interrupted run in ``place``, its lock held; None where there is none, or it is still running.

    Raises ForeignRunError, OSError.
    """
    try:
        folder = place.enter(RUN)
    except (FileNotFoundError, NotADirectoryError, LinkOutError):
        yield None
        return
    with folder:
        lock = acquired_at_once(folder, LOCK, make=False)
        if lock is None:
            if not folder.entries():  # killed before the lock was made, or after it was removed
                with suppress(OSError):
                    place.remove_folder(RUN)
            yield None
            return
        try:
            yield WritingRun(place, folder)
        finally:
            cleared = [name for name, _ in folder.entries()] == [LOCK]
            lock.release(keep=not cleared)
            if cleared:
                with suppress(OSError):
                    place.remove_folder(RUN)


class _Entering:
    """Opens the folder of a run, again where another run removes it; ``made`` are the folders made for it."""

    def __init__(self, path: Path, shown: Path | None) -> None:
        self._path = path
        self._shown = shown
        self.made: list[tuple[Folder, str]] = []
        self._place: Folder | None = None

    @property
    def place(self) -> Folder:
        assert self._place is not None
        return self._place

    def run_folder(self) -> Folder:
        """Opens the run's folder. Raises ForeignRunError where its name is taken by something else."""
        if self._place is not None:
            self._place.close()
        self._place, made = Folder.reached(self._path, make=True, shown=self._shown)
        self.made = made + self.made
        try:
            return self._place.enter(RUN, make=True)
        except (LinkOutError, NotADirectoryError) as fault:
            self._place.close()
            raise ForeignRunError(self._place.path / RUN) from fault


def _leave(run: WritingRun, made: list[tuple[Folder, str]]) -> None:
    """Removes the run's folder, and those that were made for it if they are empty."""
    run.folder.close()
    with suppress(OSError):
        run.place.remove_folder(RUN)
    run.place.close()
    for parent, name in made:
        with suppress(OSError):
            parent.remove_folder(name)
        parent.close()


def _recover(run: WritingRun) -> None:
    """Finishes what an interrupted run began, and clears its folder; the caller holds its lock.

    Raises ForeignRunError where no run on this machine left it, UnfinishedRunError where it cannot be recovered.
    """
    journal = run.journal()
    try:
        if journal is not None and journal.state == "folder":
            moving_into_place.finish_exchange(run, journal.folder)
        elif journal is not None and journal.state != "staging":
            moving_into_place.finish_move(run, journal)
        run.clear()
    except OSError as fault:
        raise UnfinishedRunError(run.folder.path, fault) from fault


# What runs leave in folders, found without changing it: hidden folders of runs, locks and parts of single files.


State = Literal["held", "left", "foreign", "unknown"]

_SINGLE = re.compile(r"\.(?P<file>.+\.(?:csv|md|xlsx|yaml|yml))\.(?P<kind>lock|part)")
"""The hidden files of single files that are replaced: the register, its worksheet, rosters and notices."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A hidden folder or file at ``path``.

    ``held``: a run is using it, ``left``: the next run clears it, ``foreign``: no run on this machine made it,
    ``unknown``: it cannot be read. ``process`` is the id in its lock; ``lives``: whether there is such a process here,
    None where that is not known.
    """

    path: Path
    state: State
    process: int | None = None
    lives: bool | None = None

    @property
    def stops_builds(self) -> bool:
        """Whether no command reads or writes there before it is gone."""
        return self.state in ("foreign", "unknown") and self.path.name == RUN


def leftovers(folder: Path) -> Iterator[Leftover]:
    """What is directly in ``folder``, which need not exist; links are not followed."""
    with suppress(OSError), Folder.root(folder) as place:
        for name, is_folder in place.entries():
            if name == RUN:
                yield _of_run(place) if is_folder else Leftover(place.path / RUN, "foreign")
            elif (single := _SINGLE.fullmatch(name)) is not None:
                yield _of_file(place, name, single["kind"])


def _of_run(place: Folder) -> Leftover:
    path = place.path / RUN
    try:
        with place.enter(RUN) as folder:
            process = _number(holder(folder, LOCK))
            if _is_held(folder, LOCK):
                return Leftover(path, "held", process, _lives(process))
            WritingRun(place, folder).journal()
            return Leftover(path, "left", process, _lives(process))
    except (ForeignRunError, LinkOutError):
        return Leftover(path, "foreign")
    except OSError:
        return Leftover(path, "unknown")


def _of_file(place: Folder, name: str, kind: str) -> Leftover:
    """A lock, or a part: that is in use while the lock beside it is held, and left otherwise."""
    lock = name if kind == "lock" else f"{name.removesuffix('.part')}.lock"
    try:
        process = _number(holder(place, lock))
        state: State = "held" if _is_held(place, lock) else "left"
        return Leftover(place.path / name, state, process, _lives(process))
    except ForeignRunError:
        return Leftover(place.path / name, "foreign")
    except OSError:
        return Leftover(place.path / name, "unknown")


def _is_held(folder: Folder, name: str) -> bool:
    """Whether another process holds the lock. Raises ForeignRunError, OSError."""
    lock = acquired_at_once(folder, name, make=False)
    if lock is not None:
        lock.release(keep=True)
    return lock is None and folder.kind(name) is not None


def _number(process: str) -> int | None:
    return int(process) if re.fullmatch("[0-9]{1,9}", process) else None


def _lives(process: int | None) -> bool | None:
    if not process or sys.platform == "win32":  # where there is no signal that only asks
        return None
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True
