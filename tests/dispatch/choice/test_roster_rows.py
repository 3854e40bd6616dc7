"""Which rows of a roster a person looks at, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch.choice import ROWS_OF_A_PAGE, Rows, RowsAsked, rows_of
from generator.ground.errors import UsageError
from generator.roster.units import Roster, load_roster

ROSTER = """\
fields:
  - {name: beds, title: 床位数, kind: number}
groups:
  - name: 乡镇
    units:
      - {name: 甲镇, code: "01", copies: 3, email: Jia@Example.cn}
      - {name: 乙乡, code: "02", addressee: 乙乡办公室, phone: 023-0000 0002}
      - {name: 丙镇, code: "03", old_names: [丙乡, 丙公社]}
  - name: 养老机构
    units:
      - {name: 丁院, beds: 45}
      - {name: 戊院, beds: 120, contact: 甲某}
"""


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(ROSTER, encoding="utf-8")
    return load_roster(path)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (RowsAsked(), "甲乙丙丁戊"),
        (RowsAsked("  "), "甲乙丙丁戊"),
        (RowsAsked("甲"), "甲戊"),
        (RowsAsked("甲 某"), "戊"),
        (RowsAsked("乡镇 乡"), "甲乙丙"),
        (RowsAsked("乡 办公室"), "乙"),
        (RowsAsked("JIA@example"), "甲"),
        (RowsAsked("公社"), "丙"),
        (RowsAsked("120"), "戊"),
        (RowsAsked("没有"), ""),
        (RowsAsked(where="beds > 50"), "戊"),
        (RowsAsked(where="床位数 and 名称.endswith('院')"), "丁戊"),
        (RowsAsked(where="'丙乡' in 曾用名"), "丙"),
        (RowsAsked(where="unit.old_names"), "丙"),
        (RowsAsked(where="unit['beds'] == 45"), "丁"),
        (RowsAsked(where="false"), ""),
        (RowsAsked(group="养老机构"), "丁戊"),
        (RowsAsked(group="没有这一组"), ""),
        (RowsAsked(sort=("-copies",)), "甲乙丙丁戊"),
        (RowsAsked(sort=("-床位数", "code")), "戊丁甲乙丙"),
        (RowsAsked("镇", where="copies < 3", group="乡镇", sort=("-code",)), "丙乙"),
        (RowsAsked(among=(4, 0)), "甲戊"),
        (RowsAsked("院", among={0, 3}), "丁"),
    ],
)
def test_rows(roster: Roster, asked: RowsAsked, shown: str) -> None:
    rows = rows_of(roster, asked)
    assert "".join(roster.units[number].name[0] for number in rows.numbers) == shown
    assert rows.total == 5


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (RowsAsked(where="beds >"), "cli-where"),
        (RowsAsked(where="bets > 1"), "cli-where-field"),
        (RowsAsked(where="name > 1"), "cli-where-unit"),
        (RowsAsked(sort=("bets",)), "cli-sort-field"),
    ],
)
def test_what_cannot_be_asked(roster: Roster, asked: RowsAsked, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        rows_of(roster, asked)
    assert {problem.code for problem in caught.value.problems} == {code}


def test_pages() -> None:
    rows = Rows(range(2 * ROWS_OF_A_PAGE + 1), 1000)
    assert rows.pages == 3
    assert [list(rows.page(number))[:1] for number in (-1, 1, 2, 3, 4)] == [
        [0],
        [0],
        [ROWS_OF_A_PAGE],
        [2 * ROWS_OF_A_PAGE],
        [2 * ROWS_OF_A_PAGE],
    ]
    assert (Rows((), 0).pages, list(Rows((), 0).page(1))) == (1, [])
