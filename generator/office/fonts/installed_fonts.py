"""The fonts that are installed, by the names of their families."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.office.fonts.font_file import FontFile
from generator.office.fonts.stamps import Stamp, stamps

OPENTYPE = (".ttf", ".otf", ".ttc", ".otc")
"""The endings of font files that are read here; others, such as .pfb, cannot be embedded as they are."""


@dataclass(frozen=True, eq=False)
class InstalledFonts:
    """Fonts, each with the names of its family. ``seen``: the folders that they were found in, with their stamps."""

    fonts: Mapping[FontFile, tuple[str, ...]]
    seen: Mapping[str, Stamp] = field(default_factory=dict)

    @cached_property
    def families(self) -> frozenset[str]:
        """The names of all families."""
        return frozenset(name for names in self.fonts.values() for name in names)

    @cached_property
    def files(self) -> tuple[Path, ...]:
        """All files, each once."""
        return tuple(dict.fromkeys(font.path for font in self.fonts))

    def of_family(self, name: str) -> tuple[FontFile, ...]:
        """The OpenType fonts of the family called ``name``, without regard to case, in the order of their paths."""
        return self._by_name.get(name.casefold(), ())

    @property
    def are_current(self) -> bool:
        """Whether no font was added to the folders, or removed from them, since they were looked at."""
        return stamps(self.seen) == tuple(self.seen.values())

    @cached_property
    def _by_name(self) -> dict[str, tuple[FontFile, ...]]:
        by_name: dict[str, set[FontFile]] = {}
        for font, names in self.fonts.items():
            if font.path.suffix.lower() in OPENTYPE:
                for name in names:
                    by_name.setdefault(name.casefold(), set()).add(font)
        return {name: in_order(fonts) for name, fonts in by_name.items()}


def in_order(fonts: Iterable[FontFile]) -> tuple[FontFile, ...]:
    """The fonts in the order of their paths and numbers."""
    return tuple(sorted(fonts, key=lambda font: (str(font.path), font.number)))


def with_stamps(fonts: Mapping[FontFile, tuple[str, ...]], folders: Iterable[str]) -> InstalledFonts:
    """The fonts that were found in ``folders``, with the stamps of these."""
    places = sorted(set(folders))
    return InstalledFonts(fonts, dict(zip(places, stamps(places), strict=True)))
