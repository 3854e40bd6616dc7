"""What replaces an official typeface that is not installed, and the warning of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ground.errors import Problem
from generator.office.fonts.free_fonts import free_fonts
from generator.office.fonts.official_widths import official_copy
from generator.standard.faces import FAMILIES, Family, family_of


@dataclass(frozen=True, slots=True)
class StandIn:
    """What a typeface is drawn with: ``copy``, a file with its names and widths, an installed ``family``, or neither.

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


def _kept_copy(family: Family, source: Path) -> Path | None:
    return official_copy(family, source, None)


def stand_in(
    family: Family,
    known: Sequence[str],
    is_installed: Callable[[str], bool],
    copied: Callable[[Family, Path], Path | None] = _kept_copy,
) -> StandIn:
    """What ``family`` is drawn with on this machine.

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
        Problem(code, facts={fact: "、".join(str(each.facts[fact]) for each in alike) for fact in alike[0].facts})
        for code in dict.fromkeys(each.code for each in problems)
        for alike in [[each for each in problems if each.code == code]]
    )
