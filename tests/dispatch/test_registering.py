"""What the register says of a notice."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.dispatch.registering import (
    FoundNumber,
    NoticeEntry,
    find_number,
    numbered,
    numbering_entry,
    read_entry,
    read_series,
    take_number,
)
from generator.ground.errors import GeneratorError, InputError, RegisterError, UsageError
from generator.ground.source.key_translation import KeyKind
from generator.ground.source.yaml_edits import front_matter_in_keys
from generator.register.appending import append, entries
from generator.register.next_number import RegisterYears
from generator.register.register_row import Matter, RegisterEntry
from generator.templates.text.front_matter.key_table import NAMES
from generator.writing.manifest_entries import REGISTER
from tests.refused import refused_for
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
        Matter.ISSUED,
        DAY,
        "示档发〔2024〕7号",
        "秘密",
        "关于报送《目录》的通知",
        "各分馆，有关直属单位",
        5,
        note="份号000001—000005",
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
    assert refused_for(InputError, read, office) == ["source-not-number", "source-not-date"]


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


def test_a_register_that_does_not_take_it_leaves_everything_as_it_is(issued: Office) -> None:
    register = issued.output / "发文登记簿.csv"
    register.write_bytes(register.read_bytes()[:-5])
    before = tree(issued.output)
    issued.replace("units.yaml", "copies: 2", "copies: 9")
    with pytest.raises(RegisterError):
        issued.build(reissue=["东馆"])
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


# A notice takes its number: looked up, entered in the register, written into notice.md, and each of it once.


FIRST_NUMBER = "示档发〔2024〕1号"
TITLE = "关于报送《目录》的通知"
UNKNOWN = "register-series-unknown"


@pytest.fixture
def unnumbered(tmp_path: Path) -> Office:
    """One whose notice has no number, but a prefix."""
    unnumbered = Office.at(tmp_path)
    unnumbered.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    unnumbered.write("templates/house.yaml", "number_prefix: 示档发\n")
    return unnumbered


def notice_of(unnumbered: Office) -> Path:
    return unnumbered.folder / "templates/notice"


def read_unnumbered(unnumbered: Office) -> NoticeEntry:
    notice = notice_of(unnumbered)
    return read_entry(templates=notice.parent, notice=notice, units=unnumbered.folder / "units.yaml", date=DAY)


def find(unnumbered: Office) -> FoundNumber:
    return find_number(RegisterYears(unnumbered.output / REGISTER), notice_of(unnumbered), read_unnumbered(unnumbered))


def take(unnumbered: Office, shown: FoundNumber) -> str:
    register = RegisterYears(unnumbered.output / REGISTER)
    return take_number(register, notice_of(unnumbered), read_unnumbered(unnumbered), shown).row.entry.number


def state(unnumbered: Office) -> tuple[str, list[str]]:
    """The text of the notice, and the numbers in the register."""
    text = (notice_of(unnumbered) / "notice.md").read_text("utf-8")
    return text, [row.entry.number for row in entries(unnumbered.output / REGISTER)]


def refused(unnumbered: Office, shown: FoundNumber) -> list[str]:
    """The codes of the problems with which a number is refused, which changes nothing."""
    before = state(unnumbered)
    with pytest.raises(GeneratorError) as raised:
        take(unnumbered, shown)
    assert state(unnumbered) == before
    return [each.code for each in raised.value.problems]


def other(unnumbered: Office, number: str, title: str = "关于乙的通知") -> None:
    append(unnumbered.output / REGISTER, RegisterEntry(Matter.ISSUED, DAY, number, title=title))


def test_the_next_number(unnumbered: Office) -> None:
    other(unnumbered, FIRST_NUMBER)
    shown = find(unnumbered)
    assert (shown.number, shown.source, shown.row) == ("示档发〔2024〕2号", "next", None)
    assert take(unnumbered, shown) == "示档发〔2024〕2号"
    text, numbers = state(unnumbered)
    assert "number: 示档发〔2024〕2号\n" in text
    assert numbers == [FIRST_NUMBER, "示档发〔2024〕2号"]
    row = entries(unnumbered.output / REGISTER)[1].entry
    assert (row.title, row.recipients, row.copies, row.date) == (TITLE, "各分馆，有关直属单位", 5, DAY)


def test_asked_twice_it_is_taken_once(unnumbered: Office) -> None:
    shown = find(unnumbered)
    assert [take(unnumbered, shown), take(unnumbered, shown)] == [FIRST_NUMBER, FIRST_NUMBER]
    assert state(unnumbered)[1] == [FIRST_NUMBER]
    found = find(unnumbered)
    assert (found.number, found.source) == (FIRST_NUMBER, "both")
    assert found.row is not None
    assert take(unnumbered, found) == FIRST_NUMBER


def test_a_number_that_is_written_in_the_notice(unnumbered: Office) -> None:
    unnumbered.replace("templates/notice/notice.md", "title:", "number: '示档发〔2024〕7号'  # 电话里说好的\ntitle:")
    before = state(unnumbered)[0]
    shown = find(unnumbered)
    assert (shown.number, shown.source) == ("示档发〔2024〕7号", "notice")
    assert take(unnumbered, shown) == shown.number
    assert state(unnumbered) == (before, [shown.number])


def test_a_number_of_another_document_in_the_notice(unnumbered: Office) -> None:
    unnumbered.replace("templates/notice/notice.md", "title:", f"number: {FIRST_NUMBER}\ntitle:")
    shown = find(unnumbered)
    other(unnumbered, "示档发〔2024〕7号")
    unnumbered.replace("templates/notice/notice.md", FIRST_NUMBER, "示档发〔2024〕7号")
    assert refused(unnumbered, shown) == ["register-number-used"]


@pytest.mark.parametrize("mark", ["left", "lost"])
def test_a_run_that_was_killed_between_register_and_notice(unnumbered: Office, mark: str) -> None:
    shown = find(unnumbered)
    register = unnumbered.output / REGISTER
    if mark == "lost":
        other(unnumbered, FIRST_NUMBER, TITLE)
    else:
        with pytest.raises(RuntimeError), numbering_entry(register, notice_of(unnumbered), read_unnumbered(unnumbered)):
            raise RuntimeError
        text, numbers = state(unnumbered)
        (notice_of(unnumbered) / "notice.md").write_text(text.replace(f"number: {FIRST_NUMBER}\n", ""), "utf-8")
        assert numbers == [FIRST_NUMBER]
    found = find(unnumbered)
    assert (found.number, found.source) == (FIRST_NUMBER, "register")
    assert take(unnumbered, shown if mark == "left" else found) == FIRST_NUMBER
    text, numbers = state(unnumbered)
    assert (f"number: {FIRST_NUMBER}\n" in text, numbers) == (True, [FIRST_NUMBER])


def test_the_notice_was_changed_after_it_was_looked_at(unnumbered: Office) -> None:
    shown = find(unnumbered)
    unnumbered.replace("templates/notice/notice.md", "三月底", "四月底")
    assert refused(unnumbered, shown) == ["register-notice-changed"]
    other(unnumbered, FIRST_NUMBER, TITLE)
    assert refused(unnumbered, FoundNumber(FIRST_NUMBER, "register", shown.digest)) == ["register-notice-changed"]


def test_others_took_numbers_after_it_was_looked_at(unnumbered: Office) -> None:
    shown = find(unnumbered)
    other(unnumbered, FIRST_NUMBER)
    assert refused(unnumbered, shown) == ["register-other-number"]


def test_the_register_gave_it_another_number_meanwhile(unnumbered: Office) -> None:
    shown = find(unnumbered)
    other(unnumbered, "示档发〔2024〕9号", TITLE)
    assert refused(unnumbered, shown) == ["register-knows-notice"]


def test_a_notice_that_cannot_be_written_to(unnumbered: Office) -> None:
    unnumbered.write("templates/notice/notice.md", "---\n&a ? title\n: 甲\n---\n")
    with pytest.raises(GeneratorError):
        find(unnumbered)


def as_letter(unnumbered: Office) -> None:
    """Makes the notice a 函, which the house's 机关代字 does not number."""
    unnumbered.replace("templates/notice/notice.md", "的通知\n", "的函\nkind: 函\n")


@pytest.mark.parametrize("numbers", [[], ["示档发〔2024〕41号"], ["示档函〔2024〕3号", "示档办〔2024〕1号"]])
def test_a_letter_gets_no_number_of_notices_and_none_of_a_doubtful_series(
    unnumbered: Office, numbers: list[str]
) -> None:
    as_letter(unnumbered)
    for number in numbers:
        append(unnumbered.output / REGISTER, RegisterEntry(Matter.ISSUED, DAY, number, title="乙"))
    with pytest.raises(GeneratorError) as looked:
        find(unnumbered)
    with (
        pytest.raises(GeneratorError) as entered,
        numbering_entry(unnumbered.output / REGISTER, notice_of(unnumbered), read_unnumbered(unnumbered)),
    ):
        pass
    assert [each.code for raised in (looked, entered) for each in raised.value.problems] == [UNKNOWN, UNKNOWN]


def test_a_letter_gets_the_next_number_of_the_only_series_beside_that_of_the_notices(unnumbered: Office) -> None:
    as_letter(unnumbered)
    for number in ("示档发〔2024〕41号", "示档函〔2024〕3号"):
        append(unnumbered.output / REGISTER, RegisterEntry(Matter.ISSUED, DAY, number, title="乙"))
    shown = find(unnumbered)
    assert shown.number == "示档函〔2024〕4号"
    assert take(unnumbered, shown) == "示档函〔2024〕4号"


# Whether the register has given a notice its number, which nobody has written into it.


REGISTERED = "示档发〔2024〕7号"
RIGHT = RegisterEntry(Matter.ISSUED, DAY, REGISTERED, title="关于报送《目录》的通知", recipients="各分馆，有关直属单位")


@pytest.fixture
def office_without_number(tmp_path: Path) -> Office:
    """One whose notice has no number."""
    unnumbered = Office.at(tmp_path)
    unnumbered.replace("templates/notice/notice.md", f"number: {REGISTERED}\n", "")
    return unnumbered


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


def test_a_register_that_cannot_be_read_does_not_stop_a_build(office_without_number: Office) -> None:
    office_without_number.output.mkdir()
    (office_without_number.output / REGISTER).write_bytes(b"\xff")
    (said,) = told(office_without_number)
    assert "提醒：" in said or "warning" in said


# A number put into a notice: one line is another, and no byte of the rest.


PUT_IN = "示档发〔2026〕8号"
REST = "---\n请办理。\n\n---\nnumber: 不是文号\n"
FRONTS = {
    "behind the issuer": ("issuer: 甲\ntitle: 乙\n", "issuer: 甲\nnumber: @\ntitle: 乙\n"),
    "behind the mark": ("issuer: 甲\nmark: 丙\ntitle: 乙\n", "issuer: 甲\nmark: 丙\nnumber: @\ntitle: 乙\n"),
    "behind the first key": ("title: 乙\ndate: 2026-03-05\n", "title: 乙\nnumber: @\ndate: 2026-03-05\n"),
    "behind a list": (
        "issuer:\n  - 甲  # 主办\n  - 丙\ntitle: 乙\n",
        "issuer:\n  - 甲  # 主办\n  - 丙\nnumber: @\ntitle: 乙\n",
    ),
    "behind a comment": (
        "issuer: 甲  # 主办\n# 标题\ntitle: 乙\n",
        "issuer: 甲  # 主办\nnumber: @\n# 标题\ntitle: 乙\n",
    ),
    "an empty value": ("number:\ntitle: 乙\n", "number: @\ntitle: 乙\n"),
    "an empty value with a comment": ("number:   # 待编\ntitle: 乙\n", "number: @   # 待编\ntitle: 乙\n"),
    "an empty last value": ("title: 乙\nnumber:\n", "title: 乙\nnumber: @\n"),
    "another value": ("title: 乙\nnumber: 示档发〔2026〕7号  # 原号\n", "title: 乙\nnumber: @  # 原号\n"),
    "a value in quotes": ('number: "〔2026〕7号"\ntitle: 乙\n', 'number: "@"\ntitle: 乙\n'),
    "in braces": ("{title: 乙, extra: {a: '1'}}\n", "{title: 乙, number: @, extra: {a: '1'}}\n"),
    "below a block": ("issuer: |\n  甲\n\ntitle: 乙\n", "issuer: |\n  甲\nnumber: @\n\ntitle: 乙\n"),
    "aside": ("title: 乙\nextra:\n  number: '1'\n", "title: 乙\nnumber: @\nextra:\n  number: '1'\n"),
}
"""Front matters before and after; ``@`` is the number."""


def written(folder: Path, data: bytes) -> Path:
    path = folder / "notice.md"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", ["en", "zh"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("case", FRONTS)
def test_all_else_stays_byte_for_byte(tmp_path: Path, case: str, mark: bytes, end: str, kind: KeyKind) -> None:
    texts = (f"---\n{front}{REST}".replace("@", PUT_IN) for front in FRONTS[case])
    before, after = (mark + front_matter_in_keys(text, NAMES, kind).replace("\n", end).encode() for text in texts)
    path = written(tmp_path, before)
    assert numbered(path, PUT_IN) == after
    assert path.read_bytes() == before


def test_the_last_line_need_not_end(tmp_path: Path) -> None:
    path = written(tmp_path, "---\ntitle: 乙\n---\n请办理。".encode())
    assert numbered(path, PUT_IN) == f"---\ntitle: 乙\nnumber: {PUT_IN}\n---\n请办理。".encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("title: 乙\n", "source-no-front-matter"),
        ("---\ntitle: 乙\n", "source-front-matter-open"),
        ("---\nnumber: [1, 2]\n---\n", "register-notice-form"),
    ],
)
def test_what_cannot_have_a_number(tmp_path: Path, data: str, code: str) -> None:
    assert refused_for(InputError, numbered, written(tmp_path, data.encode()), PUT_IN) == [code]


def test_no_notice(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        numbered(tmp_path / "notice.md", PUT_IN)
