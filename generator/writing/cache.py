"""The cache folder, which is kept between runs; always safe to delete."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from generator.ground.disk import Folder, given, real_place
from generator.writing.staging import write_files


def cache_folder() -> Path:
    """The cache folder: ``FAWEN_CACHE``, or the platform's usual place.

    It may not exist yet, and may not be writable; no part of its path is a link.
    """
    return given(_cache_folder())


def _cache_folder() -> Path:
    chosen = os.environ.get("FAWEN_CACHE")
    if chosen:
        return Path(chosen).absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "fawen" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "fawen"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fawen"


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
