"""A notice takes its number: looked up, entered in the register, written into notice.md, and each of it once."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.dispatch.registering import (
    FoundNumber,
    NoticeEntry,
    find_number,
    numbering,
    numbering_entry,
    read_entry,
    take_number,
)
from generator.ground.errors import GeneratorError
from generator.register.appending import append, entries
from generator.register.next_number import RegisterYears
from generator.register.register_row import Matter, RegisterEntry
from generator.writing.manifest import REGISTER
from generator.writing.system_errors import ForeignRunError
from tests.sample_office import Office

DAY = datetime.date(2024, 3, 6)
NUMBER = "示档发〔2024〕1号"
TITLE = "关于报送《目录》的通知"
UNKNOWN = "register-series-unknown"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """One whose notice has no number, but a prefix."""
    office = Office.at(tmp_path)
    office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    office.write("templates/house.yaml", "number_prefix: 示档发\n")
    return office


def notice_of(office: Office) -> Path:
    return office.folder / "templates/notice"


def read(office: Office) -> NoticeEntry:
    notice = notice_of(office)
    return read_entry(templates=notice.parent, notice=notice, units=office.folder / "units.yaml", date=DAY)


def find(office: Office) -> FoundNumber:
    return find_number(RegisterYears(office.output / REGISTER), notice_of(office), read(office))


def take(office: Office, shown: FoundNumber) -> str:
    register = RegisterYears(office.output / REGISTER)
    return take_number(register, notice_of(office), read(office), shown).row.entry.number


def state(office: Office) -> tuple[str, list[str]]:
    """The text of the notice, and the numbers in the register."""
    text = (notice_of(office) / "notice.md").read_text("utf-8")
    return text, [row.entry.number for row in entries(office.output / REGISTER)]


def refused(office: Office, shown: FoundNumber) -> list[str]:
    """The codes of the problems with which a number is refused, which changes nothing."""
    before = state(office)
    with pytest.raises(GeneratorError) as raised:
        take(office, shown)
    assert state(office) == before
    return [each.code for each in raised.value.problems]


def other(office: Office, number: str, title: str = "关于乙的通知") -> None:
    append(office.output / REGISTER, RegisterEntry(Matter.ISSUED, DAY, number, title=title))


def test_the_next_number(office: Office) -> None:
    other(office, NUMBER)
    shown = find(office)
    assert (shown.number, shown.source, shown.row) == ("示档发〔2024〕2号", "next", None)
    assert take(office, shown) == "示档发〔2024〕2号"
    text, numbers = state(office)
    assert "number: 示档发〔2024〕2号\n" in text
    assert numbers == [NUMBER, "示档发〔2024〕2号"]
    row = entries(office.output / REGISTER)[1].entry
    assert (row.title, row.recipients, row.copies, row.date) == (TITLE, "各分馆，有关直属单位", 5, DAY)


def test_asked_twice_it_is_taken_once(office: Office) -> None:
    shown = find(office)
    assert [take(office, shown), take(office, shown)] == [NUMBER, NUMBER]
    assert state(office)[1] == [NUMBER]
    found = find(office)
    assert (found.number, found.source) == (NUMBER, "both")
    assert found.row is not None
    assert take(office, found) == NUMBER


def test_a_number_that_is_written_in_the_notice(office: Office) -> None:
    office.replace("templates/notice/notice.md", "title:", "number: '示档发〔2024〕7号'  # 电话里说好的\ntitle:")
    before = state(office)[0]
    shown = find(office)
    assert (shown.number, shown.source) == ("示档发〔2024〕7号", "notice")
    assert take(office, shown) == shown.number
    assert state(office) == (before, [shown.number])


def test_a_number_of_another_document_in_the_notice(office: Office) -> None:
    office.replace("templates/notice/notice.md", "title:", f"number: {NUMBER}\ntitle:")
    shown = find(office)
    other(office, "示档发〔2024〕7号")
    office.replace("templates/notice/notice.md", NUMBER, "示档发〔2024〕7号")
    assert refused(office, shown) == ["register-number-used"]


@pytest.mark.parametrize("mark", ["left", "lost"])
def test_a_run_that_was_killed_between_register_and_notice(office: Office, mark: str) -> None:
    shown = find(office)
    register = office.output / REGISTER
    if mark == "lost":
        other(office, NUMBER, TITLE)
    else:
        with pytest.raises(RuntimeError), numbering_entry(register, notice_of(office), read(office)):
            raise RuntimeError
        text, numbers = state(office)
        (notice_of(office) / "notice.md").write_text(text.replace(f"number: {NUMBER}\n", ""), "utf-8")
        assert numbers == [NUMBER]
    found = find(office)
    assert (found.number, found.source) == (NUMBER, "register")
    assert take(office, shown if mark == "left" else found) == NUMBER
    text, numbers = state(office)
    assert (f"number: {NUMBER}\n" in text, numbers) == (True, [NUMBER])


def test_the_notice_was_changed_after_it_was_looked_at(office: Office) -> None:
    shown = find(office)
    office.replace("templates/notice/notice.md", "三月底", "四月底")
    assert refused(office, shown) == ["register-notice-changed"]
    other(office, NUMBER, TITLE)
    assert refused(office, FoundNumber(NUMBER, "register", shown.digest)) == ["register-notice-changed"]


def test_others_took_numbers_after_it_was_looked_at(office: Office) -> None:
    shown = find(office)
    other(office, NUMBER)
    assert refused(office, shown) == ["register-other-number"]


def test_the_register_gave_it_another_number_meanwhile(office: Office) -> None:
    shown = find(office)
    other(office, "示档发〔2024〕9号", TITLE)
    assert refused(office, shown) == ["register-knows-notice"]


def test_a_notice_that_cannot_be_written_to(office: Office) -> None:
    office.write("templates/notice/notice.md", "---\n&a ? title\n: 甲\n---\n")
    with pytest.raises(GeneratorError):
        find(office)


def as_letter(office: Office) -> None:
    """Makes the notice a 函, which the house's 机关代字 does not number."""
    office.replace("templates/notice/notice.md", "的通知\n", "的函\nkind: 函\n")


@pytest.mark.parametrize("numbers", [[], ["示档发〔2024〕41号"], ["示档函〔2024〕3号", "示档办〔2024〕1号"]])
def test_a_letter_gets_no_number_of_the_notices_and_none_of_a_series_that_may_be_another(
    office: Office, numbers: list[str]
) -> None:
    as_letter(office)
    for number in numbers:
        append(office.output / REGISTER, RegisterEntry(Matter.ISSUED, DAY, number, title="乙"))
    with pytest.raises(GeneratorError) as looked:
        find(office)
    with (
        pytest.raises(GeneratorError) as entered,
        numbering_entry(office.output / REGISTER, notice_of(office), read(office)),
    ):
        pass
    assert [each.code for raised in (looked, entered) for each in raised.value.problems] == [UNKNOWN, UNKNOWN]


def test_a_letter_gets_the_next_number_of_the_only_series_beside_that_of_the_notices(office: Office) -> None:
    as_letter(office)
    for number in ("示档发〔2024〕41号", "示档函〔2024〕3号"):
        append(office.output / REGISTER, RegisterEntry(Matter.ISSUED, DAY, number, title="乙"))
    shown = find(office)
    assert shown.number == "示档函〔2024〕4号"
    assert take(office, shown) == "示档函〔2024〕4号"


# Whether the register has given a notice its number, which nobody has written into it.


REGISTERED = "示档发〔2024〕7号"
KNOWS = "register-knows-notice"
RIGHT = RegisterEntry(Matter.ISSUED, DAY, REGISTERED, title="关于报送《目录》的通知", recipients="各分馆，有关直属单位")


@pytest.fixture
def office_without_number(tmp_path: Path) -> Office:
    """One whose notice has no number."""
    office = Office.at(tmp_path)
    office.replace("templates/notice/notice.md", f"number: {REGISTERED}\n", "")
    return office


def told(office_without_number: Office, *entries: RegisterEntry, draft: bool = False) -> list[str]:
    """What a build says of the register with these entries."""
    for entry in entries:
        append(office_without_number.output / REGISTER, entry)
    warnings = office_without_number.build(draft=draft, dry_run=True).warnings
    return [each.text() for each in warnings if each.code.startswith("register")]


def test_a_number_that_was_not_written_down(office_without_number: Office) -> None:
    (said,) = told(office_without_number, RIGHT)
    assert f"登记簿第 2 行已经给这件公文编了 {REGISTERED}" in said
    assert "notice.md: 提醒：" in said


def test_only_its_title_was_entered(office_without_number: Office) -> None:
    assert len(told(office_without_number, RegisterEntry(Matter.ISSUED, DAY, REGISTERED, title=RIGHT.title))) == 1


OTHERS = {
    "another title": [RegisterEntry(Matter.ISSUED, DAY, REGISTERED, title="关于报送《名录》的通知")],
    "other recipients": [RegisterEntry(Matter.ISSUED, DAY, REGISTERED, title=RIGHT.title, recipients="各分馆")],
    "of another year": [
        RegisterEntry(Matter.ISSUED, DAY, "示档发〔2023〕7号", title=RIGHT.title, recipients=RIGHT.recipients)
    ],
    "voided": [RIGHT, RegisterEntry(Matter.VOIDED, DAY, REGISTERED, note="重号")],
}


@pytest.mark.parametrize("case", OTHERS)
def test_another_notice(office_without_number: Office, case: str) -> None:
    assert told(office_without_number, *OTHERS[case]) == []


def test_one_that_was_made_is_another_of_the_same_title(office_without_number: Office) -> None:
    (office_without_number.output / REGISTERED).mkdir(parents=True)
    assert told(office_without_number, RIGHT) == []


def test_the_last_of_several_is_named(office_without_number: Office) -> None:
    later = RegisterEntry(Matter.ISSUED, DAY, "示档发〔2024〕9号", title=RIGHT.title, recipients=RIGHT.recipients)
    (said,) = told(office_without_number, RIGHT, later)
    assert "示档发〔2024〕9号" in said


def test_a_draft_has_no_number(office_without_number: Office) -> None:
    assert told(office_without_number, RIGHT, draft=True) == []


def test_a_notice_with_a_number_does_not_ask(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.output.mkdir()
    (office.output / REGISTER).write_bytes(b"\xff")
    assert told(office) == []


def test_a_register_that_cannot_be_read_does_not_stop_a_build(office_without_number: Office) -> None:
    office_without_number.output.mkdir()
    (office_without_number.output / REGISTER).write_bytes(b"\xff")
    (said,) = told(office_without_number)
    assert "提醒：" in said or "warning" in said


def test_a_number_that_cannot_be_written(office_without_number: Office) -> None:
    (office_without_number.folder / "templates/notice/.notice.md.part").mkdir()
    before = (office_without_number.folder / "templates/notice/notice.md").read_bytes()
    with pytest.raises(ForeignRunError), numbering(office_without_number.folder / "templates/notice", REGISTERED):
        pytest.fail("it is refused before anything else is written")
    assert (office_without_number.folder / "templates/notice/notice.md").read_bytes() == before
