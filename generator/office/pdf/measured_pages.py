"""The model of a measured PDF page.

All lengths are in millimetres from the page's top left corner, x to the right and y downwards; type sizes are in
points. Boxes are those of the ink (the glyph's outline), not of the advance width.
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
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The x coordinate of its centre."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Char:
    """A character: its ink, its pen position (``x``, ``baseline``), its font, size in points, and colour (RRGGBB)."""

    text: str
    ink: Box
    x: float
    baseline: float
    font: str
    size: float
    color: str


@dataclass(frozen=True)
class PrintedLine:
    """A line of text: the characters on one baseline, from left to right."""

    chars: tuple[Char, ...]

    @cached_property
    def text(self) -> str:
        """The line's text without blanks at its ends."""
        return "".join(char.text for char in self.chars).strip()

    @cached_property
    def _inked(self) -> tuple[Char, ...]:
        return tuple(char for char in self.chars if not char.text.isspace())

    @property
    def ink_left(self) -> float:
        """The left edge of its ink."""
        return min(char.ink.left for char in self._inked)

    @property
    def ink_right(self) -> float:
        """The right edge of its ink."""
        return max(char.ink.right for char in self._inked)

    @property
    def ink_top(self) -> float:
        """The upper edge of its ink."""
        return min(char.ink.top for char in self._inked)

    @property
    def ink_bottom(self) -> float:
        """The lower edge of its ink."""
        return max(char.ink.bottom for char in self._inked)

    @property
    def left(self) -> float:
        """The pen position of its first visible character."""
        return self._inked[0].x

    @property
    def baseline(self) -> float:
        """The y coordinate of its baseline."""
        return self.chars[0].baseline

    @property
    def font(self) -> str:
        """The font of most of its characters."""
        return Counter(char.font for char in self._inked).most_common(1)[0][0]

    @property
    def size(self) -> float:
        """The size, in points, of most of its characters."""
        return Counter(char.size for char in self._inked).most_common(1)[0][0]

    @property
    def colors(self) -> set[str]:
        """The colours of its characters, RRGGBB."""
        return {char.color for char in self._inked}


@dataclass(frozen=True, slots=True)
class PrintedRule:
    """A drawn horizontal line."""

    left: float
    right: float
    y: float
    thickness: float
    color: str

    @property
    def length(self) -> float:
        """Its length."""
        return self.right - self.left


@dataclass(frozen=True)
class Page:
    """A page: ``lines`` and horizontal ``rules`` from top to bottom, and the boxes of the pictures.

    A rule that is drawn twice at one place, as LibreOffice does below a paragraph, is listed once.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    rules: tuple[PrintedRule, ...]
    images: tuple[Box, ...]

    @property
    def chars(self) -> tuple[Char, ...]:
        """All characters in reading order."""
        return tuple(char for line in self.lines for char in line.chars)

    @property
    def text(self) -> str:
        """The text of the lines, separated by newlines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def bare_text(self) -> str:
        """The text without white space."""
        return "".join(self.text.split())

    def line(self, start: str) -> PrintedLine:
        """The only line that starts with ``start``. Raises ValueError for none or several."""
        (found,) = [line for line in self.lines if line.text.startswith(start)]
        return found
