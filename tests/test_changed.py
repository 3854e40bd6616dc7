"""Which tests ``make check`` runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.changed import BESIDE, FARTHER, WORDS, Tree, changes, modules_for

TREE = {
    "generator/check/rules/dates.py": "",
    "generator/dispatch/building.py": "from generator.dispatch import (\n    choice,\n    order,\n)\n",
    "tests/bad/notice/title.md": "",
    "tests/bad_inputs.py": 'BAD = "bad"',
    "tests/check/conftest.py": "from tests.check import faults",
    "tests/check/faults.py": "from generator.check.rules.dates import RULES",
    "tests/check/rules/test_dates.py": "from generator.check.rules import dates",
    "tests/check/rules/test_examples.py": "from tests.check.rules import (\n    test_dates,  # its faults\n)\n",
    "tests/check/rules/test_header.py": "",
    "tests/check/rules/test_title.py": "",
    "tests/check/test_run.py": "from tests.check import faults",
    "tests/dispatch/cases.csv": "",
    "tests/dispatch/test_building.py": "import tests.sample_office",
    "tests/dispatch/test_choice.py": "import generator.dispatch.choice",
    "tests/dispatch/test_order.py": 'CASES = "cases.csv"; CODE = "order-unknown"',
    "tests/register/test_appending.py": "    from generator.dispatch.choice import chosen",
    "tests/sample_office.py": "from generator.dispatch import choice",
    "tests/templates/test_notice.py": "from tests.bad_inputs import bad_inputs",
    "tests/web/browser/test_roster.py": "from generator.web.screens import roster",
    "tests/web/screens/test_roster.py": "",
    "tests/web/screens/test_office.py": "",
    "tests/web/test_old_browsers.py": "from generator.web.assets import NAMES",
}


def planted(root: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    planted(tmp_path, TREE)
    return Tree(tmp_path)


@pytest.mark.parametrize(
    ("change", "own", "others"),
    [
        (
            "generator/check/rules/dates.py",
            "check/rules/dates",
            "check/rules/examples check/rules/header check/rules/title check/run",
        ),
        (
            "generator/check/rules/header/number.py",
            "check/rules/header",
            "check/rules/dates check/rules/examples check/rules/title",
        ),
        ("generator/dispatch/choice.py", "dispatch/choice", "dispatch/building dispatch/order register/appending"),
        ("generator/dispatch/order.py", "dispatch/order", "dispatch/building dispatch/choice"),
        ("generator/dispatch/naming.py", "", "dispatch/building dispatch/choice dispatch/order"),
        ("generator/web/screens/roster/table.py", "web/screens/roster", "web/screens/office"),
        ("generator/web/pages/office.html", "web/screens/office", "web/screens/roster"),
        ("generator/web/assets/page.js", "", "web/old_browsers web/screens/office web/screens/roster"),
        ("tests/web/browser/test_roster.py", "web/browser/roster", ""),
        ("tests/check/rules/test_dates.py", "check/rules/dates", "check/rules/examples"),
        (
            "tests/check/faults.py",
            "",
            "check/rules/dates check/rules/examples check/rules/header check/rules/title check/run",
        ),
        (
            "tests/check/rules/conftest.py",
            "",
            "check/rules/dates check/rules/examples check/rules/header check/rules/title",
        ),
        ("tests/bad/notice/title.md", "", "templates/notice"),
        ("tests/dispatch/cases.csv", "", "dispatch/order"),
        ("tests/check/test_gone.py", "", ""),
        ("README.md", "", ""),
    ],
)
def test_what_a_change_is_tested_by(tree: Tree, change: str, own: str, others: str) -> None:
    """Where no test is a file's own, one of the others has its turn whatever is drawn."""
    whole, drawn = modules_for({change: frozenset()}, tree, "x")
    assert sorted(map(short, whole + drawn)) == sorted(f"{own} {others}".split())
    assert [*map(short, whole)] == own.split() if own else len(whole) == bool(others)


def short(path: str) -> str:
    return path.removeprefix("tests/").removesuffix(".py").replace("test_", "")


def test_words_are_tested_by_what_judges_all_of_them_and_by_what_names_their_codes(tree: Tree) -> None:
    words = {"generator/ground/words/messages/builds.ini": frozenset({"order-unknown", "build-empty"})}
    assert modules_for(words, tree, "x") == (sorted(WORDS), ["tests/dispatch/test_order.py"])


def test_of_many_some_are_drawn_and_others_by_the_next_commit(tmp_path: Path) -> None:
    many = 40
    planted(tmp_path, {f"tests/check/test_{n}.py": "import tests.builder" for n in range(many)})
    planted(tmp_path, {f"tests/room/test_{n}.py": "import tests.room.cases" for n in range(many)})
    planted(tmp_path, {"tests/builder.py": "", "tests/room/cases.py": "import tests.builder"})
    runs = [modules_for({"tests/builder.py": frozenset()}, Tree(tmp_path), str(draw)) for draw in range(60)]
    assert {(len(whole), len(others)) for whole, others in runs} == {(1, BESIDE - 1 + FARTHER)}
    assert {test for run in runs for each in run for test in each} == {
        f"tests/{folder}/test_{n}.py" for folder in ("check", "room") for n in range(many)
    }


def test_what_differs_from_the_last_commit_is_the_change_else_what_that_changed(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e", *arguments], cwd=tmp_path, check=True)

    git("init", "-q")
    planted(tmp_path, {"a.ini": "[one]\nen = 1\n\n[two]\nen = 2\n", "b.py": ""})
    git("add", ".")
    git("commit", "-qm", "first")
    planted(tmp_path, {"a.ini": "# a comment\n[one]\nen = 1\n\n[two]\nen = 22\n\n[three]\nen = 3\n"})
    edited = {"a.ini": frozenset({"two", "three"})}
    assert changes(tmp_path) == edited
    git("commit", "-qam", "second")
    assert changes(tmp_path) == edited
    planted(tmp_path, {"文/c.ini": "[four]\nen = 4\n", "b.py": "1\n"})
    assert changes(tmp_path) == {"b.py": frozenset(), "文/c.ini": frozenset({"four"})}
