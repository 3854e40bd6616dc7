"""Values written into a text: what changed is written, and no other byte."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ground.errors import NoticeError
from generator.ground.source.key_translation import KeyKind
from generator.ground.source.yaml_edits import front_matter_in_keys
from generator.notices.drafts.reading import read_draft
from generator.notices.drafts.taking.taking import take
from generator.notices.editing.edited_text import item_origins, with_values, with_whole_text
from generator.notices.editing.form_keys import FormKey, FormText, Value, attachment_kind, form_text, notice_kind
from generator.notices.editing.text_grids import GridRow, TextGrid, text_grids, with_rows
from generator.templates.text.front_matter.key_table import NAMES
from tests.chosen import examples, one_in
from tests.drafts.corpus import Case, cases
from tests.drafts.drafting import draft_of
from tests.notices.editing.other_notices import OTHERS

REST = "---\n请办理。\n\n---\ntitle: 不是标题\n"
CASES: dict[str, tuple[str, dict[str, Value], str]] = {
    "a text": ("title: 乙 # 题\ndate: 1\n", {"title": "丙"}, "title: 丙 # 题\ndate: 1\n"),
    "a text in quotes": ("title: '乙'\n", {"title": "a: b"}, "title: 'a: b'\n"),
    "a text that YAML would cut": ("title: 乙\n", {"title": "甲 # 乙"}, 'title: "甲 # 乙"\n'),
    "leading zeros": ("title: 乙\n", {"copy_number": "000001"}, 'title: 乙\ncopy_number: "000001"\n'),
    "a date": ("date: 2026-03-05 # 定\n", {"date": "2026-03-06"}, 'date: "2026-03-06" # 定\n'),
    "a fixed value": ("signature: sealed\n", {"signature": "unsealed"}, "signature: unsealed\n"),
    "a fixed value that is none": ("signature: sealed\n", {"signature": "seal"}, "signature: seal\n"),
    "a text of lines": ("title: |\n  甲\n  乙\ndate: 1\n", {"title": "丙\n丁"}, 'title: "丙\\n丁"\ndate: 1\n'),
    "a new key in its place": (
        "issuer: 甲\n# 题\ntitle: 乙\ndate: 1\n",
        {"recipients": "丙"},
        "issuer: 甲\n# 题\ntitle: 乙\nrecipients: 丙\ndate: 1\n",
    ),
    "a value cleared": ("issuer: 甲\n# 题\ntitle: 乙 # x\ndate: 1\n", {"title": ""}, "issuer: 甲\n# 题\ndate: 1\n"),
    "the last value cleared": ("title: 乙 # 题\n", {"title": ""}, 'title: "" # 题\n'),
    "one cleared, another new": ("title: 乙\n", {"title": "", "date": "甲"}, "date: 甲\n"),
    "an empty key filled": ("title: # 题\ndate: 1\n", {"title": "乙"}, "title: 乙 # 题\ndate: 1\n"),
    "one text more": ("issuer: 甲 # 主\ntitle: 1\n", {"issuer": ("甲", "乙")}, "issuer: [甲, 乙] # 主\ntitle: 1\n"),
    "a text of a list gone": ("issuer: [甲, 乙] # 主\n", {"issuer": ("乙",)}, "issuer: [乙] # 主\n"),
    "a list cleared": ("title: 1\nissuer: [甲, 乙] # 主\n", {"issuer": ()}, "title: 1\n"),
    "a list put in order": (
        "signers:\n  - 甲 # 一\n  - 乙 # 二\ntitle: 1\n",
        {"signers": ("乙", "甲")},
        "signers:\n  - 乙 # 二\n  - 甲 # 一\ntitle: 1\n",
    ),
    "an entry": (
        "contact: # 联\n  name: 甲 # 名\n  phone: 1\ntitle: 1\n",
        {"contact": {"name": "乙", "phone": "1"}},
        "contact: # 联\n  name: 乙 # 名\n  phone: 1\ntitle: 1\n",
    ),
    "an entry gone": (
        "contact: {name: 甲, phone: 1} # 联\ntitle: 1\n",
        {"contact": {"phone": "1"}},
        "contact: {phone: 1} # 联\ntitle: 1\n",
    ),
    "an entry for another": (
        "contact:\n  name: 甲\ntitle: 1\n", {"contact": {"phone": "023"}}, 'contact:\n  phone: "023"\ntitle: 1\n',
    ),
    "all entries gone": ("contact: {name: 甲}\ntitle: 1\n", {"contact": {"name": ""}}, "title: 1\n"),
    "a new mapping": ("title: 1\n", {"imprint": {"office": "甲 # 乙"}}, 'title: 1\nimprint: {office: "甲 # 乙"}\n'),
    "a flag in a mapping": (
        "title: 1\nprinting: {duplex: true}\n",
        {"printing": {"duplex": "false", "files": ("函",)}},
        "title: 1\nprinting: {duplex: false, files: [函]}\n",
    ),
    "an attachment more": (
        "attachments: [a.md]\ntitle: 1\n",
        {"attachments": ("a.md", {"title": "乙", "file": "b.xlsx"})},
        "attachments: [a.md, {title: 乙, file: b.xlsx}]\ntitle: 1\n",
    ),
    "attachments in another order": (
        "attachments:\n  - a.md # 一\n  - title: 乙 # 题\n    file: b.xlsx\n\ntitle: 1\n",
        {"attachments": ({"title": "丙", "file": "b.xlsx"}, "c.md", "a.md")},
        "attachments:\n  - title: 丙 # 题\n    file: b.xlsx\n  - c.md\n  - a.md # 一\n\ntitle: 1\n",
    ),
    "an attachment of its own": (
        "attachments: [a.md]\ntitle: 1\n",
        {"attachments": ({"file": "a.md", "detached": "true"},)},
        "attachments: [{file: a.md, detached: true}]\ntitle: 1\n",
    ),
    "a stamp without a list": (
        "title: 1\nstamp: {post: 县长, name: 甲}\n",
        {"stamp": ({"post": "县长", "name": "乙"},)},
        "title: 1\nstamp: {post: 县长, name: 乙}\n",
    ),
    "a second stamp": (
        "title: 1\nstamp: {post: 县长, name: 甲}\n",
        {"stamp": ({"post": "县长", "name": "甲"}, {"post": "局长", "name": "乙"})},
        "title: 1\nstamp: [{post: 县长, name: 甲}, {post: 局长, name: 乙}]\n",
    ),
    "a fact of one's own": (
        "title: 1\nextra: {甲: 乙}\n", {"extra": {"甲": "乙", "丙": "1.0"}}, 'title: 1\nextra: {甲: 乙, 丙: "1.0"}\n',
    ),
    "an unknown key beside it": ("甲乙: 丙 # 丁\ntitle: 1\n", {"title": "2"}, '甲乙: 丙 # 丁\ntitle: "2"\n'),
    "in braces": (
        "{title: 乙, extra: {a: '1'}}\n", {"title": "丙", "date": "丁"}, "{title: 丙, date: 丁, extra: {a: '1'}}\n",
    ),
    "a list of nothing": ("title: 1\nissuer: 甲\n", {"issuer": ("",)}, "title: 1\n"),
    "an empty item that was there": (
        "title: 1\nissuer: [甲, '']\n", {"title": "2", "issuer": ("甲", "")}, "title: \"2\"\nissuer: [甲, '']\n",
    ),
    "nothing": ("title:   乙   # 题\n", {"title": "乙", "date": ""}, "title:   乙   # 题\n"),
}  # fmt: skip


def noticed(front: str) -> str:
    return f"---\n{front}{REST}"


@pytest.mark.parametrize("kind", ["en", "zh"])
@pytest.mark.parametrize(("end", "mark"), [("\n", ""), ("\r\n", "\ufeff")])
@pytest.mark.parametrize("case", CASES)
def test_only_what_changed_changes(case: str, mark: str, end: str, kind: KeyKind) -> None:
    before, changes, after = CASES[case]
    typed, wanted = (
        (mark + front_matter_in_keys(noticed(front), NAMES, kind).replace("\n", end)).encode()
        for front in (before, after)
    )
    assert with_values(form_text(typed), changes).decode() == wanted.decode()


@pytest.mark.parametrize(
    ("typed", "body", "wanted"),
    [
        ("---\na: 1\n---\n甲\n乙\n", "甲\n丙\n乙\n", "---\na: 1\n---\n甲\n丙\n乙\n"),
        ("---\na: 1\n---\n甲\r\n乙\r\n丙", "甲\n丁\n丙", "---\na: 1\n---\n甲\r\n丁\r\n丙"),
        ("---\na: 1\n---", "甲\n", "---\na: 1\n---\n甲\n"),
        ("---\na: 1\n---", "", "---\na: 1\n---"),
        ("---\na: 1\n---\n", "甲", "---\na: 1\n---\n甲"),
        ("---\na: 1\n---\n甲", "", "---\na: 1\n---\n"),
        ("---\na: 1\n---\n甲甲", "甲甲甲", "---\na: 1\n---\n甲甲甲"),
        ("\ufeff---\ra: 1\r---\r甲\r", "乙\n\n甲\n", "\ufeff---\ra: 1\r---\r乙\r\r甲\r"),
    ],
)
def test_a_body_keeps_its_lines(typed: str, body: str, wanted: str) -> None:
    assert with_values(form_text(typed.encode()), {}, body) == wanted.encode()


def test_an_attachment_is_written_as_well() -> None:
    typed = "---\n标题: 表 # 名\n---\n甲\n".encode()
    text = form_text(typed, "a.md", attachment_kind())
    made = with_values(text, {"title": "单", "landscape": "true"}, "乙\n")
    assert made.decode() == "---\n标题: 单 # 名\n横排: 是\n---\n乙\n"


def test_what_cannot_be_changed_in_place_is_reported_at_its_key() -> None:
    text = form_text("---\n? title\n: 甲\ndate: 1\n---\n".encode())
    with pytest.raises(NoticeError) as raised:
        with_values(text, {"title": ""})
    assert [(each.code, each.field) for each in raised.value.problems] == [("editing-value", "title")]


_CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff\u2028\u2029\ufffe\uffff"
)
_TEXT = st.one_of(
    st.sampled_from(
        [
            "", "000001", "2026-03-05", "yes", "是", "sealed", "加盖印章", "a: b", "甲 # 乙", "*a", "&a", "!a",
            "- a", "? a", "[a", "{a}", "'", '"', "a\nb", "\n", " 甲 ", "~", "null", "1e5", "0x1F", "12:30",
            "|", ">", "%a", "@a", "`a", "：", "---", "甲\n---\n乙", "{{ notice.title }}", "\\", "a.md",
            "\u3000", "a\tb", "#", "=", "<<",
        ]
    ),
    st.text(_CHARACTERS, max_size=12),
)  # fmt: skip


def values_of(key: FormKey) -> st.SearchStrategy[Value]:
    if key.form in ("text", "choice", "flag"):
        return _TEXT
    if key.form == "texts":
        return st.lists(_TEXT, max_size=3).map(tuple)
    entries = st.fixed_dictionaries({}, optional={each.name: values_of(each) for each in key.entries})
    if key.form == "mapping":
        return entries
    if key.form == "free":
        return st.dictionaries(st.sampled_from(["甲", "reply_by", "年", "a b", "1"]), _TEXT, max_size=3)
    named = entries.filter(lambda entry: any(entry.values()))
    return st.lists(st.one_of(named, _TEXT.filter(bool)) if key.name == "attachments" else named, max_size=3).map(tuple)


CHANGES = st.fixed_dictionaries({}, optional={key.name: values_of(key) for key in notice_kind().keys})


def tidy(value: Value) -> object:
    """A value as it reads back: what says nothing is not there."""
    if isinstance(value, tuple):
        return [each for each in map(tidy, value) if each not in ("", {}, [])]
    if not isinstance(value, dict):
        return value
    tidied = {key: tidy(each) for key, each in value.items()}
    return {key: each for key, each in tidied.items() if each not in ("", {}, [])}


@pytest.mark.in_turn(3)
@settings(max_examples=examples(400))
@given(st.sampled_from(OTHERS), CHANGES, st.sampled_from(("", "新的正文。\n")))
def test_any_values_read_back_the_same(typed: bytes, changes: dict[str, Value], body: str) -> None:
    before = form_text(typed)
    made = with_values(before, changes, before.body + body)
    after = form_text(made)
    assert tidy(dict(after.values)) == tidy(before.kind.canonical({**before.values, **changes}))
    assert after.body == before.body + body
    untouched = untouched_lines(before, changes)
    assert [line for line in made.decode().splitlines() if line in untouched] == untouched


def untouched_lines(text: FormText, changes: dict[str, Value]) -> list[str]:
    """The lines of keys that stay, and comments between them, as far as no change can repeat them."""
    gone = {line for key in changes for line in range(*_range(text, key))}
    kept = {line for key in text.values if key not in changes for line in range(*_range(text, key))} - gone
    found = [text.file.lines[line - 1] for line in sorted(kept)]
    return [line for line in found if line.strip() and found.count(line) == 1 and not line.startswith("{")]


def _range(text: FormText, key: str) -> tuple[int, int]:
    first, last = text.lines.get(key, (1, 0))
    return first, last + 1


@pytest.mark.parametrize("case", one_in(40, ((each,) for each in cases())), ids=str)
def test_what_became_of_a_draft_is_edited(tmp_path: Path, case: Case) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(draft_of(case))
    for name, data in take(read_draft(draft, changes="accept"), None, "front-matter.json").files.items():
        if not name.endswith(".md"):
            continue
        text = form_text(data, name, None if name == "notice.md" else attachment_kind())
        assert with_values(text, text.values, text.body) == data
        made = form_text(with_values(text, {"title": "甲: 乙"}, f"{text.body}丙"), name, text.kind)
        assert made.values == {**text.values, "title": "甲: 乙"}
        assert made.body == f"{text.body}丙"


# Which item of a list is which after it was changed.


A, B = {"file": "a.pdf", "title": "甲"}, {"file": "b.pdf", "title": "乙"}


@pytest.mark.parametrize(
    ("before", "after", "origins"),
    [
        (("甲", "乙"), ("甲", "乙"), [0, 1]),
        (("甲", "乙"), ("乙", "甲"), [1, 0]),
        (("甲", "乙"), ("乙",), [1]),
        (("甲", "乙"), ("甲", "丙"), [0, 1]),
        (("甲",), ("丙", "甲", "丁"), [None, 0, None]),
        (("甲", "甲"), ("甲",), [0]),
        ((), ("甲",), [None]),
        ((A, B), (B, {**A, "title": "丙"}), [1, 0]),
        (("a.pdf", B), (B, A), [1, 0]),
        (({"post": "甲"}, {"post": "乙"}), ({"post": "丙"}, {"post": "乙"}), [0, 1]),
    ],
)
def test_items_are_found_again(before: tuple[Value, ...], after: tuple[Value, ...], origins: list[int | None]) -> None:
    assert item_origins(before, after) == origins


# A text in the place of another.


@pytest.mark.parametrize(
    ("typed", "text", "wanted"),
    [
        ("\ufeff甲\r\n乙\n丙\r\n", "甲\n丁\n丙\n戊\n", "\ufeff甲\r\n丁\r\n丙\r\n戊\r\n"),
        ("甲", "", ""),
        ("", "甲\n", "甲\n"),
    ],
)
def test_a_whole_text_keeps_its_lines(typed: str, text: str, wanted: str) -> None:
    assert with_whole_text(typed.encode(), text).decode() == wanted


# Tables as grids and back: what is the same stays byte for byte.


TEXT = """\
一、时间安排
| 步骤 |时间|  单位  |
| :-- | --- | --- |
| 自查 | {{ a | b }} | 各{{ "|" }}单位
|  |  |
二、其他
\u3000| 甲 |{# | #} 乙 |
{% for each in units %}
| {{ each.name }} |
{% endfor %}
"""


def cells(grid: TextGrid) -> list[tuple[str, ...]]:
    return [row.cells for row in grid.rows]


def test_tables_are_found_with_their_cells() -> None:
    first, second, third = text_grids(TEXT)
    assert cells(first) == [("步骤", "时间", "单位"), ("自查", "{{ a | b }}", "各|单位"), ("", "")]
    assert (first.first, first.last, first.dashes, first.width) == (1, 4, 2, 3)
    assert cells(second) == [("甲", "{# | #} 乙")]
    assert cells(third) == [("{{ each.name }}",)]


@pytest.mark.parametrize(
    "text",
    ["", "甲 | 乙", "｜甲｜乙｜", "{# \n| 甲 | 乙 |\n#}", "| {{ 甲 | 乙 |", "| 甲 |\n| {{ 乙\n}} |", "{% if a\n%}\n甲"],
)
def test_what_is_no_grid(text: str) -> None:
    assert text_grids(text) == ()


EDITS: dict[str, tuple[str, list[GridRow], str]] = {
    "a cell": (
        "a\n|甲  |  乙 |\n| 丙 | 丁\nb",
        [GridRow(0, ("甲", "子")), GridRow(1, ("丙", "丁"))],
        "a\n|甲  |  子 |\n| 丙 | 丁\nb",
    ),
    "an empty cell": ("|  | 乙 |\n", [GridRow(0, ("甲", "乙"))], "| 甲 | 乙 |\n"),
    "a cell emptied": ("| 甲 | 乙 |\n", [GridRow(0, ("", "乙"))], "|  | 乙 |\n"),
    "a bar": ("| 甲 | 乙 |\n", [GridRow(0, ("a|b", "乙"))], '| a{{ "|" }}b | 乙 |\n'),
    "a tag with a bar": ("| 甲 | 乙 |\n", [GridRow(0, ("{{ a | b }}|", "乙"))], '| {{ a | b }}{{ "|" }} | 乙 |\n'),
    "dashes": ("| 甲 |\n| 乙 |\n", [GridRow(0, ("甲",)), GridRow(1, ("---",))], '| 甲 |\n| {{ "---" }} |\n'),
    "a line break": ("| 甲 |\n", [GridRow(0, ("甲\r\n乙",))], "| 甲 乙 |\n"),
    "a new row": (
        "| 甲 | 乙 |\n| 丙 | 丁 |",
        [GridRow(0, ("甲", "乙")), GridRow(None, ("1", "2")), GridRow(1, ("丙", "丁"))],
        "| 甲 | 乙 |\n| 1 | 2 |\n| 丙 | 丁 |",
    ),
    "a row gone": (
        "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n|1|2|\n",
        [GridRow(0, ("甲", "乙")), GridRow(3, ("1", "2"))],
        "| 甲 | 乙 |\n| --- | --- |\n|1|2|\n",
    ),
    "rows in another order": (
        "| 甲 |\n| --- |\n| 丙 |\n|1|\n",
        [GridRow(0, ("甲",)), GridRow(3, ("1",)), GridRow(2, ("丙",))],
        "| 甲 |\n| --- |\n|1|\n| 丙 |\n",
    ),
    "a new column": (
        "| 甲 |\n| :-: |\n| 丙 |\n",
        [GridRow(0, ("甲", "乙")), GridRow(2, ("丙", ""))],
        "| 甲 | 乙 |\n| :-: | --- |\n| 丙 |  |\n",
    ),
    "a column gone": (
        "| 甲 | 乙 |\n| :-: | --- |\n| 丙 | 丁 |\n",
        [GridRow(0, ("甲",)), GridRow(2, ("丙",))],
        "| 甲 |\n| :-: |\n| 丙 |\n",
    ),
    "all rows gone": ("a\n| 甲 |\n| --- |\nb", [], "a\nb"),
}


@pytest.mark.parametrize("case", EDITS)
def test_changes_are_written(case: str) -> None:
    before, rows, after = EDITS[case]
    (grid,) = text_grids(before)
    moved = [GridRow(None if row.line is None else row.line + grid.first, row.cells) for row in rows]
    assert with_rows(before, grid, moved) == after


_LINES = st.sampled_from(
    [
        "", "甲", "| 甲 | 乙 |", "|甲|乙", "| --- | :-: |", " | {{ a | b }} | |", "|", "||", "| {# x", "#} |",
        "| {% if a %} |", '| {{ "|" }} | {{ "---" }} |', "\u3000|甲 |", "｜甲｜",
    ]
)  # fmt: skip
_TEXTS = st.lists(_LINES, max_size=8).map("\n".join)


@settings(max_examples=examples(200))
@given(_TEXTS)
def test_a_grid_that_nobody_changed_changes_nothing(text: str) -> None:
    for grid in text_grids(text):
        assert with_rows(text, grid, grid.rows) == text


_CELLS = st.one_of(
    st.text(st.sampled_from('甲乙 |-:"\\\n{}%#'), max_size=6), st.sampled_from(["{{ a | b }}", "---", "|"])
)


@settings(max_examples=examples(200))
@given(_TEXTS, st.lists(st.tuples(_CELLS, _CELLS), min_size=1, max_size=4))
def test_any_cells_read_back_the_same(text: str, rows: list[tuple[str, str]]) -> None:
    whole = f"头\n| 甲 | 乙 |\n尾\n{text}"
    grid = text_grids(whole)[0]
    made = with_rows(whole, grid, [GridRow(None, row) for row in rows])
    plain = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    if all("{" not in cell and "}" not in cell for row in plain for cell in row if "{{ a" not in cell):
        read = cells(text_grids(made)[0])
        assert [tuple(" ".join(cell.split()) for cell in row) for row in read] == plain
    assert made.split("\n")[len(rows) + 1 :] == ["尾", *text.split("\n")]
