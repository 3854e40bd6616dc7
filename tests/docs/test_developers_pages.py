"""What the pages for developers list is what there is."""

from __future__ import annotations

import re
import tomllib

import pytest

from generator.errors.sentences import SENTENCES
from tests import problem_list
from tests.docs.documents import ROOT, text


def test_the_list_of_problems_is_current() -> None:
    assert problem_list.PATH.read_text(encoding="utf-8") == problem_list.markdown(), "run python -m tests.problem_list"
    assert {problem_list.subject(code) for code in SENTENCES} == set(problem_list.SUBJECTS)


@pytest.mark.parametrize(("number", "section"), [(0, "## Floors"), (1, "## The engine")])
def test_the_architecture_names_every_module_on_its_floor(number: int, section: str) -> None:
    contract = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][number]
    floors = {
        module.strip(): len(contract["layers"]) - place
        for place, layer in enumerate(contract["layers"])
        for module in layer.split("|")
    }
    told = text("docs/architecture.md").partition(f"{section}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| (\d+) \| `(\w+)` \|", told)
    assert {module: int(floor) for floor, module in rows} == floors


def test_the_files_that_the_architecture_names_are_there() -> None:
    named = set(re.findall(r"`(\w+/\w+\.py|\w+\.py)`", text("docs/architecture.md")))
    missing = [name for name in named if not list((ROOT / "generator").rglob(name))]
    assert "standard/table.py" in named
    assert missing == []
