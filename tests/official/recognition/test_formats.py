"""信函, 命令, 纪要 and joint documents that others have made."""

import io
from itertools import product
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from generator.ground.errors import LayoutError
from generator.ground.length import NOTHING, Mm
from generator.office.reading import read_document
from generator.official.layout.composition import lay_out
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument
from generator.official.recognition.recognising import Side, nearest_profile, off_margin, right_margins
from generator.official.writer import write_docx
from generator.standard import Format, Profile
from tests.check.matrix import documents
from tests.check.right import data_of, right_notice
from tests.check.rules.planting import Planted, base, spoilt_by
from tests.check.test_mending import FAULTS
from tests.chosen import examples, step
from tests.official.recognition.told_apart import meant, said
from tests.pages import resaved
from tests.word_documents import blank

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def add(
    document: Document,
    text: str,
    align: WD_ALIGN_PARAGRAPH | None = None,
    *,
    size: float = 16,
    red: bool = False,
    font: str = "仿宋",
) -> Paragraph:
    paragraph = document.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), font
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if red:
        run.font.color.rgb = RGBColor(0xC0, 0, 0)
    return paragraph


def found(document: Document) -> RecognisedDocument:
    buffer = io.BytesIO()
    document.save(buffer)
    return recognise(read_document(buffer.getvalue(), "公文.docx"))


def picked(document: Document, *names: str) -> list[object]:
    told = said(found(document))
    return [told[name] for name in names]


def pair(paragraph: Paragraph) -> None:
    """A red double rule under ``paragraph``."""
    borders = f'<w:pBdr {W}><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="4" w:color="FF0000"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(borders))


def letter(number: str = "示水函〔2026〕4号") -> Document:
    document = blank()
    pair(add(document, "示例县水利局", CENTRE, size=36, red=True, font="华文中宋"))
    if number:
        add(document, number, RIGHT)
    add(document, "关于商请支援防汛物资的函", CENTRE, size=22)
    add(document, "示例县应急管理局：")
    add(document, "因工作需要，商请贵局支援防汛物资，请予函复。").paragraph_format.first_line_indent = Pt(32)
    add(document, "示例县水利局", RIGHT)
    add(document, "2026年4月8日", RIGHT)
    return document


def test_a_letter() -> None:
    assert picked(letter(), "format", "kind", "issuer_mark", "number", "title", "recipients", "organs") == [
        *("信函", "函", ["示例县水利局"], "示水函〔2026〕4号", "关于商请支援防汛物资的函", "示例县应急管理局："),
        ["示例县水利局"],
    ]


def test_a_letter_is_told_by_its_rules_or_by_the_place_of_its_number() -> None:
    assert found(letter("")).format is Format.LETTER
    without_rules = letter()
    properties = without_rules.paragraphs[0]._p.get_or_add_pPr()
    properties.remove(properties.findall(qn("w:pBdr"))[0])
    assert found(without_rules).format is Format.LETTER
    without_rules.paragraphs[1].alignment = CENTRE
    assert found(without_rules).format is Format.GENERAL


def test_a_letter_with_secrecy_beside_its_number() -> None:
    document = letter()
    document.paragraphs[1].runs[0].text = "机密★1年\t示水函〔2026〕4号"
    assert picked(document, "format", "secrecy", "number") == ["信函", "机密★1年", "示水函〔2026〕4号"]


def test_an_order() -> None:
    document = blank()
    add(document, "示例县人民政府令", CENTRE, size=50, red=True)
    add(document, "第 12 号", CENTRE)
    add(
        document, "《示例县河道管理办法》已经县人民政府常务会议通过，现予公布。"
    ).paragraph_format.first_line_indent = Pt(32)
    add(document, "县长　　示例甲", RIGHT)
    add(document, "2026年4月8日", RIGHT)
    names = ("format", "kind", "issuer_mark", "number", "title", "recipients", "posts", "organs", "how", "paragraphs")
    expected = [*("命令", "令", ["示例县人民政府令"], "第12号", None, None, ["县长"], [], "stamp", 1)]
    assert picked(document, *names) == expected


def test_minutes() -> None:
    document = blank()
    add(document, "示例县人民政府常务会议纪要", CENTRE, size=42, red=True)
    add(document, "〔2026〕3号", CENTRE)
    add(document, "2026年4月8日，县长示例甲主持召开县政府第3次常务会议，研究防汛工作。纪要如下：")
    add(document, "一、会议听取了县水利局的汇报。")
    for line in ("出席：示例甲、示例乙", "请假：示例丙", "列席：县水利局示例丁"):
        add(document, line)
    names = ("format", "kind", "issuer_mark", "attendance", "paragraphs", "date")
    assert picked(document, *names) == [
        *("纪要", "纪要", ["示例县人民政府常务会议纪要"]),
        ["出席：示例甲、示例乙", "请假：示例丙", "列席：县水利局示例丁"],
        *(2, None),
    ]


def test_a_joint_mark_in_a_table() -> None:
    document = blank()
    table = document.add_table(2, 2)
    word = table.cell(0, 1).merge(table.cell(1, 1))
    for cell, text in ((table.cell(0, 0), "示例县水利局"), (table.cell(1, 0), "示例县财政局"), (word, "文件")):
        run = cell.paragraphs[0].add_run(text)
        run.font.size, run.font.color.rgb = Pt(48), RGBColor(0xFF, 0, 0)
    add(document, "示水发〔2026〕5号　　　　签发人：示例甲")
    add(document, "　　　　　　　　　　　　　　　　示例乙")
    add(document, "示例县水利局　示例县财政局关于防汛资金的请示", CENTRE, size=22)
    add(document, "县人民政府：")
    add(document, "为做好防汛工作，现请示如下。")
    add(document, "示例县水利局　　　　　示例县财政局", RIGHT)
    add(document, "2026年4月8日", RIGHT)
    add(document, "（联系人：示例丙，电话：023-00000000）")
    assert picked(document, "issuer_mark", "mark_word", "number", "signers", "kind", "organs", "note") == [
        ["示例县水利局", "示例县财政局"],
        *("文件", "示水发〔2026〕5号", ["示例甲", "示例乙"], "请示"),
        ["示例县水利局", "示例县财政局"],
        "（联系人：示例丙，电话：023-00000000）",
    ]
    assert found(document).upward


# A fault in an element is no reason not to see it, nor to see another otherwise.


RIGHT_TOLD = said(recognise(read_document(data_of(right_notice()), "公文.docx")))
_GONE_WITH_ITS_WORDS = {"kind"}
"""What is no element of its own: without its words in the title it is not there."""


def lost(data: bytes) -> set[str]:
    """The elements that are not seen any more."""
    found = said(recognise(read_document(data, "公文.docx")))
    empty: tuple[object, ...] = (None, [])
    return {name for name, value in found.items() if value in empty and RIGHT_TOLD[name] not in empty}


def changed(data: bytes) -> set[str]:
    """The elements that are seen otherwise."""
    found = said(recognise(read_document(data, "公文.docx")))
    return {name for name, value in found.items() if value != RIGHT_TOLD[name]}


@pytest.mark.cases(2)
@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_each_element_is_seen_with_its_fault(fault: Planted) -> None:
    data = spoilt_by(fault.plant, base("by hand"))
    assert lost(data) <= _GONE_WITH_ITS_WORDS
    assert len(changed(data) - _GONE_WITH_ITS_WORDS) <= 1


@pytest.mark.in_turn(3)
def test_in_what_libreoffice_makes_of_them_too(tmp_path: Path) -> None:
    saved = resaved({str(fault): spoilt_by(fault.plant, base("by hand")) for fault in FAULTS[:: step(4)]}, tmp_path)
    hidden = {name: lost(data) - _GONE_WITH_ITS_WORDS for name, data in saved.items()}
    assert {name: elements for name, elements in hidden.items() if elements} == {}


# The profile whose margins a page has.


ROUNDING, NEAR, FAR = Mm(0.3), Mm(1), Mm(1.5)
SIDES: tuple[Side, ...] = ("top", "bottom")


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("profile", Profile)
def test_the_nearest_profile_is_taken(side: Side, profile: Profile) -> None:
    for margin in right_margins(side, profile):
        assert {nearest_profile(each, side) for each in (margin - ROUNDING, margin, margin + ROUNDING)} == {profile}
        assert off_margin(margin, side) == NOTHING


def test_the_margins_that_gbt33476_states_are_right_as_well() -> None:
    assert [nearest_profile(Mm(34.58), "top"), nearest_profile(Mm(32.58), "bottom")] == [Profile.GBT33476] * 2
    assert off_margin(Mm(34.58), "top").mm == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize("side", SIDES)
def test_a_margin_of_no_profile(side: Side) -> None:
    margins = [margin for profile in Profile for margin in right_margins(side, profile)]
    assert nearest_profile(min(margins) - NEAR, side) is not None
    assert nearest_profile(min(margins) - FAR, side) is None
    assert nearest_profile(max(margins) + FAR, side) is None


pytestmark = pytest.mark.xdist_group("elements of ours")

DOCUMENTS = dict(list(documents().items())[:: step(3)])


def _meant(name: str) -> dict[str, object]:
    return meant(DOCUMENTS[name], moved="moved" in name)


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    found = {}
    for name, document in DOCUMENTS.items():
        try:
            found[name] = write_docx(lay_out(document))
        except LayoutError:  # what has no room is told by the layout's own tests
            continue
    return found


@pytest.mark.in_turn(3)
def test_each_is_what_it_was_made_of(written: dict[str, bytes]) -> None:
    assert len(written) >= examples(160, in_every_run=50)
    assert {(each.format, each.profile) for each in DOCUMENTS.values()} == set(product(Format, Profile))
    found = {name: recognise(read_document(data, name)) for name, data in written.items()}
    assert {name: said(each) for name, each in found.items()} == {name: _meant(name) for name in written}
    assert {name: each.profile for name, each in found.items()} == {name: DOCUMENTS[name].profile for name in written}


@pytest.mark.in_turn(3)
def test_saved_again_by_libreoffice(written: dict[str, bytes], tmp_path: Path) -> None:
    some = {name: data for name, data in written.items() if name.endswith("office")}
    some["by hand"] = by_hand = data_of(right_notice())
    found = {name: said(recognise(read_document(data, name))) for name, data in resaved(some, tmp_path).items()}
    expected = {name: _meant(name) for name in some if name in DOCUMENTS}
    assert found == {**expected, "by hand": said(recognise(read_document(by_hand, "by hand")))}
