"""What the real office suite makes of the samples, measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.ground.errors import OutputError
from generator.office.package import read_package, write_package
from generator.office.pdf.conversion import PdfConversion, convert_documents
from generator.office.pdf.expected_text import printed_text
from generator.standard.faces import FAMILIES
from tests.office.pdf.samples import ASCII, FAMILIES_IN_USE, HANGING, HANZI, RARE, SAMPLES, docx_with_stories
from tests.pages import PrintedLine, characters, draw_pages, read_pages
from tests.sample_docx import paragraph, sample_docx

_PT = 25.4 / 72
_EM = 16 * _PT
_TWIP = _PT / 20


def advances(line: PrintedLine) -> list[float]:
    """From each character's pen position to the next one's, in em of 16 pt."""
    return [(after.x - before.x) / _EM for before, after in zip(line.chars, line.chars[1:], strict=False)]


def test_a_full_page_has_22_lines_of_28_hanzi(rendered: PdfConversion) -> None:
    page = read_pages(rendered.pdfs["grid.docx"].data)[0]
    assert [len(line.text) for line in page.lines] == [28] * 22
    assert page.bare_text == (HANZI * 40)[: 22 * 28]
    first, last = page.lines[0], page.lines[-1]
    # The place of the ink in its line depends on the font's ascent; a clerk's page begins at 40.2.
    assert first.ink_top == pytest.approx(40.2, abs=0.7)
    assert (last.baseline - first.baseline) / 21 / _PT == pytest.approx(28.94, abs=0.02)
    assert first.left == pytest.approx(28.0, abs=0.3)
    assert all(line.ink_right < 184.2 for line in page.lines)


def test_pages_are_counted(rendered: PdfConversion) -> None:
    assert rendered.pdfs["grid.docx"].pages == -(-len(HANZI) * 40 // (22 * 28)) == 3
    assert [len(read_pages(pdf.data)) for pdf in rendered.pdfs.values()] == [
        pdf.pages for pdf in rendered.pdfs.values()
    ]


def test_ascii_is_half_an_em_and_hanzi_one_em_in_every_official_font(rendered: PdfConversion) -> None:
    lines = [line for page in read_pages(rendered.pdfs["widths.docx"].data) for line in page.lines]
    assert len(lines) == 3 * len(FAMILIES_IN_USE)
    for line in lines:
        if line.text.startswith("二"):
            # 1 em less the quarter point that the grid takes from each hanzi.
            assert advances(line)[0] == pytest.approx(1 - 0.25 / 16, abs=_TWIP)
        else:
            assert line.text in (ASCII[:45], ASCII[45:])
            assert advances(line) == pytest.approx([0.5] * (len(line.text) - 1), abs=0.005)


def test_each_official_name_brings_its_own_typeface(rendered: PdfConversion) -> None:
    fonts = [line.font for page in read_pages(rendered.pdfs["widths.docx"].data) for line in page.lines][::3]
    wanted = {name: family.postscript for family in FAMILIES for name in family.names}
    assert fonts == [wanted[name] for name in FAMILIES_IN_USE]


def test_rules_and_colours_are_where_word_was_told_to_draw_them(rendered: PdfConversion) -> None:
    (page,) = read_pages(rendered.pdfs["elements.docx"].data)
    red, top, middle, bottom = page.rules
    assert (red.color, top.color, middle.color, bottom.color) == ("FF0000", "000000", "000000", "000000")
    assert (red.left, red.right) == pytest.approx((28.22, 183.78), abs=0.05)
    assert red.thickness == pytest.approx(0.53, abs=0.02)
    assert [rule.thickness for rule in (top, middle, bottom)] == pytest.approx([0.353, 0.265, 0.353], abs=0.01)
    assert bottom.y == pytest.approx(261.83, abs=0.1)
    assert bottom.length == pytest.approx(156.03, abs=0.1)
    assert page.line("红字").colors == {"FF0000"}
    assert page.line("巫山民政发").ink_bottom < red.y < page.line("红字").ink_top


def test_no_mark_hangs_past_the_edge_and_none_is_lost(rendered: PdfConversion) -> None:
    pages = read_pages(rendered.pdfs["hanging.docx"].data)
    assert characters(pages)["，"] == HANGING.count("，") > 0
    assert max(line.ink_right for page in pages for line in page.lines) < 184.2
    assert rendered.lost == ()


def test_libreoffice_still_reads_overflow_punct_the_wrong_way_round(unadapted: Callable[[str], bytes]) -> None:
    """When this fails, LibreOffice has fixed it, and the adapted copy needs 0 for that version."""
    told_to_hang, told_not_to = (read_pages(unadapted(value)) for value in "10")
    assert max(line.ink_right for page in told_to_hang for line in page.lines) < 184.2
    outside = max(line.ink_right for page in told_not_to for line in page.lines) > 185
    assert outside or characters(told_not_to)["，"] < HANGING.count("，")


def test_an_automatic_blank_page_is_kept(rendered: PdfConversion) -> None:
    pages = read_pages(rendered.pdfs["blank.docx"].data)
    assert [page.bare_text for page in pages] == ["第一页", "", "第三页，前有空白页"]


def test_rare_hanzi_come_out_as_wide_as_any_other(rendered: PdfConversion) -> None:
    (page,) = read_pages(rendered.pdfs["rare.docx"].data)
    assert page.bare_text == RARE
    assert advances(page.lines[0]) == pytest.approx([1 - 0.25 / 16] * (len(RARE) - 1), abs=_TWIP)


def test_pages_can_be_looked_at(rendered: PdfConversion, tmp_path: Path) -> None:
    pdf = tmp_path / "blank.pdf"
    pdf.write_bytes(rendered.pdfs["blank.docx"].data)
    pictures = draw_pages(pdf, tmp_path / "pictures", dpi=25.4)
    with Image.open(pictures[0]) as first, Image.open(pictures[1]) as blank:
        assert first.size == blank.size == (211, 298)
        assert blank.convert("L").getextrema() == (255, 255)
        assert first.convert("L").getextrema() != (255, 255)
    assert [picture.name for picture in pictures] == ["blank-01.png", "blank-02.png", "blank-03.png"]


def test_the_same_document_gives_the_same_bytes_wherever_and_whenever(
    rendered: PdfConversion, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    again = convert_documents({"elements.docx": SAMPLES["elements.docx"]})
    assert again.pdfs["elements.docx"] == rendered.pdfs["elements.docx"]
    assert b"/CreationDate (D:20220214000000Z)" in again.pdfs["elements.docx"].data


@pytest.mark.in_turn(3)
def test_a_rotten_document_is_named_and_the_good_one_is_not() -> None:
    parts = read_package(SAMPLES["elements.docx"], name="rotten.docx")
    rotten = write_package({**parts, "word/styles.xml": b"<w:styles>"})
    with pytest.raises(OutputError) as caught:
        convert_documents({"good.docx": sample_docx(paragraph("好")), "rotten.docx": rotten})
    (problem,) = caught.value.problems
    assert (problem.code, problem.span and problem.span.file) == ("pdf-failed", "rotten.docx")


def test_notes_and_the_edges_of_the_first_page_are_printed_as_expected() -> None:
    document = docx_with_stories()
    assert printed_text(read_package(document, name="stories.docx")) == "正文脚注内容页眉——"
    converted = convert_documents({"stories.docx": document})
    (page,) = read_pages(converted.pdfs["stories.docx"].data)
    assert converted.lost == ()
    assert all(page.bare_text.count(text) == 1 for text in ("正文", "脚注内容", "页眉", "—1—"))
