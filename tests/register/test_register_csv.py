"""A register is read on from the rows that somebody has, with what a reading of the whole gives."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.ground.errors import Problem, RegisterError
from generator.register import register_csv
from generator.register.appending import append, entries
from generator.register.next_number import next_number
from generator.register.register_csv import Register, read_register
from generator.register.register_row import Matter, RegisterEntry, Rows
from tests.bad_inputs import bad_inputs, earned, expected

DAY = datetime.date(2024, 3, 5)


def filled(register: Path, serials: range) -> None:
    for serial in serials:
        append(register, RegisterEntry(Matter.ISSUED, DAY, f"示档发〔2024〕{serial}号", title="关于甲的通知"))


def outcome(path: Path) -> Register | tuple[Problem, ...]:
    try:
        return read_register(path)
    except RegisterError as fault:
        return fault.problems


def anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> Register | tuple[Problem, ...]:
    """What a reading gives that knows of no other."""
    with monkeypatch.context() as patch:
        patch.setattr(register_csv, "_in_use", {})
        return outcome(path)


@pytest.fixture
def lines_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the lines that are read."""
    numbers: list[int] = []
    read_line = Rows.read_line

    def noting(rows: Rows, number: int, line: str) -> None:
        numbers.append(number)
        read_line(rows, number, line)

    monkeypatch.setattr(Rows, "read_line", noting)
    return numbers


def test_only_rows_behind_those_in_use_are_read(
    tmp_path: Path, lines_read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    register = tmp_path / "发文登记簿.csv"
    filled(register, range(1, 4))
    kept = read_register(register)
    lines_read.clear()
    assert read_register(register) is kept
    filled(register, range(4, 6))
    found = outcome(register)
    assert set(lines_read) == {5, 6}
    assert found == anew(register, monkeypatch)
    assert len(kept.rows) == len(kept.used.issued) == 3


def test_a_register_in_use_says_nothing_of_other_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register, other = tmp_path / "发文登记簿.csv", tmp_path / "other.csv"
    filled(register, range(1, 4))
    kept = read_register(register)
    for data in (kept.data.replace("甲".encode(), "乙".encode()), kept.data[:-40], b""):
        register.write_bytes(data)
        assert outcome(register) == anew(register, monkeypatch) != kept
    other.write_bytes(kept.data)
    assert read_register(other).rows[0].span.file == str(other)


@pytest.mark.parametrize("path", bad_inputs("register"), ids=lambda path: path.stem)
def test_a_row_is_as_wrong_behind_rows_in_use(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = tmp_path / "发文登记簿.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    in_use = []
    for count in range(1, len(lines)):
        register.write_bytes(b"".join(lines[:count]))
        in_use.append(outcome(register))
    register.write_bytes(path.read_bytes())
    assert outcome(register) == anew(register, monkeypatch)


# Everything that shows that somebody else has written in a register is reported at its very place.


REGISTERS = bad_inputs("register")


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_a_bad_register_earns_its_problems(path: Path) -> None:
    with pytest.raises(RegisterError) as caught:
        entries(path)
    assert earned(caught.value.problems) == expected(path)
    assert all(problem.span is not None and problem.span.file == str(path) for problem in caught.value.problems)


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_nothing_is_added_to_it(path: Path, tmp_path: Path) -> None:
    register = tmp_path / "发文登记簿.csv"
    register.write_bytes(path.read_bytes())
    with pytest.raises(RegisterError):
        append(register, RegisterEntry(Matter.ISSUED, datetime.date(2024, 3, 5), "示档发〔2024〕99号", title="丙"))
    with pytest.raises(RegisterError):
        next_number(register, prefix="示档发", year=2024)
    assert register.read_bytes() == path.read_bytes()
    assert list(tmp_path.iterdir()) == [register]


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("gb18030", "GB18030", "GB18030"),
        ("a-workbook", "Excel", "Excel"),
        ("without-mark", "UTF-8 标记", "UTF-8 mark"),
        ("semicolons", "不是用逗号", "another separator or no quotes"),
        ("line-ends", "行尾", "end otherwise"),
    ],
)
def test_it_is_told_how_it_was_rewritten(name: str, zh: str, en: str) -> None:
    path = next(path for path in REGISTERS if path.stem == name)
    with pytest.raises(RegisterError) as caught:
        entries(path)
    assert zh in caught.value.text("zh")
    assert "备份" in caught.value.text("zh")
    assert en in caught.value.text("en")
    assert "backup" in caught.value.text("en")
