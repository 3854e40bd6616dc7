"""Help and results are told in either language, and in one at a time."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from generator.cli import check, doctor, register
from generator.cli import commands as cli_commands
from generator.cli import help as help_everything
from generator.cli.commands import program
from generator.cli.entry_point import run
from generator.comparison.comparing_builds import Action as FileAction
from generator.comparison.comparing_builds import Inside
from generator.desk.doctor.examining import Diagnostic, Kind, Where
from generator.desk.mail.sending import Action as MailAction
from generator.desk.repository.installing import State
from generator.desk.starters.starter_papers import SETS
from generator.ground.errors import LANGUAGES, Lang, Severity, columns, speaking
from generator.ground.words.translated_text import blocks
from generator.ground.words.vocabularies import COMMANDS
from generator.ground.words.vocabularies import command_text as text
from generator.notices.reviewing.review_data import Reason
from generator.office.tidying.word_package import KINDS
from generator.official.recognition.elements import RecognisedSignature
from generator.standard import Format, Profile, Strength
from tests.cli import command_tree
from tests.cli.command_tree import arguments, choices, commands, options

CLI = Path(__file__).parents[2] / "generator" / "cli"
HANZI = re.compile("[\u3400-\u9fff]")
TWO_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
NAMES = ("草稿-…", "预览-…", "征求意见稿", "示例", "发文.desktop", *sorted(Format, key=len, reverse=True))
"""What has a Chinese name on the disk or on the page, whatever the language."""
TYPED = re.compile(
    r"(fawen|git)( [a-z]+| --?[a-z-]+)+|JSON Schema|LibreOffice|Word|\"[^\"]*\""
    r"|[\w./-]+\.(yaml|md|docx|xlsx|csv)|\{\{.*?\}\}|\{[a-z]+\}"
)
"""What stands for itself in a Chinese text: words to be typed, names of programs and files."""
CHOICES = [each for each in choices("zh") if HANZI.search(each)]
PATHS = [path for path, _ in commands("zh")]


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_a_text_has_both_languages() -> None:
    assert {key: both for key, both in COMMANDS.items() if not _is_whole(*both)} == {}


def _is_whole(zh: str, en: str) -> bool:
    words = re.search("[a-z]", TYPED.sub("", en))
    there = zh.strip() and en.strip() and blanks(en) <= blanks(zh) and (HANZI.search(zh) or not words)
    for name in NAMES:
        en = en.replace(name, "")
    return bool(there) and not TWO_WORDS.search(TYPED.sub("", zh)) and not HANZI.search(en)


def test_no_text_is_in_two_files() -> None:
    assert sorted(key for path in COMMANDS.paths for key in blocks(path)) == sorted(COMMANDS)


def test_every_text_is_printed_somewhere() -> None:
    """A key stands in the code as it is, or with a blank at its beginning or end: ``f"section-{…}"``."""
    code = "".join(path.read_text(encoding="utf-8") for path in CLI.rglob("*.py")).replace("'", '"')
    whole = set(re.findall(r'"([a-z-]+)"', code))
    begins = tuple(re.findall(r'f"([a-z-]+-)\{', code))
    ends = tuple(re.findall(r'f"\{[a-z_]+\}(-[a-z-]+)"', code))
    assert [key for key in COMMANDS if key not in whole and not key.startswith(begins) and not key.endswith(ends)] == []


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_a_page_of_help_is_in_one_language(path: command_tree.Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*path, "--help"]) == 0
    chinese = capsys.readouterr().out
    assert run([*path, "--help", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert chinese.startswith(f"用法：{' '.join(('fawen', *path))}")
    assert english.startswith(f"Usage: {' '.join(('fawen', *path))}")
    for name in (*NAMES, *CHOICES):
        english = english.replace(name, "")
    assert not HANZI.search(english)
    for line in chinese.splitlines():
        if line and not line.startswith(" "):
            assert line.startswith("用法：") or (HANZI.search(line) and line.endswith("："))


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_explained(path: command_tree.Path, lang: Lang) -> None:
    command = dict(commands(lang))[path]
    assert command.help
    with speaking(lang):  # --help is made whenever it is asked for
        explained = [*options(command), *(each for each in arguments(command) if each.help)]
    told = {each.name: each.help or "" for each in explained}
    assert [
        name
        for name, each in told.items()
        if bool(HANZI.search(each)) != (lang == "zh") and not any(name in each for name in (*NAMES, *CHOICES))
    ] == []


def test_no_line_of_help_is_too_long(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for path, command in commands("zh"):
        run([*path, "--help"])
        out = capsys.readouterr().out
        wide = [line.strip() for line in out.splitlines() if columns(line) > 80]
        typed = [getattr(command, "example", ""), *(line.strip() for line in (command.epilog or "").splitlines())]
        assert set(wide) <= set(typed)  # what is to be typed stays in one line


def test_the_program_lists_its_commands_by_sections(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help", "--lang", "en"])
    out = capsys.readouterr().out
    assert "\nPapers:\n  build " in out
    assert "\nRoster and register:\n" in out
    assert sorted(re.findall(r"^  ([a-z]+)  ", out, re.MULTILINE)) == sorted(program().commands)


def test_a_text_with_its_blanks_filled() -> None:
    assert text("previewed", count=3, folder="结果") == "画了 3 页：结果"
    with speaking("en"):
        assert text("previewed", count=3, folder="out") == "pages drawn: 3, in out"


# Texts whose keys are composed of a word that varies: each such word has its text.


HOW = get_args(get_args(get_type_hints(RecognisedSignature)["how"])[0])
COMPOSED: dict[str, set[str]] = {
    "builds-{}": {"only-old", "only-new"},
    "builds-{}-{}": {"edited-old", "edited-new", "missing-old", "missing-new"},
    "builds-file-{}": {*get_args(FileAction)},
    "builds-inside-{}": {*get_args(Inside), "look", "properties"} - {"unopened"},  # no file's, but counted
    "builds-units-{}": {"new", "removed", "renamed"},
    "doctor-kind-{}": {*get_args(Kind)},
    "doctor-named-{}": {*doctor._NAMED},
    "doctor-state-{}": {*get_args(get_type_hints(Diagnostic)["state"])},
    "doctor-where-{}": {*get_args(Where)},
    "doctor-{}": {*doctor._COLUMNS},
    "exit-{}": {*map(str, help_everything._EXIT_CODES)},
    "explain-{}": {*get_args(Severity), *get_args(Strength), "passes", "departs"},
    "finding-{}": {*get_args(Severity)} - {"error"},
    "git-hook-{}": {*get_args(State)},
    "mail-{}-count": {*get_args(MailAction)},
    "new-papers-{}": {*SETS},
    "place-{}": {"paragraph", "row", *check._BESIDE.pattern.split("|")},
    "place-{}s": {"paragraph", "row"},
    "place-{}s-more": {"paragraph", "row"},
    "profile-{}": {*Profile, "unknown"},
    "register-column-{}": {*register._COLUMNS},
    "review-why-{}": {*get_args(Reason)},
    "section-{}": {*cli_commands._SECTIONS},
    "signed-{}": {*HOW},
    "tidy-{}": {*KINDS},
    "variable-{}": {*help_everything._VARIABLES},
}
"""Each composed key with the words that may be in it."""


def composed() -> Iterator[str]:
    """The composed keys in the code, ``{}`` for the words that vary."""
    for path in CLI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                key = "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
                if re.fullmatch(r"[a-z-]*(\{\}[a-z-]*)+", key) and re.search("[a-z]-|-[a-z]", key):
                    yield key


def test_every_composed_key_is_in_the_table() -> None:
    assert set(composed()) == set(COMPOSED)


@pytest.mark.parametrize("key", COMPOSED)
def test_every_word_has_its_text(key: str) -> None:
    first, _, rest = key.partition("{}")
    both = "{}" in rest
    wanted = {f"{first}{word}" if both else f"{first}{word}{rest}" for word in COMPOSED[key]}
    assert wanted - COMMANDS.keys() == set()


def test_every_way_of_signing_is_printed() -> None:
    assert set(check._HOW) == set(HOW)
