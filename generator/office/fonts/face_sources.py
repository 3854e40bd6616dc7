"""What each typeface of the standard is drawn with on this machine, found without writing anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.ground.errors import Problem
from generator.office.fonts.font_facts import font_facts
from generator.office.fonts.font_file import FontFile
from generator.office.fonts.installed_fonts import InstalledFonts
from generator.office.fonts.stand_ins import StandIn, stand_in
from generator.office.fonts.usable_fonts import installed_fonts, refused_font, usable_font
from generator.standard.faces import FAMILIES, Family


@dataclass(frozen=True, slots=True)
class FaceSource:
    """The font ``file`` that ``family`` is drawn with, None where there is none.

    ``problem`` is the warning where it is not the official font; None where it is.
    """

    family: Family
    file: Path | None
    problem: Problem | None


def face_sources() -> tuple[FaceSource, ...]:
    """The source of each typeface, in the order of the standard's table. Takes seconds where there are many fonts."""
    installed = installed_fonts(remember=False)
    return tuple(_source(family, installed) for family in FAMILIES)


def _source(family: Family, installed: InstalledFonts) -> FaceSource:
    found = stand_in(family, installed.paths, lambda each: usable_font(installed, each) is not None, _copied)
    file = found.copy
    if file is None and found.family is not None:
        usable = usable_font(installed, found.family)
        file = None if usable is None else usable.path
    return FaceSource(family, file, _problem(family, found, installed))


def _copied(_family: Family, source: Path) -> Path | None:
    """``source``, a free font file, where a copy with the official widths can be made of it."""
    return source if font_facts(FontFile(source)).state == "usable" else None


def _problem(family: Family, found: StandIn, installed: InstalledFonts) -> Problem | None:
    refused = next(filter(None, (refused_font(installed, each) for each in family.names)), None)
    if refused is None or found.code is None or not found.by:
        return found.problem(family, family.name)
    code = "pdf-font-restricted" if font_facts(refused).state == "restricted" else "pdf-font-broken"
    return Problem(code, facts={"font": family.name, "file": refused.path.name, "by": found.by})
