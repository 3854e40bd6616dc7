"""Values are set into the text and never make its structure; every line knows where it was written."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import Problem
from generator.ground.source.date import OfficialDate
from generator.ground.source.source_file import SourceFile
from generator.official.document import BodyPart, Level, WrittenParagraph, WrittenTable
from generator.templates.text.filled_lines import FilledLine
from generator.templates.text.official_document import body_of, paragraph
from generator.templates.text.text_tags import MAX_TAGS
from generator.templates.text.text_template import TextTemplate

FIRST = 4
"""The text begins on the fourth line of its file, below three lines of front matter."""


def source(text: str) -> SourceFile:
    return SourceFile("notice/notice.md", Path("notice.md"), f"---\n\n---\n{text}", b"")


def filled(text: str, **values: object) -> tuple[FilledLine, ...]:
    problems: list[Problem] = []
    lines = TextTemplate(source(text), text, FIRST).fill(values, problems)
    assert [problem.text() for problem in problems] == []
    return lines


def texts(text: str, **values: object) -> list[str]:
    return [line.text for line in filled(text, **values)]


def fault(text: str, **values: object) -> Problem:
    problems: list[Problem] = []
    assert TextTemplate(source(text), text, FIRST).fill(values, problems) == ()
    (problem,) = problems
    return problem


OTHER_MARKS = [
    *("# 不是标题", "*不是强调*", "_也不是_", "- 不是列表"),
    *("> 不是引文", "`x` [y](z) <b>", "甲|乙", "5 % {甲}"),
]
PRINTED = {"date": OfficialDate.parse("2022-02-14"), "number": "007", "copies": 3, "empty": ""}
RAW = "{% raw %}{{ 甲 }}{% endraw %}{{ '{{' }}{{ '|' }}{{ \"}}\" }}{{ '{#' }}{{ '%}' }}"
LINES: dict[str, tuple[str, dict[str, object], list[str]]] = {
    "one line is one paragraph, empty lines vanish": ("甲\n\n  \n\u3000\u3000乙 \n\t丙\n", {}, ["甲", "乙", "丙"]),
    "blanks inside stay": ("“护佑平安 全民反诈”　月", {}, ["“护佑平安 全民反诈”　月"]),
    "marks of other languages are themselves": ("\n".join(OTHER_MARKS), {}, OTHER_MARKS),
    "comments vanish with their lines": ("甲{# 待核 #}乙\n{# 整行\n两行 #}\n丙", {}, ["甲乙", "丙"]),
    "what is printed": (
        "{{ date }}、{{ number }}、{{ copies }}、{{ empty }}。",
        PRINTED,
        ["2022年2月14日、007、3、。"],
    ),
    "raw text and marks in quotes": (RAW, {}, ["{{ 甲 }}{{|}}{#%}"]),
    "a line that only held an empty value": ("甲\n{{ note }}\n 　{{ note }} \n乙", {"note": ""}, ["甲", "乙"]),
    "a value of blanks": ("甲\n{{ note }}\n乙", {"note": " \n "}, ["甲", "乙"]),
}


@pytest.mark.parametrize("name", LINES)
def test_the_lines_of_a_text(name: str) -> None:
    text, values, expected = LINES[name]
    assert texts(text, **values) == expected


def test_loops_and_conditions() -> None:
    copies = "{% if each.copies > 1 %}{{ each.copies }}份{% else %}一份{% endif %}"
    text = f"{{% for each in units %}}\n{{{{ each.name }}}}：{copies}\n{{% endfor %}}\n共{{{{ units | length }}}}个\n"
    units = [{"name": "东馆", "copies": 2}, {"name": "西馆", "copies": 1}]
    assert texts(text, units=units) == ["东馆：2份", "西馆：一份", "共2个"]


@pytest.mark.parametrize(
    "value",
    [
        *("一、指导思想", "（一）宣传。各地", "甲\n一、乙", "\n\n"),
        *("| 甲 | 乙 |", "{{7*7}}", "{% if %}", "# 甲", " 甲", "\x41]]>&<b>"),
    ],
)
def test_a_value_comes_out_as_typed_and_makes_no_structure(value: str) -> None:
    (line,) = filled("{{ value }}甲", value=value)
    assert line.text == f"{value}甲"
    assert line.typed == 0
    assert paragraph(line.text, line.typed).level is Level.TEXT


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.sampled_from(["一、甲{}乙", "{}乙", "甲{}", "{} {}"])
)
def test_any_value_stays_in_its_paragraph(value: str, frame: str) -> None:
    lines = filled("头\n" + frame.replace("{}", "{{ value }}") + "\n尾\n", value=value)
    assert lines[0].text == "头"
    assert lines[-1].text == "尾"
    inner = [line.text for line in lines[1:-1]]
    assert inner == [] if frame == "{} {}" and not value.strip() else inner == [frame.replace("{}", value)]


def test_typed_counts_up_to_the_first_value() -> None:
    (line,) = filled("  （一）{{ value }}。各地{{ value }}", value="宣传")
    assert (line.text, line.typed) == ("（一）宣传。各地宣传", 3)


PLACES = {
    "after a condition": ("甲\n{% if 1 %}\n乙\n{% endif %}\n丙", [4, 6, 8]),
    "condition left out": ("甲\n{% if 0 %}\n乙\n{% endif %}\n丙", [4, 8]),
    "white space taken": ("甲\n{%- if 1 -%}\n\n乙\n{%- endif %}\n丙", [4, 9]),
    "white space taken before": ("{% if 1 -%}\n\n乙{% endif %}", [6]),
    "line end kept": ("甲\n{%+ if 1 +%}乙{% endif %}\n\n{{- '丙' }}", [4, 5]),
    "in a loop": ("{% for x in [1, 2] %}\n甲{{ x }}\n{% endfor %}\n乙", [5, 5, 7]),
    "a value first": ("{% for x in [1, 2] -%}\n\n{{ x }}\n{% endfor %}", [6, 6]),
    "a tag over lines": ("{{\n'甲'\n}}\n乙", [4, 7]),
    "a comment over lines": ("{# 一\n二 #}\n甲", [6]),
    "raw text": ("{% raw %}\n\n{{ 甲 }}{% endraw %}\n乙", [6, 7]),
    "several tags in a line": ("{% set a = 1 %}{% set b = 2 %}{{ a }}{{ b }}\n乙{{ b }}", [4, 5]),
}


@pytest.mark.parametrize("name", PLACES)
def test_every_line_knows_its_line_in_the_file(name: str) -> None:
    text, numbers = PLACES[name]
    lines = filled(text)
    assert [line.span.line for line in lines] == numbers
    for line in lines:
        assert line.span.file == "notice/notice.md"
        assert line.span.source == source(text).lines[(line.span.line or 0) - 1]


@given(
    st.lists(st.sampled_from(["行", "", "{% if 1 %}行{% endif %}", "{{ '行' }}", "{# 一\n二 #}", "{% set a = 1 %}"]))
)
def test_any_mixture_of_lines_keeps_its_places(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    wanted = [number for number, line in enumerate(text.split("\n"), start=FIRST) if "行" in line]
    assert [line.span.line for line in filled(text)] == wanted


def test_a_field_that_is_missing_is_named_with_its_nearest() -> None:
    problem = fault("甲\n请{{ notice.tilte }}", notice={"title": "通知", "date": ""})
    assert (problem.code, problem.suggestion, problem.field) == ("text-missing-name", "title", "notice.tilte")
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.span.length) == (5, 12, 5)


def test_a_missing_field_over_lines_is_placed_at_its_tag() -> None:
    problem = fault("甲\n请{{\nnotice.tilte }}", notice={"title": "通知"})
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (5, 2)


def test_a_template_with_faults_is_never_filled() -> None:
    template = TextTemplate(source("甲{% if 1 %}"), "甲{% if 1 %}", FIRST)
    assert [problem.code for problem in template.problems] == ["text-block-unclosed"]
    problems: list[Problem] = []
    assert template.fill({}, problems) == ()
    assert problems == template.problems


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("{{ 'x' * 2000000 }}", "text-limit"), ("{{ 2 ** 9999 }}", "text-limit")),
        ("{% for a in range(1000000) %}{% endfor %}", "text-limit"),
        *(("{{ 1 / 0 }}", "text-failed"), ("{{ [1][5] }}", "text-missing-name")),
        *(("{{ '2022-02-30' | 公文日期 }}", "text-needs-date"), ("{{ 1.5 | 大写数字 }}", "text-needs-whole")),
        *(("{{ '1.234' | 大写金额 }}", "text-needs-amount"), ("{{ 0 | 序号 }}", "text-needs-serial")),
        *(("{{ 5 | 顿号 }}", "text-needs-list"), ("{{ 5 | 补零('x') }}", "text-needs-option")),
        *(("{{ 'a'() }}", "text-call"), ("{{ 'a' | round }}", "text-failed")),
        *(("{{ 'a'.__class__.__mro__ }}", "text-unsafe"), ("{{ '%c' | format(7) }}", "text-character")),
        *(("{{ ['甲'] }}", "text-value-list"), ("{{ {'a': 1} }}", "text-value-group")),
    ],
)
def test_what_a_template_may_not_do(text: str, code: str) -> None:
    assert fault(text).code == code


def test_what_jinja_says_of_a_tag_is_passed_on() -> None:
    (problem,) = TextTemplate(source("{% set 1 = 2 %}"), "{% set 1 = 2 %}", FIRST).problems
    assert (problem.code, problem.facts["why"]) == ("text-syntax", "can't assign to 'const'")


@pytest.mark.parametrize(
    "text",
    [
        "{% if 1 %}" * 150 + "甲" + "{% endif %}" * 150,
        "{% for a in [1] %}" * 25 + "甲" + "{% endfor %}" * 25,
        f"{{{{ {'[' * 300}1{']' * 300} }}}}",
    ],
)
def test_a_nest_too_deep_is_refused(text: str) -> None:
    problems = TextTemplate(source(text), text, FIRST).problems
    assert [problem.code for problem in problems] == ["text-deep"]


@given(st.text(string.ascii_letters + "{}%#|'\" \n.甲一、-", max_size=60))
def test_whatever_is_typed_it_is_filled_or_explained(text: str) -> None:
    template = TextTemplate(source(text), text, FIRST)
    problems: list[Problem] = []
    lines = template.fill({"notice": {"title": "通知"}}, problems)
    assert not (lines and problems)
    for problem in problems:
        assert problem.span is not None
        assert problem.span.line is not None
        assert problem.text("zh") != problem.text("en")


def test_a_text_of_too_many_tags_is_refused_at_the_first_that_is_too_many() -> None:
    text = "{{ 1 }}" * (MAX_TAGS + 1)
    problem = fault(text)
    assert (problem.code, problem.facts["most"]) == ("text-tags", MAX_TAGS)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (FIRST, len("{{ 1 }}") * MAX_TAGS + 1)


def test_values_that_are_printed_count_as_output() -> None:
    text = "{% for number in range(99) %}{{ value }}{% endfor %}"
    assert fault(text, value="字" * 999_999).code == "text-limit"


def body(text: str, **values: object) -> tuple[BodyPart, ...]:
    problems: list[Problem] = []
    parts = body_of(TextTemplate(source(text), text, FIRST), values, problems)
    assert [problem.text() for problem in problems] == []
    return parts


def only_table(text: str, **values: object) -> WrittenTable:
    (part,) = body(text, **values)
    assert isinstance(part, WrittenTable)
    return part


def test_a_table_stands_between_paragraphs() -> None:
    before, table, after = body("情况如下：\n| 馆 | 份数 |\n| 东馆 | 2 |\n请核对。")
    assert isinstance(before, WrittenParagraph)
    assert isinstance(after, WrittenParagraph)
    assert isinstance(table, WrittenTable)
    assert table.rows == (("馆", "份数"), ("东馆", "2"))
    assert table.aligned == ()
    assert table.span is not None
    assert (table.span.line, table.span.column) == (FIRST + 1, 1)


def test_the_row_of_dashes_sets_the_alignment_and_is_not_printed() -> None:
    table = only_table("|甲|乙|丙|丁|\n|---|:--|:-:|--:|\n|1|2|3|4|")
    assert table.rows == (("甲", "乙", "丙", "丁"), ("1", "2", "3", "4"))
    assert table.aligned == (None, "left", "centre", "right")


def test_cells_are_trimmed_and_may_be_empty() -> None:
    assert only_table("　| 甲 乙 ||\n|\t丙　| |").rows == (("甲 乙", ""), ("丙", ""))


def test_the_last_mark_may_be_absent() -> None:
    assert only_table("| 甲 | 乙\n| 丙 | {{ empty }}", empty="").rows == (("甲", "乙"), ("丙", ""))


LOOPS = {
    "tags on lines of their own": "{% for u in us %}\n| {{ loop.index }} | {{ u }} |\n{% endfor %}",
    "on one line": "{% for u in us %}|{{ loop.index }}|{{ u }}|{% endfor %}",
    "on one line with blanks": "{% for u in us %} | {{ loop.index }} | {{ u }} | {% endfor %}",
    "the end on the next line": "{% for u in us %}| {{ loop.index }} | {{ u }} |\n{% endfor %}",
    "a loop within": "{% for g in [us] %}{% for u in g %}|{{ loop.index }}|{{ u }}|{% endfor %}{% endfor %}",
}


@pytest.mark.parametrize("name", LOOPS)
def test_loops_make_rows(name: str) -> None:
    table = only_table(f"| 序号 | 单位 |\n{LOOPS[name]}\n| 合计 | 2 |", us=["东馆", "西馆"])
    assert table.rows == (("序号", "单位"), ("1", "东馆"), ("2", "西馆"), ("合计", "2"))


def test_a_loop_within_a_row_makes_cells() -> None:
    text = "| 馆 |{% for y in ys %} {{ y }}年 |{% endfor %}\n| 东馆{% for y in ys %}| {{ y - 2000 }} {% endfor %}|"
    assert only_table(text, ys=[2024, 2025]).rows == (("馆", "2024年", "2025年"), ("东馆", "24", "25"))


def test_a_condition_between_marks_is_an_empty_cell() -> None:
    text = "| 馆 | 注 | 份数 |\n{% for u in us %}|东馆|{% if u %}{{ u }}{% endif %}|2|{% endfor %}"
    assert only_table(text, us=["", "新"]).rows[1:] == (("东馆", "", "2"), ("东馆", "新", "2"))


@pytest.mark.parametrize("value", ["|", "a|b", "| 甲 | 乙 |", "---", "\n| 甲 |", " 甲 ", ":-:"])
def test_a_value_makes_no_cell_no_row_and_no_alignment(value: str) -> None:
    assert only_table("|甲|\n|{{ value }}|", value=value).rows == (("甲",), (value,))


def test_a_value_begins_no_table() -> None:
    (part,) = body("{{ value }} 甲 | 乙", value="|")
    assert (
        part == WrittenParagraph(part.level, "", "| 甲 | 乙", part.span)
        if isinstance(part, WrittenParagraph)
        else False
    )


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=2), min_size=1))
def test_any_value_stays_in_its_cell(rows: list[list[str]]) -> None:
    table = only_table("|甲|乙|\n{% for r in rows %}|{{ r[0] }}|{{ r[1] }}|{% endfor %}", rows=rows)
    assert [list(row) for row in table.rows[1:]] == rows
