"""."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from generator.official.painters.pdf.pdf_file import (
    PdfFile,
    Reference,
    Value,
    fill_colour,
    number,
    numbers,
    span,
    written,
    zlib_stream,
)

VALUES: dict[str, Value] = {
    "/Name": "/Name",
    "(text)": "(text)",
    "7": 7,
    "-0.25": -0.25,
    "true": True,
    "12 0 R": Reference(12),
    "[1 /A [2]]": [1, "/A", [2]],
    "<</A 1 /B <</C false>>>>": {"A": 1, "B": {"C": False}},
    "<<>>": {},
}


@pytest.mark.parametrize("wanted", VALUES)
def test_how_values_are_written(wanted: str) -> None:
    assert written(VALUES[wanted]) == wanted


@pytest.mark.parametrize("data", [b"", b"q Q", bytes(range(256)) * 400], ids=["empty", "short", "long"])
def test_what_was_compressed_comes_back(data: bytes) -> None:
    assert zlib.decompress(zlib_stream(data)) == data


def small(text: bytes) -> bytes:
    pdf = PdfFile()
    tree = pdf.reserve()
    streams = [pdf.add_compressed(text), pdf.add_compressed(text, kept=True), pdf.add_stream(text, {"N": 3})]
    page = pdf.add({"Type": "/Page", "Parent": tree, "MediaBox": [0, 0, 9, 9.5], "Resources": {}, "Own": streams})
    pdf.put(tree, {"Type": "/Pages", "Kids": [page], "Count": 1})
    return pdf.data(pdf.add({"Type": "/Catalog", "Pages": tree}), pdf.add({"Title": "(T)"}))


def test_a_reader_finds_every_object() -> None:
    with pikepdf.open(io.BytesIO(small(b"q Q")), suppress_warnings=False) as pdf:
        assert pdf.get_warnings() == []
        assert pdf.check_pdf_syntax() == []
        assert [stream.read_bytes() for stream in pdf.pages[0].Own] == [b"q Q"] * 3
        assert int(pdf.pages[0].Own[2].N) == 3
        assert str(pdf.docinfo.Title) == "T"
        assert pdf.pdf_version == "1.7"


def test_its_identifier_is_that_of_its_content() -> None:
    first, again, other = (pikepdf.open(io.BytesIO(small(each))).trailer.ID for each in (b"q", b"q", b"Q"))
    assert [bytes(each) for each in first] == [bytes(each) for each in again]
    assert bytes(first[0]) == bytes(first[1]) != bytes(other[0])
    assert len(bytes(first[0])) == 16


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.0001, "0"), (1, "1"), (1.5, "1.5"), (-0.25, "-0.25"), (100, "100"), (1e6, "1000000"), (1e-9, "0")],
)
def test_numbers(value: float, written: str) -> None:
    assert number(value) == written


def test_other_operators() -> None:
    assert numbers(1, 2.50, 1 / 3) == "1 2.5 0.333"
    assert (fill_colour(red=True), fill_colour(red=False)) == ("1 0 0 rg", "0 g")
    assert span("示𠮷") == "/Span <</ActualText <FEFF793AD842DFB7>>> BDC"
