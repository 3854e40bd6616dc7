"""What every command has in common: its help, and a working folder that is there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.command_help import CHINESE, ColumnFormatter, wrapped
from generator.cli.entry_point import run
from generator.ground.errors import columns
from tests.cli.command_tree import Path as Words
from tests.cli.command_tree import commands
from tests.cli.test_usage_errors import required

LEAVES = list(commands("zh", groups=False))
HOMELESS = ("textconv", "help")
"""Commands that look at no folder but by the paths that they are given."""


@pytest.mark.parametrize("words", [words for words, _ in commands("zh") if words], ids=" ".join)
def test_help_says_what_the_option_says(capsys: pytest.CaptureFixture[str], words: Words) -> None:
    assert run([*words, "--help"]) == 0
    by_option = capsys.readouterr()
    assert run(["help", *words]) == 0
    assert capsys.readouterr() == by_option


@pytest.mark.parametrize("words", [words for words, command in commands("zh") if hasattr(command, "commands")])
def test_a_group_without_a_command_explains_itself(capsys: pytest.CaptureFixture[str], words: Words) -> None:
    assert run(list(words)) == 0
    out, err = capsys.readouterr()
    assert (out.startswith("用法：" + " ".join(("fawen", *words))), err) == (True, "")


def test_chinese_words_name_commands() -> None:
    """Y7."""
    expected = {word for words, _ in LEAVES for word in words} | {"help", "new", "register", "roster", "template"}
    assert {name for names in CHINESE.values() for name in names} <= expected


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["regster"], "cli-command-unknown"),
        (["register", "ad"], "cli-command-unknown"),
        (["build", "pdf"], "cli-usage"),
        (["register", "add", "示档发"], "cli-usage"),
        (["--", "--hlep"], "cli-option-unknown"),
    ],
)
def test_help_of_what_is_no_command(capsys: pytest.CaptureFixture[str], words: list[str], code: str) -> None:
    assert run(["help", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, f"[{code}]" in err) == ("", True)


@pytest.mark.parametrize(
    ("words", "command"), LEAVES, ids=lambda each: " ".join(each) if each.__class__ is tuple else ""
)
def test_a_working_folder_that_is_gone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: Words, command: object
) -> None:
    place = tmp_path / "gone"
    place.mkdir()
    monkeypatch.chdir(place)
    place.rmdir()
    code = run([*words, *required(command)])  # type: ignore[arg-type]  # it is a command
    err = capsys.readouterr().err
    if words[0] not in HOMELESS:
        assert (code, "[cli-folder-gone]" in err) == (2, True)
    assert (code in (0, 1, 2), "Traceback" in err) == (True, False)


# Lines of help are measured by the columns that they take, and broken where they may be.


@pytest.mark.parametrize(
    ("line", "width", "expected"),
    [
        ("", 10, []),
        ("build the whole set", 10, ["build the", "whole set"]),
        ("生成全套文件", 8, ["生成全套", "文件"]),
        ("生成全套，文件", 8, ["生成全", "套，文件"]),
        ("生成（全套）文件", 8, ["生成（全", "套）文件"]),
        ("用 --only 挑", 8, ["用", "--only", "挑"]),
        ("用 --only 挑", 9, ["用 --only", "挑"]),
        ("a-word-that-is-too-long x", 8, ["a-word-that-is-too-long", "x"]),
        ("文件……", 8, ["文件……"]),
    ],
)
def test_where_a_line_is_broken(line: str, width: int, expected: list[str]) -> None:
    assert list(wrapped(line, width)) == expected


def test_a_left_side_that_is_too_wide_has_the_right_one_below() -> None:
    formatter = ColumnFormatter(50, None)
    with formatter.section("选项"):
        formatter.write_dl([("--名", "短"), ("--an-option-that-is-very-long VALUE", "它的说明")])
    expected = ["选项：", f"  --名{' ' * 28}短", "  --an-option-that-is-very-long VALUE", f"{' ' * 34}它的说明"]
    assert formatter.getvalue().splitlines() == expected


@given(st.text(st.sampled_from("发文，。（）“”…—abcAB12-."), max_size=60), st.integers(12, 40))
def test_nothing_is_lost_and_no_sign_stands_alone(line: str, width: int) -> None:
    lines = list(wrapped(line, width))
    assert "".join(lines) == line
    for each in lines:
        assert each == each.strip()
    for before in lines[:-1]:
        assert before[-1] not in "（“"
    for each in lines:
        if columns(each) > width:  # nowhere to break it
            assert len(list(wrapped(each, 1))) == 1
