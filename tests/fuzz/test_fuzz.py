"""A few hundred inputs in every run; `make fuzz` tries a hundred thousand."""

import random
from collections import Counter
from pathlib import Path

import pytest

from generator.ground.errors import GeneratorError, InputError, Problem
from tests.chosen import examples
from tests.fuzz import running
from tests.fuzz.inputs import input_of
from tests.fuzz.running import judged, run, tried
from tests.fuzz.seeds import Seed, seeds
from tests.fuzz.targets import TARGETS
from tests.patience import PATIENCE

SEED, INPUTS = 1, examples(600)
REFUSED = ("text beside a paragraph's tag",)
"""Good for docxtpl, where the text is lost; we refuse it."""


@pytest.mark.cases(1)
@pytest.mark.parametrize("part", range(3))
def test_nothing_but_refusals_comes_of_inputs_made_worse(part: int, tmp_path: Path) -> None:
    verdicts = {number: tried(input_of(number, SEED), tmp_path) for number in range(part, INPUTS, 3)}
    assert {number: each.said for number, each in verdicts.items() if each.is_fault} == {}
    outcomes = Counter(each.outcome for each in verdicts.values())
    assert min(outcomes["taken"], outcomes["refused"]) > INPUTS // 20


@pytest.mark.cases(1)
@pytest.mark.parametrize("part", range(8))
def test_what_is_made_worse_is_taken_as_it_is(part: int, tmp_path: Path) -> None:
    good = [seed for seed in seeds() if seed.good][part::8]
    refused = {seed.name for number, seed in enumerate(good) if is_refused(seed, tmp_path / str(number))}
    assert refused == {seed.name for seed in good if seed.name in REFUSED}


def is_refused(seed: Seed, folder: Path) -> bool:
    target, _ = TARGETS[seed.kind][0]
    folder.mkdir()
    try:
        target(seed.data, folder, random.Random(3))
    except GeneratorError:
        return True
    return False


def test_an_input_is_the_same_each_time() -> None:
    one, other = input_of(7, SEED), input_of(7, SEED)
    assert (one.data, one.target, one.dice.random()) == (other.data, other.target, other.dice.random())
    assert input_of(7, SEED + 1).data != one.data


def test_several_processes_try_the_same_inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_PATIENCE", PATIENCE)
    *_, tally = run(range(12), SEED, jobs=2, keep=tmp_path, seconds=PATIENCE)
    assert tally.inputs == 12
    assert tally.faults == []


def test_a_fault_is_told_from_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS", 0.05)

    def refusing(data: bytes, folder: Path, dice: random.Random) -> None:
        raise InputError(Problem("template-not-docx"))

    def without_a_problem(data: bytes, folder: Path, dice: random.Random) -> None:
        raise InputError(())

    def failing(data: bytes, folder: Path, dice: random.Random) -> None:
        raise KeyError("x")

    def swallowing(data: bytes, folder: Path, dice: random.Random) -> None:
        while True:
            try:
                dice.random()
            except Exception:
                continue

    dice = random.Random(1)
    outcomes = [
        judged(each, b"", tmp_path, dice).outcome for each in (refusing, without_a_problem, failing, swallowing)
    ]
    assert outcomes == ["refused", "traceback", "traceback", "hang"]
