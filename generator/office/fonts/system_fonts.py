"""The fonts that are installed, by the names of their families: by fontconfig, else in the system's font folders."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from struct import Struct
from struct import error as struct_error
from typing import NamedTuple

from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import OutputError
from generator.office.fonts import font_tables
from generator.writing.staging import keep

_OPENTYPE = (".ttf", ".otf", ".ttc", ".otc")
"""The endings of font files that are read here; others, such as .pfb, cannot be embedded as they are."""


class InstalledFont(NamedTuple):
    """A font, of which a machine may have thousands: its file, its number in it, the names of its family."""

    path: str
    number: int
    families: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class InstalledFonts:
    """The fonts of a machine. ``seen``: the folders that they were found in, with their stamps."""

    fonts: tuple[InstalledFont, ...]
    seen: Mapping[str, font_tables.Stamp] = field(default_factory=dict)

    @cached_property
    def families(self) -> frozenset[str]:
        """The names of all families."""
        return frozenset(name for font in self.fonts for name in font.families)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All files, each once."""
        return tuple(dict.fromkeys(font.path for font in self.fonts))

    def of_family(self, name: str) -> tuple[font_tables.FontFile, ...]:
        """The OpenType fonts of the family called ``name``, without regard to case, in the order of their paths."""
        return opentype(self._by_name.get(name.casefold(), ()))

    @property
    def are_current(self) -> bool:
        """Whether no font was added to the folders, or removed from them, since they were looked at."""
        return font_tables.stamps(self.seen) == tuple(self.seen.values())

    @cached_property
    def _by_name(self) -> dict[str, list[InstalledFont]]:
        by_name: dict[str, list[InstalledFont]] = {}
        for font in self.fonts:
            for name in font.families:
                by_name.setdefault(name.casefold(), []).append(font)
        return by_name


def opentype(fonts: Iterable[InstalledFont]) -> tuple[font_tables.FontFile, ...]:
    """The files of those that are OpenType fonts, each once, in the order of their paths and numbers."""
    known = sorted({(font.path, font.number) for font in fonts if font.path.lower().endswith(_OPENTYPE)})
    return tuple(font_tables.FontFile(Path(path), number) for path, number in known)


def _with_stamps(fonts: Iterable[InstalledFont], folders: Iterable[str]) -> InstalledFonts:
    """The fonts that were found in ``folders``, with the stamps of these."""
    places = sorted(set(folders))
    return InstalledFonts(tuple(fonts), dict(zip(places, font_tables.stamps(places), strict=True)))


# Of the installed fonts of a family, the one to be drawn with: whole, allowed to be embedded, upright and
# regular.


def installed_fonts(*, remember: bool = True) -> InstalledFonts:
    """The fonts of this machine: by fontconfig, and where there is none, those in the system's font folders.

    On Windows and macOS always the latter: a fontconfig that some program brought may not know the system's fonts.
    Without ``remember`` nothing is kept for the next run.
    """
    found = None if sys.platform in ("win32", "darwin") else fontconfig_fonts()
    return folder_fonts(remember=remember) if found is None else found


def usable_font(installed: InstalledFonts, family: str) -> font_tables.FontFile | None:
    """The font of the family called ``family`` that comes nearest to upright and regular; None where none is usable."""
    fonts = [font for font in installed.of_family(family) if font_tables.font_facts(font).state == "usable"]
    return min(fonts, key=lambda font: font_tables.font_facts(font).distance, default=None)


def refused_font(installed: InstalledFonts, family: str) -> font_tables.FontFile | None:
    """A font of the family called ``family`` where it is installed but none of its fonts is usable."""
    if usable_font(installed, family) is not None:
        return None
    return next(iter(installed.of_family(family)), None)


# The installed fonts where there is no fontconfig: those in the system's font folders, by their own names.


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

    The names of each file are kept in the cache folder while its size and time stay the same, so that only new files
    are opened.
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
        with suppress(OSError, RuntimeError, OutputError):  # then they are read again the next time
            keep(cache_folder() / _KEPT, json.dumps(now).encode())
    fonts = (
        InstalledFont(path, number, tuple(families))
        for path, (_, _, names) in now.items()
        for number, families in enumerate(names)
    )
    return _with_stamps(fonts, seen)


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
                    elif entry.name.lower().endswith(_OPENTYPE) and entry.is_file():
                        yield entry


def _names_in(path: Path) -> Names:
    """The family names of each font in a file; none where it cannot be read."""
    try:
        with font_tables.opened(path) as file:
            return [list(family_names(font.bytes_of("name"))) for font in font_tables.fonts_in(file)]
    except font_tables.FontFileError:
        return []


def _kept() -> _Known:
    try:
        read = json.loads((cache_folder() / _KEPT).read_bytes())
        return {path: (size, time, names) for path, (size, time, names) in read.items()}
    except (OSError, RuntimeError, ValueError, TypeError, AttributeError):  # none, or not what was written
        return {}


# The names of a font's family, in all languages: what documents call it by (OpenType 1.9, table ``name``).


_HEAD, _RECORD = Struct(">3H"), Struct(">6H")
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_UNICODE, _MACINTOSH, _WINDOWS = 0, 1, 3
_WINDOWS_PRC = 3
"""The encoding of a few old Chinese fonts; all others of Windows are UTF-16."""

_MACINTOSH_CODECS = {0: "mac_roman", 25: "gb18030"}


def family_names(table: bytes) -> tuple[str, ...]:
    """The family names in a font's ``name`` table, each once, in its order; none where it is damaged."""
    try:
        return tuple(dict.fromkeys(filter(None, _names(table))))
    except struct_error:
        return ()


def _names(table: bytes) -> Iterator[str]:
    _, count, texts = _HEAD.unpack_from(table)
    for number in range(count):
        record = _RECORD.unpack_from(table, _HEAD.size + number * _RECORD.size)
        platform, encoding, _, kind, length, offset = record
        codec = _codec(platform, encoding)
        if kind in (_FAMILY, _TYPOGRAPHIC_FAMILY) and codec is not None:
            text = table[texts + offset : texts + offset + length]
            yield text.decode(codec, "ignore").replace("\0", "").strip()


def _codec(platform: int, encoding: int) -> str | None:
    if platform == _MACINTOSH:
        return _MACINTOSH_CODECS.get(encoding)
    if platform == _WINDOWS and encoding == _WINDOWS_PRC:
        return "gb18030"
    return "utf-16-be" if platform in (_UNICODE, _WINDOWS) else None


# The installed fonts by fontconfig, which Linux has and other systems may have.


# The first time, fontconfig reads every font of the machine.
_LONGEST_LISTING = 60.0
_SETTINGS = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
_FORMAT = "%{file}\t%{family}\t%{index}\n"
_NUMBER_IN_FILE = 0xFFFF
"""Above these bits of the index is the number of a variable font's instance."""


def fontconfig_fonts() -> InstalledFonts | None:
    """The installed fonts, or None where fontconfig is not available or gives no answer.

    ``fc-list`` is asked once in a process while the folders of the fonts stay the same. Its answer is not kept on disk:
    fontconfig has an index of its own, knows best what its configuration says, and needs 6 ms of CPU for 160 fonts, 24
    ms for 2,500.
    """
    program = shutil.which("fc-list")
    if program is None:
        return None
    asked = (program, font_tables.stamp(program), tuple(map(os.environ.get, _SETTINGS)))
    try:
        kept = _listed(*asked)
        if kept.are_current:
            return kept
        _listed.cache_clear()
        return _listed(*asked)
    except (OSError, subprocess.TimeoutExpired):
        return None


def fonts_with(character: str) -> tuple[font_tables.FontFile, ...] | None:
    """The installed OpenType fonts that have ``character``; None without fontconfig or an answer of it."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        return opentype(_answer(program, f":charset={' '.join(f'{ord(each):x}' for each in character)}"))
    except (OSError, subprocess.TimeoutExpired):
        return None


@lru_cache(maxsize=4)
def _listed(program: str, _stamp: font_tables.Stamp, _settings: tuple[str | None, ...]) -> InstalledFonts:
    fonts = _answer(program)
    folders = {os.path.dirname(font.path) for font in fonts}
    return _with_stamps(fonts, folders | set(map(os.path.dirname, folders)))


def _answer(program: str, *pattern: str) -> list[InstalledFont]:
    """The fonts of ``pattern``. Raises OSError, TimeoutExpired."""
    listing = subprocess.run(
        [program, *pattern, "--format", _FORMAT],
        capture_output=True,
        timeout=_LONGEST_LISTING,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
    )
    return [_font(line) for line in listing.stdout.splitlines()]


def _font(line: str) -> InstalledFont:
    file, families, index = (*line.split("\t"), "", "")[:3]
    number = int(index) & _NUMBER_IN_FILE if index.isdecimal() else 0
    return InstalledFont(file, number, tuple(families.replace("\\", "").split(",")))
