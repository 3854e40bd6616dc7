"""The user's cache folder, which is kept between runs; always safe to delete."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from generator.ground.disk.roots import given


def cache_folder() -> Path:
    """The cache folder: ``FAWEN_CACHE``, or the platform's usual place.

    It may not exist yet, and may not be writable; no part of its path is a link. Raises RuntimeError where the user has
    no home folder.
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
