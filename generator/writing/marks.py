"""Marks in the lock file: entries already made, for the next run in case this one is killed.

Taking the file away strikes the mark in one step. A file that came with a checkout, an archive or a copy is none of
ours: the mark says which file it is in (device, inode, user) and when it was written, and the system has to agree; when
a file was last changed (st_ctime) no program can choose. The two clocks may differ by :data:`_SLACK`.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping

_SLACK = 5_000_000_000  # nanoseconds


def content_with(mark: Mapping[str, object] | None, handle: int) -> None:
    """Makes our process id and ``mark`` the content of the lock's file, which is open as ``handle``, on the disk.

    Nothing of it is empty in between. Raises OSError.
    """
    moment = time.time_ns()
    for _ in range(2):
        _write(handle, f"{os.getpid()}\n{_line(mark, os.fstat(handle), moment)}".encode())
        changed = os.fstat(handle).st_ctime_ns
        if abs(changed - moment) <= _SLACK:
            break
        moment = changed  # the clock of a file server
    if mark is not None:
        os.fsync(handle)


def mark_in(content: bytes, found: os.stat_result) -> Mapping[str, object] | None:
    """The mark in a lock's file, of which the system says ``found``; None where there is none of this machine's."""
    try:
        said = json.loads(content.split(b"\n")[1])
        moment, mark = said["moment"], said["mark"]
        ours = said["file"] == _file(found) and abs(found.st_ctime_ns - moment) <= _SLACK
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None
    return mark if ours and isinstance(mark, dict) else None


def _line(mark: Mapping[str, object] | None, found: os.stat_result, moment: int) -> str:
    if mark is None:
        return ""
    return json.dumps({"file": _file(found), "moment": moment, "mark": mark}) + "\n"


def _file(found: os.stat_result) -> list[int]:
    user = os.getuid() if hasattr(os, "getuid") else 0
    return [found.st_dev, found.st_ino, found.st_uid, user]


def _write(handle: int, content: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, content)
    if os.fstat(handle).st_size > len(content):
        os.truncate(handle, len(content))
