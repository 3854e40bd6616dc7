"""What comments say: sentence, remedy once for each rule, clause and code; the summary; both languages."""

from __future__ import annotations

import pytest

from generator.check.annotating import CommentWords, gravest_first, place_words, text_box_words
from generator.check.finding import Finding
from generator.check.rules import Departure
from generator.check.rules.departure import finding
from generator.ground.errors import Problem, Span, speaking

MAIN, FOOTER = "word/document.xml", "word/footer1.xml"


def margin(measured: str = "28.0 mm") -> Finding:
    return finding("PG-02", Departure(None, measured, "37.0 mm"), "x.docx")


def number(source: str | None = "3", part: str = FOOTER) -> Finding:
    span = Span("x.docx", part=part, paragraph=4, source=source)
    return finding("PN-03", Departure(span, "3", "— 1 —"), "x.docx")


def test_the_remedy_is_given_once() -> None:
    words = CommentWords()
    first, second = words.line(margin()), words.line(margin("29.0 mm"))
    assert first.startswith("天头（上白边）是 28.0 mm，应为 37.0 mm。办法：在“布局")
    assert first.endswith("（GB/T 9704-2012 5.2.1，PG-02）")
    assert second == "天头（上白边）是 29.0 mm，应为 37.0 mm（PG-02）"


def test_in_english() -> None:
    with speaking("en"):
        line = CommentWords().line(margin())
    assert line.startswith("the white above the type area is 28.0 mm, it should be 37.0 mm. Remedy: set the top margin")
    assert line.endswith("(GB/T 9704-2012 5.2.1, PG-02)")


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        ("MM-01", "（惯例，MM-01）"),
        ("MM-07", "（惯例，MM-07）"),
        ("PU-07", "（GB/T 15834-2011, 4.5.3.5，PU-07）"),
    ],
)
def test_clauses_of_other_texts(rule: str, end: str) -> None:
    assert CommentWords().line(finding(rule, Departure(None, "甲", "乙"), "x.docx")).endswith(end)


def test_a_problem_without_a_clause() -> None:
    line = CommentWords().line(Finding(Problem("template-package-behind", Span("x.docx"), {"bytes": 1})))
    assert line.startswith("说明：")
    assert line.endswith("（template-package-behind）")


def test_lines_are_single_and_printable() -> None:
    assert "\x00" not in CommentWords().line(margin("2\x008\nmm"))
    assert "\n" not in CommentWords().line(margin("2\x008\nmm"))


def test_the_gravest_first() -> None:
    mild = Finding(Problem("PG-02", milder="warning"))
    note = Finding(Problem("PG-02", milder="info"))
    assert gravest_first([note, mild, margin(), mild]) == [margin(), mild, mild, note]


@pytest.mark.parametrize(
    ("found", "kind", "expected"),
    [
        (number(), "footer", "页脚“3”"),
        (number(None), "header", "页眉"),
        (number("目录", MAIN), "", "正文“目录”"),
        (number(None, MAIN), "", "第4段"),
        (margin(), "", ""),
        (Finding(Problem("PG-02", Span("x.docx")), page=2), "", "第2页"),
        (Finding(Problem("PG-02"), page=2), "", "第2页"),
    ],
)
def test_places_that_have_no_comment(found: Finding, kind: str, expected: str) -> None:
    assert place_words(found, kind) == expected


def test_a_text_box() -> None:
    assert CommentWords().line(number(), text_box_words("内")).startswith("文本框“内”：页码写作“3”")


def test_the_summary_counts_and_has_what_is_at_no_paragraph() -> None:
    lines = CommentWords().summary([margin(), number(), number()], 1, [("", margin()), ("页脚“3”", number())])
    assert lines[:2] == [
        "fawen 检查：不合规定的有 2 项：错误 3 处，提醒 0 处，说明 0 处。",
        "有问题的段落各有批注，共 1 段；同一条规定有几处不合的，办法只写在第一处。",
    ]
    assert lines[3].startswith("天头")
    assert lines[4].startswith("页脚“3”：页码写作“3”")


def test_a_summary_of_nothing() -> None:
    assert CommentWords().summary([], 0, []) == ["fawen 检查：没有发现问题。"]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["页脚“3”", "页脚“4”"], "页脚“3”、页脚“4”："),
        (["页脚“3”", "页脚“3”"], "页脚“3”："),
        (["甲", "乙", "丙", "丁"], "甲、乙、丙等 4 处："),
    ],
)
def test_the_same_at_several_places_is_said_once(places: list[str], expected: str) -> None:
    lines = CommentWords().summary([number()], 0, [(place, number()) for place in places])
    assert len(lines) == 3
    assert lines[2].startswith(expected)
