"""Marks in the lock file: entries already made, for the next run in case this one is killed.

Removing the file removes the mark in one step. A file from a checkout, an archive or a copy is ignored: the mark names
its file (device, inode, user) and the time of writing, and these must match the file's own; no program can choose when
a file was last changed (st_ctime). The two clocks may differ by :data:`_SLACK`.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping

_SLACK = 5_000_000_000  # nanoseconds


def content_with(mark: Mapping[str, object] | None, handle: int) -> None:
    """Write this process's id and ``mark`` to the lock file, open as ``handle``, and flush them.

    The file is never empty in between. Raises OSError.
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
    """The mark in the ``content`` of a lock file with the status ``found``; None unless it was made on this machine."""
    try:
        parsed = json.loads(content.split(b"\n")[1])
        moment, mark = parsed["moment"], parsed["mark"]
        ours = parsed["file"] == _file(found) and abs(found.st_ctime_ns - moment) <= _SLACK
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
