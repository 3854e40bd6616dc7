"""Comments: what they say, and which paragraph has that of a finding."""

import pytest
from lxml import etree

from generator.check.annotating import (
    CommentWords,
    FindingPlaces,
    gravest_first,
    in_text_box,
    place_words,
    text_box_words,
)
from generator.check.finding import Finding
from generator.check.rules import Departure
from generator.check.rules.rule import finding
from generator.ground.errors import Problem, Span, speaking
from generator.office.reading.docx_parts import DocxParts
from tests.sample_docx import sample_docx

_DOCUMENT, FOOTER = "word/document.xml", "word/footer1.xml"


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
    [("MM-03", "（惯例，MM-03）"), ("MM-07", "（惯例，MM-07）"), ("PU-07", "（GB/T 15834-2011, 4.5.3.5，PU-07）")],
)
def test_clauses_of_other_texts(rule: str, end: str) -> None:
    departure = Departure(None, "甲", "乙", facts={"fault": "还没有填"})
    assert CommentWords().line(finding(rule, departure, "x.docx")).endswith(end)


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
        (number("目录", _DOCUMENT), "", "正文“目录”"),
        (number(None, _DOCUMENT), "", "第4段"),
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


MAIN = "word/document.xml"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def text(content: str) -> str:
    return f"<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"


def box(inside: str, around: str = "外") -> str:
    shape = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return f"<w:p><w:r><w:t>{around}</w:t></w:r><w:r>{shape}</w:r></w:p>"


def table(*cells: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{each}</w:tc>' for each in cells)}</w:tr></w:tbl>"


def control(inside: str, binding: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def contents(*lines: str) -> str:
    """A table of contents, its field over all ``lines``."""
    instruction = "<w:r><w:instrText>TOC</w:instrText></w:r>"
    first = f"<w:p>{mark('begin')}{instruction}{mark('separate')}<w:r><w:t>{lines[0]}</w:t></w:r></w:p>"
    last = f"<w:p><w:r><w:t>{lines[-1]}</w:t></w:r>{mark('end')}</w:p>"
    return first + "".join(map(text, lines[1:-1])) + last


def places(body: str) -> FindingPlaces:
    document = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    parts = DocxParts(sample_docx(body=document), "x.docx")
    return FindingPlaces(parts.document, parts.main)


def own_text(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iterfind("{*}r/{*}t"))


def at(**numbers: int) -> Span:
    return Span("x.docx", part=MAIN, source="引文", **numbers)


BOUND, BOUND_LATER = "<w:dataBinding/>", "<w15:dataBinding/>"
CELL = {"table": 1, "row": 1, "cell": 1, "paragraph": 1}
CASES: dict[str, tuple[str, Span | None, str | None]] = {
    "a paragraph": (text("一") + text("二"), at(paragraph=2), "二"),
    "an empty one": (text("一") + "<w:p/>", at(paragraph=2), ""),
    "a cell": (text("一") + table(text("甲"), text("乙")), at(table=1, row=1, cell=2, paragraph=1), "乙"),
    "a table in a cell": (table(table(text("内")) + text("外")), at(table=2, row=1, cell=1, paragraph=1), "内"),
    "a table as a whole": (table(text("甲"), text("乙")), at(table=1), "甲"),
    "a text box": (text("一") + box(text("内")), at(paragraph=2), "外"),
    "a table in a text box": (box(table(text("内"))), at(**CELL), "外"),
    "a box in a box": (box(box(text("内"), "中")), at(paragraph=1), "外"),
    "a box in a cell": (table(box(text("内"))), at(**CELL), "外"),
    "a content control": (control(text("一")), at(paragraph=1), "一"),
    "a control bound to data": (control(text("一"), BOUND) + text("二"), at(paragraph=1), None),
    "a control bound by a later Word": (control(text("一"), BOUND_LATER), at(paragraph=1), None),
    "a table of contents": (contents("一", "二", "三"), at(paragraph=2), None),
    "the first line of one": (contents("一", "二", "三"), at(paragraph=1), None),
    "the last line of one": (contents("一", "二", "三"), at(paragraph=3), None),
    "behind one": (contents("一", "二") + text("三"), at(paragraph=3), "三"),
    "a field of its own": (
        f"<w:p>{mark('begin')}{mark('separate')}<w:r><w:t>一</w:t></w:r>{mark('end')}</w:p>",
        at(paragraph=1),
        "一",
    ),
    "behind a field without an end": (f"<w:p>{mark('begin')}</w:p>" + text("二"), at(paragraph=2), "二"),
    "another part": (text("一"), Span("x.docx", part="word/footer1.xml", paragraph=1), None),
    "the document": (text("一"), Span("x.docx"), None),
    "no place": (text("一"), None, None),
    "no such paragraph": (text("一"), at(paragraph=2), None),
}


@pytest.mark.parametrize("case", CASES)
def test_the_paragraph_of_a_finding(case: str) -> None:
    body, span, expected = CASES[case]
    paragraph = places(body).paragraph(span)
    assert (None if paragraph is None else own_text(paragraph)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (text("一") + text("二"), "一"),
        ("<w:p/>" + text("二"), "二"),
        ("<w:p/>", ""),
        (control(text("一"), BOUND) + contents("二", "三") + text("四"), "四"),
        *((table(text("甲")), "甲"), (control(text("一"), BOUND), None), ("", None)),
    ],
)
def test_the_first_that_can_have_a_comment(body: str, expected: str | None) -> None:
    first = places(body).first(())
    assert (None if first is None else own_text(first)) == expected


def test_an_empty_paragraph_is_the_first_where_it_has_a_comment() -> None:
    found = places("<w:p/>" + text("二"))
    empty = found.paragraph(at(paragraph=1))
    assert empty is not None
    assert found.first([empty]) is empty


def test_paragraphs_are_in_the_order_of_the_document() -> None:
    found = places(box(text("内")) + text("二") + text("三"))
    paragraphs = [found.paragraph(at(paragraph=number)) for number in (3, 1, 2)]
    numbers = [found.order(each) for each in paragraphs if each is not None]
    assert sorted(numbers) == [numbers[1], numbers[2], numbers[0]]


@pytest.mark.parametrize(
    ("body", "source", "expected"),
    [(box(text("内文")), "内文", True), (box(text("内文")), "外", False), (text("内文"), "别的", False)],
)
def test_what_is_in_a_text_box(body: str, source: str, expected: bool) -> None:
    paragraph = places(body).paragraph(at(paragraph=1))
    assert paragraph is not None
    assert in_text_box(paragraph, source) is expected
