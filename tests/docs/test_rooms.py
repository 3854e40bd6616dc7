"""The rooms: what docs/architecture.md shows of them is so."""

from __future__ import annotations

import ast

from tests import room_picture
from tests.room_picture import PACKAGE, ROOT, arrows, floors


def test_the_picture_is_current() -> None:
    assert room_picture.PATH.read_text(encoding="utf-8") == room_picture.svg(), "run python -m tests.room_picture"


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
