"""Two windows with one notice, by browsers without scripts: none overwrites what the other has written since."""

from __future__ import annotations

import threading

import pytest
from lxml import html

from generator.web.desk_request import DeskRequest
from generator.web.opaque_ids import opaque_id
from generator.web.screens.notice import attachments, form
from generator.web.screens.notice.kept_texts import KeptTexts, kept_texts
from tests.web.desk_pages import client
from tests.web.screens.notice.form_page import NoticePage, body, field
from tests.web.without_scripts import PlainBrowser, PlainForm

pytestmark = pytest.mark.in_turn(2)

ATTACHMENT = "attachment-1.md"
TITLE = field("title")
DRAFT = ".fawen-draft.md"
A_MOMENT = 1.0


class Window:
    """A window with the form of the notice as it was when it was opened."""

    def __init__(self, page: NoticePage) -> None:
        self._page = page
        self.tab = PlainBrowser(page.client).open(page.address)
        self.form = self.tab.form("/save")

    def type(self, name: str, value: str, button: str = "text") -> PlainBrowser:
        """Types into the form and presses a button; the window goes on showing the form."""
        self.form.fill(name, value)
        before = self.form.entries
        self.form.press(button)
        self.form.entries = before
        return self.tab


def test_what_another_window_has_written_is_not_overwritten(page: NoticePage) -> None:
    """All ways on from here are in tests/web/test_sequences.py; these are its words."""
    first, second = Window(page), Window(page)
    first.type(TITLE, "关于甲的通知")
    tab = second.type(body(), "乙写的正文。")
    assert tab.status == 409
    for words in ("别处也改过", "关于甲的通知", "乙写的正文。"):
        assert words in tab.text
    assert "关于甲的通知" in page.text(DRAFT)
    assert "乙写的正文" not in page.text(DRAFT)
    (leading,) = (a.get("href") for a in tab.page.iter("a") if "用别处的" in a.text_content())
    tab.open(leading)
    assert "下面是另一个窗口里写的" in tab.text
    assert tab.form("/save").text(TITLE) == "关于甲的通知"


@pytest.mark.parametrize(("choice", "kept", "again"), [("mine", "乙写的正文。", 200), ("go-on", "甲", 409)])
def test_mine_is_put_in_its_place_or_gone_on_with(page: NoticePage, choice: str, kept: str, again: int) -> None:
    first, second = Window(page), Window(page)
    first.type(TITLE, "关于甲的通知")
    tab = second.type(body(), "乙写的正文。")
    tab.form("/text").press(choice)
    form = tab.form("/save")
    assert (tab.status, form.text(body()).rstrip("\n")) == (200, "乙写的正文。")
    assert form.text(TITLE) == "关于报送示例工作情况的通知"
    assert kept in page.text(DRAFT)
    assert form.fill(TITLE, "关于丙的通知").press("text").status == again


def test_a_window_goes_on_with_what_it_has_written_itself(page: NoticePage) -> None:
    window = Window(page)
    for title in ("关于一的通知", "关于二的通知"):
        assert window.type(TITLE, title).status == 200
    assert "关于二的通知" in page.text(DRAFT)
    page.post("discard", {})
    assert window.type(TITLE, "关于三的通知").status == 200
    assert "关于三的通知" in page.text(DRAFT)


def test_texts_that_a_window_did_not_touch_are_left_as_they_are(page: NoticePage) -> None:
    first, second = Window(page), Window(page)
    first.type(field("title", ATTACHMENT), "甲的表")
    tab = second.type(TITLE, "关于乙的通知")
    assert tab.status == 200
    assert "标题: 甲的表\n" in page.text(f".fawen-draft.{ATTACHMENT}")
    assert "标题: 关于乙的通知\n" in page.text(DRAFT)
    second.form.press("save")
    assert "标题: 关于乙的通知\n" in page.text()
    assert "甲的表" not in page.text(ATTACHMENT)
    assert "标题: 甲的表\n" in page.text(f".fawen-draft.{ATTACHMENT}")


def test_what_was_saved_elsewhere_is_not_reverted_by_a_window_that_did_not_touch_it(page: NoticePage) -> None:
    first, second = Window(page), Window(page)
    first.type(TITLE, "关于甲的通知", "save")
    second.type(field("title", ATTACHMENT), "乙的表", "save")
    assert "标题: 关于甲的通知\n" in page.text()
    assert "标题: 乙的表\n" in page.text(ATTACHMENT)


def test_started_again_the_program_does_not_know_what_a_window_showed_and_shows_both(page: NoticePage) -> None:
    first, before_it = Window(page), Window(page)
    first.type(field("title", ATTACHMENT), "甲的表")
    after_it = Window(page)
    first.type(field("title", ATTACHMENT), "甲的表二")
    started = client()
    for window, status in ((before_it, 200), (after_it, 409)):
        window.form = PlainForm(PlainBrowser(started), window.form.element, window.form.entries)
        assert window.form.fill(TITLE, "关于乙的通知").press("text").status == status
        assert "甲的表二" in page.text(f".fawen-draft.{ATTACHMENT}")


def test_only_what_a_window_has_shown_is_given_up(page: NoticePage) -> None:
    first, second = Window(page), Window(page)
    first.type(TITLE, "关于甲的通知")
    second.form.press("discard")
    assert "没有放弃" in second.tab.text
    assert second.tab.form("/save").text(TITLE) == "关于甲的通知"
    second.tab.form("/save").press("discard")
    assert not (page.folder / DRAFT).exists()


@pytest.mark.parametrize("choice", ["", "discard"])
def test_the_choice_is_about_what_it_showed(page: NoticePage, choice: str) -> None:
    window = Window(page)
    window.type(TITLE, "关于一的通知")
    saved = page.text().replace("示例工作情况的通知", "别处写的通知")
    (page.folder / "notice.md").write_text(saved, encoding="utf-8")
    tab = PlainBrowser(page.client).open(f"{page.address}/changed")
    window.type(TITLE, "关于二的通知")
    tab.form("/save").press(choice)
    assert page.text() == saved
    assert "关于二的通知" in page.text(DRAFT)


def test_a_script_is_told_of_the_other_window(page: NoticePage) -> None:
    first, second = Window(page), Window(page)
    first.type(TITLE, "关于甲的通知")
    fields = {**dict(second.form.entries), TITLE: "关于乙的通知"}
    for what in ("text", "save"):
        answer = page.client.post(f"{page.address}/{what}", data=fields, headers={"hx-request": "true"})
        assert answer.status_code == 200
        assert "另一个窗口里也改过" in answer.text
        assert "data-unkept" in answer.text
    assert "关于乙的通知" not in page.text() + page.text(DRAFT)
    untouched = {**dict(second.form.entries), field("title", ATTACHMENT): "乙的表"}
    answer = page.client.post(f"{page.address}/text", data=untouched, headers={"hx-request": "true"})
    assert "这个窗口里还是以前的文字" in answer.text


@pytest.mark.parametrize("what", ["text", "save"])
def test_a_window_that_shows_the_text_from_before_does_not_revert_it_later(page: NoticePage, what: str) -> None:
    window = Window(page)
    saved = page.text() + "别处加的一行。\n"
    (page.folder / "notice.md").write_text(saved, encoding="utf-8")
    fields = dict(window.form.entries)
    answer = page.client.post(f"{page.address}/{what}", data=fields, headers={"hx-request": "true"})
    put_in = {str(each.get("name")): str(each.get("value")) for each in html.fromstring(answer.text).iter("input")}
    assert "这个窗口里还是以前的文字" in answer.text
    assert page.post("save", {**fields, **put_in, TITLE: "甲"}) == f"{page.address}/changed"
    assert page.text() == saved


@pytest.mark.parametrize("window", ["", "x", "0" * 40, "关\n"])
def test_a_window_may_call_itself_anything(page: NoticePage, window: str) -> None:
    fields = {**page.show().fields, "window": window, TITLE: "关于甲的通知"}
    page.post("text", fields)
    assert "关于甲的通知" in page.text(DRAFT)


def opened_table(page: NoticePage) -> PlainForm:
    return PlainBrowser(page.client).open(f"{page.address}/table?text={opaque_id(ATTACHMENT)}&table=0").form("/table")


def filled(form: PlainForm, value: str) -> PlainForm:
    """The form with ``value`` in the first cell of its second row."""
    first = [name for name, _ in form.entries].index("cell-1")
    form.entries[first] = ("cell-1", value)
    return form


def test_a_table_that_another_window_has_changed_is_not_overwritten(page: NoticePage) -> None:
    first, second = opened_table(page), opened_table(page)
    filled(first, "甲填的").press("done")
    tab = filled(second, "乙填的").press("done")
    assert tab.status == 409
    assert "甲填的" in tab.text
    assert tab.form("/table").text("cell-1") == "乙填的"
    assert "乙填的" not in page.text(f".fawen-draft.{ATTACHMENT}")
    tab.form("/table").press("mine")
    assert "乙填的" in page.text(f".fawen-draft.{ATTACHMENT}")
    assert "甲填的" not in page.text(f".fawen-draft.{ATTACHMENT}")


def test_a_table_is_found_again_where_the_text_was_changed_elsewhere(page: NoticePage) -> None:
    table, window = opened_table(page), Window(page)
    text = window.form.text(body(ATTACHMENT))
    window.type(body(ATTACHMENT), f"前面加的一段。\n| 别的表 |\n后面的一段。\n{text}")
    assert filled(table, "甲填的").press("done").status == 200
    draft = page.text(f".fawen-draft.{ATTACHMENT}")
    assert "| 别的表 |" in draft
    assert "| 甲填的 |" in draft


def test_a_table_that_is_gone_is_said_to_be(page: NoticePage) -> None:
    table, window = opened_table(page), Window(page)
    window.type(body(ATTACHMENT), "没有表格了。")
    tab = filled(table, "甲填的").press("done")
    assert tab.status == 409
    assert "把这个表格删掉了" in tab.text
    assert "甲填的" in tab.text


def test_a_script_is_told_of_a_table_changed_by_another_window(page: NoticePage) -> None:
    first, second = opened_table(page), opened_table(page)
    filled(first, "甲填的").press("done")
    fields: dict[str, list[str]] = {}
    for name, value in filled(second, "乙填的").entries:
        fields.setdefault(name, []).append(value)
    answer = page.client.post(f"{page.address}/table", data=fields, headers={"hx-request": "true"})
    assert "另一个窗口里也改过" in answer.text
    assert "乙填的" not in page.text(f".fawen-draft.{ATTACHMENT}")


@pytest.mark.parametrize("button", ["save", "attachments/text", "attachments/files"])
def test_what_another_window_writes_in_the_middle_is_not_lost(
    page: NoticePage, button: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Window(page), Window(page)
    typing = threading.Thread(target=second.type, args=(body(), "乙写的正文。"))

    def kept_in_the_middle(asked: DeskRequest) -> KeptTexts:
        kept = kept_texts(asked)
        if not typing.ident:
            typing.start()
            typing.join(A_MOMENT)
        return kept

    for module in (form, attachments):
        monkeypatch.setattr(module, "kept_texts", kept_in_the_middle)
    first.form.press(button)
    typing.join()
    assert second.tab.status == 409 or "乙写的正文。" in page.text(DRAFT)
