"""Lines as a reviewer wants them: what was typed and every value as they were, new text without a meaning."""

from pathlib import Path

import pytest
from lxml import etree

from generator.ground.source.source_file import source_of
from generator.notices.reviewing.composed_lines import (
    Lines,
    WantedText,
    composed,
    composed_cell,
    composed_value,
    inserted_lines,
    replaced_lines,
)
from generator.notices.reviewing.flow import FlowItem, FlowParagraph, FlowTable
from generator.notices.reviewing.paragraph_matching import anchors, groups, stretches
from generator.notices.reviewing.proposals import tie_moves
from generator.notices.reviewing.review_data import Proposal, RefusedError, Review, SourceEdit
from generator.notices.reviewing.review_run import review
from generator.notices.reviewing.typed_text import Atom, TypedText, cells_of, trimmed, typed_line
from generator.templates.text.text_template import TextTemplate
from tests.notices.reviewing.copies import W, draft_of, edited, new_paragraph, notice_in, replaced, texts
from tests.refused import refused

VALUE = Atom("示例甲", "{{ notice.contact.name }}", "value")


def typed(*pieces: str | Atom) -> TypedText:
    atoms = [atom for piece in pieces for atom in ([piece] if isinstance(piece, Atom) else map(_atom, piece))]
    return trimmed(atoms)


def _atom(character: str) -> Atom:
    return Atom(character, character)


def written(lines: list[TypedText], *wanted: str, between: list[list[str]] | None = None) -> list[str]:
    gaps = between or [[] for _ in lines[1:]]
    found = composed(Lines(lines, lines, gaps), [WantedText(text) for text in wanted], {})
    assert [line.text for line in found if line.text] == [text for text in wanted if text]
    return [line.written for line in found]


@pytest.mark.parametrize(
    ("wanted", "then"),
    [
        ("请找示例甲办理。", "请找{{ notice.contact.name }}办理。"),
        ("示例甲负责。", "{{ notice.contact.name }}负责。"),
        ("联系人：示例甲", "联系人：{{ notice.contact.name }}"),
        ("联系人为：示例甲，请。", "联系人为：{{ notice.contact.name }}，请。"),
    ],
)
def test_a_value_stays_one(wanted: str, then: str) -> None:
    assert written([typed("联系人：", VALUE, "。")], wanted) == [then]


@pytest.mark.parametrize(
    ("wanted", "then"),
    [
        (["甲乙", "丙丁"], ["甲乙", "丙丁"]),
        (["甲乙丙丁"], ["甲乙丙丁"]),
        (["甲", "乙", "丙丁"], ["甲", "乙", "丙丁"]),
        (["丙丁"], ["丙丁"]),
        ([], []),
    ],
)
def test_lines_are_divided_joined_and_taken_away(wanted: list[str], then: list[str]) -> None:
    assert written([typed("甲乙"), typed("丙丁")], *wanted) == then


def test_what_prints_nothing_between_two_lines_stays_there() -> None:
    lines = [typed("甲"), typed("乙")]
    assert written(lines, "甲", "乙丙", between=[["{# 注 #}"]]) == ["甲", "{# 注 #}", "乙丙"]
    assert written(lines, "甲", between=[["{# 注 #}"]]) == ["甲", "{# 注 #}"]
    assert written(lines, "甲乙", between=[[""]]) == ["甲乙"]
    assert refused(RefusedError, written, lines, "甲乙", between=[["{# 注 #}"]]).why == "between"


def test_new_lines_are_as_far_apart_as_the_others() -> None:
    assert written([typed("甲"), typed("乙")], "甲", "新", "乙", between=[[""]]) == ["甲", "", "新", "", "乙"]


def test_a_remark_before_a_character_stays_when_that_goes() -> None:
    line = TypedText((Atom("甲", "甲"), Atom("乙", "{# 注 #}乙"), Atom("丙", "丙")))
    assert written([line], "甲丙") == ["甲{# 注 #}丙"]


@pytest.mark.parametrize(
    ("wanted", "then"),
    [
        ("{{ x }}", '{{ "{{" }} x {{ "}}" }}'),
        ("|甲|", '{{ "|" }}甲|'),
        ("（一）甲乙", '{{ "（" }}一）甲乙'),
        ("甲\n乙", '甲{{ "\\n" }}乙'),
        ("100%，#1", "100%，#1"),
    ],
)
def test_new_text_means_nothing(wanted: str, then: str) -> None:
    assert [line.written for line in composed(Lines(), [WantedText(wanted)], {})] == [then]


def test_a_new_heading_is_one_and_an_old_one_stays_one() -> None:
    assert composed(Lines(), [WantedText("三、总结", is_heading=True)], {})[0].written == "三、总结"
    assert written([typed("一、内容")], "一、主要内容") == ["一、主要内容"]


def test_text_of_a_body_that_now_begins_with_a_number_makes_no_heading() -> None:
    assert written([typed("请做好一、二两项")], "一、二两项") == ['{{ "一" }}、二两项']


@pytest.mark.parametrize(
    ("text", "then"), [("甲丙", " 甲丙 "), ("", "  "), ("a|b", ' a{{ "|" }}b '), ("---", ' {{ "---" }} ')]
)
def test_cells(text: str, then: str) -> None:
    cell = trimmed([_atom(" "), _atom("甲"), _atom(" ")])
    assert composed_cell(cell, text, cell) == then


def test_a_value_of_the_front_matter_keeps_its_line_breaks() -> None:
    title = TypedText((Atom("甲", "甲"), Atom("关", "|关"), Atom("于", "于")))
    assert composed_value(title, "甲关和于") == "甲|关和于"
    with pytest.raises(RefusedError):
        composed_value(title, "甲|关于")


# Text that has gone from one place to another: both changes belong together.
def proposal(before: str, after: str) -> Proposal:
    return Proposal(0, 1, tuple(before.split("|")), tuple(after.split("|")))


@pytest.mark.parametrize(
    ("one", "other", "tied"),
    [
        (("甲|示例的一整段文字", "甲"), ("乙", "乙|示例的一整段文字"), True),
        (("请按时报送，不得迟误。", "请按时报送。"), ("联系人：示例。", "联系人：示例，不得迟误。"), True),
        (("请按时报送，不得迟误。", "请按时报送。"), ("联系人：示例。", "联系人：示例乙。"), False),
        (("请某某。", "请。"), ("联系。", "联系某某。"), False),
    ],
    ids=["a paragraph", "a part of a sentence", "something else", "too short"],
)
def test_what_belongs_together(one: tuple[str, str], other: tuple[str, str], tied: bool) -> None:
    lost, found = proposal(*one), proposal(*other)
    tie_moves([lost, found])
    assert (found in lost.with_) is tied


# Stretches of two sequences: all of both, in order, and soon also where both are long.
@pytest.mark.parametrize(
    ("one", "other"), [("", ""), ("甲", ""), ("", "甲"), ("甲乙丙", "甲丁丙"), ("甲甲", "甲甲甲"), ("甲乙", "乙甲")]
)
def test_all_of_both_is_in_one_stretch(one: str, other: str) -> None:
    found = list(stretches(one, other))
    assert "".join(one[each.first : each.last] for each in found) == one
    assert "".join(other[each.start : each.end] for each in found) == other
    assert all(one[each.first : each.last] == other[each.start : each.end] for each in found if each.is_equal)


# Whole lines of a text put in the place of others, taken away, and added.


TEXT = "一\n二\n三\n"


def applied(text: str, edit: SourceEdit) -> str:
    return text[: edit.start] + edit.text + text[edit.end :]


@pytest.mark.parametrize("text", [TEXT, TEXT.rstrip()])
@pytest.mark.parametrize(
    ("first", "last", "lines", "then"),
    [(2, 2, ["甲", "乙"], "一 甲 乙 三"), (2, 3, ["甲"], "一 甲"), (1, 1, [], "二 三"), (3, 3, [], "一 二")],
)
def test_replaced(text: str, first: int, last: int, lines: list[str], then: str) -> None:
    file = source_of(text.encode(), Path("notice.md"), name="notice.md")
    assert applied(text, replaced_lines(file, "notice.md", first, last, lines)).split() == then.split()


@pytest.mark.parametrize("text", [TEXT, TEXT.rstrip()])
@pytest.mark.parametrize(("before", "then"), [(1, "甲 一 二 三"), (3, "一 二 甲 三"), (4, "一 二 三 甲")])
def test_inserted(text: str, before: int, then: str) -> None:
    file = source_of(text.encode(), Path("notice.md"), name="notice.md")
    made = applied(text, inserted_lines(file, "notice.md", before, ["甲"]))
    assert made.split() == then.split()
    assert made.endswith("\n") is text.endswith("\n")


# Paragraphs of a draft and of its copy: those that belong together, by marks, by texts, by likeness.


Items = list[FlowItem]


def flow(*texts: str) -> Items:
    """Paragraphs: ``n:text`` with the mark ``n``, ``text`` without."""
    return [_item(text) for text in texts]


def _item(text: str) -> FlowParagraph:
    mark, colon, words = text.partition(":")
    return FlowParagraph(words, (f"_fw_0_{mark}",)) if colon else FlowParagraph(text)


DRAFT = flow("1:第一段的文字", "2:第二段的文字", "3:第三段的文字")


@pytest.mark.parametrize(
    ("copy", "pairs"),
    [
        (["1:第一段的文字", "2:完全不一样了", "3:第三段的文字"], [(0, 0), (1, 1), (2, 2)]),
        (["1:第一段的文字", "新的", "2:第二段的文字", "3:第三段的文字"], [(0, 0), (1, 2), (2, 3)]),
        (["1:第一段的文字", "3:第三段的文字"], [(0, 0), (2, 1)]),
        (["3:第三段的文字", "1:第一段的文字", "2:第二段的文字"], [(0, 1), (1, 2)]),
        (["第一段的文字", "第二段的文字改", "第三段的文字"], [(0, 0), (1, 1), (2, 2)]),
        ([], []),
    ],
    ids=["changed", "added", "deleted", "moved", "without marks", "nothing left"],
)
def test_pairs(copy: list[str], pairs: list[tuple[int, int]]) -> None:
    assert anchors(DRAFT, flow(*copy)) == pairs


def test_every_item_is_in_one_group() -> None:
    copy = flow("新的开头", "1:第一段的文字", "别的", "3:第三段的文字", "新的结尾")
    found = list(groups(DRAFT, copy))
    assert [place for each in found for place in range(each.first, each.last)] == [0, 1, 2]
    assert [place for each in found for place in range(each.start, each.end)] == [0, 1, 2, 3, 4]


def test_a_table_is_paired_with_a_table() -> None:
    table = FlowTable((((FlowParagraph("甲", ("_fw_0_2",)),),),))
    assert anchors([DRAFT[0], table], [*flow("1:第一段的文字", "2:甲"), table]) == [(0, 0), (1, 2)]


# Lines of a source in atoms: what was typed, what is a value, and what cannot be told.


def line(text: str, **names: object) -> TypedText | None:
    """The first line of ``text``, filled with ``names``."""
    template = TextTemplate(source_of(text.encode(), Path("notice.md"), name="notice.md"), text, 1)
    return typed_line(template.fill(names, [])[0])


@pytest.mark.parametrize(
    ("text", "printed", "written"),
    [
        ("甲乙", "甲乙", "甲乙"),
        ("  甲{{ x }}乙 ", "甲值乙", "  甲{{ x }}乙 "),
        ("甲{# 注 #}乙{# 尾 #}", "甲乙", "甲{# 注 #}乙{# 尾 #}"),
        ('甲{{ "|" }}乙', "甲|乙", '甲{{ "|" }}乙'),
        ('甲{{ "}}" }}乙', "甲}}乙", '甲{{ "}}" }}乙'),
    ],
)
def test_what_is_printed_and_what_is_written(text: str, printed: str, written: str) -> None:
    found = line(text, x="值")
    assert found is not None
    assert (found.text, found.written) == (printed, written)


@pytest.mark.parametrize("text", ["甲{% if x %}乙{% endif %}", "甲 {{- x }}", "{% for c in x %}{{ c }}{% endfor %}"])
def test_lines_that_do_more_than_print_values(text: str) -> None:
    assert line(text, x="值") is None


def test_values_that_were_others_are_found_where_that_is_certain() -> None:
    found = line("请于{{ x }}前报{{ y }}。", x="5月1日", y="甲科")
    assert found is not None
    then = found.with_values("请于4月1日前报乙科。")
    assert then is not None
    assert [atom.text for atom in then.atoms if atom.kind == "value"] == ["4月1日", "乙科"]
    assert found.with_values("请在4月1日前报乙科。") is None
    assert found.with_values("请于前报前报乙科。") is None
    assert found.with_values("请于4月1日。") is None


def test_many_values_take_no_time() -> None:
    found = line("、".join("{{ x }}" for _ in range(40)), x="甲")
    assert found is not None
    assert found.with_values("甲、" * 3000) is None


def test_cells_of_a_row() -> None:
    row = line("| 1 | 甲{{ x }} |  |", x="|")
    assert row is not None
    head, cells, end = cells_of(row)
    assert (head, [cell.text for cell in cells], end) == ("|", ["1", "甲|", ""], "|")
    assert head + "|".join(cell.written for cell in cells) + end == row.written


# A reviewed copy of provisions comes back: articles and items are lines as others, and stay what they were.


PROVISIONS = """---
title: 示例工作办法
title_note: 2026年2月27日示例县民政局通过
contents: true
---
第一章 总则
第一条 为了规范示例工作，制定本办法。
第二条　示例工作包括：
（一）编制方案；
（二）组织实施。
第二章 附则
第三条　本办法自2026年4月1日起施行。
"""
FILE = "attachment-1.md"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    return notice_in(tmp_path, attachment_1=PROVISIONS)


def reviewed(notice: Path, copy: bytes) -> Review:
    path = notice.parent / "copy.docx"
    path.write_bytes(copy)
    return review(path, notice, notice.parent / "house.yaml", apply=True)


def body(notice: Path) -> list[str]:
    return (notice / FILE).read_text().split("---\n")[2].splitlines()


def test_an_unchanged_copy_asks_for_nothing(notice: Path) -> None:
    assert reviewed(notice, draft_of(notice)).records == ()


def rename(root: etree._Element) -> None:
    """Call the second chapter otherwise where it heads its text; it is in the contents as well."""
    *_, heading = (each for each in root.iter(f"{W}t") if each.text == "第二章　附则")
    heading.text = "第二章　其他"


def test_the_name_of_a_chapter(tmp_path: Path) -> None:
    notice = notice_in(tmp_path, attachment_1=PROVISIONS.replace("contents: true\n", ""))
    reviewed(notice, edited(draft_of(notice), rename))

    assert body(notice)[5] == "第二章 其他"


def test_what_is_in_the_contents_as_well_is_reported(notice: Path) -> None:
    found = reviewed(notice, edited(draft_of(notice), rename))

    assert body(notice)[5] == "第二章 附则"
    assert [each.action for each in found.records] == ["told"]


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("（三）检查验收。", "（二）组织实施"),
        ("（三）其他", "（二）组织实施"),
        ("第二条之一　示例工作每年一次。", "（二）组织实施"),
        ("1.编制；", "（一）编制方案"),
    ],
)
def test_a_line_is_added_as_it_is(notice: Path, text: str, below: str) -> None:
    copy = edited(draft_of(notice), lambda root: new_paragraph(root, below, text))
    reviewed(notice, copy)

    assert text in body(notice)
    assert text in texts(draft_of(notice))


def test_a_title_note_is_for_the_office_to_change(notice: Path) -> None:
    found = reviewed(notice, replaced(draft_of(notice), "2月27日", "2月28日"))

    assert [(each.action, each.why) for each in found.records] == [("told", "element")]
