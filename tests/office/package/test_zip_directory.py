"""Zips made by hand, so that every field can be wrong."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from generator.ground.errors import Problem, TemplateError
from generator.office.package import (
    MAX_PART_BYTES,
    Package,
    blanks_behind,
    end_of_zip,
    is_encrypted,
    is_signed,
    read_package,
)
from tests.chosen import ALL
from tests.word_documents import make_docx, parts

pytestmark = pytest.mark.cases(ALL)

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


# Packages that are encrypted or signed, and where a zip ends.


ONE = zlib.crc32(b"1")
LINK, DEVICE, FILE, FOLDER = (mode << 16 for mode in (0o120777, 0o020666, 0o100644, 0o040755))


def problems(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(TemplateError) as caught:
        read_package(data, name="a.docx", error=TemplateError)
    return caught.value.problems


def with_one(name: bytes = b"a", **fields: Any) -> bytes:
    """A zip with one additional entry, made with ``fields``."""
    return made([TYPES, Made(name, **fields)])


def wide(*values: int) -> bytes:
    """The extra field of ZIP64."""
    return struct.pack(f"<HH{len(values)}Q", 1, 8 * len(values), *values)


def quoted_overlap() -> bytes:
    """A stored entry whose content is all of the next entry, header and stream."""
    inner = Made(b"word/b.xml", b"2" * 1_000)
    outer = Made(b"word/a.xml", made([inner], end=False), method=0)
    place = len(made([TYPES], end=False)) + 30 + len(outer.name)
    return made([TYPES, outer, Made(b"word/b.xml", b"2" * 1_000, place=place, written=False)])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (with_one(local_name=b"b"), ["disagrees"]),
        (with_one(local_name=b""), ["disagrees"]),
        (with_one(local_method=0), ["disagrees"]),
        (with_one(local_facts=(0, 3, 1)), ["disagrees"]),
        (with_one(local_facts=(ONE, 3, 9)), ["disagrees"]),
        (with_one("图".encode(), flags=0x800, local_flags=0), ["disagrees"]),
        (with_one(method=0, size=7), ["disagrees"]),
        (with_one(local_flags=1), ["encrypted"]),
        (with_one(flags=0x40), ["encrypted"]),
        (with_one(flags=0x2000), ["encrypted"]),
        (with_one(attributes=LINK), ["link"]),
        (with_one(attributes=DEVICE), ["link"]),
        (with_one(place=0), ["overlap", "overlap", "disagrees"]),
        (quoted_overlap(), ["overlap"]),
        (with_one(raw=b"1" * 9, facts=(0, 5_000, 1)), ["overlap", "disagrees"]),
        (with_one(place=9_000), ["damaged"]),
        (with_one(place=5), ["damaged"]),
        (with_one(b"\xff", flags=0x800), ["damaged"]),
        (with_one(raw=b"\x03\x00\x00"), ["damaged"]),
        (with_one(raw=b"4\x04"), ["damaged"]),
        (with_one(raw=b"\xff\xff"), ["damaged"]),
        (with_one(crc=1), ["damaged"]),
        (with_one(b"a/", content=b"hidden"), ["name"]),
        (with_one(b"a//b"), ["name"]),
        (with_one(b"./b"), ["name"]),
        (with_one(b"a/."), ["name"]),
        (with_one(b""), ["name"]),
        (with_one(b"a\0b"), ["name"]),
        (with_one(facts=(1, FULL, FULL)), ["damaged"]),
        (with_one(facts=(1, 3, FULL), extra=wide(1 << 40)), ["disagrees", "bomb"]),
        (with_one(place=FULL, extra=wide((1 << 64) - 1)), ["damaged"]),
        (made([TYPES], before=b"PK\x03\x04 and so on"), ["extra"]),
        (made([TYPES], before=b"PK12", shift=-4), ["extra"]),
        (made([TYPES], after=b"x"), ["extra"]),
        (made([TYPES], after=b"\0x\0"), ["extra"]),
        (made([TYPES], after=bytes(64 * 1024 + 1)), ["extra"]),
        (made([TYPES], between=b"x"), ["extra"]),
        (made([TYPES], comment=made([])), ["extra"]),
        (made([TYPES, Made(b"a")], count=1), ["damaged"]),
        (made([TYPES], count=2), ["damaged"]),
        (made([TYPES], count=60_000), ["entries"]),
        (made([TYPES], wide_end=(2, 3, 4)), ["damaged"]),
    ],
)
def test_what_another_program_could_read_differently(data: bytes, expected: list[str]) -> None:
    assert [problem.code for problem in problems(data)] == [f"template-package-{code}" for code in expected]


@pytest.mark.parametrize(
    "data",
    [
        made([TYPES, Made(b"a")], comment="某办公室".encode()),
        made([Made(b"a"), TYPES]),
        made([TYPES, Made(b"b/", b"", attributes=FOLDER), Made(b"a")]),
        with_one(attributes=FILE),
        with_one(local_extra=b"\x14\xa2\x04\x00abcd"),  # room that Word keeps for a part to grow
        with_one(flags=8, local_facts=(0, 0, 0), descriptor=bytes(16)),
        with_one(local_facts=(ONE, FULL, FULL), local_extra=wide(1, 3)),
        with_one(facts=(ONE, FULL, FULL), extra=wide(1, 3)),
        with_one(place=FULL, extra=b"\xfe\xca\x01\x00x" + wide(len(made([TYPES], end=False)))),
    ],
)
def test_what_programs_write_in_earnest(data: bytes) -> None:
    assert read_package(data, name="a.docx") == {"[Content_Types].xml": b"<Types/>", "a": b"1"}


@pytest.mark.parametrize(
    "behind",
    [b"\n", b"\0", b" \t\r\n\v\f\0" * 9, bytes(64 * 1024), b" " * (64 * 1024)],
    ids=["a line", "a zero", "all blanks", "most zeros", "most blanks"],
)
@pytest.mark.parametrize("comment", [b"", "某办公室".encode(), b"\0\0 "], ids=["bare", "comment", "blank comment"])
def test_blanks_behind_the_end_are_passed_over_with_a_note(behind: bytes, comment: bytes) -> None:
    data = made([TYPES, Made(b"a")], comment=comment)
    assert list(blanks_behind(data, "a.docx")) == []
    assert read_package(data + behind, name="a.docx") == read_package(data, name="a.docx")
    [note] = blanks_behind(data + behind, "a.docx")
    assert (note.code, note.severity, note.facts) == ("template-package-behind", "info", {"bytes": len(behind)})


def test_what_the_directory_says_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("something was inflated")

    monkeypatch.setattr(zlib, "decompressobj", never)
    bomb = Made(b"a", raw=bytes(1_000), size=1_000_001)
    large = Made(b"b", raw=bytes(200_000), size=MAX_PART_BYTES + 1)
    found = [(problem.code, problem.span and problem.span.part) for problem in problems(made([TYPES, bomb, large]))]
    assert found == [("template-package-bomb", "a"), ("template-package-large", "b")]
    many = [Made(b"%d" % number, raw=bytes(200_000), size=29_000_000) for number in range(5)]
    shown = [(problem.code, problem.span and problem.span.part) for problem in problems(made([TYPES, *many]))]
    assert shown == [("template-package-large", "3")]


def test_every_part_that_is_damaged_is_told() -> None:
    assert [
        problem.span and problem.span.part
        for problem in problems(made([TYPES, Made(b"a", crc=1), Made(b"b"), Made(b"c", crc=2)]))
    ] == ["a", "c"]


DOCX = make_docx(["示例"])
_SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"


def test_an_encrypted_package_is_a_stream_of_a_compound_file() -> None:
    assert is_encrypted(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
    assert not is_encrypted(DOCX)


def test_a_signature_is_related_to_the_package_or_has_its_type() -> None:
    contents = parts(DOCX)
    assert not is_signed(Package(contents))
    row = f'<Relationship Id="rIdS" Type="{_SIGNATURE}" Target="s.sigs"/></Relationships>'.encode()
    related = contents["_rels/.rels"].replace(b"</Relationships>", row)
    assert is_signed(Package({**contents, "_rels/.rels": related}))
    kind = b'<Default Extension="sigs" ContentType="application/x.digital-signature-origin"/></Types>'
    typed = contents["[Content_Types].xml"].replace(b"</Types>", kind)
    assert is_signed(Package({**contents, "[Content_Types].xml": typed, "s.sigs": b""}))


@pytest.mark.parametrize("tail", [b"", b"\n", b"<html>" * 100, b"PK", bytes(60_000)])
def test_a_zip_ends_before_what_follows_it(tail: bytes) -> None:
    assert end_of_zip(DOCX + tail) == len(DOCX)


def test_a_comment_belongs_to_the_zip() -> None:
    commented = DOCX[:-2] + b"\x03\0abc"
    assert end_of_zip(commented + b"behind") == len(commented)
