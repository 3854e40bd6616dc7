"""The rows of a roster that a person looks at."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch.roster_rows import ROWS_OF_A_PAGE, RowQuery, Rows, rows_of
from generator.ground.errors import UsageError
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster

LOOKED_AT = """\
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
def looked_at(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(LOOKED_AT, encoding="utf-8")
    return load_roster(path)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (RowQuery(), "甲乙丙丁戊"),
        (RowQuery("  "), "甲乙丙丁戊"),
        (RowQuery("甲"), "甲戊"),
        (RowQuery("甲 某"), "戊"),
        (RowQuery("乡镇 乡"), "甲乙丙"),
        (RowQuery("乡 办公室"), "乙"),
        (RowQuery("JIA@example"), "甲"),
        (RowQuery("公社"), "丙"),
        (RowQuery("120"), "戊"),
        (RowQuery("没有"), ""),
        (RowQuery(where="beds > 50"), "戊"),
        (RowQuery(where="床位数 and 名称.endswith('院')"), "丁戊"),
        (RowQuery(where="'丙乡' in 曾用名"), "丙"),
        (RowQuery(where="unit.old_names"), "丙"),
        (RowQuery(where="unit['beds'] == 45"), "丁"),
        (RowQuery(where="false"), ""),
        (RowQuery(group="养老机构"), "丁戊"),
        (RowQuery(group="没有这一组"), ""),
        (RowQuery(sort=("-copies",)), "甲乙丙丁戊"),
        (RowQuery(sort=("-床位数", "code")), "戊丁甲乙丙"),
        (RowQuery("镇", where="copies < 3", group="乡镇", sort=("-code",)), "丙乙"),
        (RowQuery(among=(4, 0)), "甲戊"),
        (RowQuery("院", among={0, 3}), "丁"),
    ],
)
def test_rows(looked_at: Roster, asked: RowQuery, shown: str) -> None:
    rows = rows_of(looked_at, asked)
    assert "".join(looked_at.units[number].name[0] for number in rows.numbers) == shown
    assert rows.total == 5


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (RowQuery(where="beds >"), "cli-where"),
        (RowQuery(where="bets > 1"), "cli-where-field"),
        (RowQuery(where="name > 1"), "cli-where-unit"),
        (RowQuery(sort=("bets",)), "cli-sort-field"),
    ],
)
def test_what_cannot_be_asked(looked_at: Roster, asked: RowQuery, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        rows_of(looked_at, asked)
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
