"""Reading of untrusted packages: all limits are checked before anything is inflated; encrypted ones are recognised."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from contextlib import suppress

from generator.ground.errors import InputError, Problem, Span
from generator.office.package.part_names import CONTENT_TYPES, key
from generator.office.package.zip_directory import DEFLATED, STORED, Directory, DirectoryError, ZipEntry, read_directory

MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 100_000_000
MAX_PART_BYTES = 30_000_000
_MAX_RATIO = 200
_RATIO_MATTERS_FROM = 1_000_000  # a smaller part is harmless at any ratio
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a compound file ([MS-CFB] 2.2): .doc, .xls, encrypted packages, VBA projects."""

_FILE_TYPES = (0, stat.S_IFREG, stat.S_IFDIR)


def read_package(
    data: bytes,
    *,
    name: str,
    error: type[InputError] = InputError,
    content_types: bool = True,
    part_limit: int = MAX_PART_BYTES,
) -> dict[str, bytes]:
    """The inflated parts of the package in ``data``, by name; ``name`` is the file's name in problems.

    Blanks after the zip are ignored; :func:`blanks_behind` reports them. The content types are always named
    ``[Content_Types].xml``; without ``content_types`` they may be missing, as in an OpenDocument. A part may have
    ``part_limit`` bytes.

    Raises ``error`` with every problem found: not a zip, not an Office document, damaged, encrypted, too many
    entries, too large, a suspicious compression ratio, entries whose names are duplicate or lead out of the package,
    that overlap, are links, or have a header that differs from the directory. These are checked before anything is
    inflated; sizes are checked again while inflating.
    """
    if data.startswith(COMPOUND_FILE):
        raise error(Problem("template-not-docx-old", Span(name)))
    if not data.startswith(b"PK"):
        raise error(Problem("template-not-docx", Span(name)))
    try:
        directory = read_directory(data, MAX_ENTRIES)
    except DirectoryError as fault:
        raise error(Problem(fault.code, Span(name), fault.facts)) from fault
    problems = [*_problems(directory, name), *_too_large(directory.entries, name, part_limit)]
    if content_types and key(CONTENT_TYPES) not in {key(entry.name) for entry in directory.entries}:
        problems.append(Problem("template-not-docx", Span(name)))
    error.raise_for(problems)
    return _inflated(data, directory.entries, name, error)


def blanks_behind(data: bytes, name: str) -> Iterator[Problem]:
    """A note where white space or zeros follow the package in ``data``; none where it is not a package.

    ``name`` is the file's name in the note.
    """
    if data.startswith(b"PK"):
        with suppress(DirectoryError):
            directory = read_directory(data, MAX_ENTRIES)
            if directory.behind:
                yield Problem("template-package-behind", Span(name), {"bytes": directory.behind})


def _problems(directory: Directory, file: str) -> Iterator[Problem]:
    seen: set[str] = set()
    covered = _covered(directory)
    for entry in directory.entries:
        span, facts = Span(file, part=entry.name), {"part": entry.name}
        if _leads_out(entry.name) or (_is_folder(entry) and entry.size):
            yield Problem("template-package-name", span, facts)
        # Part names are compared without case (ECMA-376 part 2, 6.2.2.3).
        called = key(entry.name)
        if called in seen:
            yield Problem("template-package-double", span, facts)
        seen.add(called)
        if entry.offset in covered:
            yield Problem("template-package-overlap", span, facts)
        if stat.S_IFMT(entry.mode) not in _FILE_TYPES:
            yield Problem("template-package-link", span, facts)
        yield from _unreadable(entry, span)


def _unreadable(entry: ZipEntry, span: Span) -> Iterator[Problem]:
    if entry.encrypted:
        yield Problem("template-package-encrypted", span, {"part": entry.name})
    elif not entry.agrees:
        yield Problem("template-package-disagrees", span, {"part": entry.name})
    elif entry.method not in (STORED, DEFLATED):
        yield Problem("template-package-damaged", span, {"why": f"compression method {entry.method}"})
    elif entry.method == STORED and entry.packed != entry.size:
        yield Problem("template-package-disagrees", span, {"part": entry.name})


def _covered(directory: Directory) -> set[int]:
    """The offsets of entries that overlap an earlier one, or the directory."""
    covered: set[int] = set()
    reached = 0
    for entry in sorted(directory.entries, key=lambda entry: entry.offset):
        if entry.offset < reached or entry.end > directory.offset:
            covered.add(entry.offset)
        reached = max(reached, entry.end)
    return covered


def _leads_out(part: str) -> bool:
    pieces = part.removesuffix("/").split("/")
    return "\\" in part or "\0" in part or ":" in pieces[0] or not {"", ".", ".."}.isdisjoint(pieces)


def _is_folder(entry: ZipEntry) -> bool:
    return entry.name.endswith("/")


def _too_large(entries: tuple[ZipEntry, ...], file: str, part_limit: int) -> Iterator[Problem]:
    """The problems of sizes in the directory; false sizes are found while the parts are inflated."""
    total, total_limit = 0, max(MAX_TOTAL_BYTES, part_limit)
    for entry in entries:
        span = Span(file, part=entry.name)
        total += entry.size
        if entry.size > max(_RATIO_MATTERS_FROM, _MAX_RATIO * entry.packed):
            yield Problem("template-package-bomb", span, {"part": entry.name, "limit": _MAX_RATIO})
        elif entry.size > part_limit or total > total_limit >= total - entry.size:
            facts = {"part": entry.name, "part_limit": part_limit, "total_limit": total_limit}
            yield Problem("template-package-large", span, facts)


def _inflated(data: bytes, entries: tuple[ZipEntry, ...], file: str, error: type[InputError]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    problems: list[Problem] = []
    for entry in entries:
        if _is_folder(entry):
            continue
        try:
            parts[CONTENT_TYPES if key(entry.name) == key(CONTENT_TYPES) else entry.name] = _content(data, entry)
        except ValueError as fault:
            problems.append(Problem("template-package-damaged", Span(file, part=entry.name), {"why": str(fault)}))
    error.raise_for(problems)
    return parts


def _content(data: bytes, entry: ZipEntry) -> bytes:
    """The inflated part, no more than the size in the directory. Raises ValueError where size or checksum differ."""
    raw = memoryview(data)[entry.start : entry.end]
    if entry.method == STORED:
        content = bytes(raw)
    else:
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflating.decompress(raw, entry.size + 1)
        except zlib.error as fault:
            raise ValueError(str(fault)) from fault
        if not inflating.eof or inflating.unused_data:
            raise ValueError("compressed data of another length")
    if len(content) != entry.size:
        raise ValueError("another size than the directory says")
    if zlib.crc32(content) != entry.crc:
        raise ValueError("checksum")
    return content


_STREAM = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream that holds an encrypted package."""


def is_encrypted(data: bytes) -> bool:
    """Whether ``data`` is a compound file with a package that a password encrypts."""
    return _STREAM in data
