"""The register on the page does what the commands do, once for each look, and says everything in words."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from generator.notices.editing.kept_drafts import KeptDraft, keep_drafts
from generator.register.appending import append, entries
from generator.register.register_row import Matter, RegisterEntry
from generator.register.register_sheet import view_bytes
from generator.web.opaque_ids import opaque_id
from generator.writing.manifest_entries import REGISTER
from tests.sample_office import Office
from tests.web.desk_pages import Page, client
from tests.web.screens.notice.form_page import field

DAY = datetime.date(2024, 3, 6)
NUMBER = "示档发〔2024〕1号"
TITLE = "关于报送《目录》的通知"
REGISTER_FILE = Path("output", REGISTER)
TAKE = f"/notices/{opaque_id('templates/notice')}/number"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """One whose notice has no number, but a prefix."""
    monkeypatch.chdir(tmp_path)
    office = Office.at(tmp_path)
    office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    office.write("templates/house.yaml", "number_prefix: 示档发\n")
    return office


@pytest.fixture
def browser(office: Office) -> TestClient:
    return client()


def shown(browser: TestClient, address: str = "/register") -> Page:
    answer = browser.get(address)
    assert answer.status_code == 200
    return Page(answer.text)


def issue(number: str, title: str = "关于乙的通知", **more: object) -> None:
    append(REGISTER_FILE, RegisterEntry(Matter.ISSUED, DAY, number, title=title, **more))  # type: ignore[arg-type]


def numbers() -> list[str]:
    return [row.entry.number for row in entries(REGISTER_FILE)]


def test_a_number_is_shown_then_taken(browser: TestClient) -> None:
    before = shown(browser, TAKE)
    assert f"{NUMBER} 下一个文号，将写进公文并登记。" in before.text
    assert browser.post(TAKE, data=before.forms[TAKE]).headers["location"] == TAKE
    assert f"{NUMBER} 已经登记，顺序号 1。" in shown(browser, TAKE).text
    assert numbers() == [NUMBER]
    assert f"number: {NUMBER}" in Path("templates/notice/notice.md").read_text("utf-8")
    (row,) = entries(REGISTER_FILE)
    assert row.entry.copies == 5
    assert REGISTER_FILE.with_suffix(".xlsx").read_bytes() == view_bytes([row])


def test_a_counted_number_is_shown_with_its_series(browser: TestClient, office: Office) -> None:
    """The notice gets the number alone; mark and term are those of the house, which may change."""
    office.write("templates/house.yaml", "issuer: 示例市档案馆\nterm: 十五届\n")
    keys = f"kind: 令\ntitle: {TITLE}\ndate: 2024-03-05\nstamp: {{post: 馆长, name: 示例甲}}\n"
    office.write("templates/notice/notice.md", f"---\n{keys}---\n现予公布。\n")
    issue("示例市档案馆令 十五届 第2号")
    number = "示例市档案馆令 十五届 第3号"
    before = shown(browser, TAKE)
    assert f"{number} 下一个文号，将写进公文并登记。" in before.text
    browser.post(TAKE, data=before.forms[TAKE])
    assert f"{number} 已经登记，顺序号 2。" in shown(browser, TAKE).text
    assert "下一个文号：示例市档案馆令 十五届 第4号" in shown(browser).text
    assert "number: 第3号\n" in Path("templates/notice/notice.md").read_text("utf-8")
    assert "已编号" in shown(browser, "/").text.partition("已发出")[2]
    office.write("templates/house.yaml", "issuer: 示例市档案馆\nterm: 十六届\n")
    assert "只登记" in shown(browser, TAKE).text
    assert "已编号" not in shown(browser, "/").text.partition("已发出")[2]


def test_where_a_series_begins_the_last_number_is_asked_for_before(browser: TestClient) -> None:
    question = "上一件是多少号？"
    assert question in shown(browser, TAKE).text
    issue("示档发〔2023〕9号")
    page = shown(browser, TAKE)
    assert question in page.text
    assert browser.post(TAKE, data=page.forms[TAKE] | {"last": "41"}).status_code == 303
    assert numbers()[1:] == ["示档发〔2024〕42号"]
    assert "number: 示档发〔2024〕42号" in Path("templates/notice/notice.md").read_text("utf-8")
    assert question not in shown(browser, TAKE).text


def test_several_numbers_are_listed_as_the_language_has_it(browser: TestClient) -> None:
    for number in ("示档发〔2024〕41号", "示档函〔2024〕3号"):
        issue(number)
    address = "/register?year=2024"
    assert "示档发〔2024〕42号、示档函〔2024〕4号" in shown(browser, address).text
    browser.cookies.set("fawen_lang", "en")
    assert "next free: 示档发〔2024〕42号, 示档函〔2024〕4号" in shown(browser, address).text


def test_one_form_sent_twice_takes_one_number(browser: TestClient) -> None:
    form = shown(browser, TAKE).forms[TAKE]
    first, second = (browser.post(TAKE, data=form) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["location"] == second.headers["location"]
    assert numbers() == [NUMBER]


REFUSED = {
    "changed elsewhere": ("templates/notice/notice.md", "三月底", "四月底", "在别处改动过，没有编号", "/notices/{}"),
    "the roster is broken": ("units.yaml", "copies: 2", "copies: 两份", "copies", "/roster?line=6#line-6"),
    "the notice is broken": (
        "templates/notice/notice.md", "date: 2024-03-05", "date: 2024-02-30", "2024-02-30", "/notices/{}#line-5",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_takes_no_number(case: str, browser: TestClient, office: Office) -> None:
    form = shown(browser, TAKE).forms[TAKE]
    file, old, new, words, place = REFUSED[case]
    office.replace(file, old, new)
    before = Path("templates/notice/notice.md").read_bytes()
    answer = browser.post(TAKE, data=form)
    assert answer.status_code == 422
    found = Page(answer.text)
    assert words in found.text
    assert any(link.startswith(place.format(opaque_id("templates/notice"))) for link in found.places)
    assert numbers() == []
    assert Path("templates/notice/notice.md").read_bytes() == before


def test_others_took_the_number_meanwhile(browser: TestClient) -> None:
    form = shown(browser, TAKE).forms[TAKE]
    issue(NUMBER)
    answer = browser.post(TAKE, data=form)
    assert answer.status_code == 422
    found = Page(answer.text)
    assert "现在是 示档发〔2024〕2号，不是 示档发〔2024〕1号" in found.text
    assert browser.post(TAKE, data=found.forms[TAKE]).status_code == 303
    assert numbers() == [NUMBER, "示档发〔2024〕2号"]


def test_a_notice_that_is_not_saved(browser: TestClient) -> None:
    form = shown(browser, TAKE).forms[TAKE]
    keep_drafts(Path("templates/notice"), {"notice.md": KeptDraft(b"---\ntitle: x\n---\n", form["digest"])})
    found = shown(browser, TAKE)
    assert "先保存" in found.text
    assert "只登记" not in found.text
    answer = browser.post(TAKE, data=form)
    assert (answer.status_code, numbers()) == (422, [])
    assert "[register-unsaved]" in Page(answer.text).text


def typed(browser: TestClient, title: str) -> dict[str, str]:
    """The form of the notice as a window shows it now, with another title typed into it."""
    address = TAKE.removesuffix("/number")
    fields = shown(browser, address).forms[f"{address}/save"]
    return {**fields, field("title"): title, "at": address}


def test_text_typed_after_the_number_was_shown_keeps_it_from_being_taken(browser: TestClient) -> None:
    form = shown(browser, TAKE).forms[TAKE]
    notice = typed(browser, "关于报送新《目录》的通知")
    assert browser.post(f"{notice['at']}/text", data=notice).status_code == 303
    answer = browser.post(TAKE, data=form)
    assert (answer.status_code, numbers()) == (422, [])
    assert "[register-unsaved]" in Page(answer.text).text
    assert browser.post(f"{notice['at']}/save", data=notice).status_code == 303
    stale = browser.post(TAKE, data=form)
    assert (stale.status_code, numbers()) == (422, [])
    answer = browser.post(TAKE, data=shown(browser, TAKE).forms[TAKE])
    assert (answer.status_code, numbers()) == (303, [NUMBER])
    text = Path("templates/notice/notice.md").read_text("utf-8")
    assert "title: 关于报送新《目录》的通知" in text
    assert f"number: {NUMBER}" in text


def test_a_number_stays_where_an_older_text_takes_the_place_of_the_notice(browser: TestClient) -> None:
    notice = typed(browser, "关于报送新《目录》的通知")
    assert browser.post(TAKE, data=shown(browser, TAKE).forms[TAKE]).status_code == 303
    answer = browser.post(f"{notice['at']}/save", data=notice)
    assert answer.headers["location"] == f"{notice['at']}/changed"
    choice = shown(browser, answer.headers["location"])
    assert f"number: {NUMBER}" in choice.text
    assert browser.post(f"{notice['at']}/save", data=choice.forms[f"{notice['at']}/text"]).status_code == 303
    text = Path("templates/notice/notice.md").read_text("utf-8")
    assert "title: 关于报送新《目录》的通知" in text
    assert f"number: {NUMBER}" in text
    assert f"{NUMBER} 已经登记，顺序号 1" in shown(browser, TAKE).text
    assert numbers() == [NUMBER]


def test_the_sample_gets_no_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new_desk(Path(), machine=Machine("linux", None, {}))
    found = shown(client(), TAKE)
    assert "这是样例" in found.text
    assert "只登记" not in found.text


def test_a_void_number_is_not_taken_again(browser: TestClient) -> None:
    browser.post(TAKE, data=shown(browser, TAKE).forms[TAKE])
    append(REGISTER_FILE, RegisterEntry(Matter.VOIDED, DAY, NUMBER, note="重号"))
    found = shown(browser, TAKE)
    assert "这个文号已经作废" in found.text
    assert "只登记" not in found.text


def test_what_is_to_be_looked_at_is_said_after_it(browser: TestClient) -> None:
    issue("示档发〔2024〕3号")
    REGISTER_FILE.with_suffix(".xlsx").write_bytes(b"PK edited")
    answer = browser.post(TAKE, data=shown(browser, TAKE).forms[TAKE])
    found = shown(browser, answer.headers["location"])
    assert "这个表被人改过或者另存过" in found.text
    assert "这个表被人改过" not in shown(client(), answer.headers["location"]).text


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 404),
        ({"source": "any"}, 404),
        ({"source": "next", "number": "x", "digest": ""}, 422),
        ({"source": "next", "number": NUMBER, "digest": "", "last": "x"}, 422),
    ],
)
def test_no_form_of_ours(form: dict[str, str], status: int, browser: TestClient) -> None:
    assert browser.post(TAKE, data=form).status_code == status
    assert browser.post(TAKE.replace("notices/", "notices/0"), data=form).status_code == 404
    assert numbers() == []


def test_a_number_in_the_notice_and_one_in_the_register(browser: TestClient, office: Office) -> None:
    office.replace("templates/notice/notice.md", "title:", "number: 示档发〔2024〕7号\ntitle:")
    found = shown(browser, TAKE)
    assert "示档发〔2024〕7号 公文里已经写了这个文号，还没有登记" in found.text
    assert browser.post(TAKE, data=found.forms[TAKE]).status_code == 303
    assert numbers() == ["示档发〔2024〕7号"]
    office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    found = shown(browser, TAKE)
    assert "登记簿（顺序号 1）已经给" in found.text
    assert browser.post(TAKE, data=found.forms[TAKE]).status_code == 303
    assert numbers() == ["示档发〔2024〕7号"]
    assert "number: 示档发〔2024〕7号" in Path("templates/notice/notice.md").read_text("utf-8")


def test_the_rows_of_a_year(browser: TestClient) -> None:
    issue("示档发〔2023〕1号", "旧的")
    for serial in (1, 2, 5):
        issue(f"示档发〔2024〕{serial}号", f"关于{serial}的通知", secrecy="秘密", note="急")
    append(REGISTER_FILE, RegisterEntry(Matter.SENT_AGAIN, DAY, "示档发〔2024〕1号"))
    append(REGISTER_FILE, RegisterEntry(Matter.VOIDED, DAY, "示档发〔2024〕2号", note="重号"))
    text = shown(browser).text
    assert "2024 年共 5 条" in text
    assert text.index("关于5的通知") < text.index("关于2的通知") < text.index("关于1的通知")
    assert text.count("缺号：示档发〔2024〕3—4号") == 2
    assert "已作废（顺序号 6）：重号" in text
    assert "补发：2024-03-06（顺序号 5）" in text
    assert "秘密；急" in text
    assert "旧的" not in text
    assert "下一个文号：示档发〔2024〕6号" in text
    assert "旧的" in shown(browser, "/register?year=2023").text
    assert shown(browser, "/register?year=9999&page=0&done=x").text == text


def test_a_long_year_has_pages(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.web.screens.register._PER_PAGE", 2)
    monkeypatch.setattr("generator.web.screens.register._MOST_GAPS", 2)
    for serial in range(1, 10, 2):
        issue(f"示档发〔2024〕{serial}号", f"标题{serial}")
    first = shown(browser)
    assert ("第 1 页，共 3 页" in first.text, "标题9" in first.text, "标题5" in first.text) == (True, True, False)
    assert "缺号：示档发〔2024〕2号、示档发〔2024〕4号，还有 2 处" in first.text
    second = next(link for link in first.links if "page=2" in link)
    assert "标题5" in shown(browser, second).text
    assert "标题1" in shown(browser, "/register?page=99").text


def test_a_number_is_voided_once_and_for_a_reason(browser: TestClient) -> None:
    issue(NUMBER, "关于<b>乙</b>的通知")
    question = shown(browser, "/register/void?row=1")
    assert f"要作废的是 {NUMBER}《关于<b>乙</b>的通知》" in question.text
    form = question.forms["/register/void"]
    answer = browser.post("/register/void", data=form)
    assert answer.status_code == 422
    assert "没有写作废的原因" in Page(answer.text).text
    form["reason"] = "重号\n\n"
    answer = browser.post("/register/void", data=form | {"reason": "甲\n乙"})
    assert answer.status_code == 422
    assert Page(answer.text).forms["/register/void"]["reason"] == "甲\n乙"
    for _ in range(2):
        answer = browser.post("/register/void", data=form)
        assert answer.status_code == 303
    assert f"已登记（作废）：{NUMBER}" in shown(browser, answer.headers["location"]).text
    assert [(row.entry.matter, row.entry.note) for row in entries(REGISTER_FILE)][1:] == [(Matter.VOIDED, "重号")]
    answer = browser.post("/register/void", data=form | {"reason": "另一个原因"})
    assert answer.status_code == 422


@pytest.mark.parametrize("row", ["", "0", "2", "99", "x", "-1", "../1"])
def test_a_row_that_issued_no_number(row: str, browser: TestClient) -> None:
    issue(NUMBER)
    append(REGISTER_FILE, RegisterEntry(Matter.SENT_AGAIN, DAY, NUMBER))
    assert browser.get("/register/void", params={"row": row}).status_code == 404
    assert browser.post("/register/void", data={"row": row, "number": NUMBER, "reason": "x"}).status_code == 404
    assert browser.post("/register/void", data={"row": "1", "number": "x", "reason": "x"}).status_code == 404
    assert len(numbers()) == 2


def test_the_files_to_keep(browser: TestClient) -> None:
    assert [browser.get(f"/register/{name}").status_code for name in ("csv", "worksheet")] == [404, 404]
    issue(NUMBER)
    csv, worksheet = (browser.get(f"/register/{name}") for name in ("csv", "worksheet"))
    assert csv.content == REGISTER_FILE.read_bytes()
    assert worksheet.content == view_bytes(entries(REGISTER_FILE))
    assert "attachment" in csv.headers["content-disposition"]
    assert worksheet.headers["content-disposition"].endswith(".xlsx")


def test_a_damaged_register(browser: TestClient) -> None:
    """Its page says the first twenty problems and opens it again."""
    for serial in range(1, 23):
        issue(f"示档发〔2024〕{serial}号")
    form = shown(browser, TAKE).forms[TAKE]
    REGISTER_FILE.write_bytes(REGISTER_FILE.read_bytes().replace("示档发".encode(), b"abc"))
    found = browser.get("/register")
    assert found.status_code == 422
    assert "另有 2 个没有列出" in found.text
    assert 'href="/register">再打开一次' in found.text
    assert browser.post(TAKE, data=form).status_code == 422
    assert browser.get("/register/csv").content == REGISTER_FILE.read_bytes()


def test_another_place_and_another_language(browser: TestClient, office: Office) -> None:
    office.write("fawen.yaml", "register: 登记.csv\n")
    browser.cookies.set("fawen_lang", "en")
    found = shown(browser, TAKE)
    assert f"{NUMBER} The next number." in found.text
    assert browser.post(TAKE, data=found.forms[TAKE]).status_code == 303
    assert Path("登记.csv").exists()
    assert not REGISTER_FILE.exists()
