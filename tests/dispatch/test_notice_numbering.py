"""Whether the register has given a notice its number, which nobody has written into it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.dispatch import numbering
from generator.register import Matter, RegisterEntry, append
from generator.writing.manifest import REGISTER
from generator.writing.system_errors import ForeignRunError
from tests.sample_office import Office

DAY = datetime.date(2024, 3, 6)
NUMBER = "示档发〔2024〕7号"
KNOWS = "register-knows-notice"
RIGHT = RegisterEntry(Matter.ISSUED, DAY, NUMBER, title="关于报送《目录》的通知", recipients="各分馆，有关直属单位")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """One whose notice has no number."""
    office = Office.at(tmp_path)
    office.replace("templates/notice/notice.md", f"number: {NUMBER}\n", "")
    return office


def told(office: Office, *entries: RegisterEntry, draft: bool = False) -> list[str]:
    """What a build says of the register with these entries."""
    for entry in entries:
        append(office.output / REGISTER, entry)
    warnings = office.build(draft=draft, dry_run=True).warnings
    return [each.text() for each in warnings if each.code.startswith("register")]


def test_a_number_that_was_not_written_down(office: Office) -> None:
    (said,) = told(office, RIGHT)
    assert f"登记簿第 2 行已经给这件公文编了 {NUMBER}" in said
    assert "notice.md: 提醒：" in said


def test_only_its_title_was_entered(office: Office) -> None:
    assert len(told(office, RegisterEntry(Matter.ISSUED, DAY, NUMBER, title=RIGHT.title))) == 1


OTHERS = {
    "another title": [RegisterEntry(Matter.ISSUED, DAY, NUMBER, title="关于报送《名录》的通知")],
    "other recipients": [RegisterEntry(Matter.ISSUED, DAY, NUMBER, title=RIGHT.title, recipients="各分馆")],
    "of another year": [
        RegisterEntry(Matter.ISSUED, DAY, "示档发〔2023〕7号", title=RIGHT.title, recipients=RIGHT.recipients)
    ],
    "voided": [RIGHT, RegisterEntry(Matter.VOIDED, DAY, NUMBER, note="重号")],
}


@pytest.mark.parametrize("case", OTHERS)
def test_another_notice(office: Office, case: str) -> None:
    assert told(office, *OTHERS[case]) == []


def test_one_that_was_made_is_another_of_the_same_title(office: Office) -> None:
    (office.output / NUMBER).mkdir(parents=True)
    assert told(office, RIGHT) == []


def test_the_last_of_several_is_named(office: Office) -> None:
    later = RegisterEntry(Matter.ISSUED, DAY, "示档发〔2024〕9号", title=RIGHT.title, recipients=RIGHT.recipients)
    (said,) = told(office, RIGHT, later)
    assert "示档发〔2024〕9号" in said


def test_a_draft_has_no_number(office: Office) -> None:
    assert told(office, RIGHT, draft=True) == []


def test_a_notice_with_a_number_does_not_ask(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.output.mkdir()
    (office.output / REGISTER).write_bytes(b"\xff")
    assert told(office) == []


def test_a_register_that_cannot_be_read_does_not_stop_a_build(office: Office) -> None:
    office.output.mkdir()
    (office.output / REGISTER).write_bytes(b"\xff")
    (said,) = told(office)
    assert "提醒：" in said or "warning" in said


def test_a_number_that_cannot_be_written(office: Office) -> None:
    (office.folder / "templates/notice/.notice.md.part").mkdir()
    before = (office.folder / "templates/notice/notice.md").read_bytes()
    with pytest.raises(ForeignRunError), numbering(office.folder / "templates/notice", NUMBER):
        pytest.fail("it is refused before anything else is written")
    assert (office.folder / "templates/notice/notice.md").read_bytes() == before
