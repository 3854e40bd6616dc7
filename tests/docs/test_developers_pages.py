"""What the pages for developers list is what there is."""

import ast
import dataclasses
import re
import tomllib

import pytest

from generator.official.layout.program_differences import LIBREOFFICE, WORD
from tests import room_picture
from tests.docs.documents import ROOT, tables, text
from tests.room_picture import PACKAGE, arrows, floors

LAYOUT = "docs/layout.md"
_TEST = re.compile(r"`((?:\w+/)*test_\w+\.py)::(test_\w+)`")
_UNTESTED = re.compile(r"not tested: \w+")


@pytest.mark.parametrize(("container", "section"), [("", "## Rooms"), (".templates.word", "## The engine")])
def test_the_architecture_names_every_module_on_its_floor(container: str, section: str) -> None:
    told = text("docs/architecture.md").partition(f"{section}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| (\d+) \| `(\w+)` \|", told)
    assert {module: int(floor) for floor, module in rows} == contract_floors(container)


def test_the_architecture_names_what_is_inside_of_the_rooms() -> None:
    told = text("docs/architecture.md").partition("## Rooms\n")[2].partition("\n## ")[0]
    rooms: dict[str, dict[str, int]] = {}
    for room, floor, module in re.findall(r"(?m)^\| (?:`(\w+)`)? ?\| (\d+) \| `(\w+)` \|", told):
        rooms.setdefault(room or list(rooms)[-1], {})[module] = int(floor)
    assert {room: contract_floors(f".{room}") for room in rooms} == rooms
    assert set(rooms) == {"web", "desk", "notices", "templates", "official", "roster", "office", "ground"}


def contract_floors(container: str) -> dict[str, int]:
    """The modules of a package below ``generator`` with their floors, from the contract over it."""
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    [layers] = [each["layers"] for each in contracts if each.get("containers") == [f"generator{container}"]]
    return {
        module.strip(" ()"): len(layers) - place
        for place, layer in enumerate(layers)
        for module in re.split(r"[|:]", layer)
    }


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/development.md", LAYOUT])
def test_the_files_that_a_page_names_are_there(page: str) -> None:
    named = set(re.findall(r"`((?:\w+/)*\w+\.(?:py|ini))`", text(page)))
    folders = (ROOT / "generator", ROOT / "tests")
    missing = [
        name for name in named if not (ROOT / name).is_file() and not any(list(each.rglob(name)) for each in folders)
    ]
    assert len(named) > 10
    assert sorted(missing) == []


def test_the_tests_that_the_layout_page_names_are_there() -> None:
    named = set(_TEST.findall(text(LAYOUT)))
    assert len(named) > 50
    assert sorted(f"{path}::{test}" for path, test in named if not _is_there(path, test)) == []


def _is_there(path: str, test: str) -> bool:
    file = ROOT / "tests" / path
    return file.is_file() and re.search(rf"(?m)^def {test}\(", file.read_text(encoding="utf-8")) is not None


def test_every_row_of_the_layout_page_names_its_test_or_says_why_there_is_none() -> None:
    rows = [row for head, *table in tables(text(LAYOUT)) if head[-1] == "test" for row in table]
    assert len(rows) > 80
    assert [row[0] for row in rows if not (_TEST.search(row[-1]) or _UNTESTED.match(row[-1]))] == []


def test_the_layout_page_has_both_values_of_each_field_of_a_program() -> None:
    (table,) = (rows for head, *rows in tables(text(LAYOUT)) if head[0] == "field")
    listed = {row[0].strip("`"): [cell.partition(" ")[0].strip("`") for cell in row[2:4]] for row in table}
    fields = [field.name for field in dataclasses.fields(WORD)]
    assert listed == {name: [_written(getattr(each, name)) for each in (WORD, LIBREOFFICE)] for name in fields}


def _written(value: object) -> str:
    """A value of a field: a number, a word, or how many marks it has."""
    return str(len(value)) if isinstance(value, frozenset) else str(value)


# The rooms: what docs/architecture.md shows of them is so.


@pytest.mark.in_turn(3)
def test_the_picture_is_current() -> None:
    assert room_picture.PATH.read_text(encoding="utf-8") == room_picture.svg(), "run python -m tests.room_picture"


@pytest.mark.in_turn(3)
def test_every_room_is_on_a_floor_and_imports_go_down() -> None:
    numbers = {room: number for number, row in enumerate(floors()) for room in row}
    assert set(numbers) == {each.parent.name for each in PACKAGE.glob("*/__init__.py")}
    assert [arrow for arrow in arrows() if numbers[arrow[0]] >= numbers[arrow[1]]] == []


def test_every_room_says_what_comes_in_and_what_goes_out() -> None:
    for room in (each for row in floors() for each in row):
        said = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))) or ""
        assert {"in", "out"} <= set(said.replace(",", " ").replace(";", " ").replace(".", " ").split()), room


def test_every_room_is_explained() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [room for row in floors() for room in row if f"| `{room}` | " not in text] == []
