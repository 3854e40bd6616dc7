"""The list of commands in docs/ says what the program does."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from generator.cli import entry_point
from generator.cli.command_help import Localised
from generator.ground.errors import Lang
from tests import command_list
from tests.cli.command_tree import commands, options

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_current(lang: Lang) -> None:
    made = command_list.markdown(lang)
    assert command_list.PATHS[lang].read_text(encoding="utf-8") == made, "run python -m tests.command_list"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_and_option_is_in_it(lang: Lang) -> None:
    page = command_list.markdown(lang)
    for path, command in commands(lang):
        if path:
            _, _, rest = page.partition(f"# {' '.join(('fawen', *path))}\n")
            own = rest.partition("\n#")[0]
            for option in options(command):
                if option.opts[-1] in command_list.COMMON:
                    continue
                assert re.search(rf"^\| `[^`]*{re.escape(option.opts[-1])}\b", own, re.MULTILINE), (path, option.name)


def test_every_exit_code_is_in_it() -> None:
    names = (name for name in vars(entry_point) if re.fullmatch("_[A-Z]+", name))
    codes = {value for name in names if isinstance(value := getattr(entry_point, name), int)}
    assert {int(code) for code in command_list.EXIT_CODES} == {0, 1, *map(int, codes)}


def test_every_environment_variable_is_in_it() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert set(command_list.VARIABLES) == set(re.findall('"(FAWEN_[A-Z_]+)"', code))


def test_tables_have_equal_rows() -> None:
    for lang in command_list.PATHS:
        for table in re.findall(r"(?:^\|.*\n)+", command_list.markdown(lang), re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_every_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates", ignore=shutil.ignore_patterns("~$*", ".~lock*"))
    shutil.copy(ROOT / "units.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    examples = [each.example for _, each in commands("zh") if isinstance(each, Localised) and each.example]
    assert len(examples) > 3
    for example in examples:
        program, *words = shlex.split(example)
        assert (program, entry_point.run(words)) == ("fawen", 0), example
    assert "Traceback" not in capsys.readouterr().err
