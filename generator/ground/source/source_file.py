"""A text file of ours read whole, with positions for problems; its encoding is found by :mod:`text_encoding`.

Line ends become newlines. Characters that XML cannot hold are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import overload

from generator.ground.disk import TEXT, FileKind, read_contents
from generator.ground.errors import InputError, Problem, Span
from generator.ground.source.text_encoding import decode

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
