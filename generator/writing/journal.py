"""The journal of a run, its pending steps, so that the next run can finish them; and the flushing of its files to disk.

Files from a checkout, an archive or a copy must never be used as a journal. So a run makes a witness, a file that is
touched once, and its journal identifies it: device, inode, user, time of last change in nanoseconds (st_ctime, which
no program can choose), and the two folders around it. A journal that does not match is ignored.
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

JOURNAL, WITNESS, UNFINISHED = "journal", "witness", "journal.part"
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


def make_witness(run: Folder) -> None:
    """Makes the witness in the folder ``run`` and flushes it. Raises OSError."""
    run.write_new(WITNESS, b"", flush=True)


def write_journal(place: Folder, run: Folder, journal: Journal) -> None:
    """Writes ``journal`` to the folder ``run`` of ``place`` and flushes it. Raises OSError."""
    content = {"state": journal.state, "files": journal.files, "new": journal.new, "folder": journal.folder}
    lines = (json.dumps(_signature(place, run)), json.dumps(content, ensure_ascii=False))
    run.clear(UNFINISHED)
    run.write_new(UNFINISHED, "\n".join(lines).encode(), flush=True)
    run.move(UNFINISHED, run, JOURNAL)
    run.sync()


def read_journal(place: Folder, run: Folder) -> Journal | None:
    """The journal that a run on this machine left in the folder ``run`` of ``place``, or None."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        found = run.kind(JOURNAL)
        signature = _signature(place, run)
        if found is None or not stat.S_ISREG(found.st_mode) or found.st_uid != signature["owner"]:
            return None
        first, _, rest = run.read(JOURNAL, most=_MOST).partition(b"\n")
        if json.loads(first[:1000]) == signature:
            return _journal(json.loads(rest))
    return None


def _signature(place: Folder, run: Folder) -> dict[str, int | list[int]]:
    """What distinguishes a run on this machine from a copy. Raises OSError, ValueError for an invalid witness."""
    witness = run.kind(WITNESS)
    if witness is None or not stat.S_ISREG(witness.st_mode) or witness.st_nlink != 1:
        raise ValueError(WITNESS)
    around = [run.identity(), place.identity()]
    if around[0].st_uid != witness.st_uid:
        raise ValueError(WITNESS)
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
