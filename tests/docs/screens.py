"""The pictures of the page in the browser made again: ``python -m tests.docs.screens`` (it needs Chromium).

The office is the one that ``docs/clerks/in-the-browser.zh-CN.md`` invents, with its draft and its sheet. What that page
says is done here step by step, from an empty folder to the papers; each step that has a picture is photographed.
Letters are shown as pages where LibreOffice is installed.
"""

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
from tests.patience import BROWSER_PATIENCE
from tests.web.browser.conftest import CHROMIUM, QUIET, SMALL
from tests.web.browser.served_desk import ServedDesk
from tests.web.served import served_folder

IN_THE_BROWSER = "docs/clerks/in-the-browser.zh-CN.md"
PREFIX = "示民发"
_COLOURS = 256  # fine strokes of letters, red and black, on several grounds

PICTURES = (
    "page-draft.png", "page-draft-en.png", "page-recipients.png", "page-roster.png", "page-papers.png",
    "page-make.png", "page-sent.png", "page-list.png", "page-merge.png",
)  # fmt: skip


def main() -> None:
    """All pictures of the page, written into ``docs/pictures``."""
    with tempfile.TemporaryDirectory() as name, _window(Path(name)) as (page, desk):
        handed_over = given(Path(name))
        desk.open(page)
        _draft(page, handed_over / "草稿.docx")
        _recipients(page, handed_over / "名单.xlsx")
        _papers(page)
        _make(page)
        _sent(page, desk.folder / "templates/notice/notice.md")
        desk.open(page)
        _photograph(page, "page-list.png")
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
        expect.set_options(timeout=BROWSER_PATIENCE)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = browser.new_context(locale="zh-CN", viewport=SMALL)
        context.set_default_timeout(BROWSER_PATIENCE)
        yield context.new_page(), ServedDesk(empty, server, process)
        browser.close()


def _draft(page: Page, draft: Path) -> None:
    _hand_in(page, draft)
    page.get_by_label("机关代字").fill(PREFIX)
    page.get_by_role("button", name="就是本单位").click()
    expect(page.locator(".fawen-page").first).to_contain_text("冬季救助")
    page.get_by_label("正文").first.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.insert_text(".")
    expect(page.get_by_role("button", name="改成这样")).to_be_visible()
    for language, name in (("中文", "page-draft.png"), ("English", "page-draft-en.png")):
        _speak(page, language)
        _photograph(page, name)
    _speak(page, "中文")
    page.get_by_role("button", name="改成这样").click()


def _speak(page: Page, language: str) -> None:
    """Has all pages from now on in ``language``."""
    if (button := page.get_by_role("button", name=language)).is_visible():
        button.click()
        expect(button).to_be_hidden()


def _recipients(page: Page, sheet: Path) -> None:
    page.get_by_role("link", name="下一步：收文单位").click()
    _hand_in(page, sheet)
    page.get_by_role("button", name="导入 5 个单位").click()
    expect(page.locator(".recipients-total")).to_be_visible()
    _photograph(page, "page-recipients.png")
    page.get_by_role("link", name="看名单").click()
    _photograph(page, "page-roster.png")
    page.go_back()


def _papers(page: Page) -> None:
    page.get_by_role("link", name="下一步：文件").click()
    page.get_by_role("link", name="下一个单位").click()
    expect(page.locator("#pages .page-sheet img").first).to_be_visible()
    _photograph(page, "page-papers.png")


def _make(page: Page) -> None:
    page.get_by_role("link", name="下一步：文号").click()
    page.get_by_role("button", name="登记并生成").click()
    expect(page.locator(".result-card")).to_be_visible()
    page.reload()
    _photograph(page, "page-make.png")


def _sent(page: Page, notice: Path) -> None:
    text = notice.read_text(encoding="utf-8").replace("---\n", "---\n公开属性: 主动公开\n", 1)
    notice.write_text(f"{text.rstrip()}\n\n联系电话：13800138000。\n", encoding="utf-8")
    page.get_by_role("link", name="下一步：发出").click()
    expect(page.locator(".side-by-side .fawen-page")).to_have_count(2)
    _photograph(page, "page-sent.png", "#public")


def _hand_in(page: Page, file: Path) -> None:
    page.locator("main input[type=file][data-hand-in]").first.set_input_files(file)


def _photograph(page: Page, name: str, first: str = "body") -> None:
    """What the window shows from its top, or from ``first`` on, once everything that the page asked for has come."""
    page.wait_for_load_state("networkidle")
    page.evaluate("() => { document.activeElement.blur(); return document.fonts.ready; }")
    page.evaluate(
        "(first) => scrollTo(0, document.querySelector(first).getBoundingClientRect().top + scrollY - 130)", first
    )
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
