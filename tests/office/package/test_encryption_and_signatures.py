"""Packages that are encrypted or signed, and where a zip ends."""

from __future__ import annotations

import pytest

from generator.office.package import Package, end_of_zip, is_encrypted, is_signed
from tests.word_documents import make_docx, parts

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


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", DOCX[:-10], b"x" + DOCX, DOCX + DOCX, DOCX + bytes(70_000)])
def test_where_none_ends_it_is_all_of_it(data: bytes) -> None:
    """A zip that does not begin at the start is none; office suites do not read one far from the end either."""
    assert end_of_zip(data) == len(data)


def test_a_comment_belongs_to_the_zip() -> None:
    commented = DOCX[:-2] + b"\x03\0abc"
    assert end_of_zip(commented + b"behind") == len(commented)
