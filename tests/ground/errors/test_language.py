"""The language that a run speaks: of its own in each thread and task, and in no result that is kept."""

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

import generator
from generator.cli.entry_point import run
from generator.ground.errors import LANGUAGES, InputError, Lang, Problem, TranslatedText, language, speaking
from tests.ground.errors.asked_language import cached_asking
from tests.sample_office import Office

PACKAGE = Path(generator.__file__).parent
WORDS = TranslatedText("请", "please")
PROBLEM = Problem("source-missing", None, {"name": "units.yaml", "made": ""})
FUNCTIONS = {"language", "say", "speaking", "text", "value_text"}
METHODS = {"message", "remedy", "text"}
"""Those that ask for the language."""


def test_what_is_within_is_in_the_language_and_what_is_behind_is_not() -> None:
    with speaking("en"):
        assert WORDS.text() == "please"
        with speaking("zh"):
            assert WORDS.text() == "请"
        with speaking(None):
            assert WORDS.text() == "please"
        assert str(InputError(PROBLEM)) == PROBLEM.text("en")
    assert WORDS.text() == "请"


def test_the_language_is_as_it_was_after_an_error() -> None:
    with pytest.raises(InputError), speaking("en"):
        raise InputError(PROBLEM)
    assert language() == "zh"


def test_a_language_that_is_asked_for_by_name_is_that_of_all_its_words() -> None:
    problem = Problem("source-missing", None, {"name": WORDS, "made": ""}, suggestion="x", units=("甲", "乙"))
    chinese, english = (problem.text(lang) for lang in LANGUAGES)
    with speaking("en"):
        assert (problem.text(), problem.text("zh")) == (english, chinese)
    assert (problem.text(), problem.text("en")) == (chinese, english)


def test_two_threads_speak_two_languages_at_once() -> None:
    both = Barrier(2)

    def words(lang: Lang) -> str:
        with speaking(lang):
            both.wait()
            found = PROBLEM.text()
            both.wait()
        return found

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(words, LANGUAGES)) == [PROBLEM.text(lang) for lang in LANGUAGES]


@pytest.mark.in_turn(2)
def test_no_module_makes_words_while_it_is_imported() -> None:
    """They would be in the language of whoever imports it first."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in _called_at_import(ast.parse(path.read_text(encoding="utf-8"))):
            called = call.func
            if getattr(called, "id", None) in FUNCTIONS or getattr(called, "attr", None) in METHODS:
                found.append(f"{path.relative_to(PACKAGE)}:{call.lineno}")
    assert found == []


def _called_at_import(node: ast.AST) -> list[ast.Call]:
    """The calls outside of functions; what decorates a function, and its defaults, are outside of it."""
    found = [node] if isinstance(node, ast.Call) else []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            outside = [*child.decorator_list, *child.args.defaults, *filter(None, child.args.kw_defaults)]
            found += [call for each in outside for call in _called_at_import(each)]
        elif not isinstance(child, ast.Lambda):
            found += _called_at_import(child)
    return found


COMMANDS = (
    "--help", "help build", "register --help",
    "check templates", "check output", "check --json output", "check --fix fixed output", "check wrong.docx",
    "build", "build --dry-run", "variables templates/unit/函.docx", "roster check", "roster export 名单.xlsx",
    "roster import 名单.xlsx --into units.yaml", "diff output before", "diff 旧.docx 新.docx", "textconv 新.docx",
    "register next --notice templates/notice", "register list", "template tidy --check 新.docx", "schema units",
    "new roster another.yaml", "no-such-command",
)  # fmt: skip
"""Commands of every kind, in an office whose papers are made."""


@pytest.mark.in_turn(2)
def test_no_result_that_is_kept_depends_on_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    office = Office.at(tmp_path)
    office.build()
    office.output.rename("before")
    office.replace("units.yaml", "copies: 2", "copies: 3")
    office.build()
    for name, line in (("旧.docx", "旧"), ("新.docx", "新")):
        office.template(f"../{name}", [line])
    (tmp_path / "wrong.docx").write_bytes(b"no Word document")
    with cached_asking() as found:
        for command in COMMANDS:
            for lang in LANGUAGES:
                run(["--lang", lang, *command.split()])
                printed = "".join(capsys.readouterr())
                assert "Traceback" not in printed, printed
    assert found == []
