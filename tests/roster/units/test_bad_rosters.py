"""Every slip a person can make in units.yaml earns its problem at its very place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.ground.errors import RosterError
from generator.roster.units import load_roster
from tests.bad_inputs import bad_inputs, earned, expected

ROSTERS = bad_inputs("roster")


@pytest.mark.parametrize("path", ROSTERS, ids=lambda path: path.stem)
def test_a_bad_roster_earns_its_problems(path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        load_roster(path, name="units.yaml")
    assert earned(caught.value.problems) == expected(path)
    assert all(problem.span is not None and problem.span.file == "units.yaml" for problem in caught.value.problems)


@pytest.mark.parametrize("path", ROSTERS, ids=lambda path: path.stem)
def test_the_parser_in_python_says_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(RosterError) as caught:
        load_roster(path)
    assert earned(caught.value.problems) == expected(path)


def test_the_caret_stands_under_the_fault() -> None:
    path = next(path for path in ROSTERS if path.stem == "full-width-colon")
    with pytest.raises(RosterError) as caught:
        load_roster(path, name="units.yaml")
    assert caught.value.text("en").splitlines()[1:3] == [
        "  6 |         phone：023-00000000",
        "                   ^^",
    ]


def test_an_encoding_is_named() -> None:
    for stem, name in {"gb18030": "GB18030", "utf-16": "UTF-16", "utf-16-without-mark": "UTF-16"}.items():
        path = next(path for path in ROSTERS if path.stem == stem)
        with pytest.raises(RosterError) as caught:
            load_roster(path)
        assert name in caught.value.text("zh")
        assert "UTF-8" in caught.value.text("zh")


def test_the_right_word_is_suggested() -> None:
    suggestions = {"unknown-key": "name", "unknown-key-by-title": "邮政编码", "date-with-points": "2022-02-14"}
    for stem, suggestion in suggestions.items():
        path = next(path for path in ROSTERS if path.stem == stem)
        with pytest.raises(RosterError) as caught:
            load_roster(path)
        assert [problem.suggestion for problem in caught.value.problems] == [suggestion]
