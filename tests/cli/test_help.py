"""``fawen help`` says what every command, option, exit code and variable is for; its examples run."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from generator.cli import entry_point
from generator.cli.entry_point import run
from generator.ground.errors import Lang
from tests.cli.command_tree import commands, options

ROOT = Path(__file__).parents[2]
USAGE = {"zh": "用法：", "en": "Usage: "}
EVERYWHERE = {"--lang", "--help"}


def _printed(capsys: pytest.CaptureFixture[str], lang: Lang = "zh") -> str:
    assert run(["help", "--lang", lang]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_and_option_is_explained(capsys: pytest.CaptureFixture[str], lang: Lang) -> None:
    parts = f"\n{_printed(capsys, lang)}".split(f"\n{USAGE[lang]}")[1:]
    explained = {part.partition(" [")[0]: part for part in parts}
    assert set(explained) == {" ".join(("fawen", *words)) for words, _ in commands(lang)}
    for words, command in commands(lang):
        part = explained[" ".join(("fawen", *words))]
        own = {option.opts[-1] for option in options(command)} - EVERYWHERE
        assert {name for name in own if not re.search(rf"(?m)^  (-\w, )?{name}[ /\n]", part)} == set(), words
        assert (words == ()) == bool(re.search("(?m)^  --lang ", part))


def test_every_exit_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    names = (name for name in vars(entry_point) if re.fullmatch("_[A-Z]+", name))
    codes = {value for name in names if isinstance(value := getattr(entry_point, name), int)}
    listed = re.findall(r"(?m)^  (\d+) ", _printed(capsys).partition("\n退出码：\n")[2])
    assert set(map(int, listed)) == {0, 1, *map(int, codes)}


def test_every_environment_variable_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    named = set(re.findall('"(FAWEN_[A-Z_]+)"', code))
    assert set(re.findall(r"(?m)^  (FAWEN_[A-Z_]+) ", _printed(capsys))) == named


@pytest.mark.cases(8)
def test_every_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = re.findall(r"(?m)^例如：\n  (.+)$", _printed(capsys))
    assert len(examples) > 3
    shutil.copytree(ROOT / "templates", tmp_path / "templates", ignore=shutil.ignore_patterns("~$*", ".~lock*"))
    shutil.copy(ROOT / "units.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    for example in examples:
        program, *words = shlex.split(example)
        assert (program, run(words)) == ("fawen", 0), example
    assert "Traceback" not in capsys.readouterr().err
