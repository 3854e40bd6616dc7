"""Reading a package that anybody may have made: every limit is checked before the bytes are believed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from generator.errors import InputError, Problem, Span

MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 100_000_000
MAX_PART_BYTES = 30_000_000
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 1_000_000  # below that a part is harmless however well it is packed
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT_TYPES = "[Content_Types].xml"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)


def read_package(data: bytes, *, name: str, error: type[InputError] = InputError) -> dict[str, bytes]:
    """The parts of the package in ``data``, by name, inflated; ``name`` is the file's name in problems.

    Raises ``error`` with every problem found: not a zip, not an Office document, damaged, encrypted, too many
    entries, too large, packed suspiciously well, or entries whose names are double or lead out of the package.
    """
    if data.startswith(_COMPOUND_FILE):
        raise error(Problem("template-not-docx-old", Span(name)))
    if not data.startswith(b"PK"):
        raise error(Problem("template-not-docx", Span(name)))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if problems := list(_directory_problems(entries, name)):
                raise error(problems)
            return _inflated(archive, entries, name, error)
    except _BROKEN as fault:
        raise error(Problem("template-package-damaged", Span(name), {"why": str(fault)})) from fault


def _directory_problems(entries: list[zipfile.ZipInfo], name: str) -> Iterator[Problem]:
    if len(entries) > MAX_ENTRIES:
        yield Problem("template-package-entries", Span(name), {"count": len(entries), "limit": MAX_ENTRIES})
        return
    seen: set[str] = set()
    for entry in entries:
        span = Span(name, part=entry.orig_filename)
        if _leads_out(entry.orig_filename):
            yield Problem("template-package-name", span, {"part": entry.orig_filename})
        # Part names are compared without case (ECMA-376 part 2, 6.2.2.3).
        key = entry.orig_filename.casefold()
        if key in seen:
            yield Problem("template-package-double", span, {"part": entry.orig_filename})
        seen.add(key)
        if entry.flag_bits & _ENCRYPTED:
            yield Problem("template-package-encrypted", span, {"part": entry.orig_filename})
        elif entry.compress_type not in _METHODS:
            yield Problem("template-package-damaged", span, {"why": f"compression method {entry.compress_type}"})
    if _CONTENT_TYPES.casefold() not in seen:
        yield Problem("template-not-docx", Span(name))


def _leads_out(part: str) -> bool:
    pieces = part.split("/")
    return "\\" in part or "\0" in part or ":" in pieces[0] or part.startswith("/") or ".." in pieces or not part


def _inflated(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str, error: type[InputError]
) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        if entry.is_dir():
            continue
        content = _part(archive, entry, min(MAX_PART_BYTES, MAX_TOTAL_BYTES - total), name, error)
        total += len(content)
        parts[entry.filename] = content
    return parts


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int, name: str, error: type[InputError]) -> bytes:
    """One part, counted while it is inflated: the sizes that the directory claims are not believed."""
    span = Span(name, part=entry.filename)
    by_ratio = max(_RATIO_MATTERS_FROM, MAX_RATIO * entry.compress_size)
    chunks: list[bytes] = []
    size = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                facts = {"part": entry.filename, "part_limit": MAX_PART_BYTES, "total_limit": MAX_TOTAL_BYTES}
                raise error(Problem("template-package-large", span, facts))
            if size > by_ratio:
                raise error(Problem("template-package-bomb", span, {"part": entry.filename, "limit": MAX_RATIO}))
            chunks.append(chunk)
    return b"".join(chunks)
