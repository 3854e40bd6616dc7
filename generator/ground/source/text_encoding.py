"""The encoding of a text file: ours are UTF-8, those of others, sheets and drafts, in any that is usual in China."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from generator.ground.errors import Problem, Span

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_BINARY_STARTS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")


def decode(data: bytes, name: str) -> str | Problem:
    """The text of ``data`` without its byte order mark, or a problem with the actual encoding or file type."""
    if data.startswith(_BINARY_STARTS):
        return Problem("source-binary", Span(name))
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked_utf16(data)
    if encoding is not None:
        return Problem("source-encoding", Span(name, 1, 1), {"encoding": encoding})
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
        before = data[start : start + fault.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        span = Span(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        if reads_as_gb18030(data):
            return Problem("source-encoding", span, {"encoding": "GB18030"})
        return Problem("source-not-utf-8", span, {"byte": f"0x{data[start + fault.start]:02X}"})


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, recognised by line ends and blanks with a zero byte."""
    pairs = data.count(b"\n\0") + data.count(b" \0") + data.count(b"\0\n") + data.count(b"\0 ")
    return "UTF-16" if len(data) % 2 == 0 and pairs * 100 > len(data) else None


def reads_as_gb18030(data: bytes) -> bool:
    """Whether ``data`` is GB18030 (GBK, GB2312) rather than UTF-8 with a few bytes damaged."""
    as_utf8 = data.decode("utf-8", errors="replace")
    damaged = as_utf8.count("\N{REPLACEMENT CHARACTER}")
    intact = sum(each > "\x7f" for each in as_utf8) - damaged
    if intact > damaged:
        return False
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


# Files of others, such as sheets and drafts, are in any encoding that office programs in China write:
# UTF-8, UTF-16 with its mark, or GB18030.


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
    """Decodes ``data`` without a byte order mark; None where it is no text, or may be text in either encoding."""
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
