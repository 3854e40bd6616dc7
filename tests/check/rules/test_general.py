"""GN-01 to GN-08: the 条例, as far as a document tells."""

from collections.abc import Callable, Sequence

import pytest

from generator.official.document import Level
from generator.official.recognition.elements import (
    BodyParagraph,
    Element,
    RecognisedDocument,
    RecognisedImprint,
    RecognisedSignature,
)
from generator.standard import KINDS, Format
from tests.check.rules.wording import departures, document, element, paragraph, text_of


def official(
    title: str = "",
    *texts: str,
    issuer: str = "示例县民政局",
    recipients: str = "",
    copy_to: str = "",
    signers: str = "",
) -> RecognisedDocument:
    """A document with these elements; its 文种 is the one that its title ends with."""
    head = [each and element(each, number) for number, each in enumerate((issuer, title, recipients, signers), 1)]
    mark, named, addressed, signed = (each or None for each in head)
    body = [paragraph(text, number) for number, text in enumerate(texts, start=10)]
    imprint = element(f"抄送：{copy_to}。", 50) if copy_to else None
    elements = [each for each in (*head, imprint) if isinstance(each, Element)]
    return RecognisedDocument(
        document=document([*(each.paragraph for each in elements), *body]),
        format=Format.GENERAL,
        profile=None,
        kind=next((kind for name, kind in KINDS.items() if title.endswith(name)), None),
        mark=() if not isinstance(mark, Element) else (mark,),
        title=named if isinstance(named, Element) else None,
        recipients=addressed if isinstance(addressed, Element) else None,
        signers=signed if isinstance(signed, Element) else None,
        signature=RecognisedSignature("unsealed", organs=(element(issuer, 40),)),
        body=tuple(BodyParagraph(each, Level.TEXT, "", each.text) for each in body),
        imprint=RecognisedImprint(table=None, copy_to=imprint),
    )


def _request(issuer: str, recipients: str, copy_to: str = "", title: str = "关于拨款的请示") -> RecognisedDocument:
    return official(title, "妥否，请批示。", issuer=issuer, recipients=f"{recipients}：", copy_to=copy_to, signers="甲")


TITLES_RIGHT = (
    *("关于召开会议的通知", "关于拨付资金的请示", "关于工作情况的报告", "关于表彰先进的决定", "关于商请支援的函"),
    *("关于印发工作方案的通知", "关于同意设立的批复", "示例县人民政府令", "关于加强管理的意见", "关于申请的批复"),
    *("示例县民政局工作会议纪要", "关于交通管制的通告", "关于复函的通知"),
)
TITLES_WRONG = (
    *(("关于拨付资金的请示报告", "请示报告"), ("关于救助工作的方案", "方案"), ("2026年工作总结", "总结")),
    *(("关于拨付资金的申请", "申请"), ("关于商请支援的公函的报告函", "报告函"), ("关于召开会议的启事", "启事")),
)


def test_no_title_no_kind() -> None:
    assert departures("GN-01", official()) == []


REPORTS_RIGHT = (
    *("特此报告。", "以上报告，请审阅。", "现将有关情况报告如下。", "已报请市人民政府批准。", "经批准，项目开工。"),
    *("群众请求帮助的事项已办结。", "恳请各界监督。", "请示事项另行上报。", "批示精神已传达。", "解决问题120件。"),
)
REPORTS_WRONG = (
    ("以上报告，请批示。", "以上报告，请批示"),
    ("妥否，请批示。", "妥否，请批示"),
    ("恳请市局拨付资金50万元。", "恳请市局拨付"),
    ("当否，请审批。", "当否，请审批"),
    ("所需经费，请予批准。", "请予批准"),
)


def test_a_request_closes_once() -> None:
    assert departures("GN-02", official("关于拨款的请示", "甲。", "妥否，请批示。")) == []
    twice = official("关于拨款的请示", "甲，当否？", "乙，妥否，请批示。")
    assert [each.measured for each in departures("GN-02", twice)] == ["妥否"]


@pytest.mark.parametrize("text", ["另请示增加编制2名。", "同时请示车辆更新事宜。", "并请一并批准增加编制。"])
def test_a_second_request(text: str) -> None:
    found = departures("GN-02", official("关于拨款的请示", "甲。", text, "妥否，请批示。"))
    assert [str(each.wanted) for each in found] == ["一文一事"]


def test_other_kinds_may_ask() -> None:
    assert departures("GN-02", official("关于商请支援的函", "妥否，请批示。")) == []


ORGANS = (
    *("示例县民政局", "示例县人民政府办公室", "中共示例市委办公厅", "示例县高唐街道办事处", "示例市森林公园管理处"),
    *("示例县防汛抗旱指挥部", "示例县人民政府", "示例大学", "示例市人民法院", "示例县乡村振兴领导小组"),
    *("中国证券监督管理委员会示例监管局", "示例县教科局"),
)
INTERNAL = (
    *("示例县民政局社会救助科", "示例县公安局交警股"),
    *("示例市财政局预算处", "社会救助科", "示例市委组织部干部一处"),
)

NOT_SKIPPED = (
    ("示例县民政局", "示例市民政局", ""),
    ("示例县人民政府", "示例市人民政府", ""),
    ("示例市人民政府", "示例省人民政府", ""),
    ("示例省人民政府", "国务院", ""),
    ("重庆市民政局", "民政部", ""),
    ("示例镇人民政府", "示例县人民政府", ""),
    ("示例镇人民政府", "示例市人民政府", ""),
    ("示例县民政局", "示例省民政厅", ""),
    ("示例镇人民政府", "示例省人民政府", "示例县人民政府"),
    ("示例县民政局", "民政部", "示例省民政厅"),
    ("示例公司", "国务院", ""),
)
SKIPPED = (
    *(("示例镇人民政府", "示例省人民政府", ""), ("示例县民政局", "民政部", ""), ("示例市民政局", "民政部", "")),
    *(("示例街道办事处", "国务院", ""), ("示例县民政局", "民政部", "示例镇人民政府")),
)

SUPERIORS = (
    *(("示例县民政局", "示例县人民政府"), ("示例县民政局", "示例市民政局"), ("示例县民政局", "中共示例县委")),
    *(("示例县民政局", "中共示例县委组织部"), ("示例县人民政府", "示例市人民政府")),
    *(("示例镇人民政府", "示例县民政局"), ("示例县民政局", "示例县人民政府办公室")),
    *(("示例县民政局", "示例县机构编制委员会"), ("示例市民政局", "民政部"), ("示例公司", "示例县人民政府")),
)
NO_SUPERIORS = (
    *(("示例县民政局", "示例县财政局"), ("示例市教育局", "示例市公安局"), ("示例市民政局", "示例县民政局")),
    *(("示例县人民政府", "示例镇人民政府"), ("示例省民政厅", "示例省财政厅")),
)


def test_a_letter_to_a_department() -> None:
    assert departures("GN-05", _request("示例县民政局", "示例县财政局", title="关于商请拨款的函")) == []


def _notice(issuer: str, recipients: str, *texts: str) -> RecognisedDocument:
    return official("关于做好救助工作的通知", *texts, issuer=issuer, recipients=f"{recipients}：")


def test_a_department_says_that_it_may() -> None:
    told = departures("GN-06", _notice("示例市民政局", "各县（区）人民政府", "现就有关事项通知如下。"))
    assert [(str(each.measured), str(each.wanted)) for each in told] == [("各县（区）人民政府", "“经……同意”")]


@pytest.mark.parametrize(
    ("issuer", "recipients", "text"),
    [
        ("示例市民政局", "各县（区）人民政府", "经市人民政府同意，现就有关事项通知如下。"),
        ("示例市民政局", "各县（区）民政局", "现就有关事项通知如下。"),
        ("示例市人民政府办公室", "各县（区）人民政府", "现就有关事项通知如下。"),
        ("示例市人民政府", "各县（区）人民政府", "现就有关事项通知如下。"),
    ],
)
def test_who_needs_no_approval(issuer: str, recipients: str, text: str) -> None:
    assert departures("GN-06", _notice(issuer, recipients, text)) == []


def _answer(*texts: str, title: str = "关于同意设立的批复") -> list[str]:
    return [str(each.measured) for each in departures("GN-07", official(title, *texts))]


def test_an_answer_cites_what_it_answers() -> None:
    assert _answer("你局《关于设立养老院的请示》（示民〔2026〕3号）收悉。") == []
    assert _answer("《关于商请支援的函》（示应急函〔2026〕3号）收悉。", title="关于支援工作的复函") == []
    assert _answer("现将有关事项通知如下。", title="关于召开会议的通知") == []


@pytest.mark.parametrize(
    "text",
    [
        *("你局来文收悉。", "你局《关于设立养老院的请示》收悉。", "示民〔2026〕3号收悉。"),
        *("你局示民〔2026〕3号《请示》收悉。", "经研究，同意设立。"),
    ],
)
def test_an_answer_that_does_not(text: str) -> None:
    assert _answer(text) == [text[:16]]


CITED = (
    *("《关于加强管理的通知》（示民〔2026〕3号）", "《甲》（示民〔2026〕3号）《乙》（示民〔2026〕4号）"),
    *("《甲》（示民〔2026〕3号）、《乙》（示民〔2026〕4号）", "示民〔2026〕3号文件要求"),
    *("《关于废止示民〔2012〕5号文件的通知》", "国务院令第649号公布《办法》"),
    *("《关于修改〈办法〉的通知》（示民〔2026〕3号）", "根据示民〔2026〕3号文件，制定《办法》。"),
    *("《办法》第三条", "《甲》（示民〔2026〕3号）和《乙》"),
)
MISCITED = (
    ("根据示民〔2026〕3号《关于加强管理的通知》", "根据《关于加强管理的通知》（示民〔2026〕3号）"),
    ("（示民〔2026〕3号）《通知》", "《通知》（示民〔2026〕3号）"),
    ("《关于加强管理的通知（示民〔2026〕3号）》", "《关于加强管理的通知》（示民〔2026〕3号）"),
    ("示民〔2026〕3号文件《通知》", "《通知》（示民〔2026〕3号）"),
    ("，示民发〔2026〕3号 《通知》", "《通知》（示民发〔2026〕3号）"),
)

Cases = Sequence[str] | Sequence[tuple[str, ...]]
TABLES: dict[str, tuple[Callable[..., RecognisedDocument], Cases, Sequence[tuple[str | tuple[str, ...], str]]]] = {
    "GN-01": (official, TITLES_RIGHT, TITLES_WRONG),
    "GN-02": (lambda text: official("关于工作情况的报告", "甲。", text), REPORTS_RIGHT, REPORTS_WRONG),
    "GN-03": (lambda name: official("关于召开会议的通知", issuer=name), ORGANS, [(name, name) for name in INTERNAL]),
    "GN-04": (_request, NOT_SKIPPED, [(each, f"{each[0]}→{each[1]}") for each in SKIPPED]),
    "GN-05": (_request, SUPERIORS, [(each, each[1]) for each in NO_SUPERIORS]),
    "GN-08": (text_of, CITED, MISCITED),
}
"""What a rule is held against: a document of a case's values, cases that pass, those that depart and what is found."""

WANTED = {"GN-02": "另写一份请示", "GN-05": "函"}


@pytest.mark.parametrize("rule", TABLES)
def test_what_passes_and_what_departs(rule: str) -> None:
    make, right, wrong = TABLES[rule]
    assert len(right) >= 10
    assert len(wrong) >= 5
    assert [each for each in right if departures(rule, make(*_values(each)))] == []
    for each, found in wrong:
        told = [(str(one.measured), str(one.wanted)) for one in departures(rule, make(*_values(each)))]
        assert [one[rule == "GN-08"] for one in told] == [found]
        assert rule not in WANTED or told[0][1] == WANTED[rule]


def _values(case: str | tuple[str, ...]) -> tuple[str, ...]:
    return (case,) if isinstance(case, str) else case
