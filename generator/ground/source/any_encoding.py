"""The text of bytes in any encoding that office programs in China write: UTF-8, UTF-16 with its mark, or GB18030.

For files of others, such as sheets and drafts; our own text files are UTF-8 (:mod:`encoding`).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from generator.ground.source.encoding import reads_as_gb18030

_TWO_BYTES = re.compile("[\x00-\u07ff]*")
_UNLIKELY = re.compile("[\ufffd\x80-\x9f]")
"""Characters that are in no text, but result when bytes in another encoding are read as GB18030."""

_COMMON = 0.8
"""The least share of the non-ASCII characters that must be in GB 2312; names of places and people have rare ones."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text with newlines as line ends; ``guessed`` is the name of its encoding where nothing in the file states it.

    UTF-8 is no guess.
    """

    text: str
    guessed: str | None = None


def decode_any(data: bytes) -> DecodedText | None:
    """The text of ``data``; None where it is no text, or where the encoding is not certain."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, guessed = _decoded(data, "utf-16"), None
    elif data.startswith(codecs.BOM_UTF8):
        text, guessed = _decoded(data, "utf-8-sig"), None
    elif b"\0" in data:
        text, guessed = None, None
    else:
        text, guessed = _unmarked(data), None if _decoded(data, "utf-8") is not None else "GB18030"
    return None if text is None else DecodedText(text.replace("\r\n", "\n").replace("\r", "\n"), guessed)


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
