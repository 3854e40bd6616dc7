"""Whole lines of a text put in the place of others, taken away, and added."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.source import source_of
from generator.notices.reviewing.edits import inserted_lines, replaced_lines
from generator.notices.reviewing.review import SourceEdit

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
