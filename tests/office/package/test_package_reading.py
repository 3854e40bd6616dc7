import io
import random
import re
import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Callable

import docx
import pytest

from generator.ground.errors import InputError, Problem, TemplateError
from generator.office.package import read_package, write_package
from tests.chosen import ALL
from tests.office.package.test_zip_directory import Made, made
from tests.refused import refused
from tests.word_documents import saved

pytestmark = pytest.mark.cases(ALL)

TYPES = ("[Content_Types].xml", b"<Types/>")


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def problems(data: bytes) -> tuple[Problem, ...]:
    refusal = refused(TemplateError, read_package, data, name="a.docx", error=TemplateError)
    for problem in refusal.problems:
        assert problem.span is not None
        assert problem.span.file == "a.docx"
        assert problem.message("zh") != problem.message("en")
        assert problem.remedy("zh")
        assert problem.remedy("en")
    return refusal.problems


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


def test_the_content_types_are_found_in_whatever_case_they_are_named() -> None:
    types = (TYPES[0].upper(), TYPES[1])
    assert list(read_package(zipped(types, ("word/a.xml", b"1")), name="a.docx")) == [TYPES[0], "word/a.xml"]


def test_a_well_packed_bomb_is_stopped_early() -> None:
    bomb = zipped(TYPES, ("word/document.xml", b"<w:p/>" * 8_000_000))
    tracemalloc.start()
    assert codes(bomb) == ["template-package-bomb"]
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_claimed_sizes_are_not_believed() -> None:
    lie = Made(b"word/a.xml", b"<w:p/>" * 4_000_000, size=10)
    data = made([Made(b"[Content_Types].xml"), lie])
    tracemalloc.start()
    assert codes(data) == ["template-package-damaged"]
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def start_document() -> bytes:
    return saved(docx.Document())


BASES: dict[str, Callable[[], bytes]] = {
    "by hand": lambda: made(
        [Made(b"[Content_Types].xml"), Made(b"a/", b""), Made(b"a/b", method=0)], comment=b"PK\x05"
    ),
    "ours": lambda: write_package({TYPES[0]: TYPES[1], "word/图.xml": b"<w:p/>" * 50}),
    "stored": lambda: zipped(TYPES, ("word/a.xml", b"1" * 300), method=zipfile.ZIP_STORED),
    "python-docx's": start_document,
}


def mutated(data: bytes, headers: list[int], chance: random.Random) -> bytes:
    """``data`` with a few bytes changed, removed, inserted or cut off, mostly in its headers."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        place = chance.choice(headers) + chance.randrange(46) if chance.random() < 0.7 else chance.randrange(len(data))
        kind = chance.randrange(10)
        if kind < 7:
            changed[place % len(changed)] = chance.choice((0, 1, 255, chance.randrange(256)))
        elif kind == 7:
            del changed[place : place + chance.randint(1, 9)]
        elif kind == 8:
            changed[place:place] = chance.choice((b"PK\x05\x06", b"PK\x01\x02", bytes(4), b"\xff" * 8))
        else:
            del changed[max(1, place) :]
    return bytes(changed)


@pytest.mark.parametrize("base", BASES)
def test_whatever_happens_to_a_file_it_is_read_or_refused(base: str) -> None:
    data = BASES[base]()
    headers = [match.start() for match in re.finditer(b"PK\x01\x02|PK\x03\x04|PK\x05\x06", data)]
    chance = random.Random(f"mutations of {base}")
    outcomes: Counter[str] = Counter()
    for _ in range(80):
        try:
            read_package(mutated(data, headers, chance), name="a.docx", error=TemplateError)
            outcomes["read"] += 1
        except TemplateError as error:
            outcomes.update({problem.code for problem in error.problems if problem.message()})
    assert len(outcomes) >= 4


def test_the_error_class_is_the_callers() -> None:
    assert type(refused(InputError, read_package, b"", name="a.docx")) is InputError
