"""A run from start to end: its hidden folder is made, locked, recovered and removed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.ground.disk import Folder, LinkOutError
from generator.writing.locking import acquired, acquired_at_once
from generator.writing.recovering import recover
from generator.writing.run_errors import ForeignRunError
from generator.writing.writing_run import LOCK, RUN, WritingRun


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
        recover(run)
        ours = True
        lock.sign()
        try:
            run.begin()
            yield run
        finally:
            with suppress(OSError):
                recover(run)  # after an interrupt between two steps
    finally:
        lock.release(keep=not ours and not lock.made)
        _leave(run, entering.made)


@contextmanager
def interrupted(place: Folder) -> Iterator[WritingRun | None]:
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
    """Opens the folder of a run, again when others remove it; ``made`` are the folders that were made for it."""

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
        """Open the run's folder. Raises ForeignRunError where its name is taken by something else."""
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
    """Remove the run's folder, and those that were made for it if they are empty."""
    run.folder.close()
    with suppress(OSError):
        run.place.remove_folder(RUN)
    run.place.close()
    for parent, name in made:
        with suppress(OSError):
            parent.remove_folder(name)
        parent.close()
