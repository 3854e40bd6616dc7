"""What a check is silent about in documents of other offices, beside what is like it and departs."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.check.rules import FILE_RULES
from generator.official.recognition.body import marker_of
from generator.official.recognition.elements import BodyParagraph
from tests.check.rules.wording import departures, document, paragraph, text_of
from tests.official.recognition.test_drafts import HEAD, SIGNED, TEXT, found_in

LONG = "示例单位按照示例省人民政府关于示例工作的各项规定"
ARTICLES = ["第一条　为了示例，制定本规定。", "第二条　下列事项适用：", "第三条　本规定自2026年1月1日起施行。"]
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
        ("PV-03", ["t|示例规定", "\n".join([*ARTICLES, "第四条　依照第三条处理。"])],
         ["t|示例规定", *ARTICLES, "第四条　依照第九条处理。"]),
    ],
)  # fmt: skip
def test_what_passes_and_what_departs(rule: str, right: Sequence[str], wrong: Sequence[str]) -> None:
    for lines, departs in ((right, False), (wrong, True)):
        assert bool(list(FILE_RULES[rule](found_in(lines)))) == departs, lines


@pytest.mark.parametrize(
    ("heading", "departs"),
    [("1.示例时间：", 0), ("（1）示例时间", 0), ("一、示例时间：", 0), ("（一）示例时间：", 1), ("1.示例时间，", 1)],
)
def test_a_label_with_a_colon_is_no_heading(heading: str, departs: int) -> None:
    text = "：下午三时。" if heading.endswith("间") else "下午三时。"
    part = BodyParagraph(paragraph(heading + text), marker_of(heading)[0], heading, text)
    assert len(departures("BD-10", replace(text_of(), body=(part,)))) == departs


def test_a_label_above_a_list_has_content() -> None:
    assert departures("MM-03", text_of("电话：", "\t示某某  0000-00000000", "电话：", "身份证号：")) == []
    assert len(departures("MM-03", text_of("电话：", "示例市财政局"))) == 1


def test_a_symbol_is_of_its_own_font() -> None:
    own = paragraph("\uf02a示例", font="宋体")
    symbol = replace(own, runs=(replace(own.runs[0], latin="Wingdings 2"),))
    for each, count in ((own, 1), (symbol, 0)):
        found = replace(text_of(), document=document([each]))
        assert len(departures("MM-02", found)) == count
