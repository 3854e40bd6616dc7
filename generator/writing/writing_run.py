"""The hidden folder ``.fawen.run`` of a run, in the folder that it writes to, and the journal in it.

The folder contains the lock, the witness, the journal, the new files (``new``) and second names of the files that they
replace (``old``). It is entered by name, never through a link. A folder that no run on this machine left, by its
journal, is refused unless it is empty.

The journal has the pending steps of a run, so that the next run can finish them. Files from a checkout, an archive or a
copy must never be used as one. So a run makes a witness, a file that is touched once, and its journal identifies it:
device, inode, user, time of last change in nanoseconds (st_ctime, which no program can choose), and the two folders
around it. A journal that does not match is ignored.
"""

from __future__ import annotations

import ctypes
import json
import os
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from generator.ground.disk import Folder
from generator.writing.system_errors import ForeignRunError

RUN = ".fawen.run"
"""The folder of a run. The only other hidden files in the user's folders are locks and parts."""

LOCK, NEW, OLD = "lock", "new", "old"
_JOURNAL, _WITNESS, _UNFINISHED = "journal", "witness", "journal.part"
_NOTHING = frozenset({LOCK, _WITNESS, _JOURNAL, _UNFINISHED})
_MOST = 64 << 20  # bytes: 100,000 files with paths of 600 characters
_MOST_FILES = 1_000_000

_State = Literal["staging", "files", "back", "folder"]


@dataclass(frozen=True, slots=True)
class Journal:
    """The state of a run.

    ``staging``: files are being made, and recovery only removes them. ``files``: the files of these paths that are in
    the staging folder are to be moved to the same paths below the place. ``back``: the old files are to be moved back
    to these paths; ``new`` are the paths that did not exist. ``folder``: the staging folder is to become this folder.
    """

    state: _State = "staging"
    files: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    folder: str = ""


@dataclass(frozen=True, slots=True)
class WritingRun:
    """The open ``folder`` of a run in ``place``; its lock is held."""

    place: Folder
    folder: Folder

    def journal(self) -> Journal | None:
        """The journal of a run on this machine; None for an empty folder. Raises ForeignRunError otherwise."""
        found = self._read()
        if found is None and not self._is_empty():
            raise ForeignRunError(self.folder.path)
        return found

    def note(self, journal: Journal) -> None:
        """Writes ``journal`` and flushes it. Raises OSError."""
        content = {"state": journal.state, "files": journal.files, "new": journal.new, "folder": journal.folder}
        lines = (json.dumps(_signature(self.place, self.folder)), json.dumps(content, ensure_ascii=False))
        self.folder.clear(_UNFINISHED)
        self.folder.write_new(_UNFINISHED, "\n".join(lines).encode(), flush=True)
        self.folder.move(_UNFINISHED, self.folder, _JOURNAL)
        self.folder.sync()

    def begin(self) -> None:
        """Makes the witness, the journal and the folder of new files. Raises OSError."""
        self.folder.write_new(_WITNESS, b"", flush=True)
        self.note(Journal())
        self.folder.make(NEW)

    def clear(self) -> None:
        """Removes everything but the lock, the journal after the files. Raises OSError."""
        for name in (NEW, OLD, _UNFINISHED, _JOURNAL, _WITNESS):
            self.folder.clear(name)

    def _read(self) -> Journal | None:
        with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
            found = self.folder.kind(_JOURNAL)
            signature = _signature(self.place, self.folder)
            if found is None or not stat.S_ISREG(found.st_mode) or found.st_uid != signature["owner"]:
                return None
            first, _, rest = self.folder.read(_JOURNAL, most=_MOST).partition(b"\n")
            if json.loads(first[:1000]) == signature:
                return _journal(json.loads(rest))
        return None

    def _is_empty(self) -> bool:
        """Whether the folder contains no file of the user's."""
        found = {name: self.folder.kind(name) for name, _ in self.folder.entries()}
        return found.keys() <= _NOTHING and all(each is None or stat.S_ISREG(each.st_mode) for each in found.values())


def _signature(place: Folder, run: Folder) -> dict[str, int | list[int]]:
    """What distinguishes a run on this machine from a copy. Raises OSError, ValueError for an invalid witness."""
    witness = run.kind(_WITNESS)
    if witness is None or not stat.S_ISREG(witness.st_mode) or witness.st_nlink != 1:
        raise ValueError(_WITNESS)
    around = [run.identity(), place.identity()]
    if around[0].st_uid != witness.st_uid:
        raise ValueError(_WITNESS)
    return {
        "witness": [witness.st_dev, witness.st_ino, witness.st_ctime_ns],
        "folders": [number for each in around for number in (each.st_dev, each.st_ino)],
        "owner": witness.st_uid,
        "user": os.getuid() if hasattr(os, "getuid") else 0,
    }


def _journal(content: dict[str, object]) -> Journal:
    """The journal of ``content``, as parsed. Raises ValueError, TypeError, KeyError for invalid values."""
    files, new, folder, state = content["files"], content["new"], content["folder"], content["state"]
    if not isinstance(files, list) or not isinstance(new, list) or not isinstance(folder, str):
        raise TypeError
    if len(files) > _MOST_FILES or not _inside([*files, *new, *filter(None, [folder])]) or "/" in folder:
        raise ValueError
    if state not in ("staging", "files", "back", "folder") or (state == "folder") != bool(folder):
        raise ValueError
    return Journal(state, tuple(files), tuple(new), folder)


def _inside(paths: Sequence[object]) -> bool:
    """Whether all are relative paths, with ``/``, that stay below the folder."""
    return all(
        isinstance(path, str) and "\0" not in path and not {"", ".", ".."} & set(path.split("/")) for path in paths
    )


def flush(folder: Folder) -> None:
    """Flushes all files below ``folder`` to disk (fsync), once for a whole set. Raises OSError.

    Linux flushes the one file system (syncfs), other Unix systems all of them (sync); elsewhere each file is flushed by
    itself.
    """
    if sys.platform.startswith("linux") and _file_system_flushed(folder):
        return
    if hasattr(os, "sync"):
        os.sync()
        return
    for parent, _, names in os.walk(folder.path):
        for name in names:
            with (
                suppress(PermissionError),
                open(os.path.join(parent, name), "rb+") as file,
            ):  # read-only: a kept file
                os.fsync(file.fileno())


def _file_system_flushed(folder: Folder) -> bool:
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return False
    with folder.listable() as handle:
        if syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder.path))
    return True
