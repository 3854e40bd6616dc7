"""Reading a package that anybody may have made: every limit is checked before the bytes are believed."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from contextlib import suppress

from generator.ground.errors import InputError, Problem, Span
from generator.office.package.addresses import key
from generator.office.package.directory import DEFLATED, STORED, Directory, DirectoryError, Entry, read_directory
from generator.office.package.names import CONTENT_TYPES

MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 100_000_000
MAX_PART_BYTES = 30_000_000
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 1_000_000  # below that a part is harmless however well it is packed
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FILE_TYPES = (0, stat.S_IFREG, stat.S_IFDIR)


def read_package(data: bytes, *, name: str, error: type[InputError] = InputError) -> dict[str, bytes]:
    """The parts of the package in ``data``, by name, inflated; ``name`` is the file's name in problems.

    Bytes behind it that mean nothing are left out; :func:`blanks_behind` describes them.

    The content types are always ``[Content_Types].xml``.

    Raises ``error`` with every problem found: not a zip, not an Office document, damaged, encrypted, too many
    entries, too large, packed suspiciously well, entries whose names are double or lead out of the package, that lie
    over one another, are links, or have a header that says something else than the directory. All that is known
    before anything is inflated; while it is, no size is believed.
    """
    if data.startswith(_COMPOUND_FILE):
        raise error(Problem("template-not-docx-old", Span(name)))
    if not data.startswith(b"PK"):
        raise error(Problem("template-not-docx", Span(name)))
    try:
        directory = read_directory(data, MAX_ENTRIES)
    except DirectoryError as fault:
        raise error(Problem(fault.code, Span(name), fault.facts)) from fault
    if problems := [*_problems(directory, name), *_too_large(directory.entries, name)]:
        raise error(problems)
    return _inflated(data, directory.entries, name, error)


def blanks_behind(data: bytes, name: str) -> Iterator[Problem]:
    """A note where white space or zeros are behind the package in ``data``, which was read without them.

    ``name`` is the file's name in the note. What is no package at all gets none.
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
    if key(CONTENT_TYPES) not in seen:
        yield Problem("template-not-docx", Span(file))


def _unreadable(entry: Entry, span: Span) -> Iterator[Problem]:
    if entry.encrypted:
        yield Problem("template-package-encrypted", span, {"part": entry.name})
    elif not entry.agrees:
        yield Problem("template-package-disagrees", span, {"part": entry.name})
    elif entry.method not in (STORED, DEFLATED):
        yield Problem("template-package-damaged", span, {"why": f"compression method {entry.method}"})
    elif entry.method == STORED and entry.packed != entry.size:
        yield Problem("template-package-disagrees", span, {"part": entry.name})


def _covered(directory: Directory) -> set[int]:
    """Where those entries begin that lie over one before them, or over the directory."""
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


def _is_folder(entry: Entry) -> bool:
    return entry.name.endswith("/")


def _too_large(entries: tuple[Entry, ...], file: str) -> Iterator[Problem]:
    """What the directory says of sizes; whoever made it lie is found out while the parts are inflated."""
    total = 0
    for entry in entries:
        span = Span(file, part=entry.name)
        total += entry.size
        if entry.size > max(_RATIO_MATTERS_FROM, MAX_RATIO * entry.packed):
            yield Problem("template-package-bomb", span, {"part": entry.name, "limit": MAX_RATIO})
        elif entry.size > MAX_PART_BYTES or total > MAX_TOTAL_BYTES >= total - entry.size:
            facts = {"part": entry.name, "part_limit": MAX_PART_BYTES, "total_limit": MAX_TOTAL_BYTES}
            yield Problem("template-package-large", span, facts)


def _inflated(data: bytes, entries: tuple[Entry, ...], file: str, error: type[InputError]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    problems: list[Problem] = []
    for entry in entries:
        if _is_folder(entry):
            continue
        try:
            parts[_named(entry)] = _content(data, entry)
        except ValueError as fault:
            problems.append(Problem("template-package-damaged", Span(file, part=entry.name), {"why": str(fault)}))
    if problems:
        raise error(problems)
    return parts


def _named(entry: Entry) -> str:
    """The name of a part; that of the content types as everybody writes it, for case makes no other name of it."""
    return CONTENT_TYPES if key(entry.name) == key(CONTENT_TYPES) else entry.name


def _content(data: bytes, entry: Entry) -> bytes:
    """The part, of which no more is inflated than the directory has promised. Raises ValueError if that is not it."""
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
