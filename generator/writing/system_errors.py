"""System errors of writing (OSError) as problems (OutputError)."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.ground.disk import LinkOutError, NotPlainError
from generator.ground.errors import OutputError, Problem, Span, system_reason
from generator.writing.run_errors import ForeignRunError, UnfinishedRunError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def output_errors(place: Path) -> Iterator[None]:
    """Raise OSErrors of the block as OutputError, with the file's name or else ``place``."""
    try:
        yield
    except UnicodeEncodeError as fault:
        facts = {"encoding": sys.getfilesystemencoding()}
        raise OutputError(Problem("output-file-name", Span(str(place)), facts)) from fault
    except OSError as fault:
        raise OutputError(_problem(fault, place)) from fault


def is_system_error(fault: OSError) -> bool:
    """Whether the system itself refused to write, not this program because of what it found there."""
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
