"""A number that the register gave stays in the notice; any other difference is a choice."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.desk.notice_editing.given_numbers import with_given_number
from generator.register import Matter, RegisterEntry, RegisterYears, append

GIVEN, VOID, OTHER = (f"示发〔2024〕{number}号" for number in (1, 2, 3))
MINE = "---\n标题: 关于甲的通知\n发文机关: 示例局\n---\n正文。\n"
THEIRS = "---\n标题: 关于乙的通知\n发文机关: 示例局\n发文字号: {}\n---\n正文。\n"


@pytest.fixture
def register(tmp_path: Path) -> RegisterYears:
    path, day = tmp_path / "发文登记簿.csv", datetime.date(2024, 3, 6)
    for number in (GIVEN, VOID):
        append(path, RegisterEntry(Matter.ISSUED, day, number, title="关于乙的通知"))
    append(path, RegisterEntry(Matter.VOIDED, day, VOID, note="写错了"))
    return RegisterYears(path)


@pytest.mark.parametrize(
    ("mine", "theirs", "number"),
    [
        (MINE, THEIRS.format(GIVEN), GIVEN),
        (MINE.replace("---\n正文", "发文字号:\n---\n正文"), THEIRS.format(GIVEN), GIVEN),
        (MINE.replace("标题", "title").replace("发文机关", "issuer"), THEIRS.format(GIVEN), GIVEN),
        (MINE, THEIRS.format(VOID), ""),
        (MINE, THEIRS.format(OTHER), ""),
        (MINE, MINE, ""),
        (MINE, "no front matter", ""),
        (THEIRS.format(OTHER), THEIRS.format(GIVEN), ""),
        ("---\n标题: [\n---\n", THEIRS.format(GIVEN), ""),
    ],
    ids=["given", "an empty key", "English keys", "void", "unknown", "none", "wrong", "another", "mine is wrong"],
)
def test_the_number_that_was_given_is_in_the_text(register: RegisterYears, mine: str, theirs: str, number: str) -> None:
    made = with_given_number(mine.encode(), theirs.encode(), Path("notice.md"), register).decode()
    if not number:
        assert made == mine
    else:
        assert number in made
        kept = [line for line in made.splitlines() if number not in line]
        assert kept == [line for line in mine.splitlines() if line != "发文字号:"]
