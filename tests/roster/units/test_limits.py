"""What a roster may hold at most, and how soon one that holds more is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.disk import FileKind
from generator.ground.errors import Problem, RosterError
from generator.roster.units import load, load_roster, unit_reading
from tests.patience import counted_calls

HEAD = "groups:\n  - name: 甲\n    units:\n"


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    path = folder / "units.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RosterError) as caught:
        load_roster(path)
    return caught.value.problems


def test_a_roster_may_be_larger_than_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(HEAD + "      - name: 示例镇\n" + "#" * 10_000_000, encoding="utf-8")
    assert len(load_roster(path).units) == 1
    monkeypatch.setattr(load, "ROSTER", FileKind(10_000_000))
    with pytest.raises(RosterError) as caught:
        load_roster(path)
    assert [problem.code for problem in caught.value.problems] == ["source-too-big"]


def test_one_unit_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Units of all groups count, whether read at a glance or with care."""
    monkeypatch.setattr(unit_reading, "MAX_UNITS", 3)
    path = tmp_path / "units.yaml"
    three = (
        HEAD + "      - name: 一\n      - {name: 二, address: 'a\n\n b'}\n  - name: 乙\n    units:\n      - name: 三\n"
    )
    path.write_text(three, encoding="utf-8")
    assert len(load_roster(path).units) == 3
    for fourth in ("name: 四", "copies: 1", "甲"):
        [problem] = problems(tmp_path, f"{three}      - {fourth}\n")
        assert problem.span is not None
        assert (problem.code, problem.span.line, problem.span.column) == ("roster-many-units", 11, 9)


def test_one_field_too_many(tmp_path: Path) -> None:
    fields = [f"  - {{name: f{number}}}\n" for number in range(203)]
    [problem] = problems(tmp_path, "fields:\n" + "".join(fields) + HEAD + "      - name: 一\n")
    assert problem.span is not None
    assert (problem.code, problem.span.line) == ("roster-many-fields", 202)


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("name: 单位{0}\n        fone: 1", "roster-unknown-field"),
        ("name: 单位\n        code: '{0}'\n        copies: 0", "roster-copies"),
        ("name: 单位", "roster-unit-twice"),
        ("单位", "source-not-mapping"),
        ("*a", "source-alias"),
        ("name: 单位{0}\n        name: 别名", "source-duplicate-key"),
    ],
)
def test_a_thousand_problems_are_told_and_that_there_are_more(tmp_path: Path, item: str, code: str) -> None:
    many = HEAD + "".join(f"      - {item.format(number)}\n" for number in range(20_000))
    with counted_calls() as calls:
        found = problems(tmp_path, many)
    assert calls.count < 2_000_000
    assert [problem.code for problem in found] == [code] * 1000 + ["source-many-problems"]


def test_a_thousand_problems_are_told_of_many_groups(tmp_path: Path) -> None:
    group = "  - name: 组{0}\n    units:\n      - {{name: 单位{0}, copies: 0}}\n"
    found = problems(tmp_path, "groups:\n" + "".join(group.format(number) for number in range(1200)))
    assert [problem.code for problem in found] == ["roster-copies"] * 1000 + ["source-many-problems"]
    last = found[-1].span
    assert last is not None
    assert last.line == 1 + 3 * 1001


def test_exactly_a_thousand_problems_are_simply_told(tmp_path: Path) -> None:
    found = problems(tmp_path, HEAD + "".join(f"      - {{name: 单位{number}, copies: 0}}\n" for number in range(1000)))
    assert [problem.code for problem in found] == ["roster-copies"] * 1000


def test_a_fault_of_syntax_behind_a_thousand_problems(tmp_path: Path) -> None:
    found = problems(tmp_path, HEAD + "      - *a\n" * 1000 + "      - name: 'x\n")
    assert [problem.code for problem in found] == ["source-alias"] * 1000 + ["source-many-problems"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD + "      - name: 甲\n        old_names: [" + "a," * 300_000 + "]\n", "source-many-values"),
        (HEAD + "      - " + "[" * 3_000_000, "source-too-deep"),
        (HEAD + "      - name: 甲\n        old_names: " + "{a: " * 100_000, "source-too-deep"),
        ("a: b\n" + " b\n" * 1_000_000 + "\tc: d: e\n", "source-tab"),
        ("? " + "ab" * 1_500_000 + "\n: 1\n", "roster-unknown-field"),
        (HEAD + "      - {name: 甲, copies: " + "9" * 3_000_000 + "}\n", "source-not-number"),
    ],
    ids=["long list", "brackets", "braces", "long text", "long key", "long value"],
)
def test_what_was_made_to_do_harm_is_refused_at_once(tmp_path: Path, text: str, code: str) -> None:
    with counted_calls() as calls:
        assert problems(tmp_path, text)[0].code == code
    assert calls.count < 10_000_000
