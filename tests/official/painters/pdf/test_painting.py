"""."""

import hashlib
import io
import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import etree
from PIL import ImageCms

from generator.ground.errors import OutputError, Span, exceptions
from generator.ground.length import Length, Pt
from generator.ground.representation import Unrepresented
from generator.official.blocks import Face
from generator.official.painters.pdf.painting import painted_pdf
from generator.official.placed_pages import OutlineEntry, PlacedDocument, PlacedPage
from tests.official.painters.pdf.small_documents import (
    FALLBACK,
    FONTS,
    SmallFont,
    SmallFonts,
    document,
    inset,
    instructions,
    origins,
    page,
    picture,
    png,
    run,
    texts,
)

FANDOL = Path(sys.prefix) / "share" / "fawen" / "fonts"
HEIGHT = 297 / 25.4 * 72


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


PLACES = {
    "natural": run("一丁七万"),
    "tight": run("一丁七万三上下", gaps=[-0.2146]),
    "loose": run("一丁七万三上下", gaps=[0.637]),
    "far apart": run("一丁七", gaps=[40.3]),
    "hanzi and digits": run("第5号2022年", gaps=[4, 4, 4, 0, 0, 0, 4]),
    "narrow": run("一丁 abc", scale=85, gaps=[0.3]),
    "large": run("一丁七万", size=62.4, gaps=[-1.111]),
    "turned": run("一丁12", turned=True, gaps=[1.7]),
    "from the fallback": run("一𠮷丁", gaps=[0.123]),
    "with a selector": run("葛\U000e0100丁"),
    "missing in all fonts": run("一囍丁"),
}


@pytest.mark.parametrize("name", PLACES)
def test_each_glyph_is_at_its_place(name: str) -> None:
    placed = PLACES[name]
    with opened(painted_pdf(document(page(placed)), FONTS)) as pdf:
        blanks = {key: blank_code(font) for key, font in pdf.pages[0].Resources.Font.items()}
        shown = [each for each in origins(pdf.pages[0]) if each.code != blanks[each.font] or " " in placed.text]
    inked = [index for index, each in enumerate(placed.text) if each != "\U000e0100"]
    along = [sum(placed.advances[:index]) for index in inked]
    wanted = [(placed.x, placed.y + each) if placed.turned else (placed.x + each, placed.y) for each in along]
    assert [(each.x, HEIGHT - each.y) for each in shown] == [pytest.approx(each, abs=0.005) for each in wanted]
    assert {(each.size, each.scale) for each in shown} == {(float(placed.size), placed.scale)}


def blank_code(font: pikepdf.Object) -> int:
    entries = font.ToUnicode.read_bytes().decode().splitlines()
    return next(int(line[1:5], 16) for line in entries if line.endswith("<0020>"))


def test_pdfium_sees_the_same_places() -> None:
    placed = run("一丁七万三上下", gaps=[-0.2146])
    with pypdfium2.PdfDocument(painted_pdf(document(page(placed)), FONTS)) as pdf:
        text = pdf[0].get_textpage()
        found = []
        for index in range(text.count_chars()):
            x, y = pdfium.c_double(), pdfium.c_double()
            assert pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            found.append((x.value, HEIGHT - y.value))
    wanted = [(placed.x + sum(placed.advances[:index]), placed.y) for index in range(len(placed.text))]
    assert found == [pytest.approx(each, abs=0.01) for each in wanted]


TEXTS = {
    "hanzi and digits": ([run("示例2022年第5号文件", gaps=[0, 4, 0, 0, 0, 4, 0, 4, 4, 0])], "示例2022年第5号文件"),
    "opened for a full line": ([run("示例、文件。", gaps=[3.1])], "示例、文件。"),
    "far apart": ([run("示例文件", gaps=[30])], "示例文件"),
    "wide spaces": ([run("Word is a b", gaps=[0, 0, 0, 0, 6, 0, 0, 6, 0, 6])], "Word is a b"),
    "several spaces, of which PDFium tells one": ([run("示  例")], "示 例"),
    "squeezed": ([run("示例文件", gaps=[-1.2])], "示例文件"),
    "a gap between runs": ([run("一、", face=Face.HEI, gaps=[0, 4]), run("2022年", 116)], "一、2022年"),
    "runs without a gap": ([run("一、", face=Face.HEI), run("示例", 112)], "一、示例"),
    "a far character": ([run("示𠮷例")], "示𠮷例"),
    "a far character, opened": ([run("示𠀀例𠮷", gaps=[0.4])], "示𠀀例𠮷"),
    "a glyph of two characters": ([run("一⼀一")], "一⼀一"),
    "missing in all fonts": ([run("一囍丁龘")], "一囍丁龘"),
    "a mark on a letter": ([run("aZ\u0335Zb")], "aZ\u0335Zb"),
    "a mark that is one with its letter": ([run("e\u0301例")], "e\u0301例"),
    "a tab": ([run("示\t例", gaps=[0, 20])], "示 例"),
    "two lines": ([run("示例"), run("文件", y=128)], "示例\n文件"),
    "turned": ([run("示例12", turned=True, gaps=[0, 4])], "示例12"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_is_read_as_it_is(name: str) -> None:
    runs, wanted = TEXTS[name]
    assert texts(painted_pdf(document(page(*runs)), FONTS)) == [wanted]


UNREPRESENTED = {
    "示例a\t\u2003": [],
    "Z\u0335e\u0301": [],
    "葛\U000e0100示\u200b": [],
    "一囍囍": [("unpainted", "囍"), ("unpainted", "囍")],
    "示ꆈ😀": [("unpainted", "ꆈ"), ("unpainted", "😀")],
    "示\ue000\U000f0000\u0378\ufffc": [("unpainted", each) for each in "\ue000\U000f0000\u0378\ufffc"],
    "a\u0308\u0335": [("unpainted", "a\u0308\u0335")],
    "示བོད 囍": [("unshaped", "བོད"), ("unpainted", "囍")],
    "👨\u200d👩🇨🇳": [("unshaped", "👨\u200d👩🇨🇳")],
}


@pytest.mark.parametrize("text", UNREPRESENTED)
def test_what_is_not_painted_right_is_reported_at_its_place(text: str) -> None:
    found: list[Unrepresented] = []
    placed = replace(run(text), source=Span("notice.md", 7, 1))
    painted_pdf(document(page(placed)), FONTS, unrepresented=found)
    assert [(each.what, each.text) for each in found] == UNREPRESENTED[text]
    assert {each.span for each in found} <= {placed.source}


def test_colours() -> None:
    with opened(painted_pdf(document(page(run("示例", red=True), run("文件", y=128))), FONTS)) as pdf:
        assert [each.colour for each in origins(pdf.pages[0])] == [(1, 0, 0)] * 2 + [(0,)] * 2


def test_a_font_is_embedded_once_for_all_faces_and_pages() -> None:
    pages = [page(run("示例"), run("文件", y=140, face=Face.HEI), run("𠮷", y=180)) for _ in range(3)]
    with opened(painted_pdf(document(*pages), FONTS)) as pdf:
        descriptors = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        assert sorted(str(each.FontName)[8:] for each in descriptors) == ["Small", "Small"]
        assert sum("/FontFile3" in each for each in descriptors) == 1
        assert sum("/FontFile2" in each for each in descriptors) == 1
        sizes = [each.MediaBox.as_list() for each in pdf.pages]
    assert sizes == [[0, 0, pikepdf.Object.parse(b"595.276"), pikepdf.Object.parse(b"841.89")]] * 3


def whole() -> PlacedDocument:
    """A document with a bit of everything."""
    items = (run("示例2022年𠮷囍⼀一葛\U000e0100", gaps=[0, 4]), run("一、", y=140, face=Face.HEI))
    picture_page = page(*items, picture(png("RGBA", (255, 0, 0, 128))))
    outline = (OutlineEntry(level=1, text="一、", page=0, top=Length(130)),)
    return document(picture_page, page(inset=inset()), outline=outline)


DIGESTS = """
import hashlib
from generator.official.painters.pdf.painting import painted_pdf
from tests.official.painters.pdf.small_documents import FONTS
from tests.official.painters.pdf.test_painting import whole
print(*(hashlib.sha256(painted_pdf(whole(), FONTS, pdf_a=each)).hexdigest() for each in (False, True)))
"""


def test_the_same_bytes_in_every_process_whatever_was_painted_before() -> None:
    painted_pdf(document(page(run("三上下"))), FONTS)
    here = [hashlib.sha256(painted_pdf(whole(), FONTS, pdf_a=each)).hexdigest() for each in (False, True)]
    elsewhere = subprocess.run(
        [sys.executable, "-c", DIGESTS],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "7", "TZ": "PST8", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert elsewhere.stdout.split() == here


@pytest.mark.parametrize("missing", ["pikepdf", "PIL", "fontTools"])
def test_a_missing_library_is_reported(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exceptions, "find_spec", lambda name: None if name == missing else name)
    with pytest.raises(OutputError) as fault:
        painted_pdf(document(page()), FONTS)
    expected = [("pdf-library-missing", {"libraries": missing})]
    assert [(each.code, each.facts) for each in fault.value.problems] == expected


def test_pages_are_asked_for_one_by_one() -> None:
    """Each twice: for its glyphs, and to be drawn."""
    asked: list[int] = []

    class Pages(Sequence[PlacedPage]):
        def __len__(self) -> int:
            return 3

        def __getitem__(self, index: int) -> PlacedPage:  # type: ignore[override]
            if index >= len(self):
                raise IndexError(index)
            asked.append(index)
            return page(run("示例文件"[index]))

    assert texts(painted_pdf(replace(document(), pages=Pages()), FONTS)) == ["示", "例", "文"]
    assert asked == [0, 1, 2] * 2


def test_fonts_as_they_come() -> None:
    """A free font of some megabytes, with thousands of glyphs."""
    song = FANDOL / "FandolSong-Regular.otf"
    fonts = SmallFonts(SmallFont(song), FALLBACK)
    painted = painted_pdf(document(page(run("关于印发示例的通知，“你好”。", gaps=[0.3]))), fonts)
    assert texts(painted) == ["关于印发示例的通知，“你好”。"]
    assert len(painted) < 10_000


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


def entry(level: int, text: str, at: int, top: float) -> OutlineEntry:
    return OutlineEntry(level=level, text=text, page=at, top=Pt(top))


def read(items: list[pikepdf.OutlineItem], pdf: pikepdf.Pdf) -> list[object]:
    found: list[object] = []
    for item in items:
        assert isinstance(item.destination, pikepdf.Array)
        at, kind, left, top, zoom = item.destination.as_list()
        assert [str(kind), int(left), int(zoom)] == ["/XYZ", 0, 0]
        number = [each.obj.objgen for each in pdf.pages].index(at.objgen)
        found.append((item.title, number, float(top), read(item.children, pdf)))
    return found


def test_entries_below_each_other() -> None:
    entries = (
        entry(1, "一、工作目标", 0, 100), entry(3, "1.其中", 0, 200), entry(2, "（一）任务", 1, 80.5),
        entry(3, "1.步骤", 1, 120), entry(1, "二、有关要求", 1, 300),
    )  # fmt: skip
    painted = painted_pdf(document(page(), page(), outline=entries), FONTS)
    with pikepdf.open(io.BytesIO(painted)) as pdf, pdf.open_outline() as outline:
        found = read(outline.root, pdf)
    assert found == [
        (
            "一、工作目标",
            0,
            741.89,
            [("1.其中", 0, 641.89, []), ("（一）任务", 1, 761.39, [("1.步骤", 1, 721.89, [])])],
        ),
        ("二、有关要求", 1, 541.89, []),
    ]


def test_no_headings_no_outline() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(document(page()), FONTS))) as pdf:
        assert "/Outlines" not in pdf.Root


def test_title_author_date_and_language() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(document(page(), title="示例<通知>"), FONTS))) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "示例<通知>",
            "/Author": "示例机关",
            "/Producer": "fawen",
            "/CreationDate": "D:20220214000000Z",
        }
        assert str(pdf.Root.Lang) == "zh-CN"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.pdf_version == "1.7"


def test_without_an_author() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(document(page(), author=""), FONTS))) as pdf:
        assert "/Author" not in pdf.docinfo
