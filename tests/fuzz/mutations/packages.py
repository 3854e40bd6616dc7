"""Packages whose parts, and whose zip, are not what they should be."""

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Callable, Sequence
from functools import lru_cache

from tests.fuzz.mutations.texts import mutated_bytes
from tests.fuzz.mutations.trees import mutated_xml

_XML = (".xml", ".rels")
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_NAMES = (
    *("../x.xml", "/word/document.xml", "word\\document.xml"),
    *("WORD/DOCUMENT.XML", "a:b", "", "word/", "word//x.xml"),
)
_ENTRIES = ("word/x{}.xml", "x{}", "customXml/item{}.xml")
_MANY, _LARGE = 2_100, 3_000_000

_Entries = list[tuple[str, bytes]]
_Change = Callable[[_Entries, Sequence[bytes], random.Random], None]


def mutated_package(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """The package with its XML changed, most of the time, else its parts, else its zip."""
    kind = dice.random()
    if kind > 0.9:
        return _with_lies(data, dice)
    entries = list(_entries(data))
    if kind < 0.75:
        for _ in range(dice.choice((1, 1, 1, 2, 3))):
            _xml(entries, others, dice)
    else:
        for _ in range(dice.choice((1, 1, 2, 5))):
            dice.choice(_CHANGES)(entries, others, dice)
    return _packed(entries, dice)


@lru_cache(maxsize=512)
def _entries(data: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def _packed(entries: _Entries, dice: random.Random) -> bytes:
    buffer = io.BytesIO()
    method = zipfile.ZIP_STORED if dice.random() < 0.8 else zipfile.ZIP_DEFLATED  # deflating is slow
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # names that are double are what is wanted
        for name, content in entries:
            large = len(content) > _LARGE // 2
            archive.writestr(name, content, zipfile.ZIP_DEFLATED if large else method)
    return buffer.getvalue()


def _xml(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    """The XML of one part; mostly that of the main document."""
    parts = [number for number, (name, _) in enumerate(entries) if name.endswith(_XML)]
    main = [number for number in parts if entries[number][0].endswith(("document.xml", "sheet1.xml"))]
    if parts:
        number = dice.choice(main if main and dice.random() < 0.6 else parts)
        name, content = entries[number]
        entries[number] = (name, mutated_xml(content, dice))


def _some(entries: _Entries, dice: random.Random) -> int:
    return dice.randrange(len(entries))


def _missing(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    del entries[_some(entries, dice)]
    if not entries:
        entries.append(("x", b""))


def _double(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    entries.append(dice.choice(entries))


def _renamed(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    number = _some(entries, dice)
    name, content = entries[number]
    entries[number] = (dice.choice((*_NAMES, name.upper(), f"{name}x", f"x/{name}", dice.choice(entries)[0])), content)


def _exchanged(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    one, other = _some(entries, dice), _some(entries, dice)
    (name, content), (second, more) = entries[one], entries[other]
    entries[one], entries[other] = (name, more), (second, content)


def _taken(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    """A part of another package, in place of ours or beside them."""
    name, content = dice.choice(_entries(dice.choice(others)))
    entries[:] = [each for each in entries if each[0] != name or dice.random() < 0.1]
    entries.append((name, content))


def _emptied(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    number = _some(entries, dice)
    content = dice.choice((b"", b" ", b"<a/>", b"\xef\xbb\xbf", b"\0" * 10, b"<" * 1000))
    entries[number] = (entries[number][0], content)


def _spoilt(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    number = _some(entries, dice)
    name, content = entries[number]
    entries[number] = (name, mutated_bytes(content, dice))


def _swollen(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    """Too many entries, or one too large: seldom, as it takes long to make."""
    if dice.random() < 0.1:
        form = dice.choice(_ENTRIES)
        entries += [(form.format(number), b"") for number in range(_MANY)]
    elif dice.random() < 0.1:
        entries.append((dice.choice(("x", "word/document.xml")), b" " * _LARGE))


def _reordered(entries: _Entries, others: Sequence[bytes], dice: random.Random) -> None:
    dice.shuffle(entries)


_CHANGES: tuple[_Change, ...] = (
    *(_missing, _double, _renamed, _exchanged, _taken, _taken, _emptied, _spoilt, _swollen, _reordered),
)


def _with_lies(data: bytes, dice: random.Random) -> bytes:
    """The zip's own headers changed: names, sizes, checksums, methods, flags, offsets, and what lies around them."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4))):
        signature, fields = dice.choice(_HEADERS)
        starts = _all(changed, signature)
        if starts:
            offset, form = dice.choice(fields)
            place = dice.choice(starts) + offset
            if place + struct.calcsize(form) <= len(changed):
                struct.pack_into(form, changed, place, _lie(struct.unpack_from(form, changed, place)[0], form, dice))
    return dice.choice((b"", b"", b"", b"PK", b"#!/bin/sh\n")) + bytes(changed) + dice.choice((b"", b"", b"\0" * 9))


def _all(data: bytearray, signature: bytes) -> list[int]:
    found = []
    at = data.find(signature)
    while at >= 0:
        found.append(at)
        at = data.find(signature, at + 1)
    return found


def _lie(value: int, form: str, dice: random.Random) -> int:
    most = (1 << 8 * struct.calcsize(form)) - 1
    return (
        dice.choice((0, 1, value + 1, value - 1, value ^ 1, value * 2, most, most >> 1, dice.randint(0, most))) & most
    )


_HEADERS: tuple[tuple[bytes, tuple[tuple[int, str], ...]], ...] = (
    (_LOCAL, ((4, "<H"), (6, "<H"), (8, "<H"), (14, "<I"), (18, "<I"), (22, "<I"), (26, "<H"), (28, "<H"))),
    (
        _CENTRAL,
        ((8, "<H"), (10, "<H"), (16, "<I"), (20, "<I"), (24, "<I"), (28, "<H"), (30, "<H"), (38, "<I"), (42, "<I")),
    ),
    (_END, ((4, "<H"), (8, "<H"), (10, "<H"), (12, "<I"), (16, "<I"), (20, "<H"))),
)
