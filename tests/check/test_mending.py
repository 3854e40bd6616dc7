"""What is mended, what stays, and that nothing else changes: in documents of ours, of python-docx, of LibreOffice."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Pt as Points
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.check import mending
from generator.check.finding import Finding
from generator.check.mending import mend, mend_lines
from generator.check.rules import FILE_RULES, Departure, file_findings, title
from generator.check.rules.changes.edited_document import Edit, Mend, Mended, Mender, Work
from generator.check.rules.changes.typed import Slip, type_over
from generator.check.rules.rule import MENDERS, FileCheck
from generator.ground.errors import InputError, Span, speaking
from generator.ground.length import Pt
from generator.ground.words.messages import SENTENCES
from tests.check.faults import typed
from tests.check.right import ATTACHMENTS, TEXT, data_of, right_notice
from tests.check.rules.planting import Planted, base, found_in, spoilt, spoilt_by, written
from tests.check.rules.test_examples import FAULTS as PLANTED
from tests.chosen import across, examples
from tests.pages import resaved
from tests.word_documents import blank, packed, parts

MAKERS = ("ours", "python-docx", "LibreOffice")

OURS = """
issuer: 示例市民政局
number: 示民发〔2026〕7号
title: 示例市民政局|关于做好冬春救助工作的通知
recipients: 各县（区）民政局，市属有关单位
date: 2026-03-05
note: 此件公开发布
copy_to: 示例市财政局，示例市应急管理局
imprint: {office: 示例市民政局办公室, date: 2026-03-05}
attachments: [attachment-1.md, attachment-2.md]
"""
"""The notice of ``tests.check.right`` as it is laid out here."""

NO_HEADING = ("BD-06", "BD-07", "BD-08")
"""Rules of a heading that is not seen as one."""

SLIPS = (
    Planted("HD-18", typed("示民发", "〔2026〕", "（2026）"), "", "", name="round brackets"),
    Planted("HD-18", typed("示民发", "7号", "7"), "", "", name="no 号"),
    Planted("RC-03", typed("各县", "：", ":"), "", "", name="half-width", beside=("PU-01",)),
    Planted("PU-01", typed("坚持以", "，", ","), "", ""),
    Planted("PU-02", typed("坚持以", "应救尽救", '"应救尽救"'), "", ""),
    Planted("PU-10", typed("一、总体", "一、", "一，"), "", "", beside=NO_HEADING),
    Planted("PU-11", typed("（一）摸清", "（一）", "（一）、"), "", "", beside=("BD-06",)),
    Planted("PU-11", typed("（二）规范", "（二）", "(二)"), "", "", name="half-width", beside=("PU-01", *NO_HEADING)),
    Planted("PU-12", typed("1.由本人", "1.", "1、"), "", "", beside=("BD-06", "BD-07")),
    Planted("PU-14", typed("一、总体", "一、", "1."), "", "", beside=NO_HEADING),
    Planted("PU-19", typed("坚持以", "手中", "手中..."), "", "", beside=("PU-01",)),
    Planted("PU-23", typed("（一）摸清", "（见附件2）", "（见附件2"), "", ""),
    Planted("NU-04", typed("各地要加强", "2026年", "26年"), "", ""),
    Planted("NU-05", typed("各地要加强", "3月31日", "03月31日"), "", ""),
    Planted("MM-01", typed("坚持以", "人民", "{{ unit.name }}"), "", ""),
)
"""Faults beside those of the rules' own tables, which say what is measured; here it does not matter."""

MENDED = (
    *("PG-01", "PG-02", "PG-03", "PG-04", "PG-05", "PG-09", "PG-15"),
    *("HD-13", "HD-13 black", "HD-18", "HD-18 zero", "HD-18 第", "HD-18 round brackets", "HD-28", "HD-28 black"),
    *("TI-01", "TI-01 size", "TI-01 bold", "TI-03", "TI-08", "RC-03", "RC-03 half-width", "BD-03", "BD-08"),
    *("PU-01", "PU-02", "PU-10", "PU-11", "PU-11 half-width", "PU-12", "PU-19", "NU-05"),
    *("AT-02", "AT-03 point", "AT-04", "AN-03 colon", "AN-03 face", "AN-04 left"),
    *("SG-01 zeros", "SG-02", "SG-03", "NT-01", "IM-05 size", "IM-07 colon", "IM-11 zeros"),
    *("PN-01 none", "PN-02 size", "PN-03 hyphens", "PN-05 centred"),
)
"""Faults that are mended in every document, each by its own rule."""

LEFT = (
    *("SG-01 partly hanzi", "PU-14", "AT-06 cited", "AT-06 title", "IM-13", "SG-18 signature", "HD-18 no 号", "TI-07"),
    *("PU-23", "NU-04", "IM-11 no 印发", "IM-07 full stop", "MM-01", "PG-11"),
)
"""Faults that only the writer can mend: they stay and are told."""

_BY_NAME = {str(fault): fault for fault in (*PLANTED, *SLIPS)}
FAULTS = tuple(_BY_NAME[name] for name in (*MENDED, *LEFT))


@lru_cache(maxsize=8)
def findings(data: bytes) -> tuple[Finding, ...]:
    return tuple(file_findings(found_in(data)))


def codes(data: bytes) -> set[str]:
    return {finding.code for finding in findings(data)}


def texts(data: bytes) -> list[str]:
    """Every paragraph of the text, of tables too, read by python-docx."""
    document = docx.Document(io.BytesIO(data))
    paragraphs = [*document.paragraphs]
    paragraphs += [each for table in document.tables for row in table.rows for c in row.cells for each in c.paragraphs]
    return [each.text for each in paragraphs]


def listed_truly(before: bytes, mended: Mended) -> bool:
    """Whether each mend of a look is one finding less, at its place, in the finished document."""
    was, left = (_places(data) for data in (before, mended.data))
    told = Counter(
        (each.rule, each.place.paragraph, each.place.part) for each in mended.mends if not each.edits and not each.parts
    )
    return all(count + left[key] <= max(was[key], 1) for key, count in told.items())


def _places(data: bytes) -> Counter[tuple[str, int | None, str | None]]:
    spans = ((each.code, each.problem.span) for each in findings(data))
    return Counter((code, span.paragraph, span.part) for code, span in spans if span is not None)


def bare(data: bytes) -> list[str]:
    """The same without marks, blanks, zeros and the 第 of a number, which are all that mending may touch."""
    return [re.sub(r"[\W_0]|(?<=\d[〕\]］）)】])第(?=\d+号)", "", text) for text in texts(data)]


@pytest.fixture(scope="session")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    by_hand = data_of(right_notice())
    attached = {
        f"attachment-{serial}.md": "\n".join(["---", f"title: {name}", "---", *lines])
        for serial, (name, lines) in enumerate(ATTACHMENTS, start=1)
    }
    folder = tmp_path_factory.mktemp("right")
    return {
        "ours": written(OURS, "\n".join(TEXT), attached),
        "python-docx": by_hand,
        "LibreOffice": resaved({"by hand": by_hand}, folder / "resaved")["by hand"],
    }


@pytest.mark.parametrize("maker", MAKERS)
def test_a_right_document_has_no_fault_and_is_left_as_it_is(maker: str, right: dict[str, bytes]) -> None:
    assert [each.text("en") for each in findings(right[maker]) if each.strength in ("law", "must", "usual")] == []
    assert mend(right[maker], "x.docx") == Mended(right[maker], ())


@pytest.mark.parametrize(("fault", "maker"), across(FAULTS, MAKERS), ids=str)
def test_a_fault_is_found_and_mended_or_left(fault: Planted, maker: str, right: dict[str, bytes]) -> None:
    """By the rules that it departs from and by no other, whatever program made the document; the second time stays."""
    before = spoilt_by(fault.plant, right[maker])
    departs = {fault.rule, *fault.beside}
    assert fault.rule in codes(before) - codes(right[maker]) <= departs
    mended = mend(before, "x.docx")
    rules = {each.rule for each in mended.mends}
    if str(fault) in MENDED:
        assert fault.rule in rules
        assert codes(mended.data) & (rules | departs) <= codes(right[maker])
        assert bare(mended.data) == bare(before)
    else:
        assert texts(mended.data) == texts(before)
        assert codes(mended.data) & departs
    assert listed_truly(before, mended)
    assert mend(mended.data, "x.docx") == Mended(mended.data, ())


def test_a_title_that_stays_too_near_is_not_listed() -> None:
    document = right_notice()
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("附件3")
    title = document.add_paragraph("工作方案")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Points(28)
    document.add_paragraph("正文在此。")
    before = data_of(document)
    mended = mend(before, "x.docx")
    assert listed_truly(before, mended)
    told = {str(each.before) for each in mended.mends if each.rule == "AN-04"}
    assert not any("mm" in each for each in told)
    assert "AN-04" in codes(mended.data)


@pytest.mark.parametrize("made", ["python-docx", "ours"])
def test_the_mark_is_put_in_its_place(made: str, right: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(right[made]))
    mark = next(each for each in document.paragraphs if each.text.startswith("示例市民政局"))
    mark.paragraph_format.space_before = Points((mark.paragraph_format.space_before or Points(0)).pt + 30)
    before = data_of(document)
    assert "HD-11" in codes(before)
    mended = mend(before, "x.docx")
    assert "HD-11" in {each.rule for each in mended.mends}
    assert "HD-11" not in codes(mended.data)


@pytest.mark.in_turn(3)
def test_no_rule_is_drawn_on_paper_with_a_printed_head() -> None:
    document = messy()
    document.element.body.remove(document.paragraphs[0]._p)
    before = data_of(document)
    assert "HD-28" in codes(before)
    mended = mend(before, "x.docx")
    assert "HD-28" not in {each.rule for each in mended.mends}


def test_headings_and_signatures_are_kept_with_what_follows() -> None:
    document = right_notice()
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("三、") or paragraph.text.strip() == "示例市民政局":
            paragraph.paragraph_format.keep_with_next = False
    before = data_of(document)
    assert codes(before) >= {"BD-12", "SG-17"}
    mended = mend(before, "x.docx")
    assert not codes(mended.data) & {"BD-12", "SG-17"}
    assert {each.rule for each in mended.mends} == {"BD-12", "SG-17"}


def test_what_is_mended_is_checked() -> None:
    assert set(MENDERS) <= set(FILE_RULES)


def test_the_seed_notice_loses_two_full_stops() -> None:
    data = base("ours")
    mended = mend(data, "x.docx")
    found = [(each.rule, each.place.paragraph, str(each.before)[-1], str(each.after)[-1]) for each in mended.mends]
    assert found == [("PU-20", 29, "。", "力"), ("PU-20", 31, "。", "现")]
    assert len("".join(texts(mended.data))) == len("".join(texts(data))) - 2


def messy() -> Document:
    """A notice typed with nothing set: letter paper, one font, blanks for indents."""
    document = blank()
    for text in (
        *(
            "示例市民政局文件",
            "示民发[2026]07号",
            "",
            "示例市民政局关于做好冬春救助工作的通知。",
            "",
            "各县（区）民政局:",
        ),
        "　　为切实保障困难群众基本生活,根据《社会救助暂行办法》,现将有关事项通知如下.",
        *("一.总体要求", "　　坚持以人民为中心,压实属地责任,做到应救尽救(见附件1)。"),
        '(一)、摸清底数。各地要逐村逐户开展排查，于2026年03月31日前报送"登记表"。',
        *("1、由本人提出申请。", "2、由乡镇人民政府审核。", "", "附件:1、冬春救助工作方案。", "　　　　2、登记表。"),
        *("", "示例市民政局", "2026年03月05日", "(此件公开发布)"),
    ):
        document.add_paragraph(text)
    return document


@pytest.mark.in_turn(3)
def test_a_document_with_nothing_set() -> None:
    data = data_of(messy())
    mended = mend(data, "x.docx")
    assert texts(mended.data) == [
        *(
            "示例市民政局文件", "示民发〔2026〕7号", "", "示例市民政局关于做好冬春救助工作的通知", "",
            "各县（区）民政局：",
        ),
        "为切实保障困难群众基本生活，根据《社会救助暂行办法》，现将有关事项通知如下。",
        *("一、总体要求", "坚持以人民为中心，压实属地责任，做到应救尽救（见附件1）。"),
        "（一）摸清底数。各地要逐村逐户开展排查，于2026年3月31日前报送“登记表”。",
        *("1.由本人提出申请。", "2.由乡镇人民政府审核。", "", "附件：1.冬春救助工作方案", "2.登记表"),
        *("", "示例市民政局", "2026年3月5日", "（此件公开发布）"),
    ]  # fmt: skip
    found = found_in(mended.data)
    section = found.document.sections[0]
    expected = [37, 35, 28, 26]
    assert [round(each.mm, 1) for each in (section.top, section.bottom, section.left, section.right)] == expected
    assert found.title is not None
    assert [(run.font, run.size) for run in found.title.paragraph.runs] == [("方正小标宋简体", Pt(22))]
    fonts = [run.font for run in found.body[3].paragraph.runs]
    assert (fonts[0], fonts[-1]) == ("楷体_GB2312", "仿宋_GB2312")
    wanted = {"default": ["right"], "even": ["left"]}
    assert {kind: [each.align for each in footer] for kind, footer in section.footers.items()} == wanted
    assert found.document.odd_and_even
    assert mend(mended.data, "x.docx") == Mended(mended.data, ())


def test_styles_and_comments_stay() -> None:
    document = messy()
    body = next(each for each in document.paragraphs if "坚持以人民" in each.text)
    body.style = document.styles["Quote"]
    document.add_comment(body.runs, text="请核对", author="示例甲")
    before = data_of(document)
    after = docx.Document(io.BytesIO(mend(before, "x.docx").data))
    kept = next(each for each in after.paragraphs if "坚持以人民" in each.text)
    assert kept.style is not None
    assert kept.style.name == "Quote"
    assert [comment.text for comment in after.comments] == ["请核对"]


def test_a_name_outside_gb2312_gets_a_font_that_has_it() -> None:
    document = right_notice()
    found = next(each for each in document.paragraphs if each.text.startswith("坚持以"))
    found.runs[0].text = "由示例喆同志负责落实。"
    found.runs[0].font.name = "宋体"
    found.runs[0]._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    mended = found_in(mend(data_of(document), "x.docx").data)
    runs = next(each.runs for each in mended.document.paragraphs if "示例喆" in each.text)
    assert {run.font for run in runs} == {"仿宋"}


@pytest.mark.in_turn(3)
def test_settings_that_are_none_are_left_alone() -> None:
    document = messy()
    data = data_of(document)
    part = parts(data)["word/settings.xml"]
    other = packed({**parts(data), "word/settings.xml": part.replace(b"w:settings", b"w:fonts")})
    assert bare(mend(other, "x.docx").data) == bare(data)


def test_what_is_not_told_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def dishonest(work: Work) -> Iterator[Mend]:
        list(type_over(work, [Slip(work.found.body[-1].paragraph, 0, 1, "")]))
        yield from title._title_without_final_stop(work)

    monkeypatch.setitem(MENDERS, "TI-08", dishonest)
    with pytest.raises(InputError) as raised:
        mending.mend(spoilt(_BY_NAME["TI-08"]), "x.docx")
    assert [problem.code for problem in raised.value.problems] == ["mending-refused"]


def test_a_mend_that_does_not_help_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def useless(work: Work) -> Iterator[Mend]:
        (paragraph,) = work.paragraphs(work.departures[0])
        yield from type_over(work, [Slip(paragraph, 0, 1, "")])

    data = spoilt(_BY_NAME["TI-08"])
    monkeypatch.setitem(MENDERS, "TI-08", useless)
    monkeypatch.delitem(MENDERS, "PU-20")
    assert mending.mend(data, "x.docx") == Mended(data, ())


def test_two_rules_that_undo_one_another_mend_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def swap(old: str, new: str) -> Mender:
        def mender(work: Work) -> Iterator[Mend]:
            for paragraph in work.found.document.paragraphs:
                if paragraph.text.endswith(old):
                    end = len(paragraph.text)
                    yield from type_over(work, [Slip(paragraph, end - 1, end, new)])

        return mender

    def ends_with(mark: str) -> FileCheck:
        return lambda found: (
            Departure(each, mark, "") for each in found.document.paragraphs if each.text.endswith(mark)
        )

    document = right_notice()
    next(each for each in document.paragraphs if each.text.startswith("坚持以")).runs[-1].text = "落实责任！"
    data = data_of(document)
    for rule, old, new in (("PG-06", "！", "？"), ("PG-09", "？", "！")):
        monkeypatch.setitem(MENDERS, rule, swap(old, new))
        monkeypatch.setitem(FILE_RULES, rule, ends_with(old))
    assert mending.mend(data, "x.docx") == Mended(data, ())


def test_a_page_number_is_set_at_the_right_only_where_that_of_even_pages_can_be_at_the_left() -> None:
    data = spoilt(_BY_NAME["PN-05 centred"])
    assert "PN-05" in {each.rule for each in mend(data, "x.docx").mends}
    bare_settings = packed({**parts(data), "word/settings.xml": b"<none/>"})
    assert "PN-05" not in {each.rule for each in mend(bare_settings, "x.docx").mends}


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(
    ("note", "mended"), [("(此件公开发布)", "（此件公开发布）"), ("(此件公开发布", "(此件公开发布")]
)
def test_the_brackets_of_a_note_are_mended_both_or_not_at_all(note: str, mended: str) -> None:
    document = messy()
    document.paragraphs[-1].runs[0].text = note
    assert texts(mend(data_of(document), "x.docx").data)[-1] == mended


def test_a_paragraph_gets_the_line_height_of_the_others_where_that_is_right() -> None:
    document = right_notice()
    for paragraph in document.paragraphs:
        if paragraph.paragraph_format.line_spacing == Points(28.95):
            paragraph.paragraph_format.line_spacing = Points(28)
    odd = next(each for each in document.paragraphs if each.text.startswith("坚持以"))
    odd.paragraph_format.line_spacing = 1.5
    before = data_of(document)
    mended = mend(before, "x.docx")
    assert [str(each.after) for each in mended.mends if each.rule == "PG-09"] == ["固定值 28 磅"]
    found = found_in(mended.data)
    assert {each.paragraph.line for each in found.body} == {Pt(28)}


@pytest.mark.parametrize("font", ["黑体", "楷体_GB2312"])
def test_words_that_are_set_apart_in_a_paragraph_stay_so(font: str) -> None:
    document = right_notice()
    paragraph = next(each for each in document.paragraphs if each.text.startswith("坚持以"))
    run = paragraph.add_run("一是压实责任。")
    run.font.size = Points(16)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    mended = mend(data_of(document), "x.docx")
    assert "PG-15" not in {each.rule for each in mended.mends}


def _mended_among_text(sentences: Iterable[str]) -> list[str]:
    """``sentences``, each a paragraph of the messy notice, after mending."""
    document = messy()
    anchor = next(each for each in document.paragraphs if "坚持以人民" in each.text)
    sentences = [anchor.insert_paragraph_before(sentence).text for sentence in sentences]
    start = next(number for number, each in enumerate(document.paragraphs) if each.text == sentences[0])
    return texts(mend(data_of(document), "x.docx").data)[start : start + len(sentences)]


_STRAIGHT_QUOTES = {
    "坚持\"落实'四不两直'要求\"原则。": "坚持“落实‘四不两直’要求”原则。",
    "坚持'落实\"四不两直\"要求'原则。": "坚持“落实‘四不两直’要求”原则。",
    "坚持＂落实'四不两直'要求＂原则。": "坚持“落实‘四不两直’要求”原则。",
    "坚持“落实'四不两直'要求”原则。": "坚持“落实‘四不两直’要求”原则。",
    '坚持"落实‘四不两直’要求"原则。': "坚持“落实‘四不两直’要求”原则。",
    "坚持\"'四不两直'要求\"\"'回头看'行动\"。": "坚持“‘四不两直’要求”“‘回头看’行动”。",
    "坚持\"'四不两直'\"原则。": "坚持“‘四不两直’”原则。",
    "坚持\"落实'四不＂两直＂'要求\"原则。": "坚持“落实‘四不“两直”’要求”原则。",
    '开展"回头看”行动，落实“四不两直"要求。': "开展“回头看”行动，落实“四不两直”要求。",
    "坚持\"四不两直\"'回头看'原则。": "坚持“四不两直”“回头看”原则。",
}
"""Within one another and side by side, as they are mended."""

_DOUBTFUL_QUOTES = (
    "坚持\"落实'四不两直\"要求'原则。",
    '坚持"落实“四不两直"要求”原则。',
    '开展"回头看”行动，落实"四不两直”要求。',
    '开展“回头看"行动，落实“四不两直"要求。',
    '坚持（落实"四不两直）要求"原则。',
)
"""Across one another, or with a half too many: what is meant only the writer knows."""


@pytest.mark.in_turn(3)
def test_straight_quotes_within_one_another_are_mended_from_the_outermost_on() -> None:
    assert _mended_among_text(_STRAIGHT_QUOTES) == [*_STRAIGHT_QUOTES.values()]


@pytest.mark.in_turn(3)
def test_straight_quotes_that_cross_another_pair_are_left_and_others_mended() -> None:
    assert _mended_among_text((*_DOUBTFUL_QUOTES, '开展"回头看"行动。')) == [*_DOUBTFUL_QUOTES, "开展“回头看”行动。"]


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(
    "sentences", [("\"甲\"、'乙'。", "'\"甲\"、'"), ("\"甲、'乙'、'丙'\"。", "'\"\"、''\"甲\"'", "\"甲'、'乙\"。")]
)
def test_quotes_with_a_mark_between_them_end_in_no_fault(sentences: tuple[str, ...]) -> None:
    marks = re.compile(r"[\"'“”‘’]")
    mended = _mended_among_text(sentences)
    assert [marks.sub("", each) for each in mended] == [marks.sub("", each) for each in sentences]


_ALPHABET = "示例县民政局报送材料一二（）()[]〔〕,.;:?!，。；：\"“”'、 　0123456789年月日号件附ab-~\n"
_SENTENCES = st.lists(st.text(alphabet=_ALPHABET, min_size=1, max_size=60), min_size=1, max_size=6)


@pytest.mark.in_turn(3)
@settings(max_examples=examples(12, in_every_run=2), suppress_health_check=[HealthCheck.too_slow])
@given(_SENTENCES)
@example(["'\"\"、'"])
def test_no_word_is_ever_touched(sentences: list[str]) -> None:
    document = messy()
    anchor = next(each for each in document.paragraphs if "坚持以人民" in each.text)
    for sentence in sentences:
        anchor.insert_paragraph_before(sentence)
    before = data_of(document)
    mended = mend(before, "x.docx")
    assert bare(mended.data) == bare(before)
    applied = sum(len(edit.new) - len(edit.old) for each in mended.mends for edit in each.edits)
    assert len("".join(texts(mended.data))) - len("".join(texts(before))) == applied
    assert mend(mended.data, "x.docx") == Mended(mended.data, ())


MAIN = "word/document.xml"


def place(paragraph: int | None, **numbers: int) -> Span:
    return Span("x.docx", part=MAIN, paragraph=paragraph, **numbers)  # type: ignore[arg-type]


# The list of mends: in words, with all paragraphs, in both languages.


def test_every_rule_that_is_mended_has_a_name_in_both_languages() -> None:
    names = {rule: SENTENCES[rule] for rule in MENDERS}
    assert [rule for rule, each in names.items() if not (re.search("[一-鿿]", each.zh_mended) and each.en_mended)] == []


def test_mends_that_say_the_same_are_one_line_with_all_paragraphs() -> None:
    mends = [Mend("PG-15", place(number), "宋体", "仿宋") for number in (3, 9, 4, 5, 12)]
    assert list(mend_lines(mends)) == ["第3—5、9、12段：字体字号由“宋体”改为“仿宋” [PG-15]"]
    with speaking("en"):
        assert list(mend_lines(mends)) == ["paragraphs 3–5, 9, 12: typeface and size: '宋体' → '仿宋' [PG-15]"]


def test_paragraphs_that_were_changed_beside_are_named() -> None:
    with speaking("en"):
        (line,) = mend_lines([Mend("PG-09", place(3), "20", "28.95", also=(place(4), place(7)))])
    assert line == "paragraphs 3, 4, 7: line height: '20' → '28.95' [PG-09]"


def test_several_values_that_became_one_are_one_line() -> None:
    also = (place(2), place(3), place(4))
    mends = [Mend("BD-11", place(number), f"{number} mm", "0", also=also) for number in (2, 4)]
    assert list(mend_lines(mends)) == ["第2—4段：段前段后间距由“2 mm”、“4 mm”改为“0” [BD-11]"]


def test_typed_mends_keep_a_line_each() -> None:
    edit = Edit(MAIN, 0, 0, ",", "，")
    lines = list(mend_lines([Mend("PU-01", place(1), "甲,", "甲，", (edit,)) for _ in range(2)]))
    assert lines == ["第1段：标点由“甲,”改为“甲，” [PU-01]"] * 2


def test_other_places_and_the_whole_document() -> None:
    cell = place(1, table=1, row=2, cell=3)
    footer = Span("x.docx", part="word/footer1.xml", paragraph=1)
    mends = [Mend("PU-01", at, "a", "b") for at in (cell, footer, Span("x.docx"), place(None))]
    expected = ["表格1 第2行 第3格 第1段", "footer1.xml: 第1段", "全文", "全文"]
    assert [next(mend_lines([each])).partition("：")[0] for each in mends] == expected


def test_the_line_height_of_the_text_names_each_paragraph_that_it_changes() -> None:
    document = right_notice()
    changed = [
        number for number, each in enumerate(document.paragraphs, 1) if each.text.startswith(("坚持以", "请各地"))
    ]
    for number in changed:
        document.paragraphs[number - 1].paragraph_format.line_spacing = Points(20)
    mended = mend(data_of(document), "x.docx")
    named = {span.paragraph for each in mended.mends if each.rule == "PG-09" for span in (each.place, *each.also)}
    after = docx.Document(io.BytesIO(mended.data))
    spaced = [
        number
        for number, (one, other) in enumerate(zip(document.paragraphs, after.paragraphs, strict=True), 1)
        if [each.attrib for each in one._p.iter(qn("w:spacing"))]
        != [each.attrib for each in other._p.iter(qn("w:spacing"))]
    ]
    assert set(changed) <= named == set(spaced)
