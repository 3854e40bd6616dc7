"""What the pages for developers list is what there is."""

from __future__ import annotations

import re
import tomllib

import pytest

from generator.ground.errors.sentences import SENTENCES
from tests import problem_list
from tests.docs.documents import ROOT, text


def test_the_list_of_problems_is_current() -> None:
    assert problem_list.PATH.read_text(encoding="utf-8") == problem_list.markdown(), "run python -m tests.problem_list"
    assert {problem_list.subject(code) for code in SENTENCES} == set(problem_list.SUBJECTS)


@pytest.mark.parametrize(("container", "section"), [("", "## Rooms"), (".templates.word", "## The engine")])
def test_the_architecture_names_every_module_on_its_floor(container: str, section: str) -> None:
    told = text("docs/architecture.md").partition(f"{section}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| (\d+) \| `(\w+)` \|", told)
    assert {module: int(floor) for floor, module in rows} == floors(container)


def test_the_architecture_names_what_is_inside_of_the_rooms() -> None:
    told = text("docs/architecture.md").partition("## Rooms\n")[2].partition("\n## ")[0]
    rooms: dict[str, dict[str, int]] = {}
    for room, floor, module in re.findall(r"(?m)^\| (?:`(\w+)`)? ?\| (\d+) \| `(\w+)` \|", told):
        rooms.setdefault(room or list(rooms)[-1], {})[module] = int(floor)
    assert {room: floors(f".{room}") for room in rooms} == rooms
    assert set(rooms) == {"desk", "templates", "official", "roster", "office", "ground"}


def floors(container: str) -> dict[str, int]:
    """The modules of a package below ``generator`` with their floors, from the contract over it."""
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    [layers] = [each["layers"] for each in contracts if each.get("containers") == [f"generator{container}"]]
    return {module.strip(): len(layers) - place for place, layer in enumerate(layers) for module in layer.split("|")}


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/development.md"])
def test_the_files_that_a_page_names_are_there(page: str) -> None:
    named = set(re.findall(r"`((?:\w+/)*\w+\.(?:py|ini))`", text(page)))
    folders = (ROOT / "generator", ROOT / "tests")
    missing = [
        name for name in named if not (ROOT / name).is_file() and not any(list(each.rglob(name)) for each in folders)
    ]
    assert len(named) > 20
    assert sorted(missing) == []
