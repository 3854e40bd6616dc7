"""A roster written as a sheet comes back as the same roster, or is not written."""

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from generator.ground.errors import RosterError, UsageError
from generator.ground.source.source_file import unholdable
from generator.office.package import read_package
from generator.roster.sheets.exporting import sheet_bytes, write_roster
from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from tests.chosen import examples
from tests.sample_office import UNITS

HARD = (
    "=1+1", "+86", "-1", "@x", "'abc", "''", "'1", "'=1", '="004700"', "004700", "5E1", "5.00E+17", "1.38E+10", "1,2;3",
    '"引号"', "_x000D_", "_x005F_x0041_", "甲\n乙", "甲\t乙", " 前后 ", "\u3000", "\u00a0", "\u200b", "\ue000", "𠀀",
    "<b>&amp;", "TRUE", "#N/A", "2022-02-14", "sep=;", "合计", "单位名称", "\ufeff甲", "a" * 300, "\u2028", "\x85",
)  # fmt: skip

TEXTS = st.sampled_from(HARD) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
HOLDABLE = TEXTS.filter(lambda text: unholdable(text) is None and "\r" not in text)
NAMES = HOLDABLE.filter(lambda text: text.strip() != "" and text not in ("合计", "单位名称"))
PLAIN = st.sampled_from(["旧镇", "更旧镇", "建坪乡（原）", "甲（乙、丙）"])


@st.composite
def rosters(draw: st.DrawFn) -> str:
    """A units.yaml, its values quoted so that they are exactly what was drawn."""
    lines = ["fields:", "  - {name: beds, title: 床位数, kind: number, required: false}", "  - {name: note}", "groups:"]
    names = draw(st.lists(NAMES, min_size=2, max_size=5, unique=True))
    cut = draw(st.integers(1, len(names)))
    for group, members in (("甲组", names[:cut]), (draw(st.sampled_from(["=乙", "乙 组"])), names[cut:])):
        if not members:
            continue
        lines += [
            f"  - name: {_quoted(group)}",
            f"    class: [{', '.join(draw(st.lists(PLAIN, max_size=2)))}]",
            "    units:",
        ]
        for name in members:
            lines.append(f"      - name: {_quoted(name)}")
            for field in ("office", "addressee", "phone", "address", "note"):
                lines.append(f"        {field}: {_quoted(draw(HOLDABLE))}")
            lines += [
                f"        copies: {draw(st.sampled_from([1, 2, 150]))}",
                f"        beds: {draw(st.sampled_from(['', 0, '2.50', -3]))}",
            ]
            lines.append(f"        old_names: [{', '.join(draw(st.lists(PLAIN, max_size=3)))}]")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A YAML scalar in double quotes, everything that is not plain escaped."""
    return '"' + "".join(each if each.isalnum() else f"\\U{ord(each):08x}" for each in text) + '"'


def said(roster: Roster) -> Sequence[object]:
    """All that a roster says, apart from where it says it."""
    groups = [(group.name, group.classes) for group in roster.groups]
    return [groups, roster.fields, [unit.as_mapping() for unit in roster.units]]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@given(text=rosters())
@settings(max_examples=examples(25))
def test_what_is_written_comes_back(text: str, suffix: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("rosters")
    (folder / "units.yaml").write_text(text, encoding="utf-8")
    roster = load_roster(folder / "units.yaml")
    write_roster(roster, folder / f"名单{suffix}")
    assert said(read_roster(folder / f"名单{suffix}")) == said(roster)


def test_fields_whose_titles_do_not_come_back_are_refused(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(
        "fields: [{name: beds, title: ' 床 位'}]\ngroups: [{name: 组, units: [{name: 东镇}]}]", encoding="utf-8"
    )
    with pytest.raises(RosterError, match="sheet-fields-lost"):
        write_roster(load_roster(tmp_path / "units.yaml"), tmp_path / "名单.xlsx")
    assert not (tmp_path / "名单.xlsx").exists()


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("text", [each for each in HARD if each not in ("合计", "单位名称")])
def test_every_hard_text_comes_back(text: str, suffix: str, tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(
        f"groups: [{{name: 组, units: [{{name: 东镇, code: {_quoted(text)}, address: {_quoted(text)}}}]}}]",
        encoding="utf-8",
    )
    roster = load_roster(tmp_path / "units.yaml")
    write_roster(roster, tmp_path / f"名单{suffix}")
    again = read_roster(tmp_path / f"名单{suffix}")
    assert (again.units[0].code, again.units[0].address) == (text, text)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize(
    "unit",
    [
        '{name: 东镇, old_names: ["甲、乙"]}', '{name: 东镇, old_names: [" 甲", 乙]}',
        '{name: 东镇, phone: "1\\r2"}', "{name: 合计}", "{name: 单位名称}",
    ],
)  # fmt: skip
def test_what_would_not_come_back_is_not_written(unit: str, suffix: str, tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(f"groups: [{{name: 组, units: [{unit}]}}]", encoding="utf-8")
    with pytest.raises(RosterError) as caught:
        write_roster(load_roster(tmp_path / "units.yaml", name="units.yaml"), tmp_path / f"名单{suffix}")
    expected = [("sheet-text-lost", "units.yaml")]
    assert [(each.code, each.span and each.span.file) for each in caught.value.problems] == expected
    assert [path.name for path in tmp_path.iterdir()] == ["units.yaml"]


@pytest.fixture
def office(tmp_path: Path) -> Roster:
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    return load_roster(tmp_path / "units.yaml")


def test_excel_sees_text_and_nothing_else(office: Roster) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(office, ".xlsx", "名单.xlsx")))
    sheet = book["单位名单"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert sheet["A1"].value == "组别"
    assert sheet.column_dimensions["C"].width > 8


def test_the_workbook_is_of_the_schema(office: Roster, tmp_path: Path) -> None:
    write_roster(office, tmp_path / "名单.xlsx")
    errors = [str(error) for error in OpenXmlValidator().validate(tmp_path / "名单.xlsx").errors]
    assert [error for error in errors if "relationships/theme" not in error] == []  # 15.2.17: a workbook may do without


def test_the_same_roster_gives_the_same_bytes(office: Roster) -> None:
    for suffix in (".xlsx", ".csv"):
        assert sheet_bytes(office, suffix, "a") == sheet_bytes(office, suffix, "b")
    parts = read_package(sheet_bytes(office, ".xlsx", "a"), name="a")
    assert not [name for name in parts if name.startswith("docProps")]


def test_a_group_without_units_is_told(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(
        "groups: [{name: 甲, units: [{name: 东镇}]}, {name: 乙, units: []}]", encoding="utf-8"
    )
    reported = write_roster(load_roster(tmp_path / "units.yaml"), tmp_path / "名单.csv")
    assert [(each.code, each.facts) for each in reported] == [("sheet-group-empty", {"group": "乙"})]


def test_a_file_that_is_there_is_not_written_over(office: Roster, tmp_path: Path) -> None:
    (tmp_path / "名单.xlsx").write_bytes(b"kept")
    for name, code in {"名单.xlsx": "sheet-export-exists", "名单.ods": "sheet-export-suffix"}.items():
        with pytest.raises(UsageError) as caught:
            write_roster(office, tmp_path / name)
        assert [each.code for each in caught.value.problems] == [code]
    assert (tmp_path / "名单.xlsx").read_bytes() == b"kept"
