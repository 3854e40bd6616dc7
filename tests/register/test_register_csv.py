"""A register is read on from the rows that somebody has, with what a reading of the whole gives."""

import datetime
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from generator.ground.errors import InputError, Problem, RegisterError
from generator.office.package import read_package
from generator.register import register_csv
from generator.register.appending import append, entries, renewed
from generator.register.next_number import next_number
from generator.register.register_csv import Register, read_register
from generator.register.register_row import COLUMNS, Matter, RegisterEntry, Rows
from generator.register.register_sheet import renew_view, view_bytes
from tests.bad_inputs import bad_inputs, earned, expected
from tests.office.test_sheetml import DANGEROUS, HARMLESS
from tests.refused import refused

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


def test_only_rows_after_those_are_read(tmp_path: Path, lines_read: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
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
    refusal = refused(RegisterError, entries, path)
    assert earned(refusal.problems) == expected(path)
    assert all(problem.span is not None and problem.span.file == str(path) for problem in refusal.problems)


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
    refusal = refused(RegisterError, entries, path)
    assert zh in refusal.text("zh")
    assert "备份" in refusal.text("zh")
    assert en in refusal.text("en")
    assert "backup" in refusal.text("en")


# The worksheet says what the register says, every text a text; it is never trusted, and never costs anybody's work.


ROOT = Path(__file__).parents[2]
VOID, KEPT = "示档发〔2024〕7号", "示档发〔2024〕8号"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    register = tmp_path / "发文登记簿.csv"
    append(register, RegisterEntry(Matter.ISSUED, DAY, VOID, title="关于甲的通知", recipients="各分馆", copies=5))
    append(register, RegisterEntry(Matter.ISSUED, DAY, KEPT, title="关于乙的通知", recipients="各分馆", copies=6))
    append(register, RegisterEntry(Matter.VOIDED, DAY, VOID, note="重号"))
    return register


def sheet(register: Path) -> Worksheet:
    found = openpyxl.load_workbook(register.with_suffix(".xlsx")).active
    assert isinstance(found, Worksheet)
    return found


def values(found: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in found.iter_rows()]


def test_it_says_what_the_register_says(register: Path) -> None:
    assert values(sheet(register)) == [
        list(COLUMNS),
        [1, "2024-03-05", VOID, "发文", None, "关于甲的通知", "各分馆", 5, None, None],
        [2, "2024-03-05", KEPT, "发文", None, "关于乙的通知", "各分馆", 6, None, None],
        [3, "2024-03-05", VOID, "作废", None, None, None, None, None, "重号"],
    ]


def test_it_is_set_up_for_people(register: Path) -> None:
    found = sheet(register)
    assert found.freeze_panes == "A2"
    assert found.print_title_rows == "$1:$1"
    assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
    assert all(cell.font.bold for cell in found[1])
    assert [found.column_dimensions[letter].width for letter in "AFJ"] == [7, 44, 22]


@pytest.mark.parametrize("text", [text for text in (*DANGEROUS, *HARMLESS) if text.strip() and "\r" not in text])
def test_no_text_is_a_formula(register: Path, text: str) -> None:
    append(register, RegisterEntry(Matter.ISSUED, DAY, "示档发〔2024〕9号", title=text, recipients=text, note=text))
    (*_, last) = sheet(register).iter_rows()
    for name in ("标题", "发往机关", "备注"):
        cell = last[COLUMNS.index(name)]
        assert (cell.value, cell.data_type) == (text, "s")
        assert bool(cell.quotePrefix) == (text in DANGEROUS)
    assert b"<f>" not in read_package(register.with_suffix(".xlsx").read_bytes(), name="x")["xl/worksheets/sheet1.xml"]


def test_what_looks_like_an_escape_stays_as_it_is(register: Path) -> None:
    """ST_Xstring (ECMA-376 part 1, 22.9.2.19) reads _x0041_ as an A; openpyxl leaves that to its caller."""
    append(register, RegisterEntry(Matter.ISSUED, DAY, "示档发〔2024〕9号", title="_x0041__x00e9_ x_"))
    (*_, last) = values(sheet(register))
    assert unescape(str(last[COLUMNS.index("标题")])) == "_x0041__x00e9_ x_"


def test_the_same_rows_are_the_same_bytes_anywhere(register: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom generator.register.appending import entries\n"
        "from generator.register.register_sheet import view_bytes\n"
        f"sys.stdout.buffer.write(view_bytes(entries(Path({str(register)!r}))))"
    )
    environment = {**os.environ, "TZ": "America/New_York", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert done.stdout == view_bytes(entries(register)) == register.with_suffix(".xlsx").read_bytes()
    properties = read_package(done.stdout, name="x")["docProps/core.xml"].decode()
    assert properties.count("2024-03-05T00:00:00Z") == 2


class TestRenewing:
    @pytest.mark.parametrize("before", [None, 1, 2])
    def test_one_that_is_missing_or_behind(self, register: Path, before: int | None) -> None:
        view = register.with_suffix(".xlsx")
        right = view.read_bytes()
        if before is None:
            view.unlink()
        else:
            view.write_bytes(view_bytes(entries(register)[:before]))
        assert renewed(register) == ()
        assert view.read_bytes() == right

    @pytest.mark.in_turn(3)
    def test_a_large_one_is_known_as_its_own_beside_as_many_rows(self, register: Path) -> None:
        """One whose sheet is larger than any part of a file of strangers may be; beside few rows it is a stranger's."""
        (first, *_), view = entries(register), register.with_suffix(".xlsx")
        notes = (f"{number:x}" * 3000 for number in range(10**12, 10**12 + 1100))
        many = [replace(first, entry=replace(first.entry, note=note)) for note in notes]
        large = view_bytes(many[:-1])
        view.write_bytes(large)
        with pytest.raises(InputError):
            read_package(large, name="x")
        assert [problem.code for problem in renewed(register)] == ["register-view-edited"]
        assert view.read_bytes() == large
        assert renew_view(register, many) == ()
        assert view.read_bytes() == view_bytes(many)

    @pytest.mark.parametrize("how", ["saved", "damaged", "of somebody's own"])
    def test_one_that_somebody_has_worked_in_is_kept(self, register: Path, how: str) -> None:
        view = register.with_suffix(".xlsx")
        if how == "saved":
            book = openpyxl.load_workbook(view)
            book.active["I2"] = "已归卷"  # type: ignore[index]  # a worksheet
            book.save(view)
        else:
            view.write_bytes(view.read_bytes()[:-1] if how == "damaged" else b"name,copies")
        kept = view.read_bytes()
        (warning,) = renewed(register)
        assert (warning.code, warning.severity) == ("register-view-edited", "warning")
        added = append(register, RegisterEntry(Matter.ISSUED, DAY, "示档发〔2024〕9号", title="丙"))
        assert [problem.code for problem in added.warnings] == ["register-view-edited"]
        assert len(entries(register)) == 4
        assert view.read_bytes() == kept
        view.unlink()
        assert renewed(register) == ()
        assert len(values(sheet(register))) == 5

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
    def test_a_place_that_takes_none(self, register: Path) -> None:
        view = register.with_suffix(".xlsx")
        view.unlink()
        view.symlink_to("/dev/full")
        added = append(register, RegisterEntry(Matter.ISSUED, DAY, "示档发〔2024〕9号", title="丙"))
        assert [problem.code for problem in added.warnings] == ["register-view-not-written"]
        assert len(entries(register)) == 4
        view.unlink()
        view.mkdir()
        (warning,) = renewed(register)
        assert warning.code == "register-view-not-written"
