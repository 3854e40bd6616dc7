"""Where the YAML of a roster is broken, the problems of the rest are reported with it, and no others.

The cases: a colon, a quote, a bracket, a tab in a unit, and another problem above it, below it, in another group · two
broken units · a broken group · a broken unit that makes a group empty, or its code free · a break outside of all items.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import RosterError
from generator.ground.source import source_of
from generator.roster.units import roster_in

HEAD = "groups:\n  - name: 甲\n    units:\n"
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


def test_the_lines_are_shown_as_they_are() -> None:
    with pytest.raises(RosterError) as caught:
        roster_in(source_of((HEAD + COLON + UNKNOWN).encode(), Path("units.yaml"), name="units.yaml"))
    sources = [each.span.source for each in caught.value.problems if each.span is not None]
    assert sources == [COLON.rstrip(), UNKNOWN.rstrip()]
