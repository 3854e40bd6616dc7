"""What the register says of a notice."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest

from generator.dispatch.registering import NoticeEntry, read_entry, read_series
from generator.ground.errors import GeneratorError, InputError, RegisterError, UsageError
from generator.register.appending import append, entries
from generator.register.register_row import Matter, RegisterEntry
from tests.sample_office import TODAY, Office, codes, tree

DAY = datetime.date(2024, 3, 6)
NUMBER_LINE = "number: 示档发〔2024〕7号\n"


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
    office.replace("templates/notice/notice.md", NUMBER_LINE, "")
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
        read_series(
            templates=office.folder / "nowhere",
            notice=office.folder / "templates" / "notice",
        )


# Papers sent again and corrected reprints: made, and entered in the register, or neither.


NUMBER = "示档发〔2024〕7号"


def registered(office: Office) -> list[tuple[str, str, int | None]]:
    rows = entries(office.output / "发文登记簿.csv")
    return [(str(row.entry.matter), row.entry.recipients, row.entry.copies) for row in rows]


@pytest.fixture
def issued(office: Office) -> Office:
    office.build()
    entry = RegisterEntry(
        Matter.ISSUED, TODAY, number=NUMBER, title="关于报送《目录》的通知", recipients="各分馆", copies=5
    )
    append(office.output / "发文登记簿.csv", entry)
    return office


def test_papers_sent_again(issued: Office) -> None:
    before = tree(issued.papers)
    (issued.papers / "unit/函/02-西馆.docx").unlink()
    assert codes(issued.build(reissue=["西馆", "修复中心"])) == ["roster-group-left-out"]
    assert tree(issued.papers) == before
    assert registered(issued)[1:] == [("补发", "西馆、修复中心", 2)]


def test_a_number_that_was_never_registered_is_told(office: Office) -> None:
    assert "register-not-registered" in codes(office.build(reissue=["西馆"]))


def test_a_corrected_reprint(issued: Office) -> None:
    manifest = issued.build(correction=True)
    assert manifest.folder.name == f"更正重印-{NUMBER}"
    assert registered(issued)[1:] == [("更正重印", "各分馆，有关直属单位", 5)]
    assert issued.papers.is_dir()


def test_a_corrected_reprint_for_some(issued: Office) -> None:
    issued.build(correction=True, only=["东馆", "西馆"])
    assert registered(issued)[1:] == [("更正重印", "东馆、西馆", 3)]


def test_one_that_is_built_twice_on_a_day_is_one(issued: Office) -> None:
    issued.build(correction=True)
    issued.build(correction=True)
    assert len(registered(issued)) == 2


def test_a_register_that_does_not_take_it_leaves_everything_as_it_is(issued: Office) -> None:
    register = issued.output / "发文登记簿.csv"
    register.write_bytes(register.read_bytes()[:-5])
    before = tree(issued.output)
    issued.replace("units.yaml", "copies: 2", "copies: 9")
    with pytest.raises(RegisterError):
        issued.build(reissue=["东馆"])
    assert tree(issued.output) == before


def test_a_dry_run_enters_nothing(issued: Office) -> None:
    before = tree(issued.output)
    issued.build(reissue=["东馆"], dry_run=True)
    assert tree(issued.output) == before


@pytest.mark.parametrize(
    ("draft", "correction", "reissue", "only", "code"),
    [
        (True, True, [], [], "cli-draft-issued"),
        (True, False, ["东馆"], [], "cli-draft-issued"),
        (False, True, ["东馆"], [], "cli-reissue-alone"),
        (False, False, ["东馆"], ["西馆"], "cli-reissue-alone"),
        (False, False, ["东館"], [], "cli-unit-unknown"),
    ],
)
def test_what_cannot_be_asked_for_together(
    office: Office, draft: bool, correction: bool, reissue: Sequence[str], only: Sequence[str], code: str
) -> None:
    with pytest.raises(UsageError) as caught:
        office.build(draft=draft, correction=correction, reissue=reissue, only=only)
    assert [each.code for each in caught.value.problems] == [code]
    assert not office.output.exists()


@pytest.mark.parametrize("how", ["correction", "reissue"])
def test_without_a_number_nothing_has_been_sent(office: Office, how: str) -> None:
    office.replace("templates/notice/notice.md", f"number: {NUMBER}\n", "")
    with pytest.raises(GeneratorError) as caught:
        office.build(correction=how == "correction", reissue=["东馆"] if how == "reissue" else [])
    assert [each.code for each in caught.value.problems] == ["cli-no-number"]


def test_a_draft_keeps_room_for_the_number_and_says_so(office: Office) -> None:
    office.build()
    finished = tree(office.papers)
    office.template("unit/函.docx", ["{{ notice.number }}{{ notice.edition }}"])
    manifest = office.build(draft=True)
    assert manifest.number is None
    letter = tree(manifest.folder)["unit/函/01-东馆.docx"]
    assert "示档发〔2024〕　　号征求意见稿" in letters(letter)
    assert tree(office.papers) == finished


def letters(data: bytes) -> str:
    from tests.word_documents import paragraphs

    return "".join(paragraphs(data))
