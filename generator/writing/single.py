"""One file replaced at once."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from generator.writing.flushing import flush_folder


def replace_file(path: Path, data: bytes) -> None:
    """Makes ``data`` the content of ``path``, on the disk when this returns; before that it is as it was.

    Whoever may read or write a file that is there may do so after.

    One run at a time may do this for a path: hold a lock. Raises OSError, with the file's name.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as file:
            with suppress(OSError):  # a new file, or a file system without such rights
                shutil.copymode(path, unfinished)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as fault:
        fault.filename, fault.filename2 = str(path), None
        raise
    finally:
        with suppress(OSError):
            unfinished.unlink()
    flush_folder(path.parent)
