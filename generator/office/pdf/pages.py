"""A rendered page, measured.

All lengths are millimetres from the sheet's top left corner, x to the right and y downwards; type sizes are
points. Boxes are of the ink (the glyph's outline), not of the advance width.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From its left to its right edge."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From its top to its bottom edge."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """X of the centre."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Char:
    """One character: its ink, its pen position (``x``, ``baseline``), its face in points, RRGGBB."""

    text: str
    ink: Box
    x: float
    baseline: float
    font: str
    size: float
    color: str


@dataclass(frozen=True)
class Line:
    """The characters on one baseline, from left to right."""

    chars: tuple[Char, ...]

    @cached_property
    def text(self) -> str:
        """The line's text without the blanks at its ends."""
        return "".join(char.text for char in self.chars).strip()

    @cached_property
    def _inked(self) -> tuple[Char, ...]:
        return tuple(char for char in self.chars if not char.text.isspace())

    @property
    def ink_left(self) -> float:
        """Its left edge."""
        return min(char.ink.left for char in self._inked)

    @property
    def ink_right(self) -> float:
        """Its right edge."""
        return max(char.ink.right for char in self._inked)

    @property
    def ink_top(self) -> float:
        """Its upper edge."""
        return min(char.ink.top for char in self._inked)

    @property
    def ink_bottom(self) -> float:
        """Its lower edge."""
        return max(char.ink.bottom for char in self._inked)

    @property
    def left(self) -> float:
        """Where the first character's cell begins: its pen position."""
        return self._inked[0].x

    @property
    def baseline(self) -> float:
        """The height of its baseline on the page."""
        return self.chars[0].baseline

    @property
    def font(self) -> str:
        """The font that most characters are in."""
        return Counter(char.font for char in self._inked).most_common(1)[0][0]

    @property
    def size(self) -> float:
        """The size in points that most characters have."""
        return Counter(char.size for char in self._inked).most_common(1)[0][0]

    @property
    def colors(self) -> set[str]:
        """The colours of its characters, RRGGBB."""
        return {char.color for char in self._inked}


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn horizontal line."""

    left: float
    right: float
    y: float
    thickness: float
    color: str

    @property
    def length(self) -> float:
        """From its left to its right end."""
        return self.right - self.left


@dataclass(frozen=True)
class Page:
    """One page: ``lines`` and horizontal ``rules`` from top to bottom, the boxes of the pictures.

    A rule that is drawn twice in one place, as LibreOffice does under a paragraph, counts once.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    images: tuple[Box, ...]

    @property
    def chars(self) -> tuple[Char, ...]:
        """All characters in reading order."""
        return tuple(char for line in self.lines for char in line.chars)

    @property
    def text(self) -> str:
        """The lines' texts, one below the other."""
        return "\n".join(line.text for line in self.lines)

    @property
    def bare_text(self) -> str:
        """The page's characters in reading order without any white space."""
        return "".join(self.text.split())

    def line(self, start: str) -> Line:
        """The one line that starts with ``start``; ValueError if there is none, or several."""
        (found,) = [line for line in self.lines if line.text.startswith(start)]
        return found
