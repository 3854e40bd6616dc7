"""The installed fonts where there is no fontconfig: those in the system's font folders, by their own names.

The names of each file are kept in the cache folder while its size and time stay the same, so that only new files are
opened.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import OutputError
from generator.office.fonts.family_names import family_names
from generator.office.fonts.font_tables import FontFileError, fonts_in, opened
from generator.office.fonts.installed_fonts import OPENTYPE, InstalledFont, InstalledFonts, with_stamps
from generator.writing.cache import keep

_MAC_FOLDERS = ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts")
_UNIX_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_KEPT = "font-names-1.json"
"""The number is changed whenever the same file would give other names."""

Names = list[list[str]]
"""The family names of each font in a file."""
_Known = dict[str, tuple[int, int, Names]]
"""The size, the time and the names of each file."""


def folder_fonts(*, remember: bool = True) -> InstalledFonts:
    """The fonts in the system's font folders, with the family names that they give themselves.

    Without ``remember`` the names are not kept in the cache folder.
    """
    folders = font_folders()
    kept = _found(folders, remember=remember)
    if kept.are_current:
        return kept
    _found.cache_clear()
    return _found(folders, remember=remember)


def font_folders() -> tuple[str, ...]:
    """The folders that the system's fonts are in; some may not exist."""
    if sys.platform == "win32":
        windows, own = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA")
        users = os.path.join(own, "Microsoft", "Windows", "Fonts") if own else None
        return (os.path.join(windows, "Fonts"), *([users] if users else []))
    return tuple(map(os.path.expanduser, _MAC_FOLDERS if sys.platform == "darwin" else _UNIX_FOLDERS))


@lru_cache(maxsize=4)
def _found(folders: tuple[str, ...], *, remember: bool) -> InstalledFonts:
    before = _kept()
    seen = set(folders)
    now: _Known = {}
    for entry in _font_entries(folders, seen):
        found = entry.stat()
        size, time, names = before.get(entry.path, (-1, -1, []))
        if (size, time) != (found.st_size, found.st_mtime_ns):
            names = _names_in(Path(entry.path))
        now[entry.path] = (found.st_size, found.st_mtime_ns, names)
    if remember and now != before:
        _keep(now)
    fonts = (
        InstalledFont(path, number, tuple(families))
        for path, (_, _, names) in now.items()
        for number, families in enumerate(names)
    )
    return with_stamps(fonts, seen)


def _font_entries(folders: tuple[str, ...], seen: set[str]) -> Iterator[os.DirEntry[str]]:
    """The font files in ``folders`` and below; all folders are added to ``seen``, each is looked into once."""
    waiting = list(folders)
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False) and entry.path not in seen:
                        seen.add(entry.path)
                        waiting.append(entry.path)
                    elif entry.name.lower().endswith(OPENTYPE) and entry.is_file():
                        yield entry


def _names_in(path: Path) -> Names:
    """The family names of each font in a file; none where it cannot be read."""
    try:
        with opened(path) as file:
            return [list(family_names(font.bytes_of("name"))) for font in fonts_in(file)]
    except FontFileError:
        return []


def _kept() -> _Known:
    try:
        read = json.loads((cache_folder() / _KEPT).read_bytes())
        return {path: (size, time, names) for path, (size, time, names) in read.items()}
    except (OSError, RuntimeError, ValueError, TypeError, AttributeError):  # none, or not what was written
        return {}


def _keep(known: _Known) -> None:
    with suppress(OSError, RuntimeError, OutputError):  # then they are read again the next time
        keep(cache_folder() / _KEPT, json.dumps(known).encode())
