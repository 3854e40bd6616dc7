"""Lines as a reviewer wants them: what was typed and every value as they were, new text without a meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

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
from generator.notices.reviewing.paragraph_matching import stretches
from generator.notices.reviewing.proposals import tie_moves
from generator.notices.reviewing.review_data import Proposal, RefusedError, SourceEdit
from generator.notices.reviewing.typed_text import Atom, TypedText, trimmed

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
    with pytest.raises(RefusedError) as raised:
        written(lines, "甲乙", between=[["{# 注 #}"]])
    assert raised.value.why == "between"


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
