"""The lines of a filled text, each made of what was typed and of the values set into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.ground.errors import Span
from generator.templates.text.pictures import PrintedPicture

BLANKS = " \t\u3000\u00a0"
"""What is left out around what was typed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: what was typed, or a value; ``span`` is the line's place, that of the tag for a value.

    A ``picture`` is a value without text.
    """

    text: str
    typed: bool
    span: Span
    picture: PrintedPicture | None = None


@dataclass(frozen=True, slots=True)
class FilledLine:
    """One line of the filled text; its first ``typed`` characters are in the template as they are.

    ``pieces`` are all that it was filled from, blanks and empty values too.
    """

    text: str
    typed: int
    span: Span
    pieces: tuple[Piece, ...] = ()

    @property
    def pictures(self) -> tuple[Piece, ...]:
        """Those of its pieces that are pictures."""
        return tuple(piece for piece in self.pieces if piece.picture is not None)


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` without the blanks that were typed before and behind them; a value keeps its own."""
    kept = list(pieces)
    while kept and kept[0].typed and not kept[0].text.strip(BLANKS):
        kept = kept[1:]
    while kept and kept[-1].typed and not kept[-1].text.strip(BLANKS):
        kept = kept[:-1]
    if kept and kept[0].typed:
        kept = [replace(kept[0], text=kept[0].text.lstrip(BLANKS)), *kept[1:]]
    if kept and kept[-1].typed:
        kept = [*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip(BLANKS))]
    return kept


def joined(pieces: Sequence[Piece]) -> str:
    """The text that ``pieces`` are."""
    return "".join(piece.text for piece in pieces)
