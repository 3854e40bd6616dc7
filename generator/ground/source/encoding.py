"""Decoding of text files: only UTF-8 is read, other encodings are named in a problem."""

from __future__ import annotations

import codecs

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
    encoding = _marked(data) or _unmarked_utf16(data)
    if encoding is not None:
        return Problem("source-encoding", Span(name, 1, 1), {"encoding": encoding})
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return _not_utf8(data, fault, name)


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, recognised by line ends and blanks with a zero byte."""
    pairs = data.count(b"\n\0") + data.count(b" \0") + data.count(b"\0\n") + data.count(b"\0 ")
    return "UTF-16" if len(data) % 2 == 0 and pairs * 100 > len(data) else None


def _not_utf8(data: bytes, fault: UnicodeDecodeError, name: str) -> Problem:
    start = 0 if not data.startswith(codecs.BOM_UTF8) else len(codecs.BOM_UTF8)
    before = data[start : start + fault.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    span = Span(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    if reads_as_gb18030(data):
        return Problem("source-encoding", span, {"encoding": "GB18030"})
    return Problem("source-not-utf-8", span, {"byte": f"0x{data[start + fault.start]:02X}"})


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
