"""The pictures of the page in the browser made again: ``python -m tests.docs.screens`` (it needs Chromium).

The office is the one that ``docs/clerks/in-the-browser.zh-CN.md`` invents, with its draft and its sheet. What that page
says is done here step by step, from an empty folder to the papers; each step that has a picture is photographed.
Letters are shown as pages where LibreOffice is installed.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from generator.desk.starters.starter_files import parts
from tests.docs.desk import ORDERS
from tests.docs.documents import fences, text
from tests.docs.pictures import save
from tests.patience import PATIENCE
from tests.web.browser.conftest import CHROMIUM, QUIET, SMALL
from tests.web.browser.served_desk import ServedDesk
from tests.web.served import served_folder

IN_THE_BROWSER = "docs/clerks/in-the-browser.zh-CN.md"
OFFICE, PREFIX = "示例县民政局", "示民发"
_COLOURS = 256  # fine strokes of letters, red and black, on several grounds
_HEAD_OF_PAGE = 160  # pixels above the red head, which are white

PICTURES = (
    "page-first.png",
    "page-draft.png",
    "page-roster.png",
    "page-notice.png",
    "page-notice-en.png",
    "page-papers.png",
    "page-register.png",
    "page-make.png",
    "page-merge.png",
)


def main() -> None:
    """All pictures of the page, written into ``docs/pictures``."""
    with tempfile.TemporaryDirectory() as name, _window(Path(name)) as (page, desk):
        handed_over = given(Path(name))
        _first(page, desk)
        _draft(page, handed_over / "草稿.docx")
        _roster(page, handed_over / "名单.xlsx")
        _notice(page)
        _papers(page)
        _register(page)
        _make(page)
        merge(page)


def given(folder: Path) -> Path:
    """The folder below ``folder`` with the draft and the sheet that the page for clerks begins with."""
    orders = [order for fence in fences(text(IN_THE_BROWSER)) for order in fence.orders]
    for word, what in orders:
        ORDERS[word](folder, what, "")
    [name] = [what for word, what in orders if word == "in"]
    return folder / name


@contextmanager
def _window(folder: Path) -> Iterator[tuple[Page, ServedDesk]]:
    """A window of a screen of 1366 × 768 at a server of an empty folder."""
    empty = folder / "发文"
    empty.mkdir()
    with served_folder(empty) as (server, process), sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE * 1000)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = browser.new_context(locale="zh-CN", viewport=SMALL)
        context.set_default_timeout(PATIENCE * 1000)
        yield context.new_page(), ServedDesk(empty, server, process)
        browser.close()


def _first(page: Page, desk: ServedDesk) -> None:
    desk.open(page)
    page.get_by_label("单位名称").fill(OFFICE)
    page.get_by_label("机关代字").fill(PREFIX)
    page.get_by_role("button", name="开始").click()
    expect(page.get_by_label("草稿文件")).to_be_visible()
    _photograph(page, "page-first.png")


def _draft(page: Page, draft: Path) -> None:
    page.get_by_label("草稿文件").set_input_files(draft)
    page.get_by_role("button", name="用这份草稿").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("草稿里认出了什么")
    _photograph(page, "page-draft.png")


def _roster(page: Page, sheet: Path) -> None:
    _go_to(page, "名单")
    page.locator("form[action='/roster/import'] input[type=file]").set_input_files(sheet)
    page.get_by_role("button", name="看看会改什么").click()
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_label("示例敬老院 份数", exact=True)).to_be_visible()
    _photograph(page, "page-roster.png")


def _notice(page: Page) -> None:
    _go_to(page, "公文")
    page.get_by_label("标题").first.fill("示例县民政局|关于做好今冬明春救助工作的通知")
    expect(page.locator(".fawen-page").first).to_contain_text("今冬明春")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice-state")).to_contain_text("已保存")
    for language, name in (("中文", "page-notice.png"), ("English", "page-notice-en.png")):
        _speak(page, language)
        page.locator(".preview .pages").evaluate("(pages, place) => { pages.scrollTop = place; }", _HEAD_OF_PAGE)
        _photograph(page, name)
    _speak(page, "中文")


def _speak(page: Page, language: str) -> None:
    """Has all pages from now on in ``language``; the window shows the notice as it is saved."""
    if (button := page.get_by_role("button", name=language)).is_visible():
        button.click()
        expect(button).to_be_hidden()
    else:
        page.reload()
    expect(page.locator(".fawen-page").first).to_contain_text("今冬明春")


def _papers(page: Page) -> None:
    _go_to(page, "文件")
    page.get_by_role("link", name="下一个单位").click()
    expect(page.locator("#pages .page-sheet img").first).to_be_visible()
    _photograph(page, "page-papers.png")


def _register(page: Page) -> None:
    _go_to(page, "登记簿")
    page.get_by_role("button", name="编号并登记").click()
    expect(page.get_by_role("status")).to_contain_text(f"{PREFIX}〔2026〕1号")
    _photograph(page, "page-register.png")


def _make(page: Page) -> None:
    _go_to(page, "生成")
    page.get_by_role("button", name="生成", exact=True).click()
    expect(page.locator("#made .done")).to_contain_text("已写入")
    expect(page.locator("#planned")).to_contain_text("要写 0 个文件")
    _photograph(page, "page-make.png")


def _go_to(page: Page, screen: str) -> None:
    page.locator("nav.screens").get_by_role("link", name=screen, exact=True).click()


def _photograph(page: Page, name: str) -> None:
    """What the window shows from its top, once everything that the page asked for has come."""
    page.wait_for_load_state("networkidle")
    page.evaluate("() => { window.scrollTo(0, 0); document.activeElement.blur(); return document.fonts.ready; }")
    save(Image.open(io.BytesIO(page.screenshot())), name, _COLOURS)


def merge(page: Page) -> None:
    """A letter of appointment over the sample sheet, from the bar of the desk on."""
    page.get_by_role("link", name="工具").click()
    page.get_by_role("link", name="合并").click()
    page.get_by_role("button", name="聘书").click()
    sheet = parts("papers/certificate")["merge/persons.xlsx"]
    page.get_by_label("选表").set_input_files({"name": "名单.xlsx", "mimeType": "", "buffer": sheet})
    expect(page.locator(".page-sheet img")).to_be_visible()
    _photograph(page, "page-merge.png")


if __name__ == "__main__":
    main()
