"""What runs leave in folders, found without changing it: hidden folders of runs, locks and parts of single files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.ground.disk import Folder, LinkOutError
from generator.writing.locking import acquired_at_once, holder
from generator.writing.system_errors import ForeignRunError
from generator.writing.writing_run import LOCK, RUN, WritingRun

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
