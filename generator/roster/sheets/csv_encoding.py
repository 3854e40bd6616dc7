"""The bytes of a CSV file → its text: UTF-8, UTF-16 with its mark, or GB18030, as Excel in China saves it."""

from __future__ import annotations

import codecs
import re

from generator.ground.errors import Problem, RosterError, Span
from generator.ground.source import reads_as_gb18030

_ZIP, _COMPOUND, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_TWO_BYTES = re.compile("[\x00-\u07ff]*")
_UNLIKELY = re.compile("[\ufffd\x80-\x9f]")
"""Characters that are in no text, but result when bytes in another encoding are read as GB18030."""

_COMMON = 0.8
"""The least share of the non-ASCII characters that must be in GB 2312; names of places and people have rare ones."""


def text_of(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Decode ``data``, with newlines as line ends; also return a note where the encoding had to be guessed.

    Raises RosterError for what is no text, and where the encoding is not certain.
    """
    span = Span(file)
    if data.startswith((_ZIP, _COMPOUND, _PDF)):
        raise RosterError(Problem("sheet-not-csv", span))
    notes: list[Problem] = []
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _decoded(data, "utf-16")
    elif data.startswith(codecs.BOM_UTF8):
        text = _decoded(data, "utf-8-sig")
    elif b"\0" in data:
        text = None
    else:
        text = _unmarked(data)
        if text is not None and _decoded(data, "utf-8") is None:
            notes.append(Problem("sheet-encoding", span, {"encoding": "GB18030"}))
    if text is None:
        raise RosterError(Problem("sheet-encoding-unclear", span))
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _unmarked(data: bytes) -> str | None:
    """Decode ``data`` without a byte order mark; None where it is no text, or may be text in either encoding."""
    as_utf8, as_gb = _decoded(data, "utf-8"), _decoded(data, "gb18030")
    if as_utf8 is not None:
        either = as_gb is not None and not as_utf8.isascii() and _TWO_BYTES.fullmatch(as_utf8)
        return None if either else as_utf8
    if as_gb is None or not reads_as_gb18030(data) or not _looks_chinese(as_gb):
        return None
    return as_gb


def _looks_chinese(text: str) -> bool:
    """Whether nearly all characters are in everyday use; bytes in another encoding decode to rare ones."""
    common = text.encode("gb2312", "ignore").decode("gb2312")
    ascii_only = len(text.encode("ascii", "ignore"))
    return not _UNLIKELY.search(text) and len(common) - ascii_only >= _COMMON * (len(text) - ascii_only)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
