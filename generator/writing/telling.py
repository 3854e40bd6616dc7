"""What the system says of files, as problems."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import OutputError, Problem, Span, system_reason

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


def _problem(fault: OSError, place: Path) -> Problem:
    span = Span(os.fsdecode(fault.filename) if isinstance(fault.filename, str | bytes) else str(place))
    if fault.errno in _FULL:
        return Problem("output-disk-full", span)
    if fault.errno in _DENIED:
        return Problem("output-denied", span)
    return Problem("output-not-written", span, {"reason": system_reason(fault)})
