"""How far each notice of a desk is, whatever is in its file and in the register."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.desk.double_click_files import Machine
from generator.desk.notice_states import NoticeHeading, NoticeState, notice_heading, notice_state
from generator.desk.sent_papers import SENT, SentPapers, record_sent, sent_papers, take_back_sent
from generator.desk.starters.starter_desk import new_desk
from generator.ground.errors import OutputError
from generator.register.appending import append
from generator.register.next_number import RegisterYears
from generator.register.register_row import Matter, RegisterEntry
from generator.templates.text.front_matter.house import house_defaults
from generator.writing.manifest_entries import REGISTER
from tests.sample_office import Office

DAY = datetime.date(2024, 3, 6)
NUMBER = "示档发〔2024〕7号"
TITLE = "关于报送《目录》的通知"


def state_of(office: Office) -> NoticeState:
    folder = office.folder / "templates/notice"
    register = RegisterYears(office.output / REGISTER)
    return notice_state(folder, notice_heading(folder / "notice.md"), office.output, register)


def register(office: Office, matter: Matter) -> None:
    append(office.output / REGISTER, RegisterEntry(matter, DAY, NUMBER, title=TITLE))


def test_a_sample_is_new_until_somebody_changes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new_desk(Path(), machine=Machine("linux", None, {}))
    assert state_of(Office(tmp_path)).state == "new"
    file = tmp_path / "templates/notice/notice.md"
    file.write_bytes(file.read_bytes() + b"\n")
    assert state_of(Office(tmp_path)).state == "draft"


def test_from_a_draft_to_the_register(office: Office) -> None:
    found = state_of(office)
    assert (found.title, found.number, found.state) == (TITLE, NUMBER, "draft")
    office.build(draft=True)
    assert state_of(office).state == "draft"
    office.build()
    assert state_of(office).state == "made"
    register(office, Matter.ISSUED)
    assert state_of(office).state == "registered"
    register(office, Matter.VOIDED)
    assert state_of(office).state == "made"


def test_a_counted_number_is_known_with_its_series(office: Office) -> None:
    """The mark and the term that it is counted by are those of the house."""
    office.write("templates/house.yaml", "issuer: 示例市档案馆\nterm: 十五届\n")
    keys = "kind: 令\nnumber: 第3号\ntitle: 示例规定\ndate: 2024-03-05\nstamp: {post: 馆长, name: 示例甲}\n"
    office.write("templates/notice/notice.md", f"---\n{keys}---\n现予公布。\n")
    folder, house = office.folder / "templates/notice", house_defaults(office.folder / "templates/house.yaml")
    path, filed = office.output / REGISTER, "示例市档案馆令 十五届 第3号"
    for number, wanted in (("示例市档案馆令 2024 第3号", "made"), (filed, "registered")):
        office.build()
        append(path, RegisterEntry(Matter.ISSUED, DAY, number, title="甲"))
        heading = notice_heading(folder / "notice.md", house)
        state = notice_state(folder, heading, office.output, RegisterYears(path))
        assert (state.state, state.number, state.filed_number) == (wanted, "第3号", filed)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (None, NoticeHeading(is_read=False)),
        ("", NoticeHeading(is_read=False)),
        ("\x00", NoticeHeading(is_read=False)),
        ("请于三月底前报送。\n", NoticeHeading(is_read=False)),
        ("---\ntitle: 甲\n", NoticeHeading(is_read=False)),
        ("---\n: [x\n---\n文\n", NoticeHeading(papers="未编号-", is_read=False)),
        ("---\n标题: 甲\n: [x\n---\n", NoticeHeading("甲", papers="未编号-甲", is_read=False)),
        ("---\n标题: 甲\ntitle: 乙\n---\n", NoticeHeading("甲", papers="未编号-甲", is_read=False)),
        ("---\n标题: 甲\n成文日期: 2024-13-05\n---\n", NoticeHeading("甲", "", "未编号-甲")),
        ("---\n标题: 甲|乙\n日期: 2024-02-30\n---\n", NoticeHeading("甲乙", "", "未编号-甲乙")),
        (
            "---\n标题: 甲\n发文字号: 示档发〔2024〕7号\n附注: 甲\n- 乱\n---\n",
            NoticeHeading("甲", NUMBER, NUMBER, filed_number=NUMBER, is_read=False),
        ),
        ("---\ntitle: [甲, 乙]\nnumber: {a: b}\n---\n", NoticeHeading("", "", "未编号-")),
    ],
)
def test_a_notice_that_is_broken(text: str | None, wanted: NoticeHeading, tmp_path: Path) -> None:
    file = tmp_path / "notice.md"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert notice_heading(file) == wanted
    assert notice_state(tmp_path, notice_heading(file), tmp_path, None).state == "draft"


# 发送登记.csv: a row a dispatch, and whatever else somebody wrote there.


FIRST = SentPapers("2026-12-02", "示民发〔2026〕1号", "邮寄", "26", "通知")
SECOND = SentPapers("2026-12-03", "", "当面交", "", "函,又名“函”")


def test_a_row_a_dispatch(tmp_path: Path) -> None:
    file = tmp_path / SENT
    assert sent_papers(file) == {}
    for each in (FIRST, SECOND, FIRST):
        record_sent(file, each)
    assert sent_papers(file) == {"通知": FIRST, SECOND.notice: SECOND}
    text = file.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "发出日期,发文字号,方式,发往单位数,公文"
    take_back_sent(file, SECOND.notice)
    assert sent_papers(file) == {"通知": FIRST}


def test_rows_of_other_shapes_stay(tmp_path: Path) -> None:
    file = tmp_path / SENT
    record_sent(file, FIRST)
    with file.open("a", encoding="utf-8") as stream:
        stream.write("手写的一行\r\n,,,\r\n")
    record_sent(file, SECOND)
    take_back_sent(file, "通知")
    assert file.read_text(encoding="utf-8-sig").splitlines()[1:3] == ["手写的一行", ",,,"]


def test_no_two_write_at_once(tmp_path: Path) -> None:
    file = tmp_path / SENT
    notices = [replace(FIRST, notice=f"通知{number}") for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(partial(record_sent, file), notices))
    assert set(sent_papers(file).values()) == set(notices)


@pytest.mark.parametrize("data", ["发出日期".encode("gb18030"), None])
def test_what_cannot_be_read_is_not_replaced(data: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / SENT
    if data is None:
        file.mkdir()
    else:
        file.write_bytes(data)
    assert sent_papers(file) == {}
    with pytest.raises(OutputError):
        record_sent(file, FIRST)
    assert data is None or file.read_bytes() == data
