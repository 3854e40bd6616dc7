"""Files written whole or not at all, and what the system says when it cannot, as problems."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import OutputError, Problem, Span

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes all ``files``, their folders made where they are missing: under other names first, then each renamed.

    Raises OSError, with the name of the file, when one cannot be written; then none of them is half there.
    """
    unfinished: dict[Path, Path] = {}
    target = Path()
    try:
        for number, (target, data) in enumerate(files.items()):
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished[target] = target.with_name(f".fawen-{os.getpid()}-{number}.part")
            unfinished[target].write_bytes(data)
        flush(unfinished.values())
        for target, written in unfinished.items():
            written.replace(target)
    except OSError as fault:
        fault.filename = str(target)
        raise
    finally:
        for written in unfinished.values():
            with suppress(OSError):
                written.unlink()


def flush(paths: Iterable[Path]) -> None:
    """Has files that were written put on the disk, all at once where the system can."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Turns what the system says of files into an OutputError that names the file, or else ``place``."""
    try:
        yield
    except UnicodeEncodeError as fault:
        facts = {"encoding": sys.getfilesystemencoding()}
        raise OutputError(Problem("output-file-name", Span(str(place)), facts)) from fault
    except OSError as fault:
        span = Span(str(fault.filename or place))
        if fault.errno in _FULL:
            problem = Problem("output-disk-full", span)
        elif fault.errno in _DENIED:
            problem = Problem("output-denied", span)
        else:
            problem = Problem("output-not-written", span, {"reason": fault.strerror or type(fault).__name__})
        raise OutputError(problem) from fault
