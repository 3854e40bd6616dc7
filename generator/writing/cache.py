"""Files of the cache folder, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from generator.ground.disk import Folder, real_place
from generator.writing.staging import write_files


def cached_file(path: Path, make: Callable[[], bytes]) -> Path:
    """``path``, a file with the result of ``make``, which is called only where the file does not exist.

    The file is written atomically, also when several processes make it at once.
    Raises OSError if it cannot be written, OutputError where another process holds the lock too long.
    """
    if path.is_file():
        return path
    write_files({path: make()})
    return path


def keep(path: Path, data: bytes) -> None:
    """Makes ``data`` the content of the file ``path``, which nobody but its owner may read, whole or not at all.

    Of several processes that do so at once the last one's stays. Raises OSError.
    """
    folder, made = Folder.reached(real_place(path.parent), make=True)
    for parent, _ in made:
        parent.close()
    unfinished = f".{path.name}.{os.getpid()}"
    with folder:
        try:
            folder.write_new(unfinished, data, mode=0o600)
            folder.move(unfinished, folder, path.name)
        finally:
            folder.unlink(unfinished)
