"""The lines of a filled text, each made of typed text and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.ground.errors import Span
from generator.official.document import VerticalAlign, raised
from generator.templates.text.content_filters import PrintedPicture

BLANKS = " \t\u3000\u00a0"
"""Blanks that are stripped from typed text."""


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A piece of a line: typed text, or a value; ``span`` is the place of the line, or of a value's tag.

    A ``picture`` is a value without text; ``align``: the value is raised or lowered.
    """

    text: str
    typed: bool
    span: Span
    picture: PrintedPicture | None = None
    align: VerticalAlign | None = None


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A line of the filled text; its first ``typed`` characters were typed in the template.

    ``pieces`` are all its pieces, blanks and empty values included.
    """

    text: str
    typed: int
    span: Span
    pieces: tuple[LinePiece, ...] = ()

    @property
    def marked(self) -> str:
        """The text with raised and lowered pieces marked."""
        return marked(trimmed([piece for piece in self.pieces if piece.text]))

    @property
    def pictures(self) -> tuple[LinePiece, ...]:
        """The pieces that are pictures."""
        return tuple(piece for piece in self.pieces if piece.picture is not None)


def trimmed(pieces: Sequence[LinePiece]) -> list[LinePiece]:
    """Return ``pieces`` without typed blanks at either end; blanks of values are kept."""
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


def joined(pieces: Sequence[LinePiece]) -> str:
    """Return the text of all ``pieces``."""
    return "".join(piece.text for piece in pieces)


def marked(pieces: Sequence[LinePiece]) -> str:
    """Return the text of all ``pieces`` with the raised and lowered ones marked."""
    return "".join(piece.text if piece.align is None else raised(piece.text, piece.align) for piece in pieces)
