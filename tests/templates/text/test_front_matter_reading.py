"""Every element knows the line of the front matter, or of house.yaml, that it comes from."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path, PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ground.errors import NoticeError, Problem, Span
from generator.ground.source.front_matter import readable_front_matter
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.ground.source.source_file import source_of
from generator.ground.source.yaml_edits import in_keys
from generator.official.document import Edition, OfficialDocument
from generator.standard import other_year
from generator.templates.text.front_matter.front_matter_reading import (
    ELEMENT_KEYS,
    FrontMatterValues,
    read_front_matter,
)
from generator.templates.text.front_matter.key_table import FRONT_MATTER, NAMES
from generator.templates.text.notice import open_notice
from generator.templates.text.paper_template import PaperTemplate
from tests.chosen import examples
from tests.templates.text.folders import make_folder

GENERAL = """\
---
issuer:
  - 示例市档案馆
  - 示例市图书馆
mark:
  - 示例市档案馆
  - 示例市图书馆
  - 文件
number: 〔2024〕7号
title: 关于报送目录的请示
recipients: 示例市人民政府
date: 2024-03-05
signers: [示例甲,
  示例乙]
copy_number: "000007"
secrecy: 机密★1年
note: >
  此件公开发布
imprint:
  date: 2024-03-06
attachments:
  - attachment-1.md
  - {file: 目录.pdf, title: 目录}
---
请批复。
=== attachment-1.md
---
# 注
title: 登记表
---
一份。
=== 目录.pdf
%PDF-1.4
=== house.yaml
number_prefix: 示档发
mark: 示例市档案馆文件
urgency: 特急
copy_to: 示例市财政局
imprint:
  office: 示例市档案馆办公室
  date: 2024-03-01
edition: 校对稿
"""
MINUTES = """\
---
issuer: 示例市档案馆
kind: 纪要
title: 示例会议纪要
date: 2024-03-05
attendance:
  present: 示例甲
  excused: 示例乙
  observing: 示例丙
imprint: {office: 示例市档案馆办公室}
---
会议听取了汇报。
=== house.yaml
mark: 示例市档案馆文件
number_prefix: 示档发
signature: sealed
"""
ORDER = """\
---
kind: 令
number: 第12号
title: 示例令
date: 2024-03-05
stamp:
  - name: 示例甲
    post: 馆长
  - post: 局长
    name: 示例乙
---
现予公布。
=== house.yaml
issuer:
  - 示例市档案馆
  - 示例市图书馆
"""
RESOLUTION = """\
---
issuer: 示例市档案馆
format: 决议
title: 示例市档案馆关于示例规划的决议
title_note: 2024年3月5日馆务会议通过
date: 2024-03-05
---
会议批准示例规划。
"""
BULLETIN = """\
---
issuer: 示例市档案馆
format: 简报
number: 第3期
title: 示例简报
editor_note: 供参考。
date: 2024-03-05
report_to: 示例市局
send_to: 示例单位
internal: 内部资料 注意保存
also_to: 示例大学
---
正文。
=== house.yaml
issue_to: 各分馆
"""
PAPER = """\
---
kind: 函
title: 关于函送{{ unit.name }}目录的函
recipients: {{ unit.name }}
copy_to: |
  {{ unit.name }}档案室
note: "{% if unit.copies %}附注{% endif %}"
urgency: "{% if unit.copies == 0 %}特急{% endif %}"
attachments:
  - title: {{ unit.name }}的目录
---
现函送。
"""
NO_ELEMENTS = {
    *("contact", "kind", "format", "profile", "extra", "printing", "fonts", "signature", "seal_diameter", "term"),
    *("disclosure", "disclosure_reason", "disclosure_in", "public", "public_keep"),
    *(
        "distribute_to", "papers", "period", "pieces", "issue_total", "forms", "levels", "contents",
        "chapter_face", "ofd",
    ),
}  # fmt: skip
"""Keys whose values are not printed as an element."""

PLACED_THEMSELVES = {"title", "attachments"}
"""Keys of elements that have a place of their own."""

Places = Mapping[str, list[str]]


def places(document: OfficialDocument) -> dict[str, list[str]]:
    return {element: [shown(span) for span in spans] for element, spans in document.sources.items() if spans}


def shown(span: Span | None) -> str:
    assert span is not None
    return f"{PurePath(span.file).name}:{span.line}"


def written(folder: Path, text: str, edition: Edition | None = None) -> OfficialDocument:
    return open_notice(*make_folder(folder, text), edition=edition).render()


GENERAL_PLACES: Places = {
    "issuer": ["notice.md:3", "notice.md:4"],
    "issuer_mark": ["notice.md:6", "notice.md:7", "notice.md:8"],
    "number": ["notice.md:9"],
    "edition": ["house.yaml:8"],
    "recipients": ["notice.md:11"],
    "date": ["notice.md:12"],
    "signers": ["notice.md:13", "notice.md:14"],
    "note": ["notice.md:17"],
    "copy_to": ["house.yaml:4"],
    "imprint.office": ["house.yaml:6"],
    "imprint.date": ["notice.md:20"],
    "copy_number": ["notice.md:15"],
    "secrecy": ["notice.md:16"],
    "urgency": ["house.yaml:3"],
    "attachment_list": ["attachment-1.md:3", "notice.md:23"],
}
MINUTES_PLACES: Places = {
    "issuer": ["notice.md:2"],
    "issuer_mark": ["notice.md:2"],
    "date": ["notice.md:5"],
    "attendance.present": ["notice.md:7"],
    "attendance.excused": ["notice.md:8"],
    "attendance.observing": ["notice.md:9"],
    "imprint.office": ["notice.md:10"],
}
ORDER_PLACES: Places = {
    "issuer": ["house.yaml:2", "house.yaml:3"],
    "issuer_mark": ["house.yaml:2", "house.yaml:3"],
    "number": ["notice.md:3"],
    "date": ["notice.md:5"],
    "stamps": ["notice.md:8", "notice.md:9"],
}
RESOLUTION_PLACES: Places = {
    "issuer": ["notice.md:2"],
    "issuer_mark": ["notice.md:2"],
    "title_note": ["notice.md:5"],
    "date": ["notice.md:6"],
}
BULLETIN_PLACES: Places = {
    "issuer": ["notice.md:2"],
    "issuer_mark": ["notice.md:2"],
    "number": ["notice.md:4"],
    "editor_note": ["notice.md:6"],
    "date": ["notice.md:7"],
    "report_to": ["notice.md:8"],
    "send_to": ["notice.md:9"],
    "internal": ["notice.md:10"],
    "also_to": ["notice.md:11"],
    "issue_to": ["house.yaml:1"],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GENERAL, GENERAL_PLACES),
        (MINUTES, MINUTES_PLACES),
        (ORDER, ORDER_PLACES),
        (RESOLUTION, RESOLUTION_PLACES),
        (BULLETIN, BULLETIN_PLACES),
    ],
)
def test_every_element_knows_its_line(text: str, expected: Places, tmp_path: Path) -> None:
    assert places(written(tmp_path, text, Edition.PROOF)) == expected


def test_every_key_has_its_element() -> None:
    read = {key.partition(".")[0] for key in ELEMENT_KEYS.values()}
    assert read | {"mark", "number", "number_prefix"} == set(FRONT_MATTER) - NO_ELEMENTS - PLACED_THEMSELVES


def test_every_element_of_the_table_is_seen_in_a_notice() -> None:
    expected = {*ELEMENT_KEYS, "issuer_mark", "number", "attachment_list"}
    assert {*GENERAL_PLACES, *MINUTES_PLACES, *ORDER_PLACES, *RESOLUTION_PLACES, *BULLETIN_PLACES} == expected


def test_titles_and_attachments_know_their_lines(tmp_path: Path) -> None:
    document = written(tmp_path, GENERAL)
    (attachment,) = document.attachments
    assert shown(document.title.span) == "notice.md:10"
    assert (shown(attachment.span), shown(attachment.title.span)) == ("notice.md:22", "attachment-1.md:3")


def test_an_entry_without_a_place_has_that_of_the_last(tmp_path: Path) -> None:
    document = written(tmp_path, ORDER)
    expected = ["house.yaml:2", "house.yaml:3", "house.yaml:3"]
    assert [shown(document.source("issuer", entry)) for entry in range(3)] == expected
    assert document.source("signers") is None


@pytest.mark.parametrize(
    ("edition", "text", "element", "expected"),
    [
        (Edition.PROOF, GENERAL, "edition", ["house.yaml:8"]),
        (Edition.CORRECTED, GENERAL, "edition", None),
        (Edition.FOR_COMMENT, MINUTES, "edition", None),
        (Edition.PROOF, GENERAL.replace("number: 〔2024〕7号\n", "# 未编号\n"), "number", ["house.yaml:1"]),
        (Edition.PROOF, MINUTES, "number", None),
    ],
)
def test_a_draft_knows_what_its_mark_and_number_are_made_of(
    edition: Edition, text: str, element: str, expected: list[str] | None, tmp_path: Path
) -> None:
    assert places(written(tmp_path, text, edition)).get(element) == expected


@pytest.mark.parametrize("edition", [None, Edition.PROOF, Edition.CORRECTED])
def test_what_a_template_fills_has_the_template_s_line(edition: Edition | None, tmp_path: Path) -> None:
    notice = open_notice(*make_folder(tmp_path, ORDER + "edition: 校对稿\n"))
    path = tmp_path / "函.md"
    path.write_text(PAPER, encoding="utf-8")
    context = {"unit": {"name": "示例镇", "copies": 2}}
    document = PaperTemplate.open(path).fill(context, notice.behind, edition).document
    assert shown(document.title.span) == "函.md:3"
    assert places(document) == {
        "issuer": ["house.yaml:2", "house.yaml:3"],
        "issuer_mark": ["house.yaml:2", "house.yaml:3"],
        "recipients": ["函.md:4"],
        "copy_to": ["函.md:5"],
        "note": ["函.md:7"],
        "date": ["notice.md:5"],
        "stamps": ["notice.md:8", "notice.md:9"],
        "attachment_list": ["函.md:10"],
        **({} if edition is Edition.PROOF else {"edition": ["house.yaml:4"]}),
    }


# The year of a number is that of the date; only at the turn of the year it may be the other one.

NOTICE = "---\nissuer: 示例市档案馆\ntitle: 关于报送目录的通知\nrecipients: 各分馆\n"


def codes(folder: Path, lines: str, *, is_draft: bool = False) -> list[str]:
    (folder / "notice.md").write_text(f"{NOTICE}{lines}\n---\n请于三月底前报送。\n", encoding="utf-8")
    try:
        return [each.code for each in open_notice(folder, is_draft=is_draft).warnings]
    except NoticeError as fault:
        return [each.code for each in fault.problems]


def test_the_days_around_the_turn_of_the_year() -> None:
    """Every day of two years, against the days counted from New Year."""
    for number_year in range(2024, 2029):
        new_years = [datetime.date(year, 1, 1) for year in (number_year, number_year + 1)]
        for ordinal in range(datetime.date(2025, 1, 1).toordinal(), datetime.date(2027, 1, 1).toordinal()):
            day = datetime.date.fromordinal(ordinal)
            near = any(-12 <= (day - new_year).days <= 19 for new_year in new_years)
            wanted = None if day.year == number_year else (number_year, near)
            assert other_year(f"示档发〔{number_year}〕3号", day) == wanted, (number_year, day)


@pytest.mark.parametrize(
    ("number", "date", "code"),
    [
        ("示档发〔2026〕3号", "2026-12-31", None),
        ("示档发〔2027〕3号", "2026-12-20", "notice-number-turn"),
        ("示档发〔2026〕3号", "2027年1月20日", "notice-number-turn"),
        ("示档发〔2027〕3号", "2026-12-19", "notice-number-year"),
        ("示档发〔2025〕3号", "2026-12-25", "notice-number-year"),
        ("示档发〔2026〕3号", "2012-02-14", "notice-number-year"),
    ],
)
def test_a_number_and_a_date(number: str, date: str, code: str | None, tmp_path: Path) -> None:
    lines = f"number: {number}\ndate: {date}"
    assert codes(tmp_path, lines) == ([] if code is None else [code])
    assert codes(tmp_path, lines, is_draft=True) == []
    assert codes(tmp_path, f"date: {date}") == []


@pytest.mark.parametrize(("year", "is_refused"), [("0022", True), ("1948", True), ("1949", False), ("2100", True)])
def test_a_year_that_no_paper_is_of(year: str, is_refused: bool, tmp_path: Path) -> None:
    assert codes(tmp_path, f"date: {year}-02-14") == (["notice-date-year"] if is_refused else [])


@pytest.mark.parametrize(("secrecy", "is_long"), [("秘密★10年", False), ("秘密★121个月", True), ("绝密★31年", True)])
def test_a_period_of_secrecy_is_held_against_the_law_as_in_a_check(secrecy: str, is_long: bool, tmp_path: Path) -> None:
    lines = f"date: 2026-03-01\nsecrecy: {secrecy}\ncopy_number: '000001'"
    assert codes(tmp_path, lines) == (["notice-secrecy-long"] if is_long else [])


# Front matters in both kinds of keys are the same document, and have the same problems but for the words.

_VALUES = {
    "issuer": ("示例市档案馆", "[示例市档案馆, 示例市教育局]", "''", "{甲: 乙}"),
    "number": ("示档发〔2024〕7号", "〔2024〕7号", "示档发[2024]7号"),
    "title": ("关于报送目录的通知", "示例市档案馆|关于报送目录的请示", "示例市人民政府令", "''"),
    "recipients": ("各分馆", "[各分馆]", "：", "''"),
    "date": ("2024-03-05", "二〇二四年三月五日", "2024.3.5", "3月5日", "''"),
    "signature": ("sealed", "unsealed", "stamp", "none", "' sealed '", "盖印"),
    "seal_diameter": ("45", "4", "大"),
    "attachments": ("[{title: 甲, file: a.docx, head: own, detached: true}]", "[a.md]", "甲", "[{file: a.md, 名: 乙}]"),
    "contact": ("{name: 示例甲, phone: 023-00000000}", "{name: }", "{手机: 1}", "{}", "示例甲"),
    "imprint": ("{office: 办公室, date: 2024-03-06}", "{date: 2024-03-01}", "{office: , date: 九月}"),
    "copy_number": ('"000001"', "1"),
    "secrecy": ("机密★1年", "绝"),
    "urgency": ("特急", "急"),
    "signers": ("[示例甲]", "示例甲", "[]"),
    "stamp": ("[{post: 县长, name: 示例甲}]", "{post: 县长}", "[示例甲]"),
    "attendance": ("{present: 示例甲, excused: 示例乙}", "{present: }"),
    "kind": ("通知", "函", "令", "纪要", "信"),
    "format": ("公文", "信函", "命令", "纪要", "公函"),
    "profile": ("office", "gbt33476", "a4"),
    "extra": ("{title: 甲, 标题: 乙}", "甲"),
    "edition": ("校对稿", "初稿"),
    "printing": ("{files: [a], duplex: true, run: 3}", "{archive: x, duplex: 对}", "{copy: 1}"),
    "titel": ("x",),
    "fonts": ("{body: 仿宋}",),
}

_FRONTS = st.permutations(list(_VALUES)).flatmap(
    lambda keys: st.lists(st.sampled_from(keys), unique=True, min_size=1).flatmap(
        lambda some: st.fixed_dictionaries({key: st.sampled_from(_VALUES[key]) for key in some})
    )
)
_NOT_TOLD = {
    *("title", "name", "kind", "format", "number", "date"),
    *("note", "mark", "office", "titel", "body", "true", "false"),
}
"""Words that are keys and, in the texts of the messages or in the values above, something else."""

_KEYS = {word for path in NAMES.words for word in re.split("[/=]", path) if word.isascii()} - _NOT_TOLD


def read(front: str) -> tuple[FrontMatterValues, list[Problem]]:
    found = readable_front_matter(source_of(f"---\n{front}---\n".encode(), Path("a.md"), name="a.md"), NAMES)
    problems = list(found.problems)
    return read_front_matter(found.node, None, problems), problems


def without_places(value: object) -> object:
    """``value`` with nothing that depends on how long the keys are."""
    if isinstance(value, Span):
        return value.line
    if isinstance(value, ScalarNode | SequenceNode | MappingNode):
        return plain(value)
    if is_dataclass(value):
        return {each.name: without_places(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {key: without_places(each) for key, each in value.items()}
    return [without_places(each) for each in value] if isinstance(value, tuple | list) else value


def plain(node: Node) -> object:
    if isinstance(node, MappingNode):
        return {key: plain(value) for key, value in node.entries.items()}
    return node.value if isinstance(node, ScalarNode) else [plain(item) for item in node.items]


def told(problem: Problem) -> tuple[str, int | None, str | None]:
    return problem.code, None if problem.span is None else problem.span.line, problem.field


def test_every_key_and_every_key_below_has_a_chinese_name_of_its_own() -> None:
    for names in (NAMES, *NAMES.below.values()):
        chinese = [name for each in names.names.values() for name in each]
        assert len(chinese) == len(set(chinese))
        assert not any(name.isascii() for name in chinese)


@settings(max_examples=examples(150))
@given(values=_FRONTS)
def test_both_kinds_of_keys_are_one_document_and_have_the_same_problems(values: dict[str, str]) -> None:
    english = "".join(f"{key}: {value}\n" for key, value in values.items())
    chinese = in_keys(english, NAMES, "zh")
    one, one_told = read(english)
    other, other_told = read(chinese)
    assert without_places(other) == without_places(one)
    assert [told(each) for each in other_told] == [told(each) for each in one_told]
    if len(values) > 1:
        for problem in other_told:
            words = set(re.findall("[a-z_]{2,}", problem.message("zh") + problem.remedy("zh")))
            assert not words & _KEYS, (problem.code, words & _KEYS)


FULL = """\
---
发文机关: 示例市档案馆
发文字号: 示档发〔2024〕7号
标题: 关于报送目录的通知
文种: 通知
格式: 公文
主送机关: 各分馆
成文日期: 二〇二四年三月五日
用印: 不加盖印章
附件:
  - attachment-1.md
联系人: {姓名: 示例甲, 电话: 023-00000000}
版记: {印发机关: 示例市档案馆办公室}
印制: {双面: 是, 存档份数: 2}
其他内容: {reply_by: 四月}
---
请于三月底前报送。
=== attachment-1.md
---
标题: 目录
横排: 是
---
一份。
=== house.yaml
机关代字: 示档发
版记: {印发日期: 2024-03-06}
字体: {正文字体: 仿宋}
"""


def test_a_notice_its_attachment_and_its_house_with_chinese_keys(tmp_path: Path) -> None:
    notice = open_notice(*make_folder(tmp_path, FULL))
    document = notice.render()
    assert str(notice.date) == "2024年3月5日"
    assert (notice.number_prefix, notice.printing.duplex, notice.printing.archive) == ("示档发", True, 2)
    assert document.attachments[0].landscape
    assert notice.context["extra"] == {"reply_by": "四月"}
    assert str(notice.context["imprint"]) != ""
    assert document.signature.value == "unsealed"


def test_two_chinese_keys_and_a_slip_of_yaml_are_reported_together(tmp_path: Path) -> None:
    text = "---\n标题目: 甲\n主送单位: 乙\ndate：2024-03-05\n发文机关: 示例市档案馆\n---\n请报送。\n"
    folder, _ = make_folder(tmp_path, text)
    with pytest.raises(NoticeError) as caught:
        open_notice(folder)
    expected = [("source-unknown-key", "标题"), ("source-unknown-key", "主送机关"), ("source-full-width-colon", None)]
    assert [(each.code, each.suggestion) for each in caught.value.problems] == expected


def test_the_house_reports_its_unknown_keys_across_an_error_of_yaml(tmp_path: Path) -> None:
    text = "---\n标题: 甲\n主送机关: 乙\n成文日期: 2024-03-05\n---\n请报送。\n=== house.yaml\n发文机构: 丙\n字体：丁\n"
    folder, house = make_folder(tmp_path, text)
    with pytest.raises(NoticeError) as caught:
        open_notice(folder, house)
    expected = [("source-unknown-key", "发文机关"), ("source-full-width-colon", None)]
    assert [(each.code, each.suggestion) for each in caught.value.problems] == expected


def test_titles_are_those_of_editors() -> None:
    found = {name: key.title for name, key in FRONT_MATTER.items()}
    assert found == {name: names[0] for name, names in NAMES.names.items()}
