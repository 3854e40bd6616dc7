"""What every command has in common: its help, and a working folder that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.command_classes import CHINESE
from generator.cli.entry_point import run
from tests.cli.command_tree import Path as Words
from tests.cli.command_tree import commands
from tests.cli.test_usage_errors import required

LEAVES = list(commands("zh", groups=False))
HOMELESS = ("textconv", "help")
"""Commands that look at no folder but by the paths that they are given."""


@pytest.mark.parametrize("words", [words for words, _ in commands("zh")], ids=" ".join)
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
    assert {name for names in CHINESE.values() for name in names} <= {word for words, _ in LEAVES for word in words} | {
        "help", "new", "register", "roster", "template",
    }  # fmt: skip


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
