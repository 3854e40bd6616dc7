"""A text file read whole: UTF-8, newlines as line ends, no characters that XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.ground.disk import TEXT, FileKind, read_contents
from generator.ground.errors import InputError, Problem, Span
from generator.ground.source.encoding import decode
from generator.ground.source.source_limits import bounded
from generator.ground.source.text_lines import Lines

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
    """Read the file at ``path``; a BOM is dropped and every line end becomes a newline.

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
    problems = bounded(_characters(file))
    if problems:
        raise error(problems)
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
