"""Which cases a run has: a sample of what is made in bulk, and what the tests of a run need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest
from _pytest.mark import ParameterSet
from hypothesis import settings

T = TypeVar("T")

SHORT = 20
"""Generated examples of a test in every run; ``make test-long`` has a hundred."""


def examples(count: int, *, in_every_run: int | None = None) -> int:
    """How many of ``count`` generated examples this run has: all of them in ``make test-long``, else one in five.

    ``in_every_run``: that many instead of one in five, where an example takes long.
    """
    share = settings().max_examples
    return in_every_run if in_every_run is not None and share == SHORT else max(1, count * share // 100)


_TURNS = 240  # whatever number of turns a mark names divides it

CASES = 6
"""Cases of a test function in every run, where no mark ``cases`` says how many."""

ALL = 10_000
"""For the mark ``cases``: rows that cost next to nothing and are each the only witness of something."""


def drawn(metafunc: pytest.Metafunc, draw: str) -> None:
    """Leaves a test function some of its cases, by ``draw`` and the function's name."""
    marked = metafunc.definition.get_closest_marker("cases")
    count = CASES if marked is None else marked.args[0]
    calls = [call for call in metafunc._calls if all(mark.name != "long" for mark in call.marks)]
    if calls:
        numbers = Random(draw + metafunc.definition.nodeid).sample(range(len(calls)), min(count, len(calls)))
        metafunc._calls = [calls[number] for number in sorted(numbers)]


def number_drawn(draw: str | None) -> int:
    """With which of a row the run begins that takes one in so many; 0 where nothing is drawn."""
    return 0 if draw is None else Random(draw).randrange(_TURNS)


def in_turn(items: Sequence[pytest.Item], draw: str, whole: Collection[Path] = ()) -> list[pytest.Item]:
    """The tests of this run, of those that take turns as ``draw`` says; all of the modules ``whole``.

    A mark ``in_turn(n)`` leaves one function in n of a module, ``modules_in_turn(n)`` one module in n; where that names
    fixtures, it is for the tests that use one of them.
    """
    places: dict[tuple[object, ...], dict[str, int]] = defaultdict(dict)
    first = number_drawn(draw)

    def has_its_turn(item: pytest.Item, name: str, among: object, each: str) -> bool:
        mark = item.get_closest_marker(name)
        fixtures = () if mark is None else mark.args[1:]
        if mark is None or (fixtures and not set(fixtures) & set(getattr(item, "fixturenames", ()))):
            return True
        count = int(mark.args[0])
        place: int = places[name, among, count].setdefault(each, len(places[name, among, count]))
        return (place + first) % count == 0

    return [
        item
        for item in items
        if item.path in whole
        or (
            has_its_turn(item, "modules_in_turn", None, str(item.path))
            and has_its_turn(item, "in_turn", item.path, item.nodeid.partition("[")[0])
        )
    ]


Cases = Iterable[tuple[object, ...]]
"""Cases of a table: their values, or what :func:`pytest.param` made of them."""


def step(count: int) -> int:
    """The step in which one test walks over a table: ``count``, and one by one in ``make test-long``."""
    return count if settings().max_examples == SHORT else 1


def one_or_all(request: pytest.FixtureRequest, choices: Sequence[T]) -> Sequence[T]:
    """One of ``choices`` in a run, another with another draw; all of them in ``make test-long``."""
    return [choices[number_drawn(request.config.option.draw) % len(choices)]] if step(2) > 1 else choices


def one_in(count: int, cases: Cases) -> list[ParameterSet]:
    """The cases for ``parametrize``: one in ``count`` for every run, the others for ``make test-long`` only."""
    return [_case(case, is_long=number % count > 0) for number, case in enumerate(cases)]


def of_each(kind: Callable[..., Hashable], cases: Cases) -> list[ParameterSet]:
    """The cases for ``parametrize``: the first of each kind for every run; ``kind`` is called with a case's values."""
    seen, found = set(), []
    for case in cases:
        each = kind(*(case.values if isinstance(case, ParameterSet) else case))
        found.append(_case(case, is_long=each in seen))
        seen.add(each)
    return found


def across(rows: Iterable[object], columns: Sequence[object]) -> list[ParameterSet]:
    """Each row with each column, for ``parametrize``: every run has each row with one column, with the next in turn."""
    return [
        _case((row, column), is_long=number % len(columns) != place)
        for number, row in enumerate(rows)
        for place, column in enumerate(columns)
    ]


def _case(case: tuple[object, ...], *, is_long: bool) -> ParameterSet:
    values, marks, name = case if isinstance(case, ParameterSet) else (case, (), None)
    return pytest.param(*values, marks=(*marks, pytest.mark.long) if is_long else marks, id=name)


def sample(cases: Iterable[ParameterSet]) -> list[tuple[Any, ...]]:
    """The values of those cases that every run has."""
    return [tuple(case.values) for case in cases if not case.marks]


def chosen(request: pytest.FixtureRequest, argument: str) -> set[Any]:
    """The values of a parametrized ``argument`` in all tests of the run, in whichever process they run."""
    calls = (getattr(item, "callspec", None) for item in request.session.items)
    return {call.params[argument] for call in calls if call is not None and argument in call.params}
