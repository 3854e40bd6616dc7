"""Text that has gone from one place to another: both changes belong together."""

from __future__ import annotations

import pytest

from generator.desk.reviewing.moves import pieces, tie_moves
from generator.desk.reviewing.proposal import Proposal


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


def test_pieces() -> None:
    assert list(pieces(("甲乙丙",), ("甲丁丙",))) == [("乙", "丁")]
    assert list(pieces(("甲",), ("甲", "乙"))) == [("", "\n乙")]
