"""The user's cache folder, which is kept between runs and always safe to delete; and whether a folder is writable."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from generator.ground.disk.following_links import given


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


def may_write(folder: Path) -> bool:
    """Whether this user may make files in ``folder``, or make the folder itself where it is missing.

    The system is asked, nothing is tried: what Windows refuses by an access list is not seen.
    """
    place = os.path.abspath(folder)
    while not os.path.lexists(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    return os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK)
