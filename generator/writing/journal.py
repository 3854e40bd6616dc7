"""The journal of a run: its pending steps, so that the next run can finish them.

Files that come with a checkout, an archive or a copy must never be taken for a journal. So a run makes a witness, a
file that is touched once, and its journal names it: device, inode, user and, to the nanosecond, when it was last
changed (st_ctime, which no program can choose), and the two folders around it. What doesn't name them so is no journal.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from generator.ground.disk import Folder

JOURNAL, WITNESS, UNFINISHED = "journal", "witness", "journal.part"
_MOST = 64 << 20  # bytes: 100,000 files with paths of 600 characters
_MOST_FILES = 1_000_000

State = Literal["staging", "files", "back", "folder"]


@dataclass(frozen=True, slots=True)
class Journal:
    """How far a run has come.

    ``staging``: files are being made, nothing is to be done but to clear them away. ``files``: those of these paths
    that are in the staging folder go to the same paths below the place. ``back``: what was there goes back to these
    paths; ``new`` are those where nothing was. ``folder``: the staging folder is to become this one.
    """

    state: State = "staging"
    files: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    folder: str = ""


def make_witness(run: Folder) -> None:
    """Makes the witness in the folder ``run``, on the disk. Raises OSError."""
    run.write_new(WITNESS, b"", flush=True)


def write_journal(place: Folder, run: Folder, journal: Journal) -> None:
    """Writes ``journal`` down in the folder ``run`` of ``place``, on the disk. Raises OSError."""
    said = {"state": journal.state, "files": journal.files, "new": journal.new, "folder": journal.folder}
    lines = (json.dumps(_signature(place, run)), json.dumps(said, ensure_ascii=False))
    run.clear(UNFINISHED)
    run.write_new(UNFINISHED, "\n".join(lines).encode(), flush=True)
    run.move(UNFINISHED, run, JOURNAL)
    run.sync()


def read_journal(place: Folder, run: Folder) -> Journal | None:
    """The journal that a dead run of ours left in the folder ``run`` of ``place``; None where there is none such."""
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
    """What distinguishes this machine's own run from a copy. Raises OSError, ValueError where the witness is none."""
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


def _journal(said: dict[str, object]) -> Journal:
    """The journal that was read. Raises ValueError, TypeError, KeyError where it says what none of ours does."""
    files, new, folder, state = said["files"], said["new"], said["folder"], said["state"]
    if not isinstance(files, list) or not isinstance(new, list) or not isinstance(folder, str):
        raise TypeError
    if len(files) > _MOST_FILES or not _inside([*files, *new, *filter(None, [folder])]) or "/" in folder:
        raise ValueError
    if state not in ("staging", "files", "back", "folder") or (state == "folder") != bool(folder):
        raise ValueError
    return Journal(state, tuple(files), tuple(new), folder)


def _inside(paths: Sequence[object]) -> bool:
    """Whether all are relative paths, with ``/``, that lead nowhere but below the folder."""
    return all(
        isinstance(path, str) and "\0" not in path and not {"", ".", ".."} & set(path.split("/")) for path in paths
    )
