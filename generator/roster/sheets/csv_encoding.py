"""The bytes of a CSV file → its text: UTF-8, UTF-16 with its mark, or GB18030, as Excel in China saves it."""

from __future__ import annotations

from generator.ground.errors import Problem, RosterError, Span
from generator.ground.source import decode_any

_ZIP, _COMPOUND, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


def text_of(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Decode ``data``, with newlines as line ends; also return a note where the encoding had to be guessed.

    Raises RosterError for what is no text, and where the encoding is not certain.
    """
    span = Span(file)
    if data.startswith((_ZIP, _COMPOUND, _PDF)):
        raise RosterError(Problem("sheet-not-csv", span))
    found = decode_any(data)
    if found is None:
        raise RosterError(Problem("sheet-encoding-unclear", span))
    notes = [] if found.guessed is None else [Problem("sheet-encoding", span, {"encoding": found.guessed})]
    return found.text, notes
