"""What replaces an official typeface that is not installed, the free font files for it, and the warning of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from glob import glob
from importlib.util import find_spec
from pathlib import Path

from generator.ground.errors import Problem, joined
from generator.office.fonts.font_tables import FontFile, font_facts
from generator.office.fonts.official_widths import official_copy
from generator.office.fonts.system_fonts import InstalledFonts, installed_fonts, refused_font, usable_font
from generator.standard.faces import FAMILIES, Family, family_of


@dataclass(frozen=True, slots=True)
class StandIn:
    """The substitute of a typeface: ``copy``, a file with its names and widths, an installed ``family``, or neither.

    ``by``: what sentences call it. ``code``: the code of the warning; none where the typeface itself is installed.
    """

    copy: Path | None = None
    family: str | None = None
    by: str = ""
    code: str | None = None

    def problem(self, family: Family, font: str) -> Problem | None:
        """The warning that ``font`` of the typeface ``family`` is replaced; None where it is installed."""
        if self.code is None:
            return None
        by = {"by": self.by} if self.by else {}
        return Problem(self.code, facts={"font": font, **by, "file": family.file})


def stand_in(
    family: Family,
    known: Sequence[str],
    is_installed: Callable[[str], bool],
    copied: Callable[[Family, Path], Path | None] = lambda family, source: official_copy(family, source, None),
) -> StandIn:
    """The substitute of ``family`` on this machine.

    ``known``: the files of all installed fonts; ``is_installed`` says of a family's name whether it is. ``copied``
    makes the copy of a free file that has the official widths, None where it cannot; by default it is kept in the
    cache folder.
    """
    official = next(filter(is_installed, family.names), None)
    if official is not None:
        return StandIn(family=official, by=official)
    copy = _copied(family, free_fonts(family.file, known), copied)
    if copy is not None:
        return copy
    other = next(filter(is_installed, family.others), None)
    if other is not None:
        return StandIn(family=other, by=other, code="pdf-font-other-widths")
    return _copied(family, free_fonts(family.last_file, known), copied) or StandIn(code="pdf-font-missing")


def _copied(family: Family, sources: Iterator[Path], copied: Callable[[Family, Path], Path | None]) -> StandIn | None:
    for source in sources:
        copy = copied(family, source)
        if copy is not None:
            return StandIn(copy=copy, by=source.stem, code="pdf-font-stand-in")
    return None


def nearest_family(font: str) -> Family:
    """The typeface that the font called ``font`` belongs to; of other fonts the one that comes near, else 宋体."""
    near = (family for family in FAMILIES if font and family.near == font)
    return family_of(font) or next(near, None) or next(family for family in FAMILIES if family.face == "宋体")


def gathered(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """One problem for each code, with the fonts of all problems with this code."""
    return tuple(
        Problem(code, facts={fact: joined(str(each.facts[fact]) for each in alike) for fact in alike[0].facts})
        if len(alike) > 1
        else alike[0]
        for code in dict.fromkeys(each.code for each in problems)
        for alike in [[each for each in problems if each.code == code]]
    )


@dataclass(frozen=True, slots=True)
class FaceSource:
    """The font ``file`` that ``family`` is drawn with, None where there is none.

    ``problem`` is the warning where it is not the official font; None where it is.
    """

    family: Family
    file: Path | None
    problem: Problem | None


def face_sources() -> tuple[FaceSource, ...]:
    """The source of each typeface, in the order of the standard's table. Takes seconds where there are many fonts.

    Nothing is written.
    """
    installed = installed_fonts(remember=False)
    return tuple(_source(family, installed) for family in FAMILIES)


def _source(family: Family, installed: InstalledFonts) -> FaceSource:
    found = stand_in(family, installed.paths, lambda each: usable_font(installed, each) is not None, _usable_source)
    file = found.copy
    if file is None and found.family is not None:
        usable = usable_font(installed, found.family)
        file = None if usable is None else usable.path
    return FaceSource(family, file, _problem(family, found, installed))


def _usable_source(_family: Family, source: Path) -> Path | None:
    """``source``, a free font file, where a copy with the official widths can be made of it."""
    return source if font_facts(FontFile(source)).state == "usable" else None


def _problem(family: Family, found: StandIn, installed: InstalledFonts) -> Problem | None:
    refused = next(filter(None, (refused_font(installed, each) for each in family.names)), None)
    if refused is None or found.code is None or not found.by:
        return found.problem(family, family.name)
    code = "pdf-font-restricted" if font_facts(refused).state == "restricted" else "pdf-font-broken"
    return Problem(code, facts={"font": family.name, "file": refused.path.name, "by": found.by})


_FANDOL = ("fonts", "opentype", "public", "fandol")
"""The folder of the free font files in a TeX distribution."""
_TEX_FOLDERS = (
    "/usr/share/texlive/texmf-dist",
    "/usr/share/texmf-dist",
    "/usr/share/texmf",
    "/usr/local/texlive/*/texmf-dist",
    "/opt/texlive/*/texmf-dist",
    "~/.TinyTeX/texmf-dist",
)
_PACKAGE = "pylopdf_fonts_zh_cn"
"""A Python package of nothing but Noto Sans SC and Noto Serif SC (SIL Open Font License 1.1), with all hanzi of GBK."""


def free_fonts(name: str, known: Sequence[str]) -> Iterator[Path]:
    """The font files called ``name``: those of ``FAWEN_FONTS``, the installation, ``known``, TeX and a package."""
    for folder in own_folders():
        yield from sorted(Path(folder).rglob(name))
    yield from (Path(file) for file in known if os.path.basename(file) == name)
    for root in _TEX_FOLDERS:
        place = os.path.join(os.path.expanduser(root), *_FANDOL, name)
        yield from map(Path, sorted(glob(place), reverse=True))
    package = find_spec(_PACKAGE)  # it is not imported
    folders = () if package is None else package.submodule_search_locations or ()
    yield from (file for folder in folders for file in [Path(folder, name)] if file.is_file())


def own_folders() -> tuple[str, ...]:
    """The folders that are there for such files: those of ``FAWEN_FONTS``, then the installation's."""
    named = filter(None, os.environ.get("FAWEN_FONTS", "").split(os.pathsep))
    return (*named, str(Path(sys.prefix) / "share" / "fawen" / "fonts"))
