"""A draft becomes the folder of a notice: nothing is lost, nothing invented, and what is left open is a draft."""

import random
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.starters.starter_files import with_keys
from generator.desk.starters.starter_notice import new_notice
from generator.ground.errors import LANGUAGES, InputError, NoticeError, Problem, speaking
from generator.ground.source.front_matter import split_front_matter
from generator.ground.source.nodes import MappingNode
from generator.ground.source.source_file import source_of
from generator.ground.words.vocabularies import REPORTS as REPORT_TEXTS
from generator.notices.drafts.draft import DraftComment, DraftKind, Omission
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking import report
from generator.notices.drafts.taking.corrections import ROLES, Role, draft_paragraphs
from generator.notices.drafts.taking.draft_conversion import DraftConversion
from generator.notices.drafts.taking.front_values import Values, yaml_of
from generator.notices.drafts.taking.source_text import one_line
from generator.notices.drafts.taking.taking import take
from generator.office.reading.document import Paragraph
from generator.office.wordml.tracked_changes import Choice
from generator.official.document import WrittenParagraph
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.standard import Format
from generator.templates.text.front_matter.front_matter_reading import read_front_matter
from generator.templates.text.front_matter.key_table import NAMES
from generator.templates.text.notice import open_notice
from tests.bad_inputs import earned
from tests.drafts.corpus import case, cases
from tests.drafts.drafting import draft_of as drawn
from tests.notices.drafts.made import paragraph, read, text
from tests.notices.drafts.taking.drafts import (
    HEAD,
    SIGNED,
    Lines,
    built,
    docx_of,
    draft_of,
    lost,
    printed,
    source,
    taken,
)
from tests.notices.drafts.taking.test_source_text import TEXTS
from tests.notices.drafts.test_unread_text import SUB, SUP
from tests.refused import refused, refused_for
from tests.word_documents import make_docx

BODY = ["为做好示例工作，现就有关事项通知如下。", "一、检查内容", "（一）示例内容。请逐项检查。", "请认真落实。"]
FRONT = [
    "issuer: 示例县民政局",
    "number: 示民发〔2024〕8号",
    "title: 示例县民政局|关于开展示例检查的通知",
    "recipients: 各乡镇（街道）民政办",
    "date: 2024-03-05",
]


def test_a_good_draft_is_a_short_notice(tmp_path: Path) -> None:
    made = taken([*HEAD, *BODY, *SIGNED])
    assert source(made) == (FRONT, BODY)
    assert (made.missing, made.unwritten, made.altered, made.unplaced, made.is_draft) == ((), (), (), (), False)
    document = built(made, tmp_path / "notice")
    assert printed(document) == BODY
    assert document.issuer_mark == ("示例县民政局文件",)


@pytest.mark.parametrize("number", ["示民发〔2024〕  号", "示民发〔2024〕×号", "示民发〔2024〕__号"])
def test_an_open_number_makes_a_draft(number: str) -> None:
    made = taken([HEAD[0], f"c|{number}", *HEAD[2:], *BODY, *SIGNED])
    assert not [line for line in source(made)[0] if line.startswith("number:")]
    assert f"# number: {' '.join(number.split())}" in source(made)[0]
    assert [each.key for each in made.unwritten] == ["number"]
    assert made.is_draft


def test_without_title_or_issuer_the_key_is_empty(tmp_path: Path) -> None:
    made = taken(["请各单位认真落实示例工作，于月底以前报送示例情况。", "特此通知。"])
    assert made.missing == ("issuer", "number", "title", "recipients", "date")
    assert source(made)[0] == ["issuer:", "title:"]
    assert set(refused_for(NoticeError, built, made, tmp_path / "notice")) == {"source-missing-key"}


def test_what_no_notice_can_be_built_with_is_a_comment(tmp_path: Path) -> None:
    made = taken(["机密★1年", *HEAD, *BODY, *SIGNED])
    assert "# secrecy: 机密★1年" in source(made)[0]
    expected = [("secrecy", "notice-secrecy-alone")]
    assert [(each.key, each.problem and each.problem.code) for each in made.unwritten] == expected
    built(made, tmp_path / "notice")


@pytest.mark.parametrize(
    ("typed", "written", "changed"),
    [
        ("一、检查内容", "一、检查内容", []),
        ("(一)检查内容", "（一）检查内容", [("(一)", "（一）")]),
        ("1、检查内容", "1.检查内容", [("1、", "1.")]),
        ("（１）检查内容", "（1）检查内容", [("（１）", "（1）")]),
        ("⑴检查内容", "（1）检查内容", [("⑴", "（1）")]),
        ("一、要检查。", "一、要检查。", []),
    ],
)
def test_a_heading_stays_one(typed: str, written: str, changed: list[tuple[str, str]], tmp_path: Path) -> None:
    made = taken([*HEAD, BODY[0], typed, BODY[3], *SIGNED])
    assert source(made)[1][1] == written
    assert [(each.before, each.after) for each in made.altered] == changed
    part = built(made, tmp_path / "notice").body[1]
    assert isinstance(part, WrittenParagraph)
    assert bool(part.heading) == (not written.endswith("。"))


ATTACHED = [
    "附件：1.检查方案", "      2.汇总表", *SIGNED, "p|附件1", "c|检查方案", "一、时间", "三月。", "p|附件2",
    "c|汇总表",
]  # fmt: skip
PLAIN = [["序号", "名称"], ["1", "甲|乙"]]
BROKEN = [["序号", "名称"], ["1", "甲\n乙"]]


def test_attachments_are_files(tmp_path: Path) -> None:
    made = taken([*HEAD, *BODY, *ATTACHED, PLAIN])
    assert "attachments: [attachment-1.md, attachment-2.md]" in source(made)[0]
    assert source(made, "attachment-1.md") == (["title: 检查方案"], ["一、时间", "三月。"])
    assert source(made, "attachment-2.md") == (["title: 汇总表"], ["| 序号 | 名称 |", '| 1 | 甲{{ "|" }}乙 |'])
    assert printed(built(made, tmp_path / "notice")) == [*BODY, "一、时间", "三月。", "序号", "名称", "1", "甲|乙"]


def test_an_attachment_with_another_table_is_cut_out(tmp_path: Path) -> None:
    made = taken([*HEAD, *BODY, *ATTACHED, BROKEN])
    assert "attachments: [attachment-1.md, {title: 汇总表, file: attachment-2.docx}]" in source(made)[0]
    document = built(made, tmp_path / "notice")
    assert [each.package is not None for each in document.attachments] == [False, True]


def test_a_title_broken_where_no_line_has_room_is_broken_by_words(tmp_path: Path) -> None:
    lines = ["示例县民政局关于转发示例市民政局", "关于进一步加强和改进困难群众冬季救助和走访慰问工作有关事项的通知"]
    made = taken([*HEAD[:2], f"c|{lines[0]}\n{lines[1]}", HEAD[3], *BODY, *SIGNED])
    assert f"title: {''.join(lines)}" in source(made)[0]
    expected = [("title", "|".join(lines), "".join(lines))]
    assert [(each.part, each.before, each.after) for each in made.altered] == expected
    assert lay_out(built(made, tmp_path / "notice"))


@pytest.mark.parametrize(("columns", "name"), [(8, "attachment-1.md"), (30, "attachment-1.docx")])
def test_a_table_that_fits_on_no_page_stays_as_it_is(columns: int, name: str, tmp_path: Path) -> None:
    wide = [[f"栏{number}" for number in range(columns)], ["内容文字"] * columns]
    made = taken([*HEAD, *BODY, "附件：汇总表", *SIGNED, "p|附件", "c|汇总表", wide])
    assert name in made.files
    assert lay_out(built(made, tmp_path / "notice"))
    made = taken([*HEAD, *BODY[:1], wide, *BODY[3:], *SIGNED])
    assert [each.part for each in made.altered] == ["table"] * (columns == 30)
    assert lay_out(built(made, tmp_path / "other"))


def test_text_that_looks_like_a_template_is_text(tmp_path: Path) -> None:
    odd = ["前 {{ notice.title }} 后", "{% for x in y %}", "{# 看不见 #}", "| 不是 | 表格 |", "---", "甲\n乙"]
    made = taken([*HEAD, BODY[0], *odd, BODY[3], *SIGNED])
    assert printed(built(made, tmp_path / "notice")) == [BODY[0], *odd, BODY[3]]


POOL: list[str | list[list[str]]] = [
    *HEAD,
    *BODY,
    *SIGNED,
    *ATTACHED,
    PLAIN,
    BROKEN,
    "机密★1年",
    "特急",
    "示民发〔2024〕8号    签发人：示例甲",
    "r|2024年  月  日",
    "（联系人：示例乙，电话：023-00000000）",
    "抄送：示例市民政局。",
    "示例县民政局办公室    2024年3月6日印发",
    "主题词：示例  检查  通知",
    "c|（征求意见稿）",
    "c|附件说明：{{ 7*7 }}",
    "1、{% raw %}检查",
    "| 甲 | 乙 |",
    "\u3000\u3000第一行\n第二行",
    "c|□□□",
    "   ",
]


@given(st.lists(st.sampled_from(POOL), max_size=25))
def test_no_character_is_lost(tmp_path_factory: pytest.TempPathFactory, lines: Lines) -> None:
    made = taken(["c|关于开展示例检查的通知", *lines])
    assert lost(made) == {}
    try:
        built(made, tmp_path_factory.mktemp("folder") / "notice")
    except NoticeError as fault:
        errors = {each.code for each in fault.problems if each.severity == "error"}
        assert errors == {"source-missing-key"}
        missing = {each.field for each in fault.problems if each.code == "source-missing-key"}
        assert missing == set(made.missing) - {"number"}


def _with(*runs: str, title: str = "") -> DraftConversion:
    """A notice with a title, a paragraph of these ``runs``, and a table that has them in a cell."""
    lines = ["关于开展示例检查的通知", "各乡镇：", "请照办。", "示例县民政局", "2024年3月5日"]
    first, *others = (paragraph(line) for line in lines)
    cells = "".join(f"<w:tc>{paragraph(*cell)}</w:tc>" for cell in (["甲"], runs))
    rows = f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * 2}</w:tbl>"
    head = first.replace("</w:p>", f"{title}</w:p>").replace("<w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>')
    return take(read("".join((head, others[0], paragraph(*runs), rows, *others[1:]))), None, "x")


def test_raised_text_that_has_no_characters_goes_by_a_filter() -> None:
    made = _with("第1、x", text('a"{{|', SUP), "和", text("k+1", SUB), "。")
    tags = '{{ "a\\"{{|" | 上标 }}和{{ "k+1" | 下标 }}'
    assert source(made)[1][:3] == [f"第1、x{tags}。", f"| 甲 | 第1、x{tags}。 |", f"| 甲 | 第1、x{tags}。 |"]
    assert made.left == ()


def test_raised_text_in_a_heading_whose_number_is_written_otherwise() -> None:
    made = taken([*HEAD, *BODY, *SIGNED])
    heading = next(each for each in made.draft.document.paragraphs if each.text == "一、检查内容")
    raised = replace(heading.runs[0], text="ab", vertical="superscript")
    others = {id(heading): replace(heading, runs=(replace(heading.runs[0], text="(一)检查"), raised))}
    blocks = tuple(others.get(id(each), each) for each in made.draft.document.blocks)
    draft = replace(made.draft, document=replace(made.draft.document, blocks=blocks))
    assert '检查{{ "ab" | 上标 }}' in take(draft, None, "x").files["notice.md"].decode()


@pytest.mark.parametrize("data", [b"abc", "天气很好。".encode(), make_docx(["x", "y"])])
def test_what_has_nothing_of_a_notice_is_refused(data: bytes) -> None:
    refusal = refused(InputError, take, draft_in(data, "草稿.docx"), None, "x")
    assert [each.code for each in refusal.problems] == ["draft-no-notice"]
    earned(refusal.problems)


@given(TEXTS)
def test_a_value_of_the_front_matter_is_any_text(text: str) -> None:
    """As a build reads it, with Chinese keys: a title and a note, whatever they look like."""
    title, note = f"关于{one_line(text)}的通知".replace("|", "｜"), f"甲{one_line(text)}乙"
    values: Values = {"issuer": "示例局", "title": title, "note": note}
    front = "".join(f"{key}: {yaml_of(value)}\n" for key, value in values.items())
    data = with_keys(f"---\n{front}---\n正文。\n".encode(), "zh")
    node = split_front_matter(source_of(data, Path(), name="notice.md"), NAMES).node
    problems: list[Problem] = []
    read = read_front_matter(node, None, problems, is_draft=True)
    assert (read.title.text, read.note, problems) == (title, note, [])


@pytest.mark.parametrize(("source_kind", "date"), [("docx", "2024-03-05"), ("doc", None), ("odt", None)])
def test_a_date_field_shows_today_once_it_is_converted(source_kind: DraftKind, date: str | None) -> None:
    draft = draft_of(docx_of([*HEAD, "请遵照执行。", *SIGNED]))
    *others, last = draft.document.blocks
    assert isinstance(last, Paragraph)
    field = replace(last, runs=tuple(replace(run, field='DATE \\@ "yyyy年M月d日"') for run in last.runs))
    document = replace(draft.document, blocks=(*others, field))
    made = take(replace(draft, document=document, source=source_kind), None, "schema.json")
    front, _ = source(made)
    assert ("date: 2024-03-05" in front) == (date is not None)
    problems = [each.problem.code for each in made.unwritten if each.problem is not None]
    assert problems == ([] if date else ["draft-date-field"])


# The report on a draft, in words: each has both languages, and names the file that it is told.


COMPOSED = {f"changes-{each}" for each in get_args(Choice)}


def test_each_word_that_varies_has_its_text() -> None:
    assert set(REPORT_TEXTS) >= COMPOSED


def test_what_is_to_be_looked_at_names_the_file_that_is_told() -> None:
    made = taken([*HEAD[:2], "示民发", "请照办。", *SIGNED[:2]], comments=[DraftComment(4, "示例甲", "", "待核")])
    for lang in LANGUAGES:
        with speaking(lang):
            lines = list(report.remarks(made, "这件公文"))
        assert any("这件公文" in line for line in lines)
        assert not any("notice.md" in line for line in lines)
    with speaking("en"):
        assert report.kind_line(made) == "the draft was read as: format 公文, kind unknown"


def test_each_kind_of_what_is_left_is_one_line() -> None:
    struck = [Omission("struck", number, f"第{number}项") for number in range(1, 6)]
    made = replace(taken([*HEAD, "请照办。", *SIGNED]), left=(*struck, Omission("header", None, "\u200b内部")))
    lines = [line for line in report.remarks(made, "notice.md") if "没有照样取" in line]
    assert lines == [
        "没有照样取：画了删除线的文字 5 处“第1项”“第2项”“第3项”（第 1、2、3 段）",
        "没有照样取：页眉 1 处“⟨U+200B⟩内部”",
    ]


def test_recipients_kept_in_an_announcement_are_a_comment() -> None:
    lines = [
        "c|示例县水务局公告", "c|第3号", "c|关于停水的公告", "各乡镇人民政府：", "停水一天。",
        "r|示例县水务局", "r|2024年3月5日",
    ]  # fmt: skip
    made = taken(lines)
    expected = [("recipients", "notice-recipients-order")]
    assert [(each.key, each.problem and each.problem.code) for each in made.unwritten] == expected
    assert "\n# recipients: 各乡镇人民政府\n" in made.files["notice.md"].decode()
    assert made.missing == ()


# What a person says a paragraph is goes where it says, and no text is lost by it, whatever is said of which.


MAIN = ["为做好示例工作，现就有关事项通知如下。", "一、检查内容", "请认真落实。"]
DRAFT = [*HEAD, *MAIN, *SIGNED, "（联系人：示例甲）"]


def corrected(lines: Lines, roles: dict[str, Role], house: MappingNode | None = None) -> DraftConversion:
    """What becomes of a draft of ``lines``, in which the paragraphs with these texts are what is said."""
    draft = draft_of(docx_of(lines))
    numbers = {each.text: each.number for each in draft_paragraphs(take(draft, house, "schema.json").found)}
    made = take(draft, house, "schema.json", {numbers[text]: role for text, role in roles.items()})
    assert lost(made) == {}
    return made


def front_of(made: DraftConversion) -> dict[str, str]:
    """The keys that are in the front matter, each with what is after it."""
    return dict(line.split(": ", 1) for line in source(made)[0] if not line.startswith("#") and ": " in line)


CASES: dict[str, tuple[Lines, dict[str, Role], dict[str, str | None], list[str]]] = {
    "a title that was text": (
        [*HEAD[:2], "示例检查安排", "请各单位照办。", *SIGNED], {"示例检查安排": "title"}, {"title": "示例检查安排"},
        ["请各单位照办。"],
    ),
    "text that was the title": (
        [*HEAD[:3], *MAIN, *SIGNED], {"示例县民政局\n关于开展示例检查的通知": "body"}, {"title": None},
        ['示例县民政局{{ "\\n" }}关于开展示例检查的通知', *MAIN],
    ),
    "a title in two paragraphs": (
        [*HEAD[:2], "c|关于示例检查的通知", "（第二次）", *MAIN, *SIGNED], {"（第二次）": "title"},
        {"title": "关于示例检查的通知|（第二次）"}, MAIN,
    ),
    "a note of adoption": (
        [*HEAD[:2], "c|示例县民政局关于示例规划的决议", "2024年3月5日局务会议通过", *MAIN],
        {"2024年3月5日局务会议通过": "title_note"},
        {"format": "决议", "title_note": "2024年3月5日局务会议通过", "date": "2024-03-05"},
        MAIN,
    ),
    "another number": (
        [*HEAD, *MAIN, "示民函〔2024〕9号", *SIGNED], {"示民函〔2024〕9号": "number"}, {"number": "示民函〔2024〕9号"},
        ["示民发〔2024〕8号", *MAIN],
    ),
    "recipients": ([*HEAD[:3], "各村", *MAIN, *SIGNED], {"各村": "recipients"}, {"recipients": "各村"}, MAIN),
    "date and signature": (
        [*HEAD, *MAIN, "示例县民政局 三月五日", "2024年3月5日"], {"2024年3月5日": "date", MAIN[2]: "signature"},
        {"date": "2024-03-05"}, MAIN[:2],
    ),
    "signers": (
        [HEAD[0], "示例甲、示例乙", *HEAD[1:2], "关于示例工作的请示", "示例市民政局：", *MAIN, *SIGNED],
        {"示例甲、示例乙": "signers"}, {"signers": "[示例甲, 示例乙]"}, MAIN,
    ),
    "a note": ([*HEAD, *MAIN, *SIGNED, "联系人：示例乙"], {"联系人：示例乙": "note"}, {"note": "联系人：示例乙"}, MAIN),
    "an imprint": (
        [*HEAD, *MAIN, *SIGNED, "发：示例市民政局", "示例办公室", "3月6日"],
        {"发：示例市民政局": "copy_to", "示例办公室": "imprint_office"},
        {"copy_to": "发：示例市民政局", "imprint": "{office: 示例办公室}"},
        [*MAIN, "{# 没有认出来，没有印：3月6日 #}"],
    ),
    "a note that is text": (DRAFT, {"（联系人：示例甲）": "body"}, {"note": None}, [*MAIN, "（联系人：示例甲）"]),
    "nothing": (
        DRAFT, {MAIN[2]: "nothing", "示民发〔2024〕8号": "nothing"}, {"number": None},
        ["{# 没有认出来，没有印：示民发〔2024〕8号 #}", *MAIN[:2], "{# 没有认出来，没有印：请认真落实。 #}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_paragraph_is_what_is_said(name: str) -> None:
    lines, roles, wanted, body = CASES[name]
    made = corrected(lines, roles)
    front, text = front_of(made), source(made)[1]
    assert {key: front.get(key) for key in wanted} == wanted
    assert [line for line in text if "没有认出下面一行" not in line] == body


def test_text_of_an_attachment_stays_in_it() -> None:
    lines = [*HEAD, *MAIN, *SIGNED, "p|附件", "c|示例清单", "甲：第一项。", "乙：第二项。"]
    made = corrected(lines, {"示例清单": "body", "乙：第二项。": "nothing"})
    assert source(made)[1] == MAIN
    texts = made.files["attachment-1.md"].decode()
    assert "示例清单" in texts
    assert "甲：第一项。" in texts


def test_every_paragraph_says_what_it_is() -> None:
    found = take(draft_of(docx_of([*DRAFT, [["甲", "乙"], ["丙", "丁"]]])), None, "schema.json").found
    listed = draft_paragraphs(found)
    expected = [(1, ("issuer_mark",), True), (2, ("number",), True), (3, ("title",), True), (4, ("recipients",), True)]
    assert [(each.counted, each.names, each.certain) for each in listed][:4] == expected
    assert [each.names for each in listed][4:] == [("body",)] * 3 + [("signature",), ("date",), ("note",)]


@pytest.mark.parametrize("name", [each.name for number, each in enumerate(cases()) if number % 10 == 0])
def test_whatever_is_said_of_which_paragraph_no_text_is_lost(name: str) -> None:
    draft = draft_of(drawn(case(name)))
    numbers = [each.number for each in draft_paragraphs(take(draft, None, "schema.json").found)]
    choice = random.Random(name)
    for _ in range(6):
        chosen = choice.sample(numbers, min(len(numbers), choice.randint(1, 6)))
        roles: dict[int, Role] = {number: choice.choice(ROLES) for number in chosen}
        made = take(draft, None, "schema.json", roles)
        assert lost(made) == {}, roles
        assert [each.number for each in draft_paragraphs(made.found)] == numbers, roles


@pytest.mark.parametrize("format_", Format)
def test_no_form_drops_what_it_does_not_print(format_: Format, tmp_path: Path) -> None:
    """Each of the first paragraphs of its sample is said to be each element, also one that the form has not."""
    new_notice(tmp_path / "notice", format_)
    draft = draft_of(write_docx(lay_out(open_notice(tmp_path / "notice", None).render())))
    numbers = [each.number for each in draft_paragraphs(take(draft, None, "schema.json").found)]
    dropped = {
        (number, role): lost(take(draft, None, "schema.json", {number: role}))
        for number, role in product(numbers[1:4], ROLES)
    }
    assert {said: text for said, text in dropped.items() if text} == {}
