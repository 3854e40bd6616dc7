"""What a picture file says beside its pixels, such as who took it, where and with what, taken out of it.

Only what a reader needs for the pixels is kept: of a PNG (ISO/IEC 15948) and a JPEG (ITU-T T.81) the blocks that are
known to be needed, of a GIF (89a) the pictures and how they move, of a TIFF (6.0) the tags of its first picture. What
follows the end is cut. Pixels are never decoded. The profile of the colours stays.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_GIF, _TIFF = (b"GIF87a", b"GIF89a"), (b"II*\0", b"MM\0*")


def without_metadata(data: bytes) -> bytes:
    """The picture ``data`` without all that is no part of what it shows; other bytes as they are.

    Of a broken file what can be read is kept. What it has returned once stays as it is.
    """
    if data.startswith(_PNG):
        return b"".join(_png(data))
    if data.startswith(_JPEG):
        return b"".join(_jpeg(data))
    if data.startswith(_GIF):
        return b"".join(_gif(data))
    return _tiff(data) if data.startswith(_TIFF) else data


# PNG: chunks. Those that a reader must know (their names begin with a capital letter), and those that say how the
# colours, the resolution and moving pictures are meant.


_CHUNKS = (b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT")
_SMALL = 0x20


def _png(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    yield data[:at]
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + length + 12
        if name in _CHUNKS or not name[0] & _SMALL:
            yield data[at:end]
        at = len(data) if name == b"IEND" else end


# JPEG: segments, and the coded rows after each 0xDA.


_FILL, _END, _SCAN, _COMMENT, _JFIF, _FIRST_OWN, _LAST_OWN = 0xFF, 0xD9, 0xDA, 0xFE, 0xE0, 0xE0, 0xEF
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_SEGMENTS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""The segments of programs that colours depend on, by what they begin with."""
_JFIF_HEAD, _NO_THUMBNAIL = b"JFIF\0", bytes(2)
_ROWS_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while 0 <= (at := data.find(b"\xff", at)) < len(data) - 1:
        kind = data[at + 1]
        if kind == _END:
            yield data[at : at + 2]
            return
        if kind in (0, _FILL) or kind in _ALONE:
            yield data[at : at + 2] if kind in _ALONE else b""
            at += 1 if kind == _FILL else 2
            continue
        end = at + 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
        if kind == _SCAN:
            following = _ROWS_END.search(data, end)
            end = len(data) if following is None else following.start()
        segment = data[at:end]
        if kind == _JFIF and segment[4:].startswith(_JFIF_HEAD):
            yield segment[:2] + b"\0\x10" + segment[4:16].ljust(12, b"\0") + _NO_THUMBNAIL
        elif kind != _COMMENT and (
            not _FIRST_OWN <= kind <= _LAST_OWN or segment[4:].startswith(_SEGMENTS.get(kind, segment))
        ):
            yield segment
        at = end


# GIF: blocks. Pictures, how long each is shown, and how often all are.


_EXTENSION, _PICTURE, _TIMES, _OF_PROGRAM = b"!", b",", 0xF9, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _colours(data[10:11])
    yield data[:at]
    while (head := data[at : at + 1]) in (_EXTENSION, _PICTURE):
        begin = at + (2 if head == _EXTENSION else 11 + _colours(data[at + 9 : at + 10]))
        end = begin
        while end < len(data) and data[end]:
            end += data[end] + 1
        kind, program = data[at + 1 : at + 2], data[begin + 1 : begin + 12]
        if head == _PICTURE or kind == bytes([_TIMES]) or (kind == bytes([_OF_PROGRAM]) and program in _LOOPS):
            yield data[at : end + 1]
        at = end + 1
    yield data[at : at + 1] if head == b";" else b""


def _colours(flags: bytes) -> int:
    """How many bytes the table of colours has that ``flags`` announce."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


# TIFF: a new file of nothing but its first directory and what the tags that are kept lead to.


_TAGS = frozenset(
    (*range(254, 260), 262, 263, 266, 273, 274, *range(277, 285), *range(290, 294), 296, 301, *range(317, 323))
) | frozenset((323, 324, 325, 332, 338, 339, 340, 341, 347, 513, 514, 529, 530, 531, 532, 34675))
_SIZES = {3: 2, 4: 4, 5: 8, 10: 8, 8: 2, 9: 4, 11: 4, 12: 8}
_PIXELS = ((273, 279), (324, 325), (513, 514))
"""The tags of where pixels are, and of how many bytes they have there."""
_NUMBERS = {3: "H", 4: "I"}


def _tiff(data: bytes) -> bytes:
    order = "<" if data.startswith(b"II") else ">"
    new = bytearray(len(data))

    def copied(at: int, size: int) -> bytes:
        piece = data[at : at + size]
        new[at : at + len(piece)] = piece
        return piece

    start = int.from_bytes(copied(0, 8)[4:], "little" if order == "<" else "big")
    entries, numbers = [], dict[int, tuple[int, ...]]()
    count = struct.unpack(f"{order}H", data[start : start + 2].ljust(2, b"\0"))[0]
    for at in range(start + 2, min(start + 2 + 12 * count, len(data) - 11), 12):
        tag, kind, many, offset = struct.unpack_from(f"{order}HHII", data, at)
        if tag in _TAGS:
            size = many * _SIZES.get(kind, 1)
            value = copied(offset, size) if size > 4 else data[at + 8 : at + 8 + size]
            letter = _NUMBERS.get(kind, "B")
            many = len(value) // struct.calcsize(letter)
            numbers[tag] = struct.unpack_from(f"{order}{many}{letter}", value)
            entries.append(data[at : at + 12])
    for places, sizes in _PIXELS:
        found = numbers.get(places, ())
        for at, size in zip(found, numbers.get(sizes, (len(data),) * len(found)), strict=False):
            copied(at, size)
    listed = struct.pack(f"{order}H", len(entries)) + b"".join(entries) + bytes(4)
    new[start : start + len(listed)] = listed
    return bytes(new[: len(data)])
