"""The page 本单位 as a browser without scripts has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.office_facts import office_facts
from generator.web.forms import base_name, field_id, input_name
from generator.web.open_desk import OpenDesk
from tests.web.desk_pages import Page, client
from tests.web.without_scripts import PlainBrowser, PlainForm

HOUSE = Path("templates/house.yaml")
FILE = HOUSE.as_posix()
TEXT = """\
# 本单位
发文机关: 示例县民政局 # 全称
机关代字: '示民发'
其他内容:
  address: 示例路1号
印制: {打印文件: [cover-letter]}
"""
PATHS = (
    *("issuer", "number_prefix", "contact.name", "contact.phone"),
    *("imprint.office", "extra.address", "extra.postcode"),
)


def name(path: str) -> str:
    return input_name(FILE, path)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    HOUSE.parent.mkdir()
    HOUSE.write_text(TEXT, encoding="utf-8")
    return HOUSE


@pytest.fixture
def browser() -> PlainBrowser:
    return PlainBrowser(client(OpenDesk()))


def form(browser: PlainBrowser) -> PlainForm:
    return browser.open("/office").form("/office")


def typed(shown: PlainForm, **values: str) -> PlainForm:
    """The form with ``values`` typed into it, by their paths with ``__`` for the dot."""
    for path, value in values.items():
        shown.fill(name(path.replace("__", ".")), value)
    return shown


def read(house: Path) -> str:
    return house.read_bytes().decode()


def test_every_page_leads_there(house: Path, browser: PlainBrowser) -> None:
    for address in ("/", "/roster", "/register", "/office"):
        links = browser.open(address).page.xpath("//nav[@class='desk']//a[@href='/office']")
        assert [each.text_content() for each in links] == ["本单位"]
    house.unlink()
    assert browser.open("/roster").status == 200


def test_the_form_has_what_the_file_says_and_nothing_else(house: Path, browser: PlainBrowser) -> None:
    shown = form(browser)
    assert browser.status == 200
    assert [each for each in shown.names() if each.startswith("v-")] == [name(path) for path in PATHS]
    assert [shown.text(name(path)) for path in PATHS] == ["示例县民政局", "示民发", "", "", "", "示例路1号", ""]
    house.write_text(f"发文机关标志: 示例文件\n{TEXT}", encoding="utf-8")
    assert form(browser).text(name("mark")) == "示例文件"


def test_what_was_typed_is_saved_in_place(house: Path, browser: PlainBrowser) -> None:
    typed(form(browser), issuer="示例县民政厅", contact__name="示例甲").press()
    assert browser.address == "/office?done=saved"
    assert "已保存" in browser.text
    changed = TEXT.replace("民政局", "民政厅").replace("机关代", "联系人: {姓名: 示例甲}\n机关代")
    assert read(house) == changed


def test_what_was_left_as_shown_changes_nothing(house: Path, browser: PlainBrowser) -> None:
    house.write_bytes(TEXT.replace("\n", "\r\n").encode())
    before = house.stat()
    form(browser).press()
    assert "已保存" in browser.text
    assert (house.stat().st_mtime_ns, house.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


HOSTILE = {
    "a tag of HTML": "<b>甲</b>&amp;",
    "marks of direction": "\u202e甲\u200f",
    "lines": "甲\n乙",
    "YAML": "- [甲, {乙}] | > & * ! %",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_come_back_as_typed(house: Path, browser: PlainBrowser, text: str) -> None:
    typed(form(browser), contact__phone=text, extra__address=text).press()
    assert browser.address == "/office?done=saved", browser.text
    shown = form(browser)
    assert [shown.text(name(path)) for path in ("contact.phone", "extra.address")] == [text, text]


WRONG = {
    "letters": ("number_prefix", "示发〔2026〕", "new-desk-prefix"),
    "an organ twice": ("issuer", "甲局\n甲局", "notice-issuer-twice"),
    "a name of a colon": ("contact.name", "：", "notice-empty-value"),
}


@pytest.mark.parametrize(("path", "text", "code"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_told_at_its_field_and_nothing_typed_is_lost(
    house: Path, browser: PlainBrowser, path: str, text: str, code: str
) -> None:
    shown = form(browser)
    values = {each: f"示例{number}" for number, each in enumerate(PATHS)} | {path: text}
    for each, value in values.items():
        shown.fill(name(each), value)
    shown.press()
    assert browser.status == 422
    assert code in browser.text
    again = browser.form("/office")
    assert {each: again.text(name(each)) for each in PATHS} == values
    field = browser.page.get_element_by_id(field_id(FILE, path))
    assert field.get("aria-invalid") == "true"
    described = str(field.get("aria-describedby")).split()
    assert any(code in browser.page.get_element_by_id(each).text_content() for each in described)
    assert f"#{field_id(FILE, path)}" in browser.page.xpath("//a[@class='place']/@href")
    assert read(house) == TEXT


def test_what_was_changed_elsewhere_is_shown_beside_what_was_typed(house: Path, browser: PlainBrowser) -> None:
    shown = typed(form(browser), issuer="我局")
    house.write_text(TEXT.replace("示例县民政局", "别局").replace("示例路1号", "别路"), encoding="utf-8")
    shown.press()
    assert browser.status == 409
    rows = [[cell.text_content() for cell in row] for row in browser.page.xpath("//tbody/tr")]
    assert rows == [["发文机关", "我局", "别局"], ["信封上的寄信人 地址", "示例路1号", "别路"]]
    assert "别局" in read(house)
    again = browser.form("/office")
    assert again.text(name("issuer")) == "我局"
    again.press()
    assert browser.address == "/office?done=saved"
    assert read(house) == TEXT.replace("示例县民政局", "我局")


def test_a_change_elsewhere_of_something_else_is_said_as_well(house: Path, browser: PlainBrowser) -> None:
    shown = form(browser)
    house.write_text(TEXT.replace("cover-letter", "reply-slip"), encoding="utf-8")
    typed(shown, issuer="我局").press()
    assert browser.status == 409
    assert browser.form("/office").press().address == "/office?done=saved"
    assert read(house) == TEXT.replace("cover-letter", "reply-slip").replace("示例县民政局", "我局")


def test_a_form_sent_twice_is_saved_once(house: Path, browser: PlainBrowser) -> None:
    shown = typed(form(browser), issuer="我局")
    shown.press()
    shown.press()
    assert browser.address == "/office?done=saved"


def test_a_form_without_a_digest_writes_nothing(house: Path, browser: PlainBrowser) -> None:
    shown = typed(form(browser), issuer="我局")
    shown.entries = [each for each in shown.entries if each[0] != base_name(FILE)]
    shown.press()
    assert (browser.status, read(house)) == (409, TEXT)


def test_only_facts_of_the_office_can_be_sent(house: Path, browser: PlainBrowser) -> None:
    shown = form(browser)
    shown.entries += [(name("printing.files"), "甲"), (name("seal_diameter"), "1"), ("v-x.issuer", "乙")]
    shown.press()
    assert (browser.status, read(house)) == (200, TEXT)


def test_a_missing_file_is_made(house: Path, browser: PlainBrowser) -> None:
    house.unlink()
    typed(form(browser), issuer="甲局", extra__postcode="004700").press()
    assert browser.address == "/office?done=saved"
    assert dict(office_facts(house).text.values) == {"issuer": ("甲局",), "extra": {"postcode": "004700"}}


def test_a_broken_file_is_told_and_opened_again(house: Path, browser: PlainBrowser) -> None:
    house.write_text("发文机关: [甲\n", encoding="utf-8")
    browser.open("/office")
    assert "house.yaml:1" in browser.text
    assert browser.page.xpath("//main//a/@href") == ["/office"]


def test_a_file_that_is_broken_meanwhile_loses_nothing_typed(house: Path, browser: PlainBrowser) -> None:
    shown = typed(form(browser), issuer="我局")
    house.write_text("发文机关: [甲\n", encoding="utf-8")
    shown.press()
    assert browser.status == 422
    assert browser.form("/office").text(name("issuer")) == "我局"
    assert read(house) == "发文机关: [甲\n"


def test_a_value_that_has_no_field_is_shown_as_it_is_written(house: Path, browser: PlainBrowser) -> None:
    house.write_text("联系人: [甲, 乙]\n机关代字: 示发\n", encoding="utf-8")
    shown = form(browser)
    assert "联系人: [甲, 乙]" in browser.text
    typed(shown, number_prefix="示民发").press()
    assert read(house) == "联系人: [甲, 乙]\n机关代字: 示民发\n"


def test_a_folder_that_is_no_desk_yet_begins_with_the_first_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    browser = client(OpenDesk())
    for answer in (browser.get("/office"), browser.post("/office", data={name("issuer"): "甲"})):
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "/office" in Page(browser.get("/").text).links
    assert not list(tmp_path.iterdir())
