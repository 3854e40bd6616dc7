"""CSV as offices have it: encodings, delimiters, quotes, and what Excel does to it."""

from __future__ import annotations

import csv
import pickle
from pathlib import Path

import pytest

from generator.ground.errors import RosterError
from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.units.groups import Roster
from tests.bad_inputs import BAD

CHOSEN = "单位名称,电话\n东镇,0230\n"


def read(data: bytes, folder: Path, name: str = "名单.csv") -> Roster:
    (folder / name).write_bytes(data)
    return read_roster(folder / name, name=name)


def refused(data: bytes, folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(RosterError) as caught:
        read(data, folder)
    return [(each.code, each.span.text().partition(":")[2] if each.span else "") for each in caught.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(encoding: str, delimiter: str, end: str, tmp_path: Path) -> None:
    text = CHOSEN.replace(",", delimiter).replace("\n", end)
    roster = read(text.encode(encoding), tmp_path)
    assert [(unit.name, unit.phone) for unit in roster.units] == [("东镇", "0230")]
    assert [each.code for each in roster.warnings] == (["sheet-encoding"] if encoding.startswith("gb") else [])


def test_what_is_no_text_or_may_be_two(tmp_path: Path) -> None:
    assert refused(b"PK\x03\x04", tmp_path) == [("sheet-not-csv", "")]
    assert refused(CHOSEN.encode("utf-16-le"), tmp_path) == [("sheet-encoding-unclear", "")]
    assert refused(CHOSEN.encode()[:-8] + b"\xff\n", tmp_path) == [("sheet-encoding-unclear", "")]
    assert refused("单位名称".encode() + b",x\n\xe4\xb8,1\n" + "东镇,2\n".encode(), tmp_path) == [
        ("sheet-encoding-unclear", "")
    ]
    for encoding, names in {"big5": "龍門鎮\n廟宇鎮", "shift_jis": "東京都\n大阪府"}.items():
        assert refused(f"name\n{names}\n".encode(encoding), tmp_path) == [("sheet-encoding-unclear", "")]
    both = "name\nжи\n".encode()
    assert both.decode("gb18030")
    assert refused(both, tmp_path) == [("sheet-encoding-unclear", "")]


def test_quotes(tmp_path: Path) -> None:
    roster = read('name,address\n"东""镇","a,b\n\nc"\n西镇,b"c\n'.encode(), tmp_path)
    assert [(unit.name, unit.address) for unit in roster.units] == [('东"镇', "a,b\n\nc"), ("西镇", 'b"c')]
    assert roster.units[1].place.line == 5
    for text, place in {'name,phone\n东镇,"1\n': "2:4", 'name,phone\n东镇,"1"2\n': "2:4"}.items():
        assert refused(text.encode(), tmp_path) == [("sheet-quote", place)]


def test_what_excel_says_of_the_delimiter(tmp_path: Path) -> None:
    assert [unit.phone for unit in read("sep=;\nname;phone\n东镇;1,2\n".encode(), tmp_path).units] == ["1,2"]


def test_ragged_rows_stand_at_their_lines(tmp_path: Path) -> None:
    text = "××县单位名单\n名称,代码\n东镇,1\n\n西镇\n南镇,3,4\n,\n北镇,5\n"
    assert refused(text.encode(), tmp_path) == [("sheet-ragged", "5:1"), ("sheet-ragged", "6:1")]


def test_marks_of_a_text(tmp_path: Path) -> None:
    cells = {"'0230": "0230", '"=""0230"""': "0230", "'=1": "=1", "''a": "'a", "'a": "'a", "5E1": "5E1", "=1": "=1"}
    text = "name,phone\n" + "".join(f"镇{number},{cell}\n" for number, cell in enumerate(cells))
    assert [unit.phone for unit in read(text.encode(), tmp_path).units] == list(cells.values())


@pytest.mark.parametrize(
    ("cell", "code"),
    {
        "#N/A": "sheet-error-value",
        "#NAME?": "sheet-error-value",
        "#REF!": "sheet-error-value",
        "####": "sheet-narrow",
    }.items(),
)
def test_what_excel_writes_for_what_it_could_not_show(cell: str, code: str, tmp_path: Path) -> None:
    assert refused(f"name,phone\n东镇,{cell}\n".encode(), tmp_path) == [(code, "2:4")]
    assert read(f"name,phone\n东镇,'{cell}\n".encode(), tmp_path).units[0].phone == cell


def test_a_number_sign_before_a_text(tmp_path: Path) -> None:
    assert [unit.phone for unit in read("name,phone\n东镇,#5\n西镇,'#5\n".encode(), tmp_path).units] == ["#5", "'#5"]


@pytest.mark.parametrize("number", ["5.00237E+17", "1.38E+10", "-1e+10"])
def test_numbers_that_excel_has_destroyed(number: str, tmp_path: Path) -> None:
    assert refused(f"name,phone\n东镇,{number}\n".encode(), tmp_path) == [("sheet-scientific", "2:4")]


def test_a_unit_is_pickled_without_the_text(tmp_path: Path) -> None:
    unit = read(CHOSEN.encode(), tmp_path).units[0]
    again = pickle.loads(pickle.dumps(unit))
    assert (again.place.line, again.span.text(), unit.span.text()) == (2, "名单.csv:2", "名单.csv:2:1")


@pytest.mark.parametrize("path", sorted((BAD / "roster_sheets").glob("*.csv")), ids=lambda path: path.stem)
def test_a_bad_file_earns_its_problems(path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(path, name=path.name)
    wanted = path.with_suffix(".csv.expected").read_text(encoding="utf-8").splitlines()
    assert [f"{each.span and each.span.text()} {each.code}" for each in caught.value.problems] == wanted
    assert all(each.text("en") and each.text("zh") for each in caught.value.problems)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_the_countrys_hard_names(encoding: str, tmp_path: Path) -> None:
    path = Path(__file__).parents[2] / "dispatch" / "hard-names.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    names = [row["name"] for row in csv.DictReader(lines)]
    roster = read("\n".join(lines).encode(encoding), tmp_path)
    assert [unit.name for unit in roster.units] == names
    assert len(names) > 50
