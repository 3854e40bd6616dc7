"""Writing of packages: the same parts give the same bytes at any time, with the same deflate libraries."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.office.package.package_reading import MAX_ENTRIES
from generator.office.package.part_names import (
    CONTENT_TYPES,
    OFD_ROOT,
    RELATIONS,
    RELATIONSHIPS,
    TYPES,
    relationships_of,
    written,
)
from generator.office.package.xml_parsing import quoteattr
from generator.office.package.zip_directory import DEFLATED, DirectoryError, read_directory

_FIRST = (CONTENT_TYPES, relationships_of(""), OFD_ROOT)
_VERSION = 20  # PKZIP 2.0, the first with deflate
_UTF8 = 0x0800
_METHOD_DEFLATE = 8
_TIME, _DATE = 0, 0x0021  # 1980-01-01 00:00, the first day that a zip can hold

# The records of a zip (APPNOTE.TXT 6.3.10, 4.3), split where values differ from document to document.
_LOCAL = struct.Struct("<4s5H")  # … version, flags, method, time, date
_CENTRAL = struct.Struct("<4s6H")  # … version that wrote it, and the same
_FACTS = struct.Struct("<3L")  # CRC, compressed size, size
_LENGTHS = struct.Struct("<2H")  # of the name, of the extra field
_BARE = bytes(10)  # no comment, the first disk, no attributes
_END = struct.Struct("<4s4HL")  # … disks, entries, size of the directory
_NO_COMMENT = bytes(2)


def write_package(parts: Mapping[str, bytes | Deflated]) -> bytes:
    """The bytes of the package with ``parts``, by name.

    Equal parts give equal bytes: the content types and the package's relationships come first, the others are sorted
    by name, every entry is dated 1980-01-01 and does not name the operating system.
    """
    return PreparedPackage({}, parts).write(parts)


@dataclass(frozen=True, slots=True)
class _Changing:
    """A part that differs in each document.

    ``before`` are the bytes from the previous changing part up to its CRC, ``after`` those from its size to its
    stream. ``facts`` is the slice of CRC and sizes in the directory's values; ``offsets`` are the indexes of the
    offsets up to the next changing part's, each with its value if all changing streams were empty.
    """

    name: str
    before: bytes
    after: bytes
    facts: slice
    offsets: list[tuple[int, int]]


class _Directory:
    """Builder of the central directory and end record: a struct format with its values."""

    def __init__(self) -> None:
        self.form = ["<"]
        self.values: list[bytes | int] = []

    def constant(self, value: bytes) -> None:
        """Adds bytes that are the same in each document."""
        self.form.append(f"{len(value)}s")
        self.values.append(value)

    def numbers(self, *values: int) -> slice:
        """Adds numbers of 32 bits; returns their slice of the values."""
        self.form.append(f"{len(values)}L")
        self.values += values
        return slice(len(self.values) - len(values), len(self.values))

    def size(self) -> int:
        """The number of bytes so far."""
        return struct.calcsize("".join(self.form))


class PreparedPackage:
    """A package with parts that are the same in each document, laid out once; ``write`` adds the others."""

    __slots__ = ("_changing", "_directory", "_rest", "_unchanged", "_values")

    def __init__(self, unchanged: Mapping[str, Deflated], changing: Iterable[str]) -> None:
        """``unchanged``: the parts that stay the same; ``changing``: the names of the other parts."""
        names = frozenset(changing)
        self._unchanged = {name: part for name, part in unchanged.items() if name not in names}
        self._changing: dict[str, _Changing] = {}
        directory = _Directory()
        fixed = bytearray()
        offset = 0
        offsets: list[tuple[int, int]] = []
        for name in sorted(
            [*self._unchanged, *names], key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
        ):
            part = self._unchanged.get(name)
            local, facts, after = _local(name, part)
            numbers, place = _central(directory, name, facts, offset)
            offsets.append((place, offset))
            offset += len(local) + _FACTS.size + len(after)
            if part is None:
                offsets = []
                self._changing[name] = _Changing(name, bytes(fixed + local), after, numbers, offsets)
                fixed.clear()
            else:
                fixed += local + _FACTS.pack(*facts) + after
        offsets.append((_end(directory, len(names) + len(self._unchanged), offset), offset))
        self._rest = bytes(fixed)
        self._directory = struct.Struct("".join(directory.form))
        self._values = directory.values

    def write(self, parts: Mapping[str, bytes | Deflated]) -> bytes:
        """The bytes of the package, as :func:`write_package` of the unchanged parts and ``parts``, but faster.

        ``parts`` may have more or fewer names than were announced.
        """
        if parts.keys() != self._changing.keys():
            return write_package({**self._unchanged, **parts})
        values = self._values.copy()
        written: list[bytes] = []
        grown = 0
        library = FASTEST
        for name, changing in self._changing.items():
            part = parts[name]
            if isinstance(part, Deflated):
                raw, facts = part.raw, (part.crc, len(part.raw), part.size)
            else:
                raw = library.deflate(part)
                facts = (library.crc32(part), len(raw), len(part))
            written += (changing.before, _FACTS.pack(*facts), changing.after, raw)
            values[changing.facts] = facts
            grown += len(raw)
            for place, offset in changing.offsets:
                values[place] = offset + grown
        written += (self._rest, self._directory.pack(*values))
        return b"".join(written)


def _local(name: str, part: Deflated | None) -> tuple[bytes, tuple[int, int, int], bytes]:
    """The local header up to the CRC, the facts, and the rest with the stream; None for a changing part."""
    encoded = name.encode()
    header = _LOCAL.pack(b"PK\x03\x04", *_about(encoded))
    rest = _LENGTHS.pack(len(encoded), 0) + encoded
    if part is None:
        return header, (0, 0, 0), rest
    return header, (part.crc, len(part.raw), part.size), rest + part.raw


def _central(directory: _Directory, name: str, facts: tuple[int, int, int], offset: int) -> tuple[slice, int]:
    """Lays out the directory's entry; returns the slice of its facts and the index of its offset."""
    encoded = name.encode()
    directory.constant(_CENTRAL.pack(b"PK\x01\x02", _VERSION, *_about(encoded)))
    numbers = directory.numbers(*facts)
    directory.constant(_LENGTHS.pack(len(encoded), 0) + _BARE)
    place = directory.numbers(offset).start
    directory.constant(encoded)
    return numbers, place


def _end(directory: _Directory, entries: int, offset: int) -> int:
    """Lays out the end record; returns the index of the directory's offset."""
    directory.constant(_END.pack(b"PK\x05\x06", 0, 0, entries, entries, directory.size()))
    place: int = directory.numbers(offset).start
    directory.constant(_NO_COMMENT)
    return place


def _about(encoded: bytes) -> tuple[int, int, int, int, int]:
    return _VERSION, 0 if encoded.isascii() else _UTF8, _METHOD_DEFLATE, _TIME, _DATE


# Whether a package has the canonical layout, independent of the deflate library.


def has_our_layout(data: bytes) -> bool:
    """Whether ``data`` was written by :func:`write_package`, on any machine: the same streams give the same bytes."""
    try:
        entries = read_directory(data, MAX_ENTRIES).entries
    except DirectoryError:
        return False
    if any(entry.method != DEFLATED for entry in entries):
        return False
    streams = {entry.name: Deflated(data[entry.start : entry.end], entry.crc, entry.size) for entry in entries}
    return write_package(streams) == data


# Compression of parts: small for parts compressed once, fast for parts compressed for every document.


_SMALL = 6
_QUICK = 3  # at most a fifth slower than level 1, and near level 6 in size


class _Crc32(Protocol):
    def __call__(self, data: bytes, /) -> int: ...


@dataclass(frozen=True, slots=True)
class DeflateLibrary:
    """A deflate library: ``name`` with its version, ``deflate`` for a raw stream (RFC 1951), ``crc32``."""

    name: str
    deflate: Callable[[bytes], bytes]
    crc32: _Crc32


@dataclass(frozen=True, slots=True)
class Deflated:
    """A compressed part: ``raw`` is the deflate stream, ``crc`` and ``size`` are those of the uncompressed bytes."""

    raw: bytes
    crc: int
    size: int


def deflate(data: bytes) -> Deflated:
    """``data`` compressed well, for a part written into many packages; the same with every library."""
    return Deflated(zlib.compress(data, _SMALL, -zlib.MAX_WBITS), zlib.crc32(data), len(data))


def deflate_libraries() -> str:
    """The deflate libraries that determine the bytes of a package, with their versions."""
    return FASTEST.name if FASTEST is ZLIB else f"{FASTEST.name}, {ZLIB.name}"


def _isal() -> DeflateLibrary:
    import isal
    from isal import igzip_lib, isal_zlib

    def stream(data: bytes) -> bytes:
        return igzip_lib.compress(data, igzip_lib.ISAL_BEST_SPEED, igzip_lib.COMP_DEFLATE)

    return DeflateLibrary(f"isal {isal.__version__}", stream, isal_zlib.crc32)


def _fastest() -> DeflateLibrary:
    try:
        return _isal()
    except ImportError:
        return ZLIB


ZLIB = DeflateLibrary(
    f"zlib {zlib.ZLIB_RUNTIME_VERSION}", lambda data: zlib.compress(data, _QUICK, -zlib.MAX_WBITS), zlib.crc32
)
# For the parts that differ in each document; chosen once, when the program starts.
FASTEST = _fastest()

# The content types and relationships of a new package, as text (ECMA-376 part 2, 6.5, 7.2).


DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def content_types(parts: Mapping[str, str], extensions: Mapping[str, str]) -> bytes:
    """The content types part for ``parts`` and, for all other parts, ``extensions``, in this order."""
    defaults = "".join(
        f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(kind)}/>"
        for extension, kind in {"rels": RELATIONSHIPS, **extensions}.items()
    )
    overrides = "".join(
        f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(kind)}/>" for name, kind in parts.items()
    )
    return f'{DECLARATION}<Types xmlns="{TYPES}">{defaults}{overrides}</Types>'.encode()


def relationships(source: str, targets: Iterable[tuple[str, str]]) -> bytes:
    """The relationships part of ``source``; ``targets`` are (type, part name), and get the ids rId1, rId2 …"""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type={quoteattr(kind)} Target={quoteattr(written(source, name))}/>'
        for number, (kind, name) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()
