"""Font substitution for LibreOffice: official fonts where installed, else copies of free fonts with the same widths."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from generator.ground.disk import given
from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import OutputError, Problem
from generator.office.package.xml_escaping import escape
from generator.office.pdf.half_em import RECIPE, half_em_copy
from generator.standard.faces import FAMILIES, Family
from generator.writing.cache import cached_file

_SYSTEM_CONFIGURATIONS = (
    "/etc/fonts/fonts.conf",
    "/usr/local/etc/fonts/fonts.conf",
    "/opt/homebrew/etc/fonts/fonts.conf",
)
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
# The first time, fontconfig reads every font of the machine.
_LONGEST_LISTING = 60.0


@dataclass(frozen=True, slots=True)
class OfficeFonts:
    """The fonts of one run of LibreOffice.

    ``environment``: variables to add to its environment; ``stood_in``: the typefaces that are replaced, each with its
    warning.
    """

    environment: dict[str, str]
    stood_in: dict[Family, Problem]

    def stand_ins(self, asked_for: Collection[Family]) -> tuple[Problem, ...]:
        """A warning for each kind of substitution, with the typefaces of ``asked_for`` that are replaced."""
        return _gathered([problem for family, problem in self.stood_in.items() if family in asked_for])


@dataclass(frozen=True, slots=True)
class _Installed:
    families: frozenset[str]
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _StandIn:
    """The substitute of a typeface: a folder with a font of the official names, or another family, or neither."""

    folder: Path | None = None
    family: str | None = None
    problem: Problem | None = None


def office_fonts(folder: Path) -> OfficeFonts:
    """The fonts for one run of LibreOffice; a font configuration is written to ``folder``, the run's own.

    Without fontconfig (Windows, macOS) LibreOffice finds its fonts itself, and nothing is replaced. Copies are made
    once and kept in :func:`~generator.ground.disk.cache_folder.cache_folder`, or in ``folder`` where that cannot be
    written. The first time takes about two seconds.
    """
    installed = _installed()
    if installed is None:
        return OfficeFonts({}, {})
    stand_ins = {family: _stand_in(family, installed, folder) for family in FAMILIES}
    configuration = folder / "fonts.conf"
    configuration.write_text(_configuration(stand_ins, folder), encoding="utf-8")
    problems = {family: each.problem for family, each in stand_ins.items() if each.problem is not None}
    return OfficeFonts({"FONTCONFIG_FILE": str(configuration)}, problems)


def font_files() -> tuple[Path, ...] | None:
    """The files of all fonts that documents may be printed with, including substitutes; None without fontconfig."""
    installed = _installed()
    if installed is None:
        return None
    stand_ins = (source for family in FAMILIES for source in _sources(family.file, installed.files))
    return tuple(dict.fromkeys((*installed.files, *stand_ins)))


def _gathered(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """One problem for each code, with the fonts of all problems with this code."""
    return tuple(
        Problem(code, facts={fact: "、".join(str(each.facts[fact]) for each in alike) for fact in alike[0].facts})
        for code in dict.fromkeys(each.code for each in problems)
        for alike in [[each for each in problems if each.code == code]]
    )


def _installed() -> _Installed | None:
    """The installed fonts by fontconfig, or None where it is not available."""
    command = shutil.which("fc-list")
    if command is None:
        return None
    try:
        listing = subprocess.run(
            [command, "--format", "%{file}\t%{family}\n"],
            capture_output=True,
            timeout=_LONGEST_LISTING,
            check=False,
            encoding="utf-8",
        )
    except subprocess.TimeoutExpired:
        return None
    families: set[str] = set()
    files: list[Path] = []
    for line in listing.stdout.splitlines():
        file, _, names = line.partition("\t")
        families.update(name.replace("\\", "") for name in names.split(","))
        files.append(Path(file))
    return _Installed(frozenset(families), tuple(files))


def _stand_in(family: Family, installed: _Installed, folder: Path) -> _StandIn:
    official = next((name for name in family.names if name in installed.families), None)
    if official is not None:
        return _StandIn(family=official)
    for source in _sources(family.file, installed.files):
        copy = _copy(family, source, folder)
        if copy is not None:
            return _StandIn(folder=copy.parent, problem=_stood_in("pdf-font-stand-in", family, source.stem))
    other = next((name for name in family.others if name in installed.families), None)
    if other is not None:
        return _StandIn(family=other, problem=_stood_in("pdf-font-other-widths", family, other))
    return _StandIn(problem=Problem("pdf-font-missing", facts={"font": family.name, "file": family.file}))


def _stood_in(code: str, family: Family, by: str) -> Problem:
    return Problem(code, facts={"font": family.name, "by": by, "file": family.file})


def _sources(name: str, known: Sequence[Path]) -> Iterable[Path]:
    """The font files called ``name``: first those of ``FAWEN_FONTS``, then of the installation, fontconfig and TeX."""
    for folder in filter(None, os.environ.get("FAWEN_FONTS", "").split(os.pathsep)):
        yield from sorted(Path(folder).rglob(name))
    yield from sorted((Path(sys.prefix) / "share" / "fawen" / "fonts").rglob(name))
    yield from (file for file in known if file.name == name)
    for root in _TEX_FOLDERS:
        place = os.path.join(os.path.expanduser(root), *_FANDOL, name)
        yield from map(Path, sorted(glob(place), reverse=True))


def _copy(family: Family, source: Path, folder: Path) -> Path | None:
    """The copy of ``source`` with the official widths, or None if ``source`` is not a usable font."""
    from fontTools.ttLib import TTLibError

    def make() -> bytes:
        return half_em_copy(source, names=family.names, postscript=family.postscript)

    try:
        key = hashlib.sha256("\n".join((RECIPE, family.postscript, *family.names)).encode())
        key.update(source.read_bytes())
        place = Path("stand-ins", key.hexdigest()[:20], f"{family.postscript}.otf")
        try:
            return cached_file(cache_folder() / place, make)
        except (OSError, OutputError):
            return cached_file(given(folder) / place, make)
    except (OSError, OutputError, TTLibError, KeyError, AssertionError):
        return None


def _configuration(stand_ins: dict[Family, _StandIn], folder: Path) -> str:
    """A fontconfig file: the system's configuration, the folders of the copies, and aliases of installed families."""
    own = os.environ.get("FONTCONFIG_FILE")
    systems = (own,) if own else _SYSTEM_CONFIGURATIONS
    # fontconfig writes its index of the copies to the first folder that is writable.
    indexes = (cache_folder() / "fontconfig", folder / "fontconfig")
    lines = [f"<cachedir>{escape(str(each))}</cachedir>" for each in indexes]
    lines += [f'<include ignore_missing="yes">{escape(each)}</include>' for each in systems]
    lines += [f"<dir>{escape(str(each.folder))}</dir>" for each in stand_ins.values() if each.folder is not None]
    for family, each in stand_ins.items():
        if each.family is not None:
            lines += [_alias(name, each.family) for name in family.names if name != each.family]
    return "\n".join(["<fontconfig>", *lines, "</fontconfig>", ""])


def _alias(name: str, other: str) -> str:
    return (
        f'<match target="pattern"><test name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{escape(other)}</string></edit></match>'
    )
