"""System errors about files (OSError) as problems."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.ground.disk import LinkOutError, NotPlainError
from generator.ground.errors import OutputError, Problem, Span, system_reason
from generator.writing.faults import ForeignRunError, UnfinishedRunError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Turns what the system says of files into an OutputError that names the file, or else ``place``."""
    try:
        yield
    except UnicodeEncodeError as fault:
        facts = {"encoding": sys.getfilesystemencoding()}
        raise OutputError(Problem("output-file-name", Span(str(place)), facts)) from fault
    except OSError as fault:
        raise OutputError(_problem(fault, place)) from fault


def is_of_the_system(fault: OSError) -> bool:
    """Whether the system itself refused, and not what was found where a file was to be written."""
    return not isinstance(fault, ForeignRunError | LinkOutError | NotPlainError | UnfinishedRunError)


def _problem(fault: OSError, place: Path) -> Problem:
    span = Span(os.fsdecode(fault.filename) if isinstance(fault.filename, str | bytes) else str(place))
    code, facts = _code(fault)
    return Problem(code, span, facts)


def _code(fault: OSError) -> tuple[str, dict[str, object]]:
    if isinstance(fault, UnfinishedRunError):
        return "output-run-unfinished", {"file": str(fault.cause.filename or ""), "reason": system_reason(fault.cause)}
    for kind, code in _KINDS:
        if isinstance(fault, kind):
            return code, {}
    if fault.errno in _FULL:
        return "output-disk-full", {}
    if fault.errno in _DENIED:
        return "output-denied", {}
    return "output-not-written", {"reason": system_reason(fault)}


_KINDS: tuple[tuple[type[OSError], str], ...] = (
    (ForeignRunError, "output-run-foreign"),
    (LinkOutError, "output-link-out"),
    (NotPlainError, "output-not-plain"),
)
