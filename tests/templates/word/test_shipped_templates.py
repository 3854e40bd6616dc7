"""The Word templates of the project: what they print, and what other tools report about them."""

import random
import re
from pathlib import Path

import pytest
from lxml import etree

from generator.desk.starters.starter_files import parts as starter
from generator.ground.length import Twips
from generator.ground.source.date import OfficialDate
from generator.standard import length
from generator.templates.word.docx_template import DocxTemplate
from tests.pages import save_again
from tests.templates.word.witnesses import new_findings
from tests.word_documents import make_docx, paragraphs, parts, stories, with_split_runs

TEMPLATES = Path(__file__).parents[3] / "templates"
LETTER = TEMPLATES / "unit" / "cover-letter.docx"
LIST = TEMPLATES / "dispatch" / "distribution-list.docx"
SHEETS = {"envelope-dl", "envelope-c5", "labels"}
"""Papers of other sizes and margins than a document's."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

TITLES = {
    "cover-letter": "附函",
    "reply-slip": "回执",
    "envelope-dl": "信封（DL）",
    "envelope-c5": "信封（C5）",
    "distribution-list": "分发表",
    "receipt-sheet": "签收单",
    "labels": "标签",
    "print-order": "打印单",
}
"""What each is called where papers are listed."""

NOTICE: dict[str, object] = {
    "title": "关于转发《样例工作方案》的通知",
    "number": "样民发〔2022〕1号",
    "issuer": "样例县民政局",
    "date": OfficialDate.parse("2022-02-14"),
    "attachments": [{"serial": 1, "title": "样例工作方案"}, {"serial": 2, "title": "A&B <下载> 地址"}],
    "contact": {"name": "样例员", "phone": "023-00000000"},
    "extra": {"reply_by": "2022-03-01"},
    "printing": {"others": [{"addressee": "样例市档案馆", "copies": 1, "copy_numbers": "000003", "note": "抄送"}]},
}
NONE_BESIDES: dict[str, object] = {"others": []}
BARE: dict[str, object] = {
    **NOTICE,
    "number": "",
    "attachments": [],
    "contact": "",
    "extra": {},
    "printing": NONE_BESIDES,
}
NOWHERE: dict[str, object] = {"secrecy": "", "urgency": ""}
TOWN: dict[str, object] = {
    "name": "样例镇",
    "addressee": "样例镇民政办",
    "copies": 2,
    "group": "乡镇街道",
    "postcode": "000100",
    "address": "样例县样例镇样例路1号",
    "copy_numbers": "000001—000002",
}
HOME: dict[str, object] = {
    "name": "A&B养老院（样例）",
    "addressee": "A&B养老院（样例）",
    "copies": 1,
    "group": "养老机构",
    "postcode": "",
    "address": "",
}
PAPERS = [
    {"title": "附函", "path": "print/附函.docx", "unit": "", "sections": "s1-s2", "pages": 2, "copies": 3},
    {"title": "回执", "path": "unit/回执/01.docx", "unit": "样例镇", "sections": "", "pages": "", "copies": 1},
]

SHIPPED = pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*/*.docx")), ids=lambda path: path.stem)


def context(notice: dict[str, object], unit: dict[str, object]) -> dict[str, object]:
    return {
        "notice": {**NOWHERE, **notice}, "unit": unit, "units": [TOWN, HOME], "serial": 7, "total": 30,
        "papers": PAPERS,
    }  # fmt: skip


CONTEXTS = [context(notice, unit) for notice in (NOTICE, BARE) for unit in (TOWN, HOME)]


def test_a_letter_to_a_township() -> None:
    data = DocxTemplate.open(LETTER).render(context(NOTICE, TOWN))
    assert paragraphs(data) == [
        "关于印送有关文件的函", "样例镇民政办：",
        "现将《关于转发〈样例工作方案〉的通知》（样民发〔2022〕1号）印送你单位，随函附送下列文件各2份，请查收。",
        "请及时登记、传阅，认真对照文件要求抓好落实，并于2022年3月1日前将落实情况书面反馈我单位。", "", "序号",
        "文件名称", "份数", "1", "关于转发《样例工作方案》的通知", "2", "2", "附件1：样例工作方案", "2", "3",
        "附件2：A&B <下载> 地址", "2", "样例县民政局", "2022年2月14日",
        "（联系人：样例员，联系电话：023-00000000）",
    ]  # fmt: skip
    found = stories(data)
    assert ("header", ["样例县民政局"]) in found
    assert ("footer", ["第7件，共30件"]) in found


def test_an_only_attachment_has_no_serial() -> None:
    notice = {**NOTICE, "attachments": [{"serial": 1, "title": "样例工作方案"}]}
    assert "附件：样例工作方案" in paragraphs(DocxTemplate.open(LETTER).render(context(notice, TOWN)))


def test_a_letter_to_a_home_of_what_has_no_number() -> None:
    texts = paragraphs(DocxTemplate.open(LETTER).render(context(BARE, HOME)))
    assert texts[1:5] == [
        "A&B养老院（样例）：",
        "现将《关于转发〈样例工作方案〉的通知》印送你单位，随函附送下列文件各1份，请查收。",
        "请及时登记、传阅，认真对照文件要求抓好落实。",
        "",
    ]
    assert texts[-2:] == ["样例县民政局", "2022年2月14日"]


@SHIPPED
@pytest.mark.parametrize("seed", range(5))
def test_runs_split_at_random_make_no_difference(path: Path, seed: int) -> None:
    split = DocxTemplate.open(with_split_runs(path.read_bytes(), random.Random(seed)))
    whole = DocxTemplate.open(path)
    for each in CONTEXTS:
        assert stories(split.render(each)) == stories(whole.render(each))


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("saved")
    save_again(TEMPLATES.glob("*/*.docx"), folder, folder / "profile")
    return folder


@SHIPPED
def test_saved_again_by_libreoffice_it_makes_no_difference(path: Path, saved_by_libreoffice: Path) -> None:
    saved = DocxTemplate.open(saved_by_libreoffice / path.name)
    whole = DocxTemplate.open(path)
    assert saved.sha256 != whole.sha256
    for each in CONTEXTS:
        again, first = dict(stories(saved.render(each))), stories(whole.render(each))
        assert again["document"] == dict(first)["document"]
        # An office suite writes a header for each kind of page, also the empty ones.
        texts = [story for story in stories(saved.render(each)) if any(story[1])]
        assert sorted(map(repr, texts)) == sorted(map(repr, first))


def test_the_list_goes_over_all_units() -> None:
    data = DocxTemplate.open(LIST).render({"notice": NOTICE, "units": [TOWN, {**HOME, "channel": "机要交换"}]})
    texts = paragraphs(data)
    assert texts[:5] == [
        "文件分发表",
        "文件名称：关于转发《样例工作方案》的通知",
        "发文字号：样民发〔2022〕1号",
        "发文机关：样例县民政局",
        "成文日期：2022年2月14日",
    ]
    start = texts.index("序号")
    assert [texts[place : place + 7] for place in range(start, start + 28, 7)] == [
        ["序号", "收文单位", "份数", "份号", "发送方式", "封号", "备注"],
        ["1", "样例镇民政办", "2", "000001—000002", "", "001", ""],
        ["2", "A&B养老院（样例）", "1", "", "机要交换", "002", ""],
        ["3", "样例市档案馆", "1", "000003", "", "", "抄送"],
    ]
    assert texts[start + 28 : start + 31] == ["合计（2个单位）", "4", ""]


def test_the_lists_head_is_repeated_and_no_row_is_torn() -> None:
    data = DocxTemplate.open(LIST).render({"notice": BARE, "units": [TOWN] * 60})
    rows = list(etree.fromstring(parts(data)["word/document.xml"]).iter(f"{W}tr"))
    assert len(rows) == 62
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 61
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@SHIPPED
def test_nothing_of_the_tags_is_left(path: Path) -> None:
    for name, content in parts(DocxTemplate.open(path).render(CONTEXTS[0])).items():
        assert b"{{" not in content, name
        assert b"{%" not in content, name


@SHIPPED
def test_styles_name_all_four_fonts_and_page_is_the_standards(path: Path) -> None:
    contents = parts(path.read_bytes())
    fonts = list(etree.fromstring(contents["word/styles.xml"]).iter(f"{W}rFonts"))
    assert fonts
    assert all(len(set(font.attrib.values())) == 1 and len(font.attrib) == 4 for font in fonts)
    if path.stem in SHEETS:
        return
    margins = next(etree.fromstring(contents["word/document.xml"]).iter(f"{W}pgMar"))
    # 37, 35, 28 and 26 mm in twips
    sides = [margins.get(f"{W}{side}") for side in ("top", "bottom", "left", "right")]
    assert sides == ["2098", "1984", "1587", "1474"]


@SHIPPED
def test_metadata_say_what_paper_it_is_and_nothing_of_who_made_it(path: Path) -> None:
    core = etree.fromstring(parts(path.read_bytes())["docProps/core.xml"])
    properties = {etree.QName(element).localname: element.text for element in core}
    assert properties == {"title": TITLES[path.stem]}


@SHIPPED
def test_other_tools_find_nothing(path: Path) -> None:
    assert new_findings(make_docx(["无"]), path.read_bytes(), literal="{") == []
    for each in CONTEXTS:
        assert new_findings(path.read_bytes(), DocxTemplate.open(path).render(each)) == []


@pytest.mark.parametrize("data", [parts(LETTER.read_bytes()), starter("letter.docx")])
def test_a_seal_on_the_signature_covers_nothing_above_it(data: dict[str, bytes]) -> None:
    (found,) = re.findall(rb'="Signature">.*?w:before="(\d+)".*? w:line="(\d+)"', data["word/styles.xml"], re.DOTALL)[
        :1
    ]
    before, line = map(Twips, map(int, found))
    white = before + (line - length("size.body")) / 2
    assert white >= length("seal.diameter") / 2 + length("seal.above_name") + length("seal.least_gap")


def test_no_label_has_the_word_for_the_receiver_alone_on_a_line() -> None:
    """In lines of 3515 twips, for names of up to 30 characters, in 14, 12 or 10.5 pt."""
    units = [{**HOME, "addressee": "示" * count} for count in range(1, 31)]
    data = DocxTemplate.open(TEMPLATES / "dispatch" / "labels.docx").render({**CONTEXTS[0], "units": units})
    found = re.findall(
        r'<w:p>(?:(?!</w:p>).)*(?:pStyle|sz) w:val="(\w+)"(?:(?!</w:p>).)*?(示+)　收',
        parts(data)["word/document.xml"].decode(),
    )
    sizes = {"24": 24, "LabelAddressee": 28, "LabelAddresseeLong": 21}
    assert [len(name) for _, name in found] == list(range(1, 31))
    for size, name in found:
        fits = 3515 // (sizes[size] * 10)
        assert 0 not in (len(name) % fits, (len(name) + 1) % fits), name
