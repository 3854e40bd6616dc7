from __future__ import annotations

import io
import struct

import pikepdf
from lxml import etree
from PIL import ImageCms

from generator.official.painters.pdf import painted_pdf
from tests.official.painters.pdf.small_documents import FONTS, document, instructions, page, picture, png, run

WITH_ALL = document(
    page(run("示例囍𠮷", gaps=[5]), picture(png("RGBA", (1, 2, 3, 99)))), title="<示例>&通知", author="甲&乙"
)


def test_metadata_are_those_of_the_properties() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(WITH_ALL, FONTS, pdf_a=True))) as pdf:
        assert "/Filter" not in pdf.Root.Metadata
        root = etree.fromstring(pdf.Root.Metadata.read_bytes())
        with pdf.open_metadata(update_docinfo=False) as metadata:
            assert metadata.pdfa_status == "2U"
            assert metadata["dc:title"] == str(pdf.docinfo["/Title"]) == "<示例>&通知"
            assert metadata["dc:creator"] == ["甲&乙"]
            assert metadata["pdf:Producer"] == str(pdf.docinfo["/Producer"])
            assert metadata["xmp:CreateDate"] == "2022-02-14T00:00:00Z"
    assert etree.QName(root).localname == "xmpmeta"


def test_colours_mean_srgb() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(WITH_ALL, FONTS, pdf_a=True))) as pdf:
        (intent,) = pdf.Root.OutputIntents.as_list()
        assert [str(intent.S), int(intent.DestOutputProfile.N)] == ["/GTS_PDFA1", 3]
        profile = intent.DestOutputProfile.read_bytes()
    read = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    assert "sRGB" in str(read.profile.profile_description)
    assert read.profile.version == 4.2
    assert struct.unpack_from(">6H", profile, 24) == (2000, 1, 1, 0, 0, 0)


def test_every_glyph_has_a_text_and_is_in_its_font() -> None:
    """As ISO 19005-2 asks: 6.2.11.7 and 6.2.11.8 (no .notdef), 6.2.11.4 (all fonts embedded)."""
    with pikepdf.open(io.BytesIO(painted_pdf(WITH_ALL, FONTS, pdf_a=True))) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            assert "/ToUnicode" in font
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
            assert "/CIDSet" not in descriptor
        arrays = [operands[0] for operator, operands in instructions(pdf.pages[0]) if operator == "TJ"]
    shown = b"".join(bytes(each) for array in arrays for each in array if isinstance(each, pikepdf.String))
    assert b"\0\0" not in [shown[index : index + 2] for index in range(0, len(shown), 2)]


def test_without_it_there_is_none_of_this() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(WITH_ALL, FONTS))) as pdf:
        assert not {"/Metadata", "/OutputIntents"} & set(pdf.Root.keys())
