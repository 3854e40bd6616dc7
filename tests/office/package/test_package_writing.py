"""Packages have the same bytes whenever and wherever they are written."""

import io
import struct
import zipfile
import zlib
from importlib.metadata import version
from pathlib import Path

import docx
import pytest
from hypothesis import strategies as st

from generator.office.package import (
    Deflated,
    PreparedPackage,
    deflate,
    deflate_libraries,
    has_our_layout,
    package_writing,
    read_package,
    write_package,
)
from generator.office.package import write_package as written
from tests.word_documents import saved

PARTS = {"word/document.xml": b"<w/>", "_rels/.rels": b"<r/>", "[Content_Types].xml": b"<t/>", "docProps/a.xml": b""}
TEXT = "".join(f"<w:p><w:r><w:t>第 {n} 段，甲&amp;乙</w:t></w:r></w:p>" for n in range(300)).encode()

names = st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=12)


@pytest.fixture(params=["isal", "zlib"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both libraries in turn; the value is the name of the current one."""
    name = str(request.param)
    if name == "zlib":
        monkeypatch.setattr(package_writing, "FASTEST", package_writing.ZLIB)
    return name


def by_hand(parts: dict[str, Deflated], order: list[str]) -> bytes:
    """The archive as APPNOTE.TXT describes it, entry by entry."""
    entries, directory = b"", b""
    for name in order:
        part = parts[name]
        encoded = name.encode()
        utf8 = 0 if encoded.isascii() else 1 << 11
        middle = struct.pack("<HHHHHLLLHH", 20, utf8, 8, 0, 33, part.crc, len(part.raw), part.size, len(encoded), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + middle + struct.pack("<HHHLL", 0, 0, 0, 0, len(entries))
        directory += encoded
        entries += b"PK\x03\x04" + middle + encoded + part.raw
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, len(order), len(order), len(directory), len(entries), 0)
    return entries + directory + end


def test_order_dates_and_system_are_always_the_same() -> None:
    with zipfile.ZipFile(io.BytesIO(written(PARTS))) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    expected = ["[Content_Types].xml", "_rels/.rels", "docProps/a.xml", "word/document.xml"]
    assert [info.filename for info in infos] == expected
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(info.create_system, info.external_attr, info.compress_type) for info in infos} == {(0, 0, 8)}


def test_every_byte_is_where_the_format_says() -> None:
    parts = {name: deflate(data) for name, data in {**PARTS, "word/图.xml": TEXT}.items()}
    order = ["[Content_Types].xml", "_rels/.rels", "docProps/a.xml", "word/document.xml", "word/图.xml"]
    assert written(parts) == by_hand(parts, order)
    assert PreparedPackage(parts, []).write({}) == by_hand(parts, order)
    assert written({}) == by_hand({}, [])


@pytest.mark.parametrize("data", [b"", b"a", TEXT, bytes(range(256)) * 40, bytes(3_000_000)], ids=len)
def test_both_libraries_make_streams_that_zlib_inflates(library: str, data: bytes) -> None:
    raw = package_writing.FASTEST.deflate(data)
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    assert inflating.decompress(raw) == data
    assert inflating.eof
    assert not inflating.unused_data
    assert package_writing.FASTEST.crc32(data) == zlib.crc32(data)
    assert len(raw) <= len(data) + 160  # what isal writes in front of next to nothing


def test_the_libraries_are_named_with_their_versions(library: str) -> None:
    zlib_name = f"zlib {zlib.ZLIB_RUNTIME_VERSION}"
    assert deflate_libraries() == {"zlib": zlib_name, "isal": f"isal {version('isal')}, {zlib_name}"}[library]


def test_zlib_does_where_the_fast_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> package_writing.DeflateLibrary:
        raise ImportError("isal")

    monkeypatch.setattr(package_writing, "_isal", missing)
    assert package_writing._fastest() is package_writing.ZLIB


def test_what_is_packed_once_does_not_hang_on_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    with_isal = deflate(TEXT)
    monkeypatch.setattr(package_writing, "FASTEST", package_writing.ZLIB)
    assert deflate(TEXT) == with_isal


@pytest.mark.parametrize(
    "changing",
    [
        [],
        ["word/document.xml"],
        ["[Content_Types].xml"],
        ["word/styles.xml"],
        ["[Content_Types].xml", "word/document.xml", "word/styles.xml"],
        ["docProps/core.xml", "word/header1.xml"],
        ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/header1.xml"],
    ],
    ids=len,
)
def test_prepared_gives_the_same_bytes(library: str, changing: list[str]) -> None:
    parts = {
        name: name.encode() * 50
        for name in ("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml")
    }
    parts |= {"word/header1.xml": TEXT, "word/styles.xml": b"", "word/页眉.xml": TEXT[:500]}
    unchanged = {name: deflate(data) for name, data in parts.items() if name not in changing}
    prepared = PreparedPackage(unchanged, changing)
    for record in (b"", b"a", TEXT, b"a"):
        new = {name: record + name.encode() for name in changing}
        assert prepared.write(new) == written({**unchanged, **new})
        assert read_package(prepared.write(new), name="a.docx") == {**parts, **new}


def test_parts_that_were_not_announced_and_parts_that_stay_away() -> None:
    unchanged = {"[Content_Types].xml": deflate(b"<t/>"), "word/a.xml": deflate(b"a")}
    prepared = PreparedPackage(unchanged, ["word/document.xml"])
    more = {"word/document.xml": b"<w/>", "word/media/image1.png": b"png", "[Content_Types].xml": b"<t>png</t>"}
    assert read_package(prepared.write(more), name="a.docx") == {**more, "word/a.xml": b"a"}
    assert prepared.write(more) == written({**unchanged, **more})
    assert read_package(prepared.write({}), name="a.docx") == {"[Content_Types].xml": b"<t/>", "word/a.xml": b"a"}


def test_a_changing_part_may_come_deflated() -> None:
    prepared = PreparedPackage({"[Content_Types].xml": deflate(b"<t/>")}, ["a.xml"])
    with zipfile.ZipFile(io.BytesIO(prepared.write({"a.xml": deflate(TEXT)}))) as archive:
        assert archive.read("a.xml") == TEXT
        assert archive.getinfo("a.xml").compress_size == len(deflate(TEXT).raw)


def test_nothing_of_a_document_stays_for_the_next() -> None:
    prepared = PreparedPackage({"[Content_Types].xml": deflate(b"<t/>")}, ["a.xml", "b.xml"])
    first = prepared.write({"a.xml": b"1", "b.xml": b"1"})
    prepared.write({"a.xml": TEXT, "b.xml": TEXT})
    assert prepared.write({"b.xml": b"1", "a.xml": b"1"}) == first


def test_other_programs_read_it(library: str, tmp_path: Path) -> None:
    parts = read_package(saved(docx.Document()), name="a.docx")
    document = parts.pop("word/document.xml").replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>x</w:t></w:r></w:p>")
    prepared = PreparedPackage({name: deflate(data) for name, data in parts.items()}, ["word/document.xml"])
    file = tmp_path / "a.docx"
    file.write_bytes(prepared.write({"word/document.xml": document}))
    assert docx.Document(str(file)).paragraphs[0].text == "x"
    assert zipfile.ZipFile(file).testzip() is None


LAID_PARTS = {"b.xml": b"<b/>" * 99, "[Content_Types].xml": b"<Types/>", "a/甲.xml": b"<a/>"}


def test_a_package_of_ours_is_known_whatever_deflated_it() -> None:
    assert has_our_layout(write_package(LAID_PARTS))
    assert has_our_layout(write_package({name: deflate(part) for name, part in LAID_PARTS.items()}))
    plain = {
        name: Deflated(zlib.compress(part, 0, -15), zlib.crc32(part), len(part)) for name, part in LAID_PARTS.items()
    }
    assert has_our_layout(write_package(plain))
