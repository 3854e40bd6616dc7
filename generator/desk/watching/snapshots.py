"""Snapshots of the inputs, and the differences between two."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from generator.desk.watching.watched_inputs import Inputs
from generator.ground.disk import COPIED, LinkOutError, NotPlainError, TooBigError, read_plain


class FileMark(NamedTuple):
    """One file: its facts by the system, and the digest of its bytes; None where it cannot be read at the moment."""

    said: tuple[int, ...]
    digest: bytes | None


Snapshot = Mapping[Path, FileMark]
NOTHING: Snapshot = {}
_UNREAD = b""


@dataclass(frozen=True, slots=True)
class Save:
    """One file that differs: ``changed``, ``new`` or ``gone``."""

    path: Path
    kind: Literal["changed", "new", "gone"]


@dataclass(frozen=True, slots=True)
class SavedFiles:
    """What was saved since the last look; ``same`` are files that were saved without a change."""

    saves: tuple[Save, ...] = ()
    same: tuple[Path, ...] = ()


def snapshot(inputs: Inputs, before: Snapshot = NOTHING) -> Snapshot:
    """The state of ``inputs``. Only files whose facts differ from ``before`` are read."""
    taken: dict[Path, FileMark] = {}
    for path in inputs.files():
        try:
            stat = path.stat()
        except OSError:  # it has just gone
            continue
        said = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        known = before.get(path)
        as_known = known is not None and known.said == said and known.digest is not None
        taken[path] = FileMark(said, known.digest if known is not None and as_known else _digest(path))
    return taken


def compared(before: Snapshot, now: Snapshot) -> SavedFiles:
    """What differs between two snapshots."""
    saves = [Save(path, "gone") for path in before if path not in now]
    for path, mark in now.items():
        if path not in before:
            saves.append(Save(path, "new"))
        elif before[path].digest != mark.digest:
            saves.append(Save(path, "changed"))
    same = tuple(path for path, mark in now.items() if path in before and _saved_again(before[path], mark))
    return SavedFiles(tuple(sorted(saves, key=lambda save: save.path)), same)


def _saved_again(before: FileMark, now: FileMark) -> bool:
    return before.said != now.said and before.digest == now.digest


def _digest(path: Path) -> bytes | None:
    """The digest of a file; None where another program locks it, as Word does while it saves.

    What no build reads has a digest of its own: a link that leads out, a pipe, a device, a file that is too large.
    """
    try:
        return hashlib.sha256(read_plain(path, most=COPIED.most)).digest()
    except (LinkOutError, NotPlainError, TooBigError):
        return _UNREAD
    except OSError:
        return None
