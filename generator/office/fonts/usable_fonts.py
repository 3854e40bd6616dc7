"""Of the installed fonts of a family, the one to be drawn with: whole, allowed to be embedded, upright and regular."""

from __future__ import annotations

import sys

from generator.office.fonts.font_facts import font_facts
from generator.office.fonts.font_file import FontFile
from generator.office.fonts.fontconfig import fontconfig_fonts
from generator.office.fonts.installed_fonts import InstalledFonts
from generator.office.fonts.system_folders import folder_fonts


def installed_fonts(*, remember: bool = True) -> InstalledFonts:
    """The fonts of this machine: by fontconfig, and where there is none, those in the system's font folders.

    On Windows and macOS always the latter: a fontconfig that some program brought may not know the system's fonts.
    Without ``remember`` nothing is kept for the next run.
    """
    found = None if sys.platform in ("win32", "darwin") else fontconfig_fonts()
    return folder_fonts(remember=remember) if found is None else found


def usable_font(installed: InstalledFonts, family: str) -> FontFile | None:
    """The font of the family called ``family`` that comes nearest to upright and regular; None where none is usable."""
    fonts = [font for font in installed.of_family(family) if font_facts(font).state == "usable"]
    return min(fonts, key=lambda font: font_facts(font).distance, default=None)


def refused_font(installed: InstalledFonts, family: str) -> FontFile | None:
    """A font of the family called ``family`` where it is installed but none of its fonts is usable."""
    if usable_font(installed, family) is not None:
        return None
    return next(iter(installed.of_family(family)), None)
