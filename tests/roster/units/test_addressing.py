from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import NoticeError, Span
from generator.roster.units import Addressed, addressed, load_roster

ROSTER = """\
groups:
  - name: 乡镇街道
    class: 乡镇（街道）民政办
    units: [{name: 示例镇}, {name: 示例乡}]
  - name: 直属
    class: [直属单位, 局属单位]
    units: [{name: 示例站}]
  - name: 养老机构
    units: [{name: 示例院}]
  - name: 学校
    units: []
  - name: 甲类企业
    class: 企业
    units: [{name: 示例厂}]
  - name: 乙类企业
    class: 各企业
    units: [{name: 示例店}]
"""


def address(folder: Path, recipients: str) -> Addressed:
    path = folder / "units.yaml"
    path.write_text(ROSTER, encoding="utf-8")
    line = f"recipients: {recipients}"
    return addressed(load_roster(path, name="units.yaml"), recipients, Span("notice.md", 3, 13, len(recipients), line))


@pytest.mark.parametrize(
    ("recipients", "names"),
    [
        ("各乡镇（街道）民政办，有关直属单位，各养老机构", ["示例镇", "示例乡", "示例站", "示例院"]),
        ("各乡镇（街道）民政办，有关直属单位，各养老机构：", ["示例镇", "示例乡", "示例站", "示例院"]),
        ("各养老机构、各有关局属单位", ["示例站", "示例院"]),
        ("养老机构", ["示例院"]),
        ("各养老机构，养老机构", ["示例院"]),
    ],
)
def test_recipients_mean_units_in_roster_order(tmp_path: Path, recipients: str, names: list[str]) -> None:
    assert [unit.name for unit in address(tmp_path, recipients).units] == names


def test_groups_left_out_are_named(tmp_path: Path) -> None:
    assert address(tmp_path, "各养老机构").unaddressed_groups == ("乡镇街道", "直属", "学校", "甲类企业", "乙类企业")


@pytest.mark.parametrize(
    ("recipients", "code", "column", "word"),
    [
        ("各养老机构，各医院", "roster-class-unknown", 19, "医院"),
        ("各学校，各养老机构", "roster-class-empty", 13, "学校"),
        ("有关企业", "roster-class-twice", 13, "甲类企业"),
        ("各乡镇（街道、社区）民政办", "roster-class-unknown", 13, "乡镇（街道、社区）民政办"),
        ("各乡镇（街道民政办，养老机构", "roster-class-unknown", 13, "乡镇（街道民政办，养老机构"),
    ],
)
def test_a_class_without_exactly_one_group_of_units(
    tmp_path: Path, recipients: str, code: str, column: int, word: str
) -> None:
    with pytest.raises(NoticeError) as caught:
        address(tmp_path, recipients)
    [problem] = caught.value.problems
    assert problem.span is not None
    assert (problem.code, problem.span.file, problem.span.line, problem.span.column) == (code, "notice.md", 3, column)
    assert word in problem.message("zh")
    assert word in problem.message("en")
    assert problem.remedy("zh")
    assert problem.remedy("en")


def test_every_unknown_class_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoticeError) as caught:
        address(tmp_path, "各医院，各养老机够")
    assert [(problem.facts["class"], problem.suggestion) for problem in caught.value.problems] == [
        ("医院", None),
        ("养老机够", "养老机构"),
    ]


def test_the_class_groups_answer_to_is_read_like_the_recipients(tmp_path: Path) -> None:
    ours = Path(__file__).parents[3] / "units.yaml"
    recipients = "各乡镇（街道）民政办，有关直属单位，各养老机构"
    everyone = addressed(load_roster(ours), recipients, Span("notice.md", 1, 1))
    assert len(everyone.units) == 30
    assert everyone.unaddressed_groups == ()
