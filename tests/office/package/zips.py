"""Zips made by hand, so that every field can be wrong."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

FULL = 0xFFFFFFFF


@dataclass(frozen=True)
class Made:
    """One entry; fields with ``local_`` are those of its own header, where they differ."""

    name: bytes
    content: bytes = b"1"
    method: int = 8
    flags: int = 0
    attributes: int = 0
    raw: bytes | None = None
    crc: int | None = None
    size: int | None = None
    extra: bytes = b""
    facts: tuple[int, int, int] | None = None
    place: int | None = None
    local_name: bytes | None = None
    local_method: int | None = None
    local_flags: int | None = None
    local_facts: tuple[int, int, int] | None = None
    local_extra: bytes = b""
    descriptor: bytes = b""
    written: bool = True

    def stream(self) -> bytes:
        if self.raw is not None:
            return self.raw
        return zlib.compress(self.content, 6, -15) if self.method == 8 else self.content

    def told(self) -> tuple[int, int, int]:
        size = len(self.content) if self.size is None else self.size
        return zlib.crc32(self.content) if self.crc is None else self.crc, len(self.stream()), size


TYPES = Made(b"[Content_Types].xml", b"<Types/>")


def made(
    entries: Sequence[Made],
    *,
    before: bytes = b"",
    between: bytes = b"",
    after: bytes = b"",
    comment: bytes = b"",
    shift: int = 0,
    count: int | None = None,
    wide_end: tuple[int, int, int] | None = None,
    end: bool = True,
) -> bytes:
    """The zip; without directory and ``end`` if so asked.

    ``shift`` is added to all offsets; ``wide_end``: a ZIP64 end record that says this count, size and offset.
    """
    data = before
    directory = b""
    for entry in entries:
        directory += _central(entry, len(data) + shift if entry.place is None else entry.place)
        data += _local(entry) if entry.written else b""
    place = len(data) + shift
    if not end:
        return data
    data += directory + between
    if wide_end is not None:
        wide = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, wide_end[0], *wide_end)
        data += wide + struct.pack("<4sLQL", b"PK\x06\x07", 0, len(data), 1)
    number = len(entries) if count is None else count
    sizes = (len(directory), place, len(comment))
    return data + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, number, number, *sizes) + comment + after


def _local(entry: Made) -> bytes:
    name = entry.name if entry.local_name is None else entry.local_name
    method = entry.method if entry.local_method is None else entry.local_method
    flags = entry.flags if entry.local_flags is None else entry.local_flags
    facts = entry.told() if entry.local_facts is None else entry.local_facts
    numbers = (20, flags, method, 0, 33, *facts, len(name), len(entry.local_extra))
    header = struct.pack("<4sHHHHHLLLHH", b"PK\x03\x04", *numbers)
    return header + name + entry.local_extra + entry.stream() + entry.descriptor


def _central(entry: Made, place: int) -> bytes:
    facts = entry.told() if entry.facts is None else entry.facts
    lengths = (len(entry.name), len(entry.extra), 0)
    numbers = (20, 20, entry.flags, entry.method, 0, 33, *facts, *lengths, 0, 0, entry.attributes, place)
    return struct.pack("<4sHHHHHHLLLHHHHHLL", b"PK\x01\x02", *numbers) + entry.name + entry.extra
