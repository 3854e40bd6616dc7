"""The cache folder between runs; always safe to delete."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from generator.ground.disk import given
from generator.writing import write_files


def cache_folder() -> Path:
    """The folder for what fawen keeps between runs: ``FAWEN_CACHE``, or the platform's own place for such.

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


def kept(path: Path, make: Callable[[], bytes]) -> Path:
    """``path``, with what ``make`` returns in it; made only where the file is not there yet.

    The file appears whole or not at all, also when several processes make it at once.
    Raises OSError if it cannot be written, OutputError where another process takes long to.
    """
    if path.is_file():
        return path
    write_files({path: make()})
    return path
