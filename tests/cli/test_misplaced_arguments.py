"""Words without a place: other dashes than hyphens before every option, and options of other commands."""

from __future__ import annotations

import re

import click
import pytest

from generator.cli.commands import COMMANDS
from generator.cli.entry_point import run
from generator.cli.standing_options import COMPLETION
from generator.cli.usage_errors import GONE, dashed, too_many, unknown_option
from generator.ground.errors import LANGUAGES, Lang
from tests.cli.command_tree import commands, options

OPTIONS = sorted(
    (path, name)
    for path, command in commands("zh")
    for each in options(command)
    for name in each.opts
    if name.startswith("--")
)
DASHES = ["-", "–", "—", "――", "－－", "−−", "‐‐", "──", "一一", "ーー", "—-", "﹣﹣", "---"]
TREE = dict(commands("zh"))


@pytest.mark.parametrize("dashes", DASHES)
def test_an_option_with_other_dashes_is_known_again(dashes: str) -> None:
    for path, option in OPTIONS:
        assert dashed(f"{dashes}{option.removeprefix('--')}", TREE[path]) == option
        assert dashed(f"{dashes}{option.removeprefix('--')}=值", TREE[path]) == f"{option}=值"


@pytest.mark.parametrize("word", ["--only", "-h", "only", "—", "", "-x", "东馆", "--", "－示例词－"])
def test_no_other_word_is_taken_for_one(word: str) -> None:
    assert all(dashed(word, command) is None for command in TREE.values())


def test_a_word_that_is_too_much_gets_the_option_that_it_lacks(tmp_path: object) -> None:
    path, build = next((path, each) for path, each in TREE.items() if each.name == "build")
    context = click.Context(build, info_name="fawen build")
    problem = too_many(context, ["--only", "东馆", "西馆"], ["西馆"])
    assert "--only 西馆；" in problem.remedy("zh")
    assert path


def test_an_option_is_not_guessed_where_none_is_near() -> None:
    build = next(each for each in TREE.values() if each.name == "build")
    context = click.Context(build, info_name="fawen build")
    for option, near in (("--ony", "--only"), ("--json", None), ("--verbose", None), ("--outputs", "--output")):
        fault = click.NoSuchOption(option, ctx=context)
        assert unknown_option(fault, [option]).suggestion == near


@pytest.mark.parametrize("typed", GONE)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_there_is_no_more_is_reported_with_what_took_its_place(
    capsys: pytest.CaptureFixture[str], lang: Lang, typed: str
) -> None:
    assert run([*typed.split()[1:], "--lang", lang]) == 2
    out, err = capsys.readouterr()
    instead = getattr(GONE[typed], lang)
    assert (out, "[cli-gone]" in err, typed in err, instead in err) == ("", True, True, True)
    named = re.findall(r"fawen ([a-z]+)", instead)
    assert named or COMPLETION in instead
    assert set(named) <= set(COMMANDS)
