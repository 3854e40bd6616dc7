"""System errors of writing (OSError) as problems (OutputError), and errors of what earlier runs left."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.ground.disk import LinkOutError, NotPlainError
from generator.ground.errors import OutputError, Problem, Span, system_reason

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def output_errors(place: Path, *, system: str | None = None) -> Iterator[None]:
    """Raises OSErrors of the block as OutputError, with the file's name or else ``place``.

    ``system`` is the code where the system itself refused, not this program because of what it found there.
    """
    try:
        yield
    except UnicodeEncodeError as fault:
        encoding = {"encoding": sys.getfilesystemencoding()}
        raise OutputError(Problem("output-file-name", Span(str(place)), encoding)) from fault
    except OSError as fault:
        span = Span(os.fsdecode(fault.filename) if isinstance(fault.filename, str | bytes) else str(place))
        code, facts = _code(fault, system)
        raise OutputError(Problem(code, span, facts)) from fault


def _code(fault: OSError, system: str | None) -> tuple[str, dict[str, object]]:
    if isinstance(fault, UnfinishedRunError):
        return "output-run-unfinished", {"file": str(fault.cause.filename or ""), "reason": system_reason(fault.cause)}
    for kind, code in _KINDS:
        if isinstance(fault, kind):
            return code, {}
    if system is not None:
        return system, {"why": system_reason(fault)}
    if fault.errno in _FULL:
        return "output-disk-full", {}
    if fault.errno in _DENIED:
        return "output-denied", {}
    return "output-not-written", {"reason": system_reason(fault)}


class ForeignRunError(OSError):
    """The hidden name ``filename`` is taken by something that no run on this machine has made."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


class UnfinishedRunError(OSError):
    """The interrupted run in the folder ``filename`` cannot be recovered because of ``cause``."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(cause.errno, cause.strerror, str(path))
        self.cause = cause


_KINDS: tuple[tuple[type[OSError], str], ...] = (
    (ForeignRunError, "output-run-foreign"),
    (LinkOutError, "output-link-out"),
    (NotPlainError, "output-not-plain"),
)
