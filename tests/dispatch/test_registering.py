"""What the register says of a notice."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.dispatch import NoticeEntry, read_entry, read_series
from generator.ground.errors import InputError, UsageError
from generator.register import Matter, RegisterEntry
from tests.sample_office import Office

DAY = datetime.date(2024, 3, 6)
NUMBER = "number: 示档发〔2024〕7号\n"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path)


def read(office: Office) -> NoticeEntry:
    templates = office.folder / "templates"
    return read_entry(templates=templates, notice=templates / "notice", units=office.folder / "units.yaml", date=DAY)


def test_the_entry_of_a_notice(office: Office) -> None:
    """Two copies for one unit, one for each of the three others that are addressed; nobody in person."""
    office.replace("templates/notice/notice.md", "date: ", 'secrecy: 秘密\ncopy_number: "000001"\ndate: ')
    found = read(office)
    assert found.entry == RegisterEntry(
        Matter.ISSUED, DAY, "示档发〔2024〕7号", "秘密", "关于报送《目录》的通知", "各分馆，有关直属单位", 5
    )
    assert (found.series.prefix, found.series.year) == ("示档发", 2024)
    assert [problem.code for problem in found.warnings] == ["roster-group-left-out"]


def test_a_notice_without_a_number(office: Office) -> None:
    office.replace("templates/notice/notice.md", NUMBER, "")
    assert (read(office).entry.number, read(office).series.prefix) == ("", None)
    office.write("templates/house.yaml", "number_prefix: 示档发\n")
    templates = office.folder / "templates"
    found = read_series(templates=templates, notice=templates / "notice")
    assert (found.prefix, found.year) == ("示档发", 2024)
    office.replace("templates/notice/notice.md", "date: ", "format: 信函\ndate: ")
    assert read(office).series.prefix is None  # 函 has its own


def test_everything_that_is_wrong_at_once(office: Office) -> None:
    office.replace("units.yaml", "copies: 2", "copies: 两份")
    office.replace("templates/notice/notice.md", "date: 2024-03-05", "date: 2024-02-30")
    with pytest.raises(InputError) as raised:
        read(office)
    assert [problem.code for problem in raised.value.problems] == ["source-not-number", "source-not-date"]


def test_a_folder_that_is_not_there(office: Office) -> None:
    with pytest.raises(UsageError):
        read_series(templates=office.folder / "nowhere", notice=office.folder / "templates" / "notice")
