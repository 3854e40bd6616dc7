"""The central directory of a zip and the headers of its entries, read strictly (APPNOTE.TXT 6.3.10, 4.3).

A zip records most things twice. A file that another program could read differently is refused.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

STORED, DEFLATED = 0, 8
_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_RECORD = struct.Struct("<4s4H2LH")
_END64_RECORD = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64_RECORD = struct.Struct("<4sLQL")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_EXTRA = struct.Struct("<2H")
_LONGEST_COMMENT = 0xFFFF
_MOST_BEHIND = 64 * 1024
_BLANKS = b"\0 \t\r\n\v\f"
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF  # "see the ZIP64 record"
_ZIP64 = 0x0001
_ENCRYPTED = 0x2041  # the entry, strong encryption, or the directory
_SIZES_FOLLOW = 0x0008
_UTF8 = 0x0800


class DirectoryError(Exception):
    """The directory of a zip cannot be read; ``code`` and ``facts`` are those of the problem."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """An entry of the directory.

    ``packed`` and ``size`` are bytes before and after inflating, ``mode`` the file's type and mode on Unix.
    Its content is ``data[start:end]``, its own header begins at ``offset``. ``agrees``: that header is the same.
    """

    name: str
    method: int
    crc: int
    packed: int
    size: int
    mode: int
    offset: int
    start: int
    encrypted: bool
    agrees: bool

    @property
    def end(self) -> int:
        """The offset of the end of its content."""
        return self.start + self.packed


@dataclass(frozen=True, slots=True)
class Directory:
    """The entries in the directory's order; the directory begins at ``offset``.

    ``behind`` is the number of bytes (white space or zeros) after the end of the zip.
    """

    entries: tuple[ZipEntry, ...]
    offset: int
    behind: int


def read_directory(data: bytes, limit: int) -> Directory:
    """The directory of the zip ``data``, which may have ``limit`` entries. Nothing is inflated.

    Raises DirectoryError: damaged, too many entries, or extra bytes before or after it. Up to 64 KiB of white space and
    zeros after it are accepted, because downloads may end with them.
    """
    try:
        end, behind = _end(data)
        count, offset, stop = _extent(data, end)
        if count > limit:
            raise DirectoryError("template-package-entries", count=count, limit=limit)
        entries = tuple(_entries(data, count, offset, stop))
    except (struct.error, UnicodeDecodeError) as fault:
        raise _damaged(str(fault)) from fault
    if entries and min(entry.offset for entry in entries) > 0:
        raise DirectoryError("template-package-extra")
    return Directory(entries, offset, behind)


def _damaged(why: str) -> DirectoryError:
    return DirectoryError("template-package-damaged", why=why)


def _extent(data: bytes, stop: int) -> tuple[int, int, int]:
    """The number of entries, and the start and end of the directory; its end record begins at ``stop``."""
    _, disk, first_disk, here, count, size, offset, _ = _END_RECORD.unpack_from(data, stop)
    found = (disk, first_disk, here, count, size, offset)
    locator = stop - _LOCATOR64_RECORD.size
    if locator >= 0 and data.startswith(_LOCATOR64, locator):
        wide, stop = _wide_end(data, locator)
        if any(short not in (long, full) for short, long, full in zip(found, wide, _FULL, strict=True)):
            raise _damaged("two end records that disagree")
        disk, first_disk, here, count, size, offset = wide
    if (disk, first_disk) != (0, 0) or here != count:
        raise _damaged("several disks")
    if offset + size > stop:
        raise _damaged("no room for the directory")
    if offset + size < stop:
        raise DirectoryError("template-package-extra")
    return count, offset, stop


_FULL = (_FULL16, _FULL16, _FULL16, _FULL16, _FULL32, _FULL32)


def _end(data: bytes) -> tuple[int, int]:
    """The offset of the end record, and the number of blanks after it. Raises DirectoryError unless there is one."""
    exact: list[tuple[int, int]] = []
    last = data[-_MOST_BEHIND:]
    blank = len(last) - len(last.rstrip(_BLANKS))
    place = data.find(_END, max(0, len(data) - blank - _END_RECORD.size - _LONGEST_COMMENT))
    if place < 0:
        raise _damaged("no end record")
    while place >= 0:
        rest = data[place : place + _END_RECORD.size]
        if len(rest) == _END_RECORD.size:
            behind = len(data) - (place + _END_RECORD.size + int.from_bytes(rest[-2:], "little"))
            exact += [(place, behind)] if 0 <= behind <= blank else []
        place = data.find(_END, place + 1)
    if len(exact) != 1:
        raise DirectoryError("template-package-extra")
    return exact[0]


def end_of_zip(data: bytes) -> int:
    """The offset after the last zip in ``data``, which other bytes may follow; the length of ``data`` where none ends.

    As office suites look for it: the last end record that is not further than 64 KiB from the end of the file.
    """
    place = data.rfind(_END, max(0, len(data) - _MOST_BEHIND))
    record = data[place : place + _END_RECORD.size] if place >= 0 else b""
    if len(record) < _END_RECORD.size:
        return len(data)
    *_, size, offset, comment = _END_RECORD.unpack(record)
    stop = place + _END_RECORD.size + comment
    return stop if offset + size == place and stop <= len(data) else len(data)


def _wide_end(data: bytes, locator: int) -> tuple[tuple[int, ...], int]:
    """The values of the ZIP64 end record, in the order of the short one, and its offset."""
    _, disk_of_end, place, disks = _LOCATOR64_RECORD.unpack_from(data, locator)
    if disk_of_end != 0 or disks > 1 or place > locator:
        raise _damaged("ZIP64 end record")
    mark, length, _, _, disk, first_disk, here, count, size, offset = _END64_RECORD.unpack_from(data, place)
    if mark != _END64 or place + 12 + length != locator:
        raise _damaged("ZIP64 end record")
    return (disk, first_disk, here, count, size, offset), place


def _entries(data: bytes, count: int, place: int, stop: int) -> Iterator[ZipEntry]:
    for _ in range(count):
        entry, place = _entry(data, place, stop)
        yield entry
    if place != stop:
        raise _damaged("directory")


def _entry(data: bytes, place: int, stop: int) -> tuple[ZipEntry, int]:
    """The entry of the directory at ``place``, and the place of the next one."""
    mark, _, _, flags, method, _, _, crc, packed, size, *lengths, _, _, attributes, offset = _CENTRAL.unpack_from(
        data, place
    )
    name_length, extra_length, comment_length = lengths
    start = place + _CENTRAL.size
    name = data[start : start + name_length]
    extra = data[start + name_length : start + name_length + extra_length]
    end = start + name_length + extra_length + comment_length
    if mark != b"PK\x01\x02" or end > stop:
        raise _damaged("directory")
    size, packed, offset = _wide((size, packed, offset), extra)
    header = _header(data, offset)
    encrypted = bool((flags | header.flags) & _ENCRYPTED)
    agrees = _agrees(header, name, flags, method, (crc, packed, size))
    shown = name.decode("utf-8" if flags & _UTF8 else "cp437")
    entry = ZipEntry(shown, method, crc, packed, size, attributes >> 16, offset, header.start, encrypted, agrees)
    return entry, end


def _wide(values: tuple[int, ...], extra: bytes) -> tuple[int, ...]:
    """``values``, with those that do not fit into 32 bits read from the extra field of ZIP64."""
    if _FULL32 not in values:
        return values
    wide = _zip64_field(extra)
    found = []
    for value in values:
        if value == _FULL32:
            (value,) = struct.unpack_from("<Q", wide)
            wide = wide[8:]
        found.append(value)
    return tuple(found)


def _zip64_field(extra: bytes) -> bytes:
    while len(extra) >= _EXTRA.size:
        kind, length = _EXTRA.unpack_from(extra)
        if kind == _ZIP64:
            return extra[_EXTRA.size : _EXTRA.size + length]
        extra = extra[_EXTRA.size + length :]
    return b""


@dataclass(frozen=True, slots=True)
class _Header:
    """An entry's own header; ``facts`` are CRC, packed size and inflated size, and its content begins at ``start``."""

    name: bytes
    flags: int
    method: int
    facts: tuple[int, ...]
    start: int


def _header(data: bytes, offset: int) -> _Header:
    if offset > len(data):
        raise _damaged("header of an entry")
    mark, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _LOCAL.unpack_from(data, offset)
    if mark != b"PK\x03\x04":
        raise _damaged("header of an entry")
    place = offset + _LOCAL.size
    start = place + name_length + extra_length
    if not flags & _SIZES_FOLLOW:
        size, packed = _wide((size, packed), data[place + name_length : start])
    return _Header(data[place : place + name_length], flags, method, (crc, packed, size), start)


def _agrees(header: _Header, name: bytes, flags: int, method: int, facts: tuple[int, int, int]) -> bool:
    if (header.name, header.method) != (name, method):
        return False
    if not name.isascii() and (header.flags ^ flags) & _UTF8:
        return False
    return bool(header.flags & _SIZES_FOLLOW) or header.facts == facts
