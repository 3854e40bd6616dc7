"""What a run has of many cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.chosen import CASES, drawn, in_turn


def marked(**marks: int | tuple[object, ...]) -> Callable[[str], SimpleNamespace | None]:
    args = {name: mark if isinstance(mark, tuple) else (mark,) for name, mark in marks.items()}
    return lambda name: SimpleNamespace(args=args[name]) if name in args else None


def item(path: str, name: str, *fixtures: str, **marks: int | tuple[object, ...]) -> pytest.Item:
    """A test of the module ``path``."""
    nodeid, marker = f"{path}::{name}", marked(**marks)
    found = SimpleNamespace(path=Path(path), nodeid=nodeid, get_closest_marker=marker, fixturenames=fixtures)
    return cast("pytest.Item", found)


def run(items: list[pytest.Item], draw: int) -> list[str]:
    return [each.nodeid for each in in_turn(items, str(draw))]


def test_one_function_in_three_has_its_turn_with_all_its_cases_and_every_one_has_it_once_in_a_while() -> None:
    items = [item("a.py", f"{name}[{case}]", in_turn=3) for name in "pqrstu" for case in (1, 2)]
    runs = [run(items, draw) for draw in range(60)]
    assert {len(each) for each in runs} == {4}
    assert all(each[0].replace("1]", "2]") == each[1] for each in runs)
    assert set(Counter(name for each in runs for name in each)) == {each.nodeid for each in items}


def test_one_module_in_two_has_its_turn_whole() -> None:
    items = [item(f"{module}.py", name, modules_in_turn=2) for module in "abcd" for name in "pq"]
    runs = {tuple(run(items, draw)) for draw in range(60)}
    assert runs == {("a.py::p", "a.py::q", "c.py::p", "c.py::q"), ("b.py::p", "b.py::q", "d.py::p", "d.py::q")}


def test_where_the_mark_names_a_fixture_what_does_without_it_is_in_every_run() -> None:
    marks = {"modules_in_turn": (2, "printed")}
    items = [
        item(f"{module}.py", name, *used, **marks) for module in "ab" for name, used in (("p", ["printed"]), ("q", []))
    ]
    assert {tuple(run(items, draw)) for draw in range(60)} == {
        ("a.py::p", "a.py::q", "b.py::q"),
        ("a.py::q", "b.py::p", "b.py::q"),
    }


def test_a_module_has_its_turn_whenever_one_asks_for_it() -> None:
    items = [item(f"{module}.py", name, modules_in_turn=2, in_turn=2) for module in "ab" for name in "pq"]
    runs = {tuple(each.nodeid for each in in_turn(items, str(draw), {Path("a.py")})) for draw in range(60)}
    assert runs == {("a.py::p", "a.py::q"), ("a.py::p", "a.py::q", "b.py::p")}


def test_what_has_no_mark_is_in_every_run() -> None:
    items = [item("a.py", "p"), item("b.py", "q")]
    assert all(len(run(items, draw)) == 2 for draw in range(9))


@pytest.mark.parametrize(("marks", "count"), [({}, CASES), ({"cases": 3}, 3), ({"cases": 99}, 30)])
def test_cases_are_drawn_among_those_of_every_run(marks: dict[str, int], count: int) -> None:
    def numbers(draw: str) -> list[int]:
        long = SimpleNamespace(name="long")
        calls = [SimpleNamespace(marks=[long] if number >= 30 else [], number=number) for number in range(40)]
        definition = SimpleNamespace(get_closest_marker=marked(**marks), nodeid="a.py::test")
        metafunc: Any = SimpleNamespace(definition=definition, _calls=calls)
        drawn(metafunc, draw)
        return [call.number for call in metafunc._calls]

    assert numbers("x") == numbers("x") == sorted(numbers("x"))
    assert {len(numbers(str(draw))) for draw in range(60)} == {count}
    assert {number for draw in range(99) for number in numbers(str(draw))} == set(range(30))


@pytest.mark.xdist_group("groups")
def test_a_group_stays_together(request: pytest.FixtureRequest) -> None:
    """xdist writes a test's group into its identity; where pytest does not let it, each process prints everything."""
    if not request.config.getoption("loadgroup", False):
        pytest.skip("runs in one process, or tests are not dealt out by group")
    assert request.node.nodeid.endswith("@groups")
