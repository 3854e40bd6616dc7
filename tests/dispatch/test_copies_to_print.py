"""Every copy of a run has its 份号 once, in the order of the list: units, 抄送机关, archive (条例, article 9)."""

import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

from generator.ground.errors import NoticeError
from generator.office.reading import read_document
from generator.official.recognition import recognise
from generator.roster.units.template_context import copy_ranges, first_to_last, numbered_copies
from tests import sample_office
from tests.sample_office import Office

TEMPLATES = Path(__file__).parents[2] / "templates" / "dispatch"
NOTICE = "templates/notice/notice.md"
UNITS = 5  # copies for the units of the sample office: 2, 1, 1, 1


def numbered(office: Office, printing: str = "copy_to: 3, archive: 2", first: str = "000001", more: str = "") -> None:
    keys = f'secrecy: 秘密★1年\ncopy_number: "{first}"\nprinting: {{{printing}}}\n{more}date: '
    office.replace(NOTICE, "date: ", keys)


def with_shipped_lists(office: Office) -> None:
    for name in ("distribution-list.docx", "distribution-list.xlsx"):
        shutil.copy(TEMPLATES / name, office.folder / "templates" / "dispatch")


def in_word(office: Office) -> list[tuple[str, str, str]]:
    """收文单位, 份数 and 份号 of each row between head and total."""
    [table] = docx.Document(str(office.papers / "dispatch/distribution-list.docx")).tables
    return [tuple(cell.text for cell in row.cells[1:4]) for row in table.rows[1:-1]]  # type: ignore[misc]


def in_excel(office: Office) -> list[tuple[str, str, str]]:
    sheet = openpyxl.load_workbook(office.papers / "dispatch/distribution-list.xlsx").active
    assert sheet is not None
    rows = [[str(cell.value) for cell in row[:4]] for row in sheet.iter_rows()]
    start, end = (next(n for n, row in enumerate(rows) if row[0].startswith(word)) for word in ("序号", "合计"))
    return [(row[1], row[2], row[3]) for row in rows[start + 1 : end]]


def test_units_then_those_copied_to_then_the_archive(office: Office) -> None:
    numbered(office, more="copy_to: 示例市财政局，示例市审计局，示例县档案馆\n")
    with_shipped_lists(office)
    assert "output-copies-unlisted" not in {each.code for each in office.build().warnings}
    assert in_word(office) == [
        ("东馆办公室", "2", "000001—000002"), ("西馆", "1", "000003"), ("A&B馆<试点>", "1", "000004"),
        ("修复中心", "1", "000005"), ("示例市财政局", "1", "000006"), ("示例市审计局", "1", "000007"),
        ("示例县档案馆", "1", "000008"), ("存档", "2", "000009—000010"),
    ]  # fmt: skip
    assert in_excel(office) == in_word(office)


def test_copies_that_cannot_be_shared_out_among_organs_are_one_row(office: Office) -> None:
    numbered(office, more="copy_to: 示例市财政局，各科室\n")
    with_shipped_lists(office)
    office.build()
    assert in_word(office)[UNITS - 1 :] == [("抄送机关", "3", "000006—000008"), ("存档", "2", "000009—000010")]


@pytest.mark.parametrize("total", [3, 100, 1000])
def test_every_number_once_and_in_order(total: int) -> None:
    units = [{"addressee": "甲", "copies": total - 2}]
    notice = {"printing": {"copy_to": 1, "archive": 1}, "copy_to": "示例市档案馆"}
    rows = numbered_copies(notice, units, "000001")
    assert [row["copy_numbers"] for row in rows][1:] == [f"{total - 1:06}", f"{total:06}"]
    ranges = copy_ranges("000001", [total - 2, 1, 1])
    assert [number for each in ranges for number in each] == [f"{number:06}" for number in range(1, total + 1)]
    assert first_to_last(ranges[0]) == ("000001" if total == 3 else f"000001—{total - 2:06}")


def test_a_run_up_to_the_last_number_and_one_beyond(office: Office) -> None:
    numbered(office, first="999990")
    office.build()
    office.replace(NOTICE, "999990", "999991")
    with pytest.raises(NoticeError) as caught:
        office.build()
    [problem] = caught.value.problems
    assert (problem.code, problem.field) == ("notice-copies-beyond", "copy_number")
    assert problem.span is not None
    assert problem.span.line is not None


def test_an_older_list_that_leaves_copies_out_is_reported(office: Office) -> None:
    numbered(office)
    office.template(
        "dispatch/分发表.docx", ["{% for unit in units %}{{ unit.name }}{{ unit.copy_numbers }}{% endfor %}"]
    )
    [problem] = [each for each in office.build().warnings if each.code == "output-copies-unlisted"]
    assert problem.facts["copies"] == 5


# What a bulletin prints of its run is what the roster adds up to, and follows it.


BULLETIN = sample_office.NOTICE.replace("示档发〔2024〕7号", "第3期\nformat: 简报\nprinting: {archive: 2}").replace(
    "recipients: 各分馆，有关直属单位\n", ""
)
BULLETIN = BULLETIN.replace("signature: unsealed\n", "")


@pytest.mark.parametrize(("copies", "printed"), [(2, "共印8份"), (7, "共印13份")])
def test_the_run_is_that_of_units_and_archive(office: Office, copies: int, printed: str) -> None:
    (office.folder / "templates" / "notice" / "notice.md").write_text(BULLETIN, "utf-8")
    units = office.folder / "units.yaml"
    office.build()
    units.write_text(units.read_text("utf-8").replace("copies: 2", f"copies: {copies}"), "utf-8")
    office.build()
    assert _copies(office.folder / "output" / "示例市档案馆简报 2024 第3期" / "关于报送《目录》的通知.docx") == printed


def _copies(path: Path) -> str:
    imprint = recognise(read_document(path.read_bytes(), path.name)).imprint
    return "" if imprint is None or imprint.copies is None else imprint.copies.text
