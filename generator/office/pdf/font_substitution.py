"""Font substitution for LibreOffice, official fonts where installed, else what replaces them; a fingerprint of both."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import Problem
from generator.office.fonts.official_widths import official_copy
from generator.office.fonts.stand_ins import StandIn, free_fonts, gathered, stand_in
from generator.office.fonts.system_fonts import fontconfig_fonts
from generator.office.package.xml_parsing import escape
from generator.office.suite import find_suite
from generator.standard.faces import FAMILIES, Family

_SYSTEM_CONFIGURATIONS = (
    "/etc/fonts/fonts.conf",
    "/usr/local/etc/fonts/fonts.conf",
    "/opt/homebrew/etc/fonts/fonts.conf",
)


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
        return gathered([problem for family, problem in self.stood_in.items() if family in asked_for])


def office_fonts(folder: Path) -> OfficeFonts:
    """The fonts for one run of LibreOffice; a font configuration is written to ``folder``, the run's own.

    Without fontconfig (Windows, macOS) LibreOffice finds its fonts itself, and nothing is replaced. Copies are made
    once and kept in :func:`~generator.ground.disk.cache_folder.cache_folder`, or in ``folder`` where that cannot be
    written. The first time takes about two seconds.
    """
    installed = fontconfig_fonts()
    if installed is None:
        return OfficeFonts({}, {})

    def copied(family: Family, source: Path) -> Path | None:
        return official_copy(family, source, folder)

    stand_ins = {
        family: stand_in(family, installed.paths, installed.families.__contains__, copied) for family in FAMILIES
    }
    configuration = folder / "fonts.conf"
    configuration.write_text(_configuration(stand_ins, folder), encoding="utf-8")
    problems = {family: each.problem(family, family.name) for family, each in stand_ins.items()}
    stood_in = {family: problem for family, problem in problems.items() if problem is not None}
    return OfficeFonts({"FONTCONFIG_FILE": str(configuration)}, stood_in)


def _font_files() -> tuple[Path, ...] | None:
    """The files of all fonts that documents may be printed with, including substitutes; None without fontconfig."""
    installed = fontconfig_fonts()
    if installed is None:
        return None
    free = (file for family in FAMILIES for name in family.copies for file in free_fonts(name, installed.paths))
    return tuple(dict.fromkeys((*map(Path, installed.paths), *free)))


def _configuration(stand_ins: Mapping[Family, StandIn], folder: Path) -> str:
    """A fontconfig file: the system's configuration, the folders of the copies, and aliases of installed families."""
    own = os.environ.get("FONTCONFIG_FILE")
    systems = (own,) if own else _SYSTEM_CONFIGURATIONS
    # fontconfig writes its index of the copies to the first folder that is writable.
    indexes = (cache_folder() / "fontconfig", folder / "fontconfig")
    lines = [f"<cachedir>{escape(str(each))}</cachedir>" for each in indexes]
    lines += [f'<include ignore_missing="yes">{escape(each)}</include>' for each in systems]
    lines += [f"<dir>{escape(str(each.copy.parent))}</dir>" for each in stand_ins.values() if each.copy is not None]
    for family, each in stand_ins.items():
        if each.family is not None:
            lines += [_alias(name, each.family) for name in family.names if name != each.family]
    return "\n".join(["<fontconfig>", *lines, "</fontconfig>", ""])


def _alias(name: str, other: str) -> str:
    return (
        f'<match target="pattern"><test name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{escape(other)}</string></edit></match>'
    )


_VERSION = "versionrc"


def printer() -> str:
    """A digest that stays the same while the same document gives the same PDF on this machine.

    ``""`` where it is unknown: there is no LibreOffice, or no fontconfig to list its fonts.
    """
    program = find_suite()
    fonts = _font_files()
    if program is None or fonts is None:
        return ""
    facts = [f"fawen {version('fawen')}", *_suite(program.resolve().parent), *map(_fact, sorted(fonts))]
    return hashlib.sha256("\0".join(facts).encode(errors="surrogateescape")).hexdigest()


def _suite(folder: Path) -> Iterator[str]:
    """LibreOffice's version file, and the sizes of its program and its largest library."""
    file = folder / _VERSION
    yield file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    yield from map(_fact, sorted(folder.glob("soffice*")))
    yield from map(_fact, sorted(folder.glob("libswlo.*")))


def _fact(path: Path) -> str:
    """A file's name and size, which differ for another version of a font or library."""
    return f"{path.name} {path.stat().st_size if path.is_file() else 0}"
