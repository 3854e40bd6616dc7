"""Which cases a run has: a sample of what is made in bulk, and what the tests of a run need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from hypothesis import settings

SHORT = 30
"""Generated examples of a test in every run; ``make test-long`` has a hundred."""


def examples(count: int, *, in_every_run: int | None = None) -> int:
    """How many of ``count`` generated examples this run has: all of them in ``make test-long``, else three in ten.

    ``in_every_run``: that many instead of three in ten, where an example takes long.
    """
    share = settings().max_examples
    return in_every_run if in_every_run is not None and share == SHORT else max(1, count * share // 100)


def one_in(count: int, cases: Iterable[tuple[object, ...]]) -> list[ParameterSet]:
    """The cases for ``parametrize``: one in ``count`` for every run, the others for ``make test-long`` only."""
    return [
        pytest.param(*case, marks=(pytest.mark.long,) if number % count else ()) for number, case in enumerate(cases)
    ]


def sample(cases: Iterable[ParameterSet]) -> list[tuple[Any, ...]]:
    """The values of those cases that every run has."""
    return [tuple(case.values) for case in cases if not case.marks]


def chosen(request: pytest.FixtureRequest, argument: str) -> set[Any]:
    """The values of a parametrized ``argument`` in all tests of the run, in whichever process they run."""
    calls = (getattr(item, "callspec", None) for item in request.session.items)
    return {call.params[argument] for call in calls if call is not None and argument in call.params}
