"""What a check is silent about in documents of other offices, beside what is like it and departs."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.check.mending import mend
from generator.check.rules import FILE_RULES
from generator.ground.length import Length, Pt
from generator.office.reading import read_document
from generator.official.document import Level
from generator.official.recognition import recognise
from generator.official.recognition.body import marker_of
from generator.official.recognition.elements import BodyParagraph
from tests.check.rules.wording import departures, document, paragraph, text_of
from tests.official.recognition.test_drafts import HEAD, SIGNED, TEXT, draft, found_in

LONG = "示例单位按照示例省人民政府关于示例工作的各项规定"
ARTICLES = ["第一条　为了示例，制定本规定。", "第二条　下列事项适用：", "第三条　本规定自2026年1月1日起施行。"]
ORDER, ORDERED = ["b|示例县人民政府令", "c|第2号"], ["《示例规定》已经通过，现予公布。", *SIGNED]
IN_FORCE = "c|（2025年12月6日示例会议通过，自2026年3月1日起施行）"
ROWS = ["", "r|示例市教育局  示例市财政局", "r|示例市民政局  示例市司法局", "r|示例市审计局"]
ENTRIES = "附件：1、示例名单     2、示例安排"


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("HD-18", ["t|关于示例的通知", "c|示发〔1996〕15号", *HEAD[1:]],
         ["t|关于示例的通知", "c|示发(1996)15号", *HEAD[1:]]),
        ("HD-20", ["t|关于示例的通知", "r|1996年5月6日  示发〔1996〕15号", *HEAD[1:]], ["r|示发〔1996〕15号", *HEAD]),
        ("HD-10", ["b|××县人民政府文件", "c|示发〔2024〕3号", *HEAD],
         ["b|示例县2024人民政府文件", "c|示发〔2024〕3号", *HEAD]),
        ("TI-07", ["t|请假制度", *TEXT], ["t|关于请假的方案", *TEXT]),
        ("RC-07", [HEAD[0], "l|   示某某   先生/女士："], [HEAD[0], "l|示例县  示例市："]),
        ("GN-07", ["t|关于示例问题的批复", "l|各县财政局：", *TEXT],
         ["t|关于示例问题的批复", "l|示例县财政局：", *TEXT]),
        ("BD-03", [*HEAD, f"　　{LONG}", "l|做好相关工作。"], [*HEAD, f"　　{LONG}。", "l|做好相关工作。"]),
        ("BD-03", [*HEAD, "l|一、示例\t6", "l|二、示例…………………………"], [*HEAD, "l|一、示例"]),
        ("BD-06", [*HEAD, "　　□是    □否", "12.07示例会议。"], [*HEAD, "12.7示例会议。"]),
        ("BD-06", [*HEAD, "　　□是    □否"], [*HEAD, "　　□示例"]),
        ("BD-07", [*HEAD, "一、示例。\n二、示例。\n三、示例。\n四、示例。"],
         [*HEAD, "一、示例。\n二、示例。\n三、示例。\n三、示例。"]),
        ("BD-08", [*HEAD, "l|（一）示例\t6"], [*HEAD, "l|（一）示例"]),
        ("AN-05", [*HEAD, *TEXT, ENTRIES, *SIGNED, "p|附件2", "t|示例安排"],
         [*HEAD, *TEXT, ENTRIES, *SIGNED, "p|附件3", "t|示例"]),
        ("AT-03", [*HEAD, *TEXT, "附件：1.示例单位关于示例", "　　　　　　工作的通知", "　　　2.示例表", *SIGNED],
         [*HEAD, *TEXT, "附件：1.示例单位", "　　　3.示例表", *SIGNED]),
        ("AT-03", [*HEAD, *TEXT, "附件：1.示例名单     2.示例安排", *SIGNED], [*HEAD, *TEXT, ENTRIES, *SIGNED]),
        ("SG-15", [*HEAD, *TEXT, "r|辞职人：示某某", "r|2024年12月1日"],
         [*HEAD, *TEXT, "r|局长：示某某", "r|2024年12月1日"]),
        ("PV-06", ["t|示例规定", "l|一、示例", ARTICLES[0], "l|二、示例", ARTICLES[1], "l|三、示例", ARTICLES[2]],
         ["t|示例规定", *ARTICLES[:2], "（二）示例。", ARTICLES[2]]),
        ("CM-03", [*ORDER, "c|检索", *ORDERED], [*ORDER, "c|关于示例的决定", *ORDERED]),
        ("SG-12", [*HEAD, *TEXT, *ROWS, SIGNED[-1]],
         ["b|示例市财政局", "b|示例市教育局文件", "示财〔2024〕3号", *HEAD, *TEXT, "", "r|示例市教育局", *SIGNED[1:]]),
        ("BD-07", [*HEAD, "c|第一章  总则", "一、示例。", "二、示例。", "c|第二章  附则", "一、示例。"],
         [*HEAD, "一、示例。", "二、示例。", "一、示例。"]),
        ("BD-07", [*HEAD, "一、示例", "1.示例一；", "2.示例二。", "（一）示例。"],
         [*HEAD, "一、示例", "1.示例一。", "（一）示例。"]),
        ("BD-07", [*HEAD, "2. 1. 1 示例 \t 3", "2. 1. 2 示例 \t 4"], [*HEAD, "一、示例", "三、示例"]),
        ("BD-03", [*HEAD, "c|示例奖励办法"], [*HEAD, "c|示例奖励办法已经印发。"]),
        ("BD-05", [*HEAD, " " * 30 + "示例奖"], [*HEAD, "    示例奖"]),
        ("BD-10", [*HEAD, "1.Html ."], [*HEAD, "1.示例."]),
        ("BD-10", [*HEAD, "1.示例;"], [*HEAD, "1.示例,"]),
        ("BD-07", [*HEAD, "一、甲", "（一）甲。", "（二）乙。", "二、乙", "（三）丙。", "三、丙", "（四）丁。"],
         [*HEAD, "一、甲", "（一）甲。", "（二）乙。", "二、乙", "（四）丙。", "三、丙", "（五）丁。"]),
        ("TI-07", ["t|感谢信", *TEXT], ["t|示例要求", *TEXT]),
        ("BD-11", [*HEAD, "示例。", "", "c|示例预案", "", "示例。"], [*HEAD, "示例。", "", "示例。"]),
        ("BD-12", [*HEAD, "（一）示例。", "示例。"], [*HEAD, "（一）示例", "示例。"]),
        ("BD-12", [*HEAD, "一、联系人：示某某、示某", "二、联系人：示某"], [*HEAD, "一、示例", "二、示例"]),
        ("GN-08", [*HEAD, "现将示例部公示字〔1991〕170号转发"], [*HEAD, "现将示例部公示字〔1991〕170号《示例》转发"]),
        ("HD-18", ["〔89〕示例（示）字第12号", *HEAD], ["示发〔24〕12号", *HEAD]),
        ("TI-05", ["t|示例市示例公司", "t|简介", *TEXT], ["t|关于做好示例传", "t|播工作的通知", *TEXT]),
        ("PG-15", [*HEAD, "t|示例预案"], [*HEAD, "t|示例预案已经印发。"]),
        ("TI-07", ["t|示例市关于示例问题的复函", *TEXT], ["t|示例市示例问题的函", *TEXT]),
        ("PU-01", [*HEAD, "使用commands()。"], [*HEAD, "使用(示例)。"]),
        ("GN-08", [*HEAD, "示例局、示例部示发〔2026〕3号《示例》"], [*HEAD, "根据示发〔2026〕3号《示例》"]),
        ("PV-01", ["t|示例规定", "第一条　示例。", "第六条　示例。", "第十七条　示例。"],
         ["t|示例规定", "第一条　示例。", "第三条　示例。"]),
        ("GN-01", ["t|思想汇报", "l|敬爱的党组织：", *TEXT], ["t|工作汇报", *HEAD[1:], *TEXT]),
        ("GN-08", [*HEAD, "根据《示例》（示民〔2026〕3号）"], [*HEAD, "和示民〔2026〕3号《示例》"]),
        ("HD-18", ["示发〔1993〕第34号", *HEAD], ["示发〔2023〕第34号", *HEAD]),
        ("SG-05", [*HEAD, *TEXT, *[""] * 9, "c|示某某", "c|2024年12月1日"],
         [*HEAD, *TEXT, *[""] * 9, "c|示例市财政局", "c|2024年12月1日"]),
        ("SG-12", ["b|示例市领导小组示例办", "b|示例市财政局文件", "示财〔2024〕3号", *HEAD, *TEXT, "",
                   "r|示例市领导小组    示例市财政局", "r|示例办", SIGNED[-1]],
         ["b|示例市财政局", "b|示例市教育局文件", "示财〔2024〕3号", *HEAD, *TEXT, "", "r|示例市教育局", *SIGNED[1:]]),
        ("GN-01", ["t|示例管理办法", *TEXT], ["t|示例管理办法", HEAD[1], *TEXT]),
        ("HD-18", ["示发〔20XX〕XX号", *HEAD], ["示发〔24〕3号", *HEAD]),
        ("SG-18", ["办财〔2024〕5号", "t|关于示例的通知", *TEXT, "", "r|示例机关办公室", SIGNED[-1]],
         ["林草〔2024〕5号", "t|关于示例的通知", *TEXT, "", "r|示例机关办公室", SIGNED[-1]]),
        ("TI-05", ["t|关于印发《示例省示例企业培育管理", "t|暂行办法》的通知", *HEAD[1:]],
         ["t|关于印发《示例办", "t|法》的通知", *HEAD[1:]]),
        ("TI-09", ["t|[此处输入标题]", *TEXT], ["t|关于示例/示例的通知", *TEXT]),
        ("HD-20", ["t|关于示例的通知\n示发〔2026〕15号", *HEAD[1:]], ["r|示发〔2026〕15号", *HEAD]),
        ("HD-28", ["t|关于示例的通知\n示发〔2026〕15号", *HEAD[1:]], ["示发〔2026〕15号", *HEAD]),
        ("HD-32", ["t|示例规定", "c|示释〔2025〕15号", IN_FORCE, *ARTICLES],
         ["t|示例规定", "c|示释〔2024〕15号", IN_FORCE, *ARTICLES]),
        ("TI-07", ["t|示例法院关于示例的若干规定", *ARTICLES], ["t|示例法院关于示例的若干规定", *HEAD[1:]]),
        ("TI-09", ["t|关于《示例(草案)》的通知", *TEXT], ["t|关于示例，示例的通知", *TEXT]),
        ("RC-08", [HEAD[0], "l|各省、自治区民政厅，各省、自治区财政厅："], [HEAD[0], "l|各县财政局，各县财政局："]),
        ("NU-12", [*HEAD, "12.2事故报告", "12.3事故案例"], [*HEAD, "12.3事故案例"]),
        ("PU-05", [*HEAD, "（厂〈矿〉、车间〈队〉）的培训。"], [*HEAD, "学习〈示例法〉。"]),
        ("PU-09", [*HEAD, "库容、等别、坝高。"], [*HEAD, "街道、社区、等单位。"]),
        ("PU-23", [*HEAD, "一、第一条修改为：“示例。", "“示例。”"], [*HEAD, "落实“示例。", "“示例。”"]),
        ("MM-01", [*HEAD, "接口为PF******。"], [*HEAD, "姓名为******。"]),
        ("PB-02", ["t|中标结果公示", "工期：30日历天"], ["t|中标结果公示", "公示期：5天"]),
        ("BD-15", ["t|示例代理服务项目", "示例。" * 2000], [*HEAD, "示例。" * 2000]),
        ("SG-18", [*ORDER, "", "示例。", "r|[县长]  示某某", SIGNED[-1]], [*ORDER, "", "示例。", *SIGNED]),
        ("PV-05", ["t|示例规定", "示例如下。", "l|一、一般规定", ARTICLES[0], "l|二、示例", *ARTICLES[1:]],
         ["t|示例规定", *ARTICLES[:2], "l|二、示例", ARTICLES[2]]),
        ("PV-06", ["t|示例规定", ARTICLES[0], "第二条　下列事项适用：（一）示例；", "（二）示例。", ARTICLES[2]],
         ["t|示例规定", *ARTICLES[:2], "（二）示例。", ARTICLES[2]]),
        ("PV-01", ["t|示例规定", ARTICLES[0], "示例。第二条　示例。", ARTICLES[2]], ["t|示例规定", *ARTICLES[::2]]),
        ("PV-02", ["t|示例规定", "l|第一章\t总则\t1", "l|第二章\t附则\t2", "c|第一章　总则", *ARTICLES],
         ["t|示例规定", "c|第二章　附则", *ARTICLES]),
        ("PV-07", ["t|示例规定", IN_FORCE, *ARTICLES[:2]], ["t|示例规定", *ARTICLES[:2]]),
        ("RC-08", [HEAD[0], "l|示例厅、科协，示例局、科协："], [HEAD[0], "l|示例厅、科协、科协："]),
        ("GN-01", ["t|关于示例的规定", "c|示释〔2024〕15号", *ARTICLES], ["t|关于示例的规定", *HEAD[1:], *ARTICLES]),
        ("TI-09", ["t|关于{{月份}}示例的通知", *TEXT], ["t|关于{示例的通知", *TEXT]),
        ("MM-01", [*HEAD, "××省（区、市）示例表"], [*HEAD, "××省示例表"]),
        ("PU-16", [*HEAD, "学习“示--理论”。"], [*HEAD, "学习“示例--理论”。"]),
        ("PU-08", [*HEAD, "一、二次引线。"], [*HEAD, "来过一、二次。"]),
        ("PU-05", ["t|关于修改《关于", "t|〈示例法〉", "t|的决定》的通知", *HEAD[1:]], [*HEAD, "c|〈示例法〉"]),
        ("BD-03", [*HEAD, f"　　{LONG}", "　　42", "l|做好相关工作。"],
         [*HEAD, f"　　{LONG}。", "　　42", "l|做好相关工作。"]),
        ("PG-15", [*HEAD, *TEXT, "h|附表3", "示例。"], [*HEAD, *TEXT, "h|示例3。", "示例。"]),
        ("PG-15", [*HEAD, *TEXT, "h|示例。\t6"], [*HEAD, *TEXT, "h|示例。"]),
        ("PV-02", ["t|示例规定", "c|第一章中长期示例", *ARTICLES, "c|第二章附则"],
         ["t|示例规定", "c|第一章中长期示例", *ARTICLES, "c|第三章　附则"]),
        ("BD-08", [*HEAD, "（一）示例一。（责任单位：示例局）", "（二）示例二。（责任单位：示例局）"],
         [*HEAD, "（一）示例一（责任单位：示例局）", "示例。", "（二）示例二（责任单位：示例局）", "示例。"]),
        ("AT-02", [*HEAD, *TEXT, "", "附件1：示例确认表", "示例任务分配表", *["示例"] * 14],
         [*HEAD, *TEXT, "", "附件1：示例确认表", *SIGNED]),
        ("AT-07", [*HEAD, *TEXT, "", "附件1：示例确认表", "示例任务分配表", *["示例"] * 14],
         [*HEAD, *TEXT, "", "附件1：示例确认表", *SIGNED]),
        ("AN-03", [*HEAD, *TEXT, *SIGNED, "h|附表", "t|示例表"], [*HEAD, *TEXT, *SIGNED, "h|附件：", "t|示例表"]),
        ("PV-03", ["t|示例规定", "\n".join([*ARTICLES, "第四条　依照第三条处理。"])],
         ["t|示例规定", *ARTICLES, "第四条　依照第九条处理。"]),
    ],
)  # fmt: skip
def test_what_passes_and_what_departs(rule: str, right: Sequence[str], wrong: Sequence[str]) -> None:
    for lines, departs in ((right, False), (wrong, True)):
        assert bool(list(FILE_RULES[rule](found_in(lines)))) == departs, lines


def test_a_heading_without_a_level_ends_no_count() -> None:
    body = found_in([*HEAD, "h|1.示例", "h|1.1示例", f"{LONG}。", "h|2.示例"]).body
    assert [part.level for part in body if part.heading] == [Level.FIRST, Level.TEXT, Level.FIRST]


@pytest.mark.parametrize(
    ("third", "level"), [("k|3.示例", Level.FIRST), ("k|1.示例", Level.SECOND), ("k|4.示例", Level.THIRD)]
)
def test_a_number_that_goes_on_is_of_the_level_whatever_its_face(third: str, level: Level) -> None:
    body = found_in([*HEAD, "h|1.示例", f"{LONG}。", "h|2.示例", f"{LONG}。", third, f"{LONG}。"]).body
    assert [part.level for part in body if part.heading] == [Level.FIRST, Level.FIRST, level]


@pytest.mark.parametrize(
    ("heading", "departs"),
    [("1.示例时间：", 0), ("（1）示例时间", 0), ("一、示例时间：", 0), ("（一）示例时间：", 1), ("1.示例时间，", 1)],
)
def test_a_label_with_a_colon_is_no_heading(heading: str, departs: int) -> None:
    text = "：下午三时。" if heading.endswith("间") else "下午三时。"
    part = BodyParagraph(paragraph(heading + text), marker_of(heading)[0], heading, text)
    assert len(departures("BD-10", replace(text_of(), body=(part,)))) == departs


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("扉页写“示例学院××届论文”。", "info"), ("借：示例资产—××合约", "info"), ("参加人员：示某、王××。", "info"),
        ("请于×月××日前报送。", None), ("请**务必**按时报送。", None),
    ],
)  # fmt: skip
def test_crosses_that_may_be_meant_are_but_a_hint(text: str, severity: str | None) -> None:
    (departure,) = departures("MM-01", text_of(text))
    assert departure.milder == severity


@pytest.mark.parametrize("size", [Pt(10.5), Pt(12), Pt(16)])
def test_two_characters_in_are_of_the_texts_own_size(size: Length) -> None:
    plain = paragraph("示例。")
    for characters, count in ((2, 0), (4, 1)):
        run = replace(plain.runs[0], size=size)
        indented = replace(plain, runs=(run,), first_line=size * characters, first_line_chars=0)
        found = found_in(HEAD)
        body = (BodyParagraph(indented, Level.TEXT, "", indented.text),)
        blocks = (*found.document.blocks, indented)
        found = replace(found, body=body, document=replace(found.document, blocks=blocks))
        assert len(departures("BD-03", found)) == count


def test_each_line_of_an_attachments_title_is_set_alike() -> None:
    lines = [*HEAD, *TEXT, "附件：示例方案", *SIGNED, "p|附件", "c|示例市示例工作", "c|实施方案", "", "示例。"]
    mended = recognise(read_document(mend(draft(lines), "示例.docx").data, "示例.docx"))
    title = mended.attachments[0].title
    assert title is not None
    assert {run.size for paragraph in title.paragraphs for run in paragraph.runs} == {Pt(22)}


def test_a_label_above_a_list_has_content() -> None:
    assert departures("MM-03", text_of("电话：", "\t示某某  0000-00000000", "电话：", "身份证号：")) == []
    assert len(departures("MM-03", text_of("电话：", "示例市财政局"))) == 1


def test_a_symbol_is_of_its_own_font() -> None:
    own = paragraph("\uf02a示例", font="宋体")
    symbol = replace(own, runs=(replace(own.runs[0], latin="Wingdings 2"),))
    for each, count in ((own, 1), (symbol, 0)):
        found = replace(text_of(), document=document([each]))
        assert len(departures("MM-02", found)) == count
