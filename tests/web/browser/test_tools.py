"""工具 in a browser: the clicks that each takes, from the bar of the desk to the file in hand, and what axe finds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, ViewportSize, expect

from generator.desk.starters.starter_files import parts
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, docx_of
from tests.notices.reviewing.copies import draft_of, replaced
from tests.templates.excel.workbooks import workbook
from tests.web.browser.served_desk import ServedDesk
from tests.word_documents import make_docx

pytestmark = pytest.mark.in_turn(2)

LOW: ViewportSize = {"width": 1366, "height": 640}
TWICE: ViewportSize = {"width": 683, "height": 384}
LETTER = make_docx(["聘请 {{ 姓名 }} 为{{ 职务1 }}。"])
SHEET = workbook([["姓名", "单位", "职务"], ["示甲", "示例局", "科长"], ["示乙", "示例馆", "馆员"]])
DRAFT = docx_of([*HEAD, "为做好示例工作,现就有关事项通知如下。", *SIGNED])
MAIN = "() => Array.from(document.querySelectorAll('.main')).filter((each) => each.getClientRects().length).length"
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@dataclass
class Hand:
    """What a person does in the window: presses, and files chosen, each counted as a click."""

    page: Page
    clicks: int = 0

    def press(self, role: str, name: str) -> None:
        self.clicks += 1
        self.page.get_by_role(role, name=name).click()  # type: ignore[arg-type]

    def choose(self, label: str, name: str, data: bytes) -> None:
        self.clicks += 1
        self.page.get_by_label(label).set_input_files({"name": name, "mimeType": "", "buffer": data})

    def download(self, locator: Locator) -> Path:
        self.clicks += 1
        with self.page.expect_download() as found:
            locator.click()
        return found.value.path()


def judge(page: Page, button: str) -> None:
    """The ``button`` is the main one and there is no other; nothing for axe, no sideways scroll."""
    expect(page.locator(".main", has_text=button)).to_be_visible()
    assert page.evaluate(MAIN) == 1
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]] == []
    before = page.viewport_size
    for size in (LOW, TWICE, before):
        assert size is not None
        page.set_viewport_size(size)
        assert page.evaluate(SIDEWAYS) <= 0


def test_a_document_is_checked_in_three_clicks(served: ServedDesk, page: Page) -> None:
    served.open(page)
    hand = Hand(page)
    hand.press("link", "工具")
    judge(page, "选要检查的文件")
    hand.choose("选要检查的文件", "稿子.docx", DRAFT)
    expect(page.get_by_text("半角标点")).to_be_visible()
    judge(page, "下载改好的")
    before = sorted(path for path in served.folder.rglob("*") if path.is_file())
    mended = hand.download(page.get_by_role("link", name="下载改好的"))
    assert mended.read_bytes().startswith(b"PK")
    assert sorted(path for path in served.folder.rglob("*") if path.is_file()) == before
    assert hand.clicks <= 3


def test_a_sheet_is_merged_in_six_clicks_and_a_name_that_it_lacks_is_asked_for(served: ServedDesk, page: Page) -> None:
    served.open(page)
    hand = Hand(page)
    hand.press("link", "工具")
    hand.press("link", "合并")
    judge(page, "选模板")
    hand.choose("选模板", "聘书.docx", LETTER)
    hand.choose("选表", "名单.xlsx", SHEET)
    expect(page.get_by_label("表里没有“职务1”，是不是")).to_have_value("职务")
    judge(page, "合并 2 份")
    hand.press("button", "合并 2 份")
    expect(page.get_by_text("3 个文件做好了")).to_be_visible()
    judge(page, "下载")
    assert page.get_by_role("link", name="下载").bounding_box()["y"] < 320  # type: ignore[index]
    assert hand.download(page.get_by_role("link", name="下载")).read_bytes().startswith(b"PK")
    assert hand.clicks <= 6


@pytest.mark.parametrize("paper", ["聘书", "桌签", "签到表"])
def test_a_shipped_paper_is_made_of_a_sheet_in_six_clicks(served: ServedDesk, page: Page, paper: str) -> None:
    served.open(page)
    hand = Hand(page)
    hand.press("link", "工具")
    hand.press("link", "合并")
    hand.press("button", paper)
    hand.choose("选表", "名单.xlsx", parts("papers/certificate")["merge/persons.xlsx"])
    make = "合并 4 份" if paper == "聘书" else "做一份，4 行"
    judge(page, make)
    hand.press("button", make)
    assert hand.download(page.get_by_role("link", name="下载（")).read_bytes().startswith(b"PK")
    assert hand.clicks <= 6


def test_a_reviewed_copy_is_taken_over_in_three_clicks_and_back_in_one(served: ServedDesk, page: Page) -> None:
    notice = served.folder / "templates" / "notice"
    before = (notice / "notice.md").read_bytes()
    copy = replaced(draft_of(notice), "报送", "按时报送", author="示例审稿人")
    served.open(page)
    hand = Hand(page)
    hand.press("link", "工具")
    hand.choose("选审阅稿", "审阅稿.docx", copy)
    judge(page, "采用")
    hand.press("button", "采用")
    expect(page.locator(".done-note")).to_contain_text("公文已经保存")
    judge(page, "到草稿")
    assert hand.clicks <= 3
    assert (notice / "notice.md").read_bytes() != before
    hand.press("button", "撤销")
    expect(page.get_by_role("button", name="采用")).to_be_visible()
    assert (notice / "notice.md").read_bytes() == before


def test_pdfs_are_made_in_three_clicks(served: ServedDesk, page: Page) -> None:
    served.open(page)
    hand = Hand(page)
    hand.press("link", "工具")
    hand.choose("选 Word 文件", "稿子.docx", make_docx(["甲"]))
    pdf = hand.download(page.get_by_role("link", name="下载"))
    assert pdf.read_bytes().startswith(b"%PDF")
    judge(page, "下载")
    assert hand.clicks <= 3
