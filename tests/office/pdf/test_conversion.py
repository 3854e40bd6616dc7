"""Documents that the tests of the PDF step have rendered, all in one run."""

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.errors import InputError, OutputError, Problem, Span, UsageError
from generator.ground.stopping import StoppedError, stoppable
from generator.office.package import read_package, write_package
from generator.office.pdf import conversion
from generator.office.pdf.conversion import Files, PdfConversion, check_documents, convert_documents, convert_each
from tests.office.live_content.cases import DOCUMENT, WEB, picture, related, word
from tests.office.live_content.cases import paragraph as word_paragraph
from tests.office.pdf.test_attempts import COPY, EACH, THREE
from tests.pages import PrintedLine, characters, read_pages
from tests.patience import PATIENCE
from tests.refused import refused, refused_for
from tests.sample_docx import foot_table, paragraph, red_rule, sample_docx, section

HANZI = "巫山县民政局关于开展集中宣传活动方案通知要求各乡镇街道认真组织实施工作"
# A mark falls on the 29th place of many lines: it hangs, or goes to the next line with the character before it.
HANGING = "，".join([HANZI[:28]] * 40)
ASCII = "".join(map(chr, range(0x21, 0x7F))).replace("&", "").replace("<", "").replace(">", "")
FAMILIES_IN_USE = ("仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体", "仿宋", "楷体")

# Names that no official font has, and one beyond U+FFFF.
RARE = "喆堃甦犇燊赟湖㳇镇莫𡐓村"

SAMPLES = {
    "grid.docx": sample_docx(paragraph(HANZI * 40)),
    "widths.docx": sample_docx(
        *(paragraph(text, font=font) for font in FAMILIES_IN_USE for text in (ASCII[:45], ASCII[45:], "二〇2022年A℃"))
    ),
    "elements.docx": sample_docx(
        red_rule("巫山民政发〔2022〕31号"),
        paragraph("红字", color="FF0000"),
        foot_table(["抄送：甲单位", "乙单位印发"]),
        paragraph(""),
    ),
    "rare.docx": sample_docx(paragraph(RARE)),
    "hanging.docx": sample_docx(paragraph(HANGING)),
    "blank.docx": sample_docx(paragraph("第一页"), section(), paragraph("第三页，前有空白页"), start="oddPage"),
}


# Conversion in memory and one after another gives the same PDFs, and keeps no more than needed.


FakeSuite = Callable[[str], Path]


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, Path]:
    """The three documents as files, by other names."""
    files = {name: tmp_path / f"{number}.docx" for number, name in enumerate(THREE)}
    for name, file in files.items():
        file.write_bytes(THREE[name])
    return files


def nowhere(_name: str, _pdf: bytes) -> None:
    pass


def test_one_after_another_they_are_the_same_as_all_in_memory(fake_suite: FakeSuite, sources: dict[str, Path]) -> None:
    fake_suite(EACH.format(COPY))
    in_memory = convert_documents(THREE)
    made: dict[str, bytes] = {}
    each = convert_each(Files(sources), made.__setitem__)
    assert made == {name: pdf.data for name, pdf in in_memory.pdfs.items()}
    assert list(each.pages.items()) == [(name, pdf.pages) for name, pdf in in_memory.pdfs.items()]
    assert (each.stand_ins, each.lost) == (in_memory.stand_ins, in_memory.lost)


def test_each_is_told_when_its_pdf_has_been_put(fake_suite: FakeSuite, sources: dict[str, Path]) -> None:
    fake_suite(EACH.format(COPY))
    made: dict[str, bytes] = {}
    told: list[str] = []

    def progress(name: str) -> None:
        assert name in made
        assert threading.current_thread() is threading.main_thread()
        told.append(name)

    convert_each(Files(sources), made.__setitem__, progress=progress)
    assert sorted(told) == sorted(sources)


def test_files_that_are_not_there_are_refused_at_once_with_the_others(
    fake_suite: FakeSuite, sources: dict[str, Path]
) -> None:
    folder = fake_suite('touch "$here/ran"')
    sources["乙.docx"].unlink()
    sources["丙.docx"].write_text("text")
    refusal = refused(UsageError, convert_each, Files(sources), nowhere)
    expected = [("pdf-input-unreadable", "乙.docx"), ("template-not-docx", "丙.docx")]
    assert [(each.code, each.span and each.span.file) for each in refusal.problems] == expected
    assert not (folder / "ran").exists()


def test_a_run_that_is_stopped_ends_in_the_middle_of_a_document(
    fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """LibreOffice, which never ends here, ends with it; nothing of its folder is left."""
    folder = fake_suite('touch "$here/begun"; exec sleep 1000')
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(conversion, "TIMEOUT", PATIENCE)
    (tmp_path / "temporary").mkdir()
    with stoppable((folder / "begun").exists), pytest.raises(StoppedError):
        convert_documents(THREE)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_what_cannot_be_put_ends_the_run(fake_suite: FakeSuite, sources: dict[str, Path]) -> None:
    fake_suite(EACH.format(COPY))

    def full(name: str, _pdf: bytes) -> None:
        raise OutputError(Problem("output-disk-full", Span(name)))

    assert refused_for(OutputError, convert_each, Files(sources), full) == ["output-disk-full"]


def test_a_document_that_changes_for_the_worse_meanwhile_is_named(
    fake_suite: FakeSuite, sources: dict[str, Path]
) -> None:
    fake_suite("[ -e 00002.docx ] && exit 0\n" + EACH.format(COPY))
    told: list[str] = []

    def spoil(name: str) -> None:
        told.append(name)
        sources["丙.docx"].write_text("text")

    refusal = refused(InputError, convert_each, Files(sources), nowhere, progress=spoil)
    assert [each.span and each.span.file for each in refusal.problems] == ["丙.docx"]


def test_without_room_for_temporary_files_it_is_told(
    fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_suite(EACH.format(COPY))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert refused_for(OutputError, convert_documents, THREE) == ["pdf-suite-broken"]


# Content that LibreOffice does not print is reported, with its number, before anything is printed.


LINKED = picture('r:link="rIdX"')


def test_linked_pictures_and_files_taken_in_at_opening_are_counted() -> None:
    documents = {
        "图.docx": related(word_paragraph(LINKED * 2), "image", WEB, DOCUMENT),
        "并.docx": word('<w:altChunk r:id="a"/>'),
        "好.docx": word(),
    }
    told = [(each.code, each.span and each.span.file, each.facts["count"]) for each in check_documents(documents)]
    assert told == [("pdf-pictures-linked", "图.docx", 2), ("pdf-chunks", "并.docx", 1)]


# What the real office suite makes of the samples, measured.


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
    refusal = refused(
        OutputError, convert_documents, {"good.docx": sample_docx(paragraph("好")), "rotten.docx": rotten}
    )
    (problem,) = refusal.problems
    assert (problem.code, problem.span and problem.span.file) == ("pdf-failed", "rotten.docx")
