"""Whatever a template, a front matter, ``--where`` or ``--name`` asks for comes to an end within its limits."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.attacks.expressions import PLACES, VALUES
from tests.attacks.running import Case, cases, hostile, hostile_contents
from tests.chosen import number_drawn, step

SHARE, OF_VALUES = step(6), step(24)
"""One in so many attacks is made in every run, by an expression and by a value."""
_ROOT = Path(__file__).resolve().parents[2]
Outcomes = Mapping[str, dict[str, object]]


@pytest.fixture(scope="module")
def first(request: pytest.FixtureRequest) -> int:
    """The number of the attack with which this run begins."""
    return number_drawn(request.config.option.draw)


@pytest.fixture(scope="module")
def outcomes(first: int) -> Outcomes:
    """What came of each attack, made in one process that ends where the machine would not stand it."""
    command = [sys.executable, "-m", "tests.attacks.running", *map(str, (first, SHARE, OF_VALUES))]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, encoding="utf-8", check=False)
    found = {outcome["id"]: outcome for outcome in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 0, f"{list(found)[-1:]} was the last to end: {done.stderr[-2000:]}"
    return found


def test_the_list_is_long_enough() -> None:
    assert len({case.source for case in cases()}) >= 150
    assert {case.place for case in cases()} == set(PLACES)
    assert len(VALUES) >= 32


@pytest.mark.xdist_group("attacks")
def test_each_attack_is_refused_or_gives_what_it_should(first: int, outcomes: Outcomes) -> None:
    made = list(cases())[first % SHARE :: SHARE]
    wrong = [(case, outcome) for case in made if not _is_right(case, outcome := outcomes[f"{case.id} {case.place}"])]
    assert wrong == []


@pytest.mark.xdist_group("attacks")
def test_no_filter_is_undone(first: int, outcomes: Outcomes, record_property: Callable[[str, object], None]) -> None:
    begin = first % OF_VALUES
    for call, value in (*list(hostile())[begin::OF_VALUES], *list(hostile_contents())[begin::OF_VALUES]):
        assert outcomes[f"{call} {value}"]["came"] in ("refused", "other", "printed")
    record_property("slowest", max(outcomes.values(), key=lambda outcome: float(str(outcome["seconds"]))))
    record_property("largest", max(outcomes.values(), key=lambda outcome: int(str(outcome["megabytes"]))))


def _is_right(case: Case, outcome: Mapping[str, object]) -> bool:
    if case.wanted == "ended":
        return outcome["came"] in ("refused", "printed")
    if case.wanted == "printed":
        return (outcome["came"], outcome["said"]) == ("printed", case.printed)
    return outcome["came"] == "refused"
