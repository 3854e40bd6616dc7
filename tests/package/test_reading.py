import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from generator.errors import InputError, Problem, TemplateError
from generator.package import MAX_ENTRIES, MAX_PART_BYTES, read_package, write_package

TYPES = ("[Content_Types].xml", b"<Types/>")


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def problems(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(TemplateError) as caught:
        read_package(data, name="a.docx", error=TemplateError)
    for problem in caught.value.problems:
        assert problem.span is not None
        assert problem.span.file == "a.docx"
        assert problem.message("zh") != problem.message("en")
        assert problem.remedy("zh")
        assert problem.remedy("en")
    return caught.value.problems


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in problems(data)]


def double() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped(TYPES, ("word/a.xml", b"1"), ("word/a.xml", b"2"))


def encrypted() -> bytes:
    data = bytearray(zipped(TYPES, ("word/a.xml", b"1")))
    place = data.rindex(b"PK\x01\x02") + 8
    data[place] |= 1
    return bytes(data)


def bad_checksum() -> bytes:
    data = bytearray(zipped(TYPES, ("word/a.xml", b"12345"), method=zipfile.ZIP_STORED))
    data[data.index(b"12345")] ^= 1
    return bytes(data)


def bzipped() -> bytes:
    return zipped(TYPES, ("word/a.xml", b"1" * 100), method=zipfile.ZIP_BZIP2)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: b"", ["template-not-docx"]),
        (lambda: "一份文字稿".encode(), ["template-not-docx"]),
        (lambda: b"%PDF-1.7", ["template-not-docx"]),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), ["template-not-docx-old"]),
        (lambda: zipped(("mimetype", b"x")), ["template-not-docx"]),
        (lambda: b"PK\x03\x04 and no more", ["template-package-damaged"]),
        (lambda: write_package(dict([TYPES, ("a", b"x" * 900)]))[:-30], ["template-package-damaged"]),
        (bad_checksum, ["template-package-damaged"]),
        (bzipped, ["template-package-damaged"] * 2),
        (double, ["template-package-double"]),
        (lambda: zipped(TYPES, ("word/a.xml", b"1"), ("Word/A.xml", b"2")), ["template-package-double"]),
        (encrypted, ["template-package-encrypted"]),
        (lambda: zipped(TYPES, ("/etc/passwd", b"1")), ["template-package-name"]),
        (lambda: zipped(TYPES, ("../a", b"1"), ("word/../../a", b"2")), ["template-package-name"] * 2),
        (lambda: zipped(TYPES, ("word\\a.xml", b"1")), ["template-package-name"]),
        (lambda: zipped(TYPES, ("C:/a.xml", b"1")), ["template-package-name"]),
    ],
)
def test_refused(make: Callable[[], bytes], expected: list[str]) -> None:
    assert codes(make()) == expected


def test_too_many_entries() -> None:
    assert codes(zipped(TYPES, *((f"a{i}", b"") for i in range(MAX_ENTRIES)))) == ["template-package-entries"]


def test_folders_are_no_parts() -> None:
    assert read_package(zipped(TYPES, ("word/", b""), ("word/a.xml", b"1")), name="a.docx") == {
        "[Content_Types].xml": b"<Types/>",
        "word/a.xml": b"1",
    }


def test_a_well_packed_bomb_is_stopped_early() -> None:
    bomb = zipped(TYPES, ("word/document.xml", b"<w:p/>" * 8_000_000))
    tracemalloc.start()
    began = time.process_time()
    assert codes(bomb) == ["template-package-bomb"]
    assert time.process_time() - began < 1
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_large_part() -> None:
    assert codes(zipped(TYPES, ("word/media/a.png", bytes(MAX_PART_BYTES + 1)), method=zipfile.ZIP_STORED)) == [
        "template-package-large"
    ]


def test_many_parts_that_are_large_together() -> None:
    part = bytes(26_000_000)
    assert codes(zipped(TYPES, *((f"word/media/{i}", part) for i in range(4)), method=zipfile.ZIP_STORED)) == [
        "template-package-large"
    ]


def test_claimed_sizes_are_not_believed() -> None:
    data = bytearray(zipped(TYPES, ("word/a.xml", b"<w:p/>" * 1_000_000)))
    struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 24, 10)
    assert codes(bytes(data))[0] in {"template-package-damaged", "template-package-bomb"}


def test_the_error_class_is_the_callers() -> None:
    with pytest.raises(InputError) as caught:
        read_package(b"", name="a.docx")
    assert type(caught.value) is InputError
