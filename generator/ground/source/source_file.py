"""A text file read whole: ours in UTF-8, those of others in any encoding that is usual in China.

Line ends become newlines. Characters that XML cannot hold are refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import overload

from generator.ground.disk import TEXT, FileKind, read_contents
from generator.ground.errors import InputError, Problem, Span

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Everything outside the production Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets)."""


@dataclass(frozen=True)
class SourceFile:
    """A file's text, with positions for problems.

    ``name`` is the file's name in problems, ``data`` are its raw bytes.
    """

    name: str
    path: Path
    text: str
    data: bytes = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        """The digest of the raw bytes, hexadecimal; completing a unit asks for none."""
        import hashlib

        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines as typed, without line ends."""
        return Lines(self.text)

    def span(self, line: int, column: int | None = None, length: int = 1) -> Span:
        """The position ``line``:``column`` (from 1, in characters) with the line as typed."""
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        return Span(self.name, line, column, length, source)


def read_source(
    path: Path,
    *,
    name: str | None = None,
    error: type[InputError] = InputError,
    kind: FileKind = TEXT,
    root: Path | None = None,
) -> SourceFile:
    """Reads the file at ``path``; a BOM is dropped and every line end becomes a newline.

    Raises what :func:`~generator.ground.disk.read_contents` raises, and ``error`` with every problem found: not UTF-8,
    characters that XML 1.0 cannot hold.
    """
    shown = str(path) if name is None else name
    return source_of(read_contents(path, kind, name=shown, error=error, root=root), path, name=shown, error=error)


def source_of(data: bytes, path: Path, *, name: str, error: type[InputError] = InputError) -> SourceFile:
    """The :class:`SourceFile` of ``data``, the bytes at ``path``. Raises ``error`` as :func:`read_source` does."""
    decoded = decode(data, name)
    if isinstance(decoded, Problem):
        raise error(decoded)
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    file = SourceFile(name, path, text, data)
    error.raise_for(bounded(_characters(file)))
    return file


def unholdable(text: str) -> str | None:
    """The first character of ``text`` that XML 1.0 cannot hold, as ``U+0007``, or None."""
    match = _NOT_XML.search(text)
    return None if match is None else f"U+{ord(match.group()):04X}"


def _characters(file: SourceFile) -> Iterator[Problem]:
    if _NOT_XML.search(file.text) is None:
        return
    for number, line in enumerate(file.lines, start=1):
        for match in _NOT_XML.finditer(line):
            facts = {"character": f"U+{ord(match.group()):04X}"}
            yield Problem("source-xml-character", file.span(number, match.start() + 1), facts)


# Our own text files are UTF-8; other encodings are named in a problem.


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


# A long text is split into lines on demand: a list of millions of short ones would take many times its memory.


_SIZE = 256
_BLOCK = re.compile(rf"(?:[^\n]*+\n){{{_SIZE}}}")


class Lines(Sequence[str]):
    """The lines of ``text`` without line ends; where it ends with a newline, the last line is empty."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        while (block := _BLOCK.match(text, self._starts[-1])) is not None:
            self._starts.append(block.end())
        self._number = len(self._starts) - 1
        """The number of the block that was split last."""
        self._block = text[self._starts[-1] :].split("\n")
        self._count = self._number * _SIZE + len(self._block)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        for number in range(len(self._starts)):
            yield from self._cut(number)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """A line, or a list of lines for a slice."""
        numbers = range(self._count)[index]
        if isinstance(numbers, range):
            return [self[number] for number in numbers]
        block, line = divmod(numbers, _SIZE)
        return self._cut(block)[line]

    def _cut(self, number: int) -> list[str]:
        """The lines of block ``number``; the last one is kept, because lines are mostly read in order."""
        if number != self._number:
            end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else None
            self._number, self._block = number, self._text[self._starts[number] : end].split("\n")
        return self._block


# Limits are ample for real files, tight for malicious ones.


MAX_DEPTH = 20
"""Nested levels of YAML."""

MAX_NODES = 250_000
"""Nodes kept of one file, keys included; so many take some 60 MB."""

MAX_SUSPECTS = 1_000
"""Lines of one value that are searched for a slip."""

MAX_PROBLEMS = 1_000
"""Problems of one file that are reported."""


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """At most ``MAX_PROBLEMS`` of ``problems``; where there are more, a last problem says so."""
    first = list(islice(problems, MAX_PROBLEMS + 1))
    if len(first) > MAX_PROBLEMS:
        first[-1] = Problem("source-many-problems", first[-1].span, {"limit": MAX_PROBLEMS})
    return first
