"""Values as YAML in one line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.ground.source import KeyKind
from generator.notices.editing.form_keys import Value
from generator.notices.editing.form_values import with_given_number, written_value
from generator.register import Matter, RegisterEntry, RegisterYears, append
from generator.templates.text.front_matter.keys import NAMES


@pytest.mark.parametrize(
    ("key", "value", "kind", "written"),
    [
        ("title", "甲", "zh", "甲"),
        ("title", "true", "zh", '"true"'),
        ("date", "2026-03-05", "en", '"2026-03-05"'),
        ("signature", "sealed", "en", "sealed"),
        ("signature", "sealed", "zh", "加盖印章"),
        ("issuer", ("甲", "乙, 丙"), "en", '[甲, "乙, 丙"]'),
        ("contact", {"name": "甲", "别的": "# 乙"}, "zh", '{姓名: 甲, 别的: "# 乙"}'),
        ("attachments", ("a.md", {"file": "b.md", "detached": "true"}), "zh", "[a.md, {文件: b.md, 单独成件: 是}]"),
        ("attachments", ({"file": "b.md", "detached": "true"},), "en", "[{file: b.md, detached: true}]"),
        ("printing", {"files": ("函",), "duplex": "false"}, "zh", "{打印文件: [函], 双面: 否}"),
        ("extra", {"甲 乙": ("1", {"丙": "丁"})}, "zh", '{甲 乙: ["1", {丙: 丁}]}'),
    ],
)
def test_values_are_written_in_the_words_of_the_file(key: str, value: Value, kind: KeyKind, written: str) -> None:
    assert written_value(value, key, NAMES, kind) == written


# A number that the register gave stays in the notice; any other difference is a choice.


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
