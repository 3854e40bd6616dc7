"""The cover letter and the distribution list that come with the project."""

import random
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from generator.docx_template import DocxTemplate
from generator.source import OfficialDate
from tests.word_documents import paragraphs, parts, stories, with_split_runs

TEMPLATES = Path(__file__).parents[2] / "templates"
LETTER = TEMPLATES / "unit" / "cover-letter.docx"
LIST = TEMPLATES / "dispatch" / "distribution-list.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

NOTICE: dict[str, object] = {
    "title": "关于转发《样例工作方案》的通知",
    "number": "样民发〔2022〕1号",
    "issuer": "样例县民政局",
    "date": OfficialDate.parse("2022-02-14"),
    "attachments": [{"serial": 1, "title": "样例工作方案"}, {"serial": 2, "title": "A&B <下载> 地址"}],
    "contact": {"name": "样例员", "phone": "023-00000000"},
    "extra": {"reply_by": "2022-03-01"},
}
BARE: dict[str, object] = {**NOTICE, "number": "", "attachments": [], "contact": "", "extra": {}}
TOWN = {"name": "样例镇", "addressee": "样例镇民政办", "copies": 2, "group": "乡镇街道"}
HOME = {"name": "A&B养老院（样例）", "addressee": "A&B养老院（样例）", "copies": 1, "group": "养老机构"}


def context(notice: dict[str, object], unit: dict[str, object]) -> dict[str, object]:
    return {"notice": notice, "unit": unit, "units": [TOWN, HOME], "serial": 7, "total": 30}


CONTEXTS = [context(notice, unit) for notice in (NOTICE, BARE) for unit in (TOWN, HOME)]


def test_a_letter_to_a_township() -> None:
    data = DocxTemplate.open(LETTER).render(context(NOTICE, TOWN))
    assert paragraphs(data) == [
        "关于印送有关文件的函",
        "样例镇民政办：",
        "现将《关于转发〈样例工作方案〉的通知》（样民发〔2022〕1号）印送你单位，随函附送下列文件各2份，请查收。",
        "请及时登记、传阅，认真对照文件要求抓好落实，并于2022年3月1日前将落实情况书面反馈我单位。",
        "",
        "序号",
        "文件名称",
        "份数",
        "1",
        "关于转发《样例工作方案》的通知",
        "2",
        "2",
        "附件1：样例工作方案",
        "2",
        "3",
        "附件2：A&B <下载> 地址",
        "2",
        "样例县民政局",
        "2022年2月14日",
        "（联系人：样例员，联系电话：023-00000000）",
    ]
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
        "请将文件内容传达到全体工作人员，并以适当方式告知入住老年人及其家属。",
    ]
    assert texts[-2:] == ["样例县民政局", "2022年2月14日"]


@pytest.mark.parametrize("path", [LETTER, LIST], ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(5))
def test_runs_split_at_random_make_no_difference(path: Path, seed: int) -> None:
    split = DocxTemplate.open(with_split_runs(path.read_bytes(), random.Random(seed)))
    whole = DocxTemplate.open(path)
    for each in CONTEXTS:
        assert stories(split.render(each)) == stories(whole.render(each))


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("saved")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            folder,
            LETTER,
            LIST,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


@pytest.mark.parametrize("path", [LETTER, LIST], ids=lambda path: path.stem)
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
    data = DocxTemplate.open(LIST).render({"notice": NOTICE, "units": [TOWN, HOME]})
    texts = paragraphs(data)
    assert texts[:5] == [
        "文件分发签收表",
        "文件名称：关于转发《样例工作方案》的通知",
        "发文字号：样民发〔2022〕1号",
        "发文机关：样例县民政局",
        "成文日期：2022年2月14日",
    ]
    start = texts.index("序号")
    assert [texts[place : place + 5] for place in range(start, start + 15, 5)] == [
        ["序号", "单位", "主送", "份数", "签收"],
        ["1", "样例镇", "样例镇民政办", "2", ""],
        ["2", "A&B养老院（样例）", "A&B养老院（样例）", "1", ""],
    ]
    assert texts[start + 15 : start + 18] == ["合计（2个单位）", "3", ""]


def test_the_lists_head_is_repeated_and_no_row_is_torn() -> None:
    data = DocxTemplate.open(LIST).render({"notice": BARE, "units": [TOWN] * 60})
    rows = list(etree.fromstring(parts(data)["word/document.xml"]).iter(f"{W}tr"))
    assert len(rows) == 62
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 61
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize("path", [LETTER, LIST], ids=lambda path: path.stem)
def test_nothing_of_the_tags_is_left(path: Path) -> None:
    for name, content in parts(DocxTemplate.open(path).render(CONTEXTS[0])).items():
        assert b"{{" not in content, name
        assert b"{%" not in content, name


@pytest.mark.parametrize("path", [LETTER, LIST], ids=lambda path: path.stem)
def test_styles_name_all_four_fonts_and_page_is_the_standards(path: Path) -> None:
    contents = parts(path.read_bytes())
    fonts = list(etree.fromstring(contents["word/styles.xml"]).iter(f"{W}rFonts"))
    assert fonts
    assert all(len(set(font.attrib.values())) == 1 and len(font.attrib) == 4 for font in fonts)
    margins = next(etree.fromstring(contents["word/document.xml"]).iter(f"{W}pgMar"))
    # 37, 35, 28 and 26 mm in twips
    sides = [margins.get(f"{W}{side}") for side in ("top", "bottom", "left", "right")]
    assert sides == ["2098", "1984", "1587", "1474"]


@pytest.mark.parametrize("path", [LETTER, LIST], ids=lambda path: path.stem)
def test_metadata_say_nothing_of_who_made_it(path: Path) -> None:
    core = parts(path.read_bytes())["docProps/core.xml"].decode()
    assert "<dc:creator>发文</dc:creator>" in core
    assert core.count("2022-01-01T00:00:00Z") == 2
