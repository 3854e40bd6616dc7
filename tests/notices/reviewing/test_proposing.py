"""Paragraphs of a draft and of its copy: those that belong together, by marks, by texts, by likeness."""

from __future__ import annotations

import pytest

from generator.notices.reviewing.flow import FlowItem, FlowParagraph, FlowTable
from generator.notices.reviewing.proposing import Group, anchors, groups

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


def test_a_paragraph_with_the_marks_of_two_is_the_first() -> None:
    joined: Items = [FlowParagraph("第一段的文字第二段的文字", ("_fw_0_1", "_fw_0_2")), *flow("3:第三段的文字")]
    assert list(groups(DRAFT, joined)) == [Group(0, 2, 0, 1), Group(2, 3, 1, 2)]


def test_every_item_is_in_one_group() -> None:
    copy = flow("新的开头", "1:第一段的文字", "别的", "3:第三段的文字", "新的结尾")
    found = list(groups(DRAFT, copy))
    assert [place for each in found for place in range(each.first, each.last)] == [0, 1, 2]
    assert [place for each in found for place in range(each.start, each.end)] == [0, 1, 2, 3, 4]


def test_a_table_is_paired_with_a_table() -> None:
    table = FlowTable((((FlowParagraph("甲", ("_fw_0_2",)),),),))
    assert anchors([DRAFT[0], table], [*flow("1:第一段的文字", "2:甲"), table]) == [(0, 0), (1, 2)]
