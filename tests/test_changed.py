"""Which tests ``make check`` runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changed import modules_for_change

TREE = {
    "tests/check/rules/test_dates.py": "from generator.check.rules import dates",
    "tests/check/test_run.py": "from tests.check import faults",
    "tests/check/faults.py": "from generator.check.rules.dates import RULES",
    "tests/dispatch/test_choice.py": "import generator.dispatch.choice",
    "tests/dispatch/test_build.py": "from generator.dispatch import building",
    "tests/web/browser/test_roster.py": "from generator.web.screens import roster",
    "tests/web/screens/test_roster.py": "",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for path, text in TREE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("generator/check/rules/dates.py", ["check/rules", "check/rules/test_dates.py", "check/test_run.py"]),
        ("generator/check/rules/changes/quotes.py", ["check/rules"]),
        ("generator/dispatch/choice.py", ["dispatch/test_choice.py"]),
        ("generator/dispatch/set_scope.py", ["dispatch"]),
        ("generator/web/screens/roster.py", ["web/screens"]),
        ("tests/web/browser/test_roster.py", ["web/browser/test_roster.py"]),
        ("tests/check/faults.py", ["check/test_run.py"]),
        ("tests/check/test_gone.py", []),
        ("README.md", []),
    ],
)
def test_what_a_change_is_tested_by(tree: Path, changed: str, tests: list[str]) -> None:
    found = modules_for_change([changed], sorted(tree.rglob("*.py")), tree)
    assert found == [f"tests/{path}" for path in tests]
