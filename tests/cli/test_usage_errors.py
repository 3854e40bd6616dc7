"""Every kind of wrong usage of every command and option, told in one language."""

import re
from collections.abc import Iterator

import click
import pytest

from generator.cli.commands import COMMANDS
from generator.cli.entry_point import run
from generator.cli.standing_options import COMPLETION
from generator.cli.usage_errors import GONE, dashed, too_many, unknown_option
from generator.ground.errors import LANGUAGES, Lang
from generator.ground.words.vocabularies import phrase
from tests.chosen import of_each
from tests.cli.command_tree import Path, arguments, choices, commands, options

BOTH_LANGUAGES: tuple[Lang, ...] = ("zh", "en")
FOREIGN = "示例词"  # a word of ours that is in no roster and no list of choices
HANZI = re.compile("[\u3400-\u9fff]")
CHOICES = sorted(choices("zh"), key=len, reverse=True)
WORD = re.compile(r"[A-Za-z]+")


def value_for(parameter: click.Parameter) -> str:
    """Some value that the parameter takes."""
    if isinstance(parameter.type, click.Choice):
        return str(parameter.type.choices[0])
    return "2024-03-05" if parameter.name == "date" else "7"


def required(command: click.Command) -> list[str]:
    """The words that the command cannot be called without."""
    words = [value_for(each) for each in arguments(command) if each.required]
    for each in options(command):
        if each.required:
            words += [each.opts[0], value_for(each)]
    return words


def slips() -> Iterator[tuple[Path, list[str], str]]:
    """The words that call a command, wrong words behind them, and the code of what is told of those."""
    for path, command in commands("zh"):
        yield path, ["--no-such-option"], "cli-option-unknown"
        yield path, ["-Z"], "cli-option-unknown"
        for option in options(command):
            yield from ((path, words, code) for words, code in slips_of(command, option))
        if isinstance(command, click.Group):
            yield path, [FOREIGN], "cli-command-unknown"
            yield path, ["--"], "cli-command-missing"
            continue
        if all(each.nargs == 1 for each in arguments(command)):
            full = [value_for(each) for each in arguments(command) if not each.required]
            yield path, [*required(command), *full, FOREIGN], "cli-usage"
        if isinstance(getattr(next(arguments(command), None), "type", None), click.Choice):
            yield path, [FOREIGN], "cli-value"
        if required(command):
            yield path, [], "cli-argument-missing"


def slips_of(command: click.Command, option: click.Option) -> Iterator[tuple[list[str], str]]:
    """The wrong words about one option."""
    if option.is_flag:
        if "--help" not in option.opts:
            yield [*required(command), f"{option.opts[-1]}={FOREIGN}"], "cli-option-flag"
        return
    yield [*required(command), option.opts[0]], "cli-option-value"
    if isinstance(option.type, click.Choice | click.IntRange | click.FloatRange) or option.type in (
        click.INT,
        click.FLOAT,
    ):
        yield [*required(command), option.opts[0], FOREIGN], "cli-value"
    if isinstance(option.type, click.IntRange) and option.type.min is not None:
        yield [*required(command), option.opts[0], str(option.type.min - 1)], "cli-value"


def known(path: Path) -> set[str]:
    """The words of the program itself, which are the same in every language."""
    words = {"fawen", "help", *path}
    for _, command in commands("zh"):
        words.update(*([*option.opts, *option.secondary_opts] for option in options(command)))
        words.update(each.metavar or "" for each in command.params)
        words.update(str(choice) for each in options(command) for choice in getattr(each.type, "choices", ()))
        words.update(getattr(command, "commands", ()))
    return {word for each in words for word in WORD.findall(each)}


@pytest.mark.parametrize(
    ("path", "words", "code"),
    of_each(lambda path, _, code: (path, code), slips()),
    ids=lambda value: " ".join(value) or "fawen",
)
def test_a_slip_is_told_in_our_own_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, path: Path, words: list[str], code: str
) -> None:
    for lang in BOTH_LANGUAGES:
        monkeypatch.setenv("FAWEN_LANG", lang)
        assert run([*path, *words]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert f"[{code}]" in err
        for choice in CHOICES if lang == "en" else ():
            err = err.replace(choice, "")
        said = re.sub(r"\[[a-z-]+\]", "", err).replace(FOREIGN, "").replace("no-such-option", "").replace("-Z", "")
        if lang == "zh":
            assert HANZI.search(said)
            assert set(WORD.findall(said)) <= known(path)
        else:
            assert not HANZI.search(said)


def test_the_nearest_choice_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "templates", "--level", "musst"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "“--level”的值不对：只能写 law、must、usual、recommended、practice [cli-value]",
        "  办法：是不是“must”？ 运行 fawen check --help 看可以写什么。",
    ]


def test_a_number_out_of_range_is_told_with_the_range(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--jobs", "0", "--lang", "en"]) == 2
    assert "it must be a whole number, at least 1" in capsys.readouterr().err


def test_a_date_is_told_by_the_command_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["register", "add", "--date", "2024.3.5"]) == 2
    assert "2024.3.5" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["merge", "-n"], "cli-option-elsewhere", "fawen build"),
        (["build", "-v"], "cli-option-needless", "--version"),
        (["check", "-"], "cli-stream", "./-"),
        (["build", "--units", "-"], "cli-stream", "./-"),
        (["roster", "import", "units.xlsx", "-o", "-"], "cli-stream", "./-"),
    ],
)
def test_an_option_of_another_command_or_program(
    capsys: pytest.CaptureFixture[str], words: list[str], code: str, said: str
) -> None:
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert (out, f"[{code}]" in err, said in err) == ("", True, True)


def test_an_option_of_other_commands_is_reported_with_commands_that_have_it(capsys: pytest.CaptureFixture[str]) -> None:
    having: dict[str, set[str]] = {}
    for path, command in commands("zh", groups=False):
        for name in (name for each in options(command) for name in each.opts if name.startswith("--")):
            having.setdefault(name, set()).add(" ".join(("fawen", *path)))
    reported = []
    for option in sorted(name for name, paths in having.items() if "fawen preview" not in paths):
        assert run(["preview", option]) == 2
        line = re.search(r"有它的是 (.+?)( 等)? \[cli-option-elsewhere\]", capsys.readouterr().err)
        if line is not None:
            named = line[1].split("、")
            assert set(named) <= having[option], option
            assert (len(named), line[2] is not None) == (min(4, len(having[option])), len(having[option]) > 4), option
            reported.append(option)
    assert {"--json", "--dry-run", "--send"} <= set(reported)


SHORT = {"--dry-run": "-n", "--quiet": "-q", "--output": "-o", "--version": "-V"}


def test_short_forms_are_wherever_the_long_ones_are() -> None:
    for path, command in commands("zh"):
        for option in options(command):
            for name in option.opts:
                assert name.startswith("--") or name in ("-h", *SHORT.values()), (path, name)
                assert SHORT.get(name) in (None, *option.opts), (path, name)


def test_clicks_own_marks_are_nowhere() -> None:
    """Nothing is deprecated, hidden or prompted for: Click would say so in its own words."""
    for _, command in commands("zh"):
        assert not command.deprecated
        assert not any(option.deprecated or option.prompt or option.show_default for option in options(command))


# Words without a place: other dashes than hyphens before every option, and options of other commands.


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
    instead = phrase(GONE[typed]).text(lang)
    assert (out, "[cli-gone]" in err, typed in err, instead in err) == ("", True, True, True)
    named = re.findall(r"fawen ([a-z]+)", instead)
    assert named or COMPLETION in instead
    assert set(named) <= set(COMMANDS)
