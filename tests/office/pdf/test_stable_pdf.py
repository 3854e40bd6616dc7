"""One document has the same PDF at any time and in any company."""

import io
import re
import struct
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from fontTools.misc import eexec
from hypothesis import given
from hypothesis import strategies as st

from generator.office.package.package_writing import relationships
from generator.office.package.part_names import CORE_PROPERTIES_RELATION
from generator.office.pdf.stable_pdf import modified, stable
from generator.office.pdf.type1_cipher import deciphered, enciphered
from tests.word_documents import saved

NOON = datetime(2022, 2, 14, 12, 30, tzinfo=UTC)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dcterms="http://purl.org/dc/terms/">{}</cp:coreProperties>'
)
XMP = b"<dc:date><rdf:li>%s</rdf:li></dc:date><xmp:CreateDate>%s</xmp:CreateDate><rdf:li>2026-01-01</rdf:li>"
"""The times that LibreOffice gives a PDF, the first from 26.8 on; and what is no time of it."""


def office_pdf(*, when: str, font_number: int, page_width: int = 595) -> bytes:
    """A PDF with everything that LibreOffice writes differently each time."""
    unique = b"/UniqueID %d def" % font_number
    clear, private = b"%!FontType1\n" + unique, eexec.encrypt(b"HDU dup " + unique + b" ND" * 50, 55665)[0]
    document = pikepdf.new()
    document.add_blank_page(page_size=(page_width, 842))
    font = document.make_stream(clear + private + b"\ncleartomark")
    font.Length1, font.Length2, font.Length3 = len(clear), len(private), 12
    document.Root.Descriptor = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontFile=font)
    )
    profile = bytes(24) + bytes(map(int, when[:12])) + b"the colours"
    intent = pikepdf.Dictionary(DestOutputProfile=document.make_stream(profile, N=3))
    document.Root.OutputIntents = pikepdf.Array([intent])
    moment = f"{datetime.strptime(when, '%Y%m%d%H%M%S'):%Y-%m-%dT%H:%M:%SZ}".encode()
    document.Root.Metadata = document.make_stream(XMP % (moment, moment))
    document.docinfo["/CreationDate"] = f"D:{when}+08'00'"
    document.docinfo["/Producer"] = "an office suite"
    document.trailer["/DocChecksum"] = pikepdf.Name(f"/{font_number}")
    return saved(document, fix_metadata_version=False)


def test_time_and_company_leave_no_trace() -> None:
    first = office_pdf(when="20261124161116", font_number=4100001)
    second = office_pdf(when="20270101000000", font_number=4100027)
    assert first != second
    assert stable(first, NOON) == stable(second, NOON)


def test_another_page_or_another_date_gives_other_bytes() -> None:
    one = office_pdf(when="20261124161116", font_number=4100001)
    wide = office_pdf(when="20261124161116", font_number=4100001, page_width=596)
    results = [stable(one, NOON), stable(wide, NOON), stable(one, datetime(2022, 2, 15, tzinfo=UTC))]
    assert len(set(results)) == 3
    identities = [re.findall(rb"/ID \[<([0-9a-f]{32})>", each) for each in results]
    assert len({each[0] for each in identities}) == 3


def test_the_documents_date_stands_everywhere_and_the_rest_is_kept() -> None:
    result = stable(office_pdf(when="20261124161116", font_number=4100001), NOON)
    with pikepdf.open(io.BytesIO(result)) as document:
        assert str(document.docinfo["/CreationDate"]) == "D:20220214123000Z"
        assert str(document.docinfo["/Producer"]) == "an office suite"
        assert document.Root.Metadata.read_bytes() == XMP % ((b"2022-02-14T12:30:00Z",) * 2)
        profile = document.Root.OutputIntents[0].DestOutputProfile
        assert profile.read_bytes() == bytes(24) + struct.pack(">6H", 2022, 2, 14, 12, 30, 0) + b"the colours"
        assert profile.N == 3
        font = document.Root.Descriptor.FontFile
        program, start = font.read_bytes(), int(font.Length1)
        private = eexec.decrypt(program[start : start + int(font.Length2)], 55665)[0]
    numbers = re.findall(rb"/UniqueID (4[0-9]{6}) def", program[:start] + private)
    assert len(numbers) == 2
    assert len(set(numbers)) == 1
    assert private.endswith(b" ND" * 50)
    assert program.endswith(b"\ncleartomark")
    assert len(pypdfium2.PdfDocument(result)) == 1


@pytest.mark.parametrize(
    ("core", "wanted"),
    [
        ("<dcterms:modified>2022-02-14T00:00:00Z</dcterms:modified>", datetime(2022, 2, 14, tzinfo=UTC)),
        ("<dcterms:modified>2022-02-14T08:00:00+08:00</dcterms:modified>", datetime(2022, 2, 14, tzinfo=UTC)),
        ("<dcterms:modified> 2022-02-14T09:00:00 </dcterms:modified>", datetime(2022, 2, 14, 9, tzinfo=UTC)),
        ("<dcterms:modified>yesterday</dcterms:modified>", datetime(1980, 1, 1, tzinfo=UTC)),
        ("", datetime(1980, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_date_is_the_one_that_the_document_says(core: str, wanted: datetime) -> None:
    relations = relationships("", [(CORE_PROPERTIES_RELATION, "docProps/core.xml")])
    assert modified({"_rels/.rels": relations, "docProps/core.xml": CORE.format(core).encode()}) == wanted


def test_a_package_without_properties_has_no_date() -> None:
    assert modified({}) == datetime(1980, 1, 1, tzinfo=UTC)


KEY, GLYPH_KEY = 55665, 4330  # Adobe Type 1 Font Format, 7.2 and 7.3


@given(st.binary(max_size=300), st.sampled_from([KEY, GLYPH_KEY]))
def test_both_ways_are_those_of_font_tools(data: bytes, key: int) -> None:
    assert enciphered(data, key) == eexec.encrypt(data, key)[0]
    assert deciphered(data, key) == eexec.decrypt(data, key)[0]
    assert deciphered(enciphered(data, key), key) == data


def glyph(name: bytes, width: bytes) -> bytes:
    """A glyph that is at 0 and as wide as ``width`` says; it draws nothing."""
    code = eexec.encrypt(b"four\x8b" + width + b"\x0d\x0e", GLYPH_KEY)[0]
    return b"/%s %d RD %s ND\n" % (name, len(code), code)


def text_pdf(width: int, drawn: bytes, matrix: bytes = b"[0.001 0 0 0.001 0 0]") -> bytes:
    """A page with a character that is as wide as ``width`` says, in a font with the glyph ``drawn``."""
    clear = b"%!FontType1\n/FontMatrix " + matrix + b" def\n/UniqueID 4100001 def\ndup 1 /a put\nreadonly def\n"
    private = (
        b"four/UniqueID 4100001 def\n/CharStrings 2 dict dup begin\n" + glyph(b".notdef", b"\x8b") + drawn + b"end"
    )
    hidden, end = eexec.encrypt(private, KEY)[0], b"\ncleartomark"
    document = pikepdf.new()
    file = document.make_stream(clear + hidden + end, Length1=len(clear), Length2=len(hidden), Length3=len(end))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/BAAAAA+Font"), FirstChar=0,
        LastChar=1, Widths=pikepdf.Array([0, width]), ToUnicode=document.make_stream(b"<01> <0061>\n"),
        FontDescriptor=pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontFile=file),
    )  # fmt: skip
    page = document.add_blank_page()
    page.Resources = document.make_indirect(
        pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
    )
    page.Contents = document.make_stream(b"BT /F1 16 Tf <01> Tj ET")
    return saved(document)


def glyphs_of(pdf: bytes) -> bytes:
    """The glyphs of the only font of a PDF, as they are written."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        font = document.pages[0].Resources.Font.F1.FontDescriptor.FontFile
        start, length = int(font.Length1), int(font.Length2)
        return bytes(eexec.decrypt(font.read_bytes()[start : start + length], KEY)[0]).partition(b"begin\n")[2]


@pytest.mark.parametrize(
    ("width", "written"),
    [
        (31, b"\xaa"), (107, b"\xf6"), (108, b"\xf7\0"), (1000, b"\xfa\x7c"), (1131, b"\xfa\xff"),
        (1132, b"\xff\0\0\4\x6c"),
    ],
)  # fmt: skip
def test_a_glyph_is_as_wide_as_its_character(width: int, written: bytes) -> None:
    right = glyph(b".notdef", b"\x8b") + glyph(b"a", written) + b"end"
    assert glyphs_of(stable(text_pdf(width, glyph(b"a", b"\xaa")), NOON)) == right
    assert glyphs_of(stable(text_pdf(width, glyph(b"a", b"\xff\0\0\0\1")), NOON)) == right


def test_the_width_of_a_glyph_in_another_measure_is_kept() -> None:
    drawn = glyph(b"a", b"\xaa")
    assert glyphs_of(stable(text_pdf(1000, drawn, b"[0.0005 0 0 0.0005 0 0]"), NOON)).endswith(drawn + b"end")
