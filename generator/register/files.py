"""Files that are there already: read only where they are files, for a device may never end."""

from __future__ import annotations

import stat
from pathlib import Path

from generator.errors import InputError, Problem, Said, Span, system_reason
from generator.writing import told

_NO_FILE = Said("不是普通文件", "not a regular file")


def read_bytes(path: Path, error: type[InputError]) -> bytes | None:
    """The bytes of the file, None where there is none. Raises ``error`` when it is no file or cannot be read.

    Raises OutputError where the system has no way to write the file's name.
    """
    with told(path):
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise error(Problem("source-unreadable", Span(str(path)), {"reason": _NO_FILE}))
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as fault:
            facts = {"reason": system_reason(fault)}
            raise error(Problem("source-unreadable", Span(str(path)), facts)) from fault
