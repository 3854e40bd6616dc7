"""The fonts that are installed, by the names of their families."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.office.fonts.font_file import FontFile
from generator.office.fonts.stamps import Stamp, stamps

OPENTYPE = (".ttf", ".otf", ".ttc", ".otc")
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
    seen: Mapping[str, Stamp] = field(default_factory=dict)

    @cached_property
    def families(self) -> frozenset[str]:
        """The names of all families."""
        return frozenset(name for font in self.fonts for name in font.families)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All files, each once."""
        return tuple(dict.fromkeys(font.path for font in self.fonts))

    def of_family(self, name: str) -> tuple[FontFile, ...]:
        """The OpenType fonts of the family called ``name``, without regard to case, in the order of their paths."""
        return opentype(self._by_name.get(name.casefold(), ()))

    @property
    def are_current(self) -> bool:
        """Whether no font was added to the folders, or removed from them, since they were looked at."""
        return stamps(self.seen) == tuple(self.seen.values())

    @cached_property
    def _by_name(self) -> dict[str, list[InstalledFont]]:
        by_name: dict[str, list[InstalledFont]] = {}
        for font in self.fonts:
            for name in font.families:
                by_name.setdefault(name.casefold(), []).append(font)
        return by_name


def opentype(fonts: Iterable[InstalledFont]) -> tuple[FontFile, ...]:
    """The files of those that are OpenType fonts, each once, in the order of their paths and numbers."""
    known = sorted({(font.path, font.number) for font in fonts if font.path.lower().endswith(OPENTYPE)})
    return tuple(FontFile(Path(path), number) for path, number in known)


def with_stamps(fonts: Iterable[InstalledFont], folders: Iterable[str]) -> InstalledFonts:
    """The fonts that were found in ``folders``, with the stamps of these."""
    places = sorted(set(folders))
    return InstalledFonts(tuple(fonts), dict(zip(places, stamps(places), strict=True)))
