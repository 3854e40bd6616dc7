"""What a roster may hold at most, and how soon one that holds more is refused."""

from pathlib import Path

import pytest
import yaml

from generator.ground.disk import FileKind
from generator.ground.errors import Problem, RosterError
from generator.ground.source.source_file import source_of
from generator.roster.units import load, unit_reading
from generator.roster.units.load import load_roster, roster_in
from tests.bad_inputs import bad_inputs, earned, expected
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


@pytest.mark.cases(2)
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


def test_exactly_a_thousand_problems_are_simply_told(tmp_path: Path) -> None:
    found = problems(tmp_path, HEAD + "".join(f"      - {{name: 单位{number}, copies: 0}}\n" for number in range(1000)))
    assert [problem.code for problem in found] == ["roster-copies"] * 1000


@pytest.mark.cases(1)
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


# Where the YAML of a roster is broken, the problems of the rest are reported with it, and no others.
# The cases: a colon, a quote, a bracket, a tab in a unit, and another problem above it, below it, in another
# group · two broken units · a broken group · a broken unit that makes a group empty, or its code free · a break
# outside of all items.


UNKNOWN, COLON = "      - {name: 乙, fone: 1}\n", "      - {name：丙}\n"

CASES = {
    "above": (HEAD + UNKNOWN + "      - name: 丙\n        code：1\n", [(4, "unknown-field"), (6, "full-width-colon")]),
    "below": (HEAD + "      - name：丙\n" + UNKNOWN, [(4, "full-width-colon"), (5, "unknown-field")]),
    "a quote": (HEAD + '      - name: "丙\n' + UNKNOWN, [(4, "quote-open"), (5, "unknown-field")]),
    "a bracket": (HEAD + "      - {name: 丙\n" + UNKNOWN, [(4, "bracket-open"), (5, "unknown-field")]),
    "a tab": (HEAD + "      - name: 丙\n\tcode: 1\n" + UNKNOWN, [(5, "tab"), (6, "unknown-field")]),
    "two": (
        HEAD + "      - name：丙\n      - name: 丁\n" + '      - name: "戊" 己\n' + UNKNOWN,
        [(4, "full-width-colon"), (6, "text-after"), (7, "unknown-field")],
    ),
    "a whole group": (
        "groups:\n  - name：甲\n    units: []\n  - name: 乙\n    unit: []\n",
        [(2, "full-width-colon"), (5, "unknown-field")],
    ),
    "an empty group": (HEAD + "      - name：丙\n", [(4, "full-width-colon")]),
    "outside": ("groups：\n  - name: 甲\n    unit: []\n", [(1, "full-width-colon")]),
    "chinese": (
        "分组:\n  - 组名: 甲\n    单位:\n      - 单位名称：丙\n      - {单位名称: 乙, 分数: 1}\n",
        [(4, "full-width-colon"), (5, "unknown-field")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_problems_of_the_rest_are_reported(case: str) -> None:
    text, expected = CASES[case]
    with pytest.raises(RosterError) as caught:
        roster_in(source_of(text.encode(), Path("units.yaml"), name="units.yaml"))
    found = [(each.span.line, each.code.partition("-")[2]) for each in caught.value.problems if each.span is not None]
    assert found == expected


# Every slip a person can make in units.yaml earns its problem at its very place.


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


def refused_text(stem: str) -> RosterError:
    with pytest.raises(RosterError) as caught:
        load_roster(next(path for path in ROSTERS if path.stem == stem))
    return caught.value


def test_an_encoding_is_named() -> None:
    for stem, name in {"gb18030": "GB18030", "utf-16": "UTF-16", "utf-16-without-mark": "UTF-16"}.items():
        assert all(each in refused_text(stem).text("zh") for each in (name, "UTF-8")), stem


def test_the_right_word_is_suggested() -> None:
    words = {"unknown-key": "name", "unknown-key-by-title": "邮政编码", "date-with-points": "2022-02-14"}
    assert {stem: [each.suggestion for each in refused_text(stem).problems] for stem in words} == {
        stem: [word] for stem, word in words.items()
    }
