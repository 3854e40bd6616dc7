import io
import zipfile
import zlib

from hypothesis import given
from hypothesis import strategies as st

from generator.package import deflate, read_package, write_package

PARTS = {"word/document.xml": b"<w/>", "_rels/.rels": b"<r/>", "[Content_Types].xml": b"<t/>", "docProps/a.xml": b""}

names = st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=12)


def test_order_dates_and_system_are_always_the_same() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(PARTS))) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    assert [info.filename for info in infos] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/a.xml",
        "word/document.xml",
    ]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(info.create_system, info.external_attr, info.compress_type) for info in infos} == {(0, 0, 8)}


def test_order_of_the_mapping_does_not_matter() -> None:
    assert write_package(PARTS) == write_package(dict(reversed(PARTS.items())))


def test_a_part_deflated_before_gives_the_same_bytes() -> None:
    assert write_package({name: deflate(data) for name, data in PARTS.items()}) == write_package(PARTS)


def test_deflated_is_a_raw_stream_with_the_crc_of_the_part() -> None:
    packed = deflate(b"abc" * 100)
    assert zlib.decompress(packed.raw, -zlib.MAX_WBITS) == b"abc" * 100
    assert (packed.crc, packed.size) == (zlib.crc32(b"abc" * 100), 300)


@given(st.dictionaries(names, st.binary(max_size=300), max_size=8))
def test_what_is_written_is_read_back(parts: dict[str, bytes]) -> None:
    whole = {"[Content_Types].xml": b"<t/>", **parts}
    unique = {name.casefold(): name for name in whole}
    whole = {name: whole[name] for name in unique.values()}
    assert read_package(write_package(whole), name="a.docx") == whole
