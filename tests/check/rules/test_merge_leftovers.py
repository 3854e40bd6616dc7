"""MM-01 to MM-04, MM-06, MM-08 and MM-09: what merging, and people at work, leave in a file."""

from dataclasses import replace

import pytest

from generator.ground.errors import Span
from generator.office.live_content.live_kinds import MACROS, WORKBOOK, LiveItem
from generator.official.recognition.elements import Element, RecognisedAttachment, RecognisedDocument
from generator.standard import Format
from tests.check.rules.wording import departures, document, element, paragraph, text_of

FILLED = (
    *("请示例县民政局于3月5日前报送。", "面积为3×5米。", "使用A×B的规格。", "XXL号服装20件。", "【反诈培训视频】"),
    *(
        "第二十届运动会",
        "集合{1,2,3}",
        "★★★",
        "5*3",
        "〔2026〕7号",
        "待定事项另行通知。",
        "（时间待定）",
        "（待补充材料另报）",
    ),
)
UNFILLED = (
    *(("请{{ unit.name }}报送。", "{{ unit.name }}"), ("请«单位»报送。", "«单位»")),
    *(("××县人民政府", "××"), ("XX县人民政府", "XX"), ("联系人：【待补充】", "【待补充】")),
    *(
        (f"完成投资3亿元{mark}。", mark)
        for mark in ("（此处数据待核实）", "（此处插入表格）", "(待补充)", "（数字待核实）")
    ),
    *(("MERGEFIELD 单位", "MERGEFIELD 单位"), ("{% if a %}甲", "{% if a %}")),
    *(("见错误!未找到引用源。", "错误!未找到引用源"), ("共{total}份", "{total}")),
)


def test_filled_and_unfilled() -> None:
    assert [text for text in FILLED if departures("MM-01", text_of(text))] == []
    found = [(text, str(each.measured)) for text, _ in UNFILLED for each in departures("MM-01", text_of(text))]
    assert found == [*UNFILLED]


def _in_font(text: str, font: str) -> RecognisedDocument:
    return RecognisedDocument(document=document([paragraph(text, font=font)]), format=Format.GENERAL, profile=None)


@pytest.mark.parametrize(
    ("text", "font"),
    [
        *(("示例明", "仿宋_GB2312"), ("《通知》（〔2026〕7号）——“甲”……", "仿宋_GB2312")),
        *(("2026年3月5日", "仿宋_GB2312"), ("Hello, world! ²", "仿宋_GB2312")),
        *(("示例喆", "仿宋"), ("示例喆", "方正仿宋_GBK"), ("〇", "方正仿宋_GBK")),
        *(("5～8%，30℃", "楷体_GB2312"), ("★①②③", "仿宋_GB2312"), ("第三条　甲", "仿宋_GB2312")),
    ],
)
def test_the_font_has_it(text: str, font: str) -> None:
    assert departures("MM-02", _in_font(text, font)) == []


@pytest.mark.parametrize(
    ("text", "font", "missing"),
    [
        *(("示例喆", "仿宋_GB2312", "喆"), ("示例堃、示例喆、示例堃", "楷体_GB2312", "堃喆")),
        *(("二〇二六年", "仿宋_GB2312", "〇"), ("䶮", "方正仿宋_GBK", "䶮")),
        ("甲\N{REPLACEMENT CHARACTER}", "宋体", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_the_font_lacks_it(text: str, font: str, missing: str) -> None:
    (departure,) = departures("MM-02", _in_font(text, font))
    assert (departure.measured, departure.facts) == (missing, {"font": font})


@pytest.mark.parametrize(
    "texts",
    [
        *(("附件：工作方案",), ("附件：", "1.工作方案", "2.名单")),
        *(("（联系人：示例甲，联系电话：023-00000000）",), ("抄送：示例市财政局。",), ("签发人：示例甲",)),
        *(("联系电话如下：",), ("出席：示例甲。",), ("附件1",), ("《通知》",), ("请将附件：名单报送我局。",)),
    ],
)
def test_labels_with_content(texts: tuple[str, ...]) -> None:
    assert departures("MM-03", text_of(*texts)) == []


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        *(("附件：", "附件："), ("（联系人：示例甲，联系电话：）", "联系电话：")),
        *(("（联系人：，联系电话：023-00000000）", "联系人："), ("抄送：。", "抄送：")),
        *(("转发《》的通知", "《》"), ("签发人：", "签发人：")),
    ],
)
def test_labels_without_content(text: str, measured: str) -> None:
    assert [each.measured for each in departures("MM-03", text_of(text))] == [measured]


def test_a_form_in_an_attachment_is_for_others_to_fill_in() -> None:
    form = paragraph("联系人：", 2)
    attachment = RecognisedAttachment(label=element("附件1", 1), serial=1, title=Element((form,), form.text), body=())
    found = RecognisedDocument(
        document=document([attachment.label.paragraph, form]),
        format=Format.GENERAL,
        profile=None,
        attachments=(attachment,),
    )
    assert departures("MM-03", found) == []
    assert departures("MM-03", _cell("联系人：")) == []


def _cell(text: str) -> RecognisedDocument:
    return RecognisedDocument(document=document([paragraph(text, cell=1)]), format=Format.GENERAL, profile=None)


def test_a_number_stands_once() -> None:
    assert departures("MM-04", text_of("000001", "示民发〔2026〕7号", "根据示民发〔2026〕7号，", "000002")) == []
    twice = departures("MM-04", text_of("示民发〔2026〕7号", "甲", "示民发〔2026〕7号"))
    assert [each.measured for each in twice] == ["示民发〔2026〕7号"]
    assert [each.measured for each in departures("MM-04", text_of("000001", "000001"))] == ["000001"]


def _with(**facts: object) -> RecognisedDocument:
    mark = element("示例县民政局文件")
    found = RecognisedDocument(document=document([mark.paragraph], **facts), format=Format.GENERAL, profile=None)
    return replace(found, mark=(mark,))


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"properties": {"creator": "示例县民政局", "title": "通知"}},
        {"properties": {"creator": "python-docx"}},
        {"properties": {"Application": "Microsoft Office Word"}},
        {"properties": {"creator": "示例县 民政局"}},
    ],
)
def test_no_traces(facts: dict[str, object]) -> None:
    assert departures("MM-06", _with(**facts)) == []


@pytest.mark.parametrize(
    ("facts", "measured"),
    [
        ({"comments": 2}, "批注 2 处"),
        ({"tracked": 3}, "修订 3 处"),
        ({"properties": {"creator": "示例甲"}}, "个人信息“示例甲”"),
        ({"properties": {"lastModifiedBy": "示例乙"}}, "个人信息“示例乙”"),
        ({"properties": {"Company": "示例公司"}}, "个人信息“示例公司”"),
    ],
)
def test_traces(facts: dict[str, object], measured: str) -> None:
    assert [str(each.measured) for each in departures("MM-06", _with(**facts))] == [measured]


def test_the_organ_of_a_paper_without_mark_and_signature_is_in_its_title() -> None:
    title = element("示例县民政局局务会议议程")
    found = {
        creator: RecognisedDocument(
            document=document([title.paragraph], properties={"creator": creator}),
            format=Format.POSTING,
            profile=None,
            title=title,
        )
        for creator in ("示例县民政局", "示例甲")
    }
    assert [len(departures("MM-06", each)) for each in found.values()] == [0, 1]


@pytest.mark.parametrize(("creator", "count"), [("示例县民政局", 0), ("示例甲", 1), ("", 0)])
def test_a_paper_that_shows_no_organ_may_name_one_in_its_properties(creator: str, count: int) -> None:
    unsigned = replace(_with(properties={"creator": creator}), mark=(), format=Format.AGENDA)
    assert len(departures("MM-06", unsigned)) == count


def test_what_acts_and_what_reaches_out() -> None:
    place = Span("甲.docx", part="word/document.xml", paragraph=2)
    found = _with(live=(LiveItem(MACROS, place), LiveItem(WORKBOOK, place, "https://example.org/")))
    assert [(each.at, str(each.measured)) for each in departures("MM-08", found)] == [(place, "宏")]
    assert [str(each.measured) for each in departures("MM-09", found)] == ["引用其他工作簿的链接“https://example.org/”"]
    assert departures("MM-08", _with()) == departures("MM-09", _with()) == []
