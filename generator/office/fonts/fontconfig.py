"""The installed fonts by fontconfig, which Linux has and other systems may have.

``fc-list`` is asked once in a process while the folders of the fonts stay the same. Its answer is not kept on disk:
fontconfig has an index of its own, knows best what its configuration says, and needs 6 ms of CPU for 160 fonts, 24 ms
for 2,500.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache

from generator.office.fonts.font_file import FontFile
from generator.office.fonts.installed_fonts import InstalledFont, InstalledFonts, opentype, with_stamps
from generator.office.fonts.stamps import Stamp, stamp

# The first time, fontconfig reads every font of the machine.
_LONGEST_LISTING = 60.0
_SETTINGS = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
_FORMAT = "%{file}\t%{family}\t%{index}\n"
_NUMBER_IN_FILE = 0xFFFF
"""Above these bits of the index is the number of a variable font's instance."""


def fontconfig_fonts() -> InstalledFonts | None:
    """The installed fonts, or None where fontconfig is not available or gives no answer."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    asked = (program, stamp(program), tuple(map(os.environ.get, _SETTINGS)))
    try:
        kept = _listed(*asked)
        if kept.are_current:
            return kept
        _listed.cache_clear()
        return _listed(*asked)
    except (OSError, subprocess.TimeoutExpired):
        return None


def fonts_with(character: str) -> tuple[FontFile, ...] | None:
    """The installed OpenType fonts that have ``character``; None without fontconfig or an answer of it."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        return opentype(_answer(program, f":charset={' '.join(f'{ord(each):x}' for each in character)}"))
    except (OSError, subprocess.TimeoutExpired):
        return None


@lru_cache(maxsize=4)
def _listed(program: str, _stamp: Stamp, _settings: tuple[str | None, ...]) -> InstalledFonts:
    fonts = _answer(program)
    folders = {os.path.dirname(font.path) for font in fonts}
    return with_stamps(fonts, folders | set(map(os.path.dirname, folders)))


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
