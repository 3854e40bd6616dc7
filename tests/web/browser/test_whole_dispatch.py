"""From an empty folder to a downloaded set, and the next one: how many clicks it takes; and by keyboard alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import FileChooser, Locator, Page, expect

from generator import build
from generator.web.opaque_ids import opaque_id
from tests.notices.drafts.taking.drafts import docx_of
from tests.sample_office import tree
from tests.web.browser.served_desk import ServedDesk

pytestmark = pytest.mark.in_turn(2)


def draft(title: str) -> bytes:
    """A draft with two slips that can be changed by a click."""
    return docx_of(
        [
            "示例县民政局文件",
            "示例民发〔2026〕  号",
            f"示例县民政局{title}",
            "各乡镇民政办：",
            "为做好冬季救助工作,现将有关事项通知如下:",
            "一、摸清底数",
            "逐户走访低保家庭、特困人员，登记困难。",
            "示例县民政局",
            "2026年11月5日",
            "联系人：示例甲",
        ]
    )


DRAFT = draft("关于做好冬季救助工作的通知")
HEADER = ("单位名称", "类别", "份数", "联系电话")
UNITS = (("示例镇民政办", "乡镇民政办", "2", "023-00000001"), ("示例乡民政办", "乡镇民政办", "1", "023-00000002"))
WRONG = (UNITS[0], ("示例乡民政办", "乡镇民政办", "一份", "023-00000002"))
NOTICE = f"/notices/{opaque_id('templates/notice')}"
WINDOWS = ((1366, 768), (1366, 640), (1920, 1080))


def sheet(rows: Sequence[tuple[str, ...]]) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for row in (HEADER, *rows):
        book.worksheets[0].append(row)
    book.save(data)
    return data.getvalue()


def held_against_the_terminal(desk: ServedDesk, data: bytes, folder: Path, number: int) -> None:
    """The files of the ZIP ``data`` are, byte for byte, those of ``fawen build``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder / "unpacked")
    made = build(templates=desk.folder / "templates", units=desk.folder / "units.yaml", output=folder / "terminal")
    assert tree(folder / "unpacked") == tree(made.folder)
    assert len(made.files) > len(UNITS)
    assert made.folder.name == f"示例民发〔2026〕{number}号"


INNER = """() => Array.from(document.querySelectorAll("body *")).filter((each) => {
  const looks = getComputedStyle(each);
  return /auto|scroll/.test(looks.overflowX + looks.overflowY) && each.clientHeight > 2
    && (each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1);
}).map((each) => each.outerHTML.slice(0, 80))"""
LETTERS = """() => {
  const found = {}, seen = document.createTreeWalker(document.querySelector("body"), NodeFilter.SHOW_TEXT);
  while (seen.nextNode()) {
    const at = seen.currentNode.parentElement;
    if (!seen.currentNode.textContent.trim() || !at.getClientRects().length || at.closest("svg, option")) continue;
    const looks = getComputedStyle(at);
    found[`${looks.fontSize} ${looks.fontWeight}`] = true;
  }
  return Object.keys(found);
}"""
SHIFT = """() => {
  window.shift = 0;
  const add = (each) => { if (!each.hadRecentInput) window.shift += each.value; };
  new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });
}"""
CODES = re.compile(r"\[[a-z-]+\]|\.yaml|notice\.|templates/|U\+")


@dataclass
class Clerk:
    """Somebody at the page, who presses no more than ``clicks`` so far; on each screen its look is measured."""

    page: Page
    clicks: int = 0

    def press(self, wanted: Locator) -> None:
        self.clicks += 1
        wanted.click()

    def give(self, name: str, data: bytes) -> None:
        """Chooses a file in the page's one place for files."""
        self.clicks += 1
        field = self.page.locator("main input[type=file][data-hand-in]").first
        field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})

    def go_on(self, step: str) -> None:
        self.press(self.page.get_by_role("link", name=f"下一步：{step}"))
        expect(self.page.locator(".steps [aria-current]")).to_contain_text(step)

    def looks(self) -> None:
        """One scroll, one main button, four sizes and two weights of letters, nothing that moves."""
        self.page.wait_for_load_state("networkidle")
        assert self.page.evaluate(INNER) == []
        mains = self.page.locator("button.main:visible, a.main:visible, label.main:visible")
        expect(mains).to_have_count(1)
        letters = [each.split() for each in self.page.evaluate(LETTERS)]
        assert {size for size, _ in letters} <= {"14px", "16px", "20px", "28px"}
        assert {weight for _, weight in letters} <= {"400", "600"}
        self.page.evaluate(SHIFT)
        assert self.page.evaluate("window.shift") <= 0.05


def test_the_first_dispatch_and_the_next(page: Page, empty: ServedDesk, tmp_path: Path) -> None:
    """Ten clicks and five; what was made is in view first, and a correction takes three."""
    empty.open(page)
    clerk = Clerk(page)
    clerk.looks()
    clerk.give("草稿.docx", DRAFT)
    expect(page.get_by_label("单位名称")).to_have_value("示例县民政局")
    clerk.looks()
    clerk.press(page.get_by_role("button", name="就是本单位"))
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        box = page.locator(".page-paper").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height
        assert height < 768 or box["width"] >= 400
        clerk.looks()
    page.set_viewport_size({"width": 1366, "height": 768})
    clerk.press(page.get_by_role("button", name="全部改好（2）"))
    expect(page.locator(".kept-state")).to_have_text("已改好，已保存")
    clerk.go_on("收文单位")
    clerk.looks()
    clerk.give("名单.xlsx", sheet(UNITS))
    expect(page.get_by_role("button", name="导入 2 个单位")).to_be_in_viewport()
    clerk.looks()
    clerk.press(page.get_by_role("button", name="导入 2 个单位"))
    expect(page.locator(".recipients-total")).to_contain_text("共 2 个单位、3 份")
    clerk.looks()
    clerk.go_on("文件")
    clerk.go_on("文号")
    page.get_by_label("上一件是多少号").fill("37")
    clerk.looks()
    clerk.press(page.get_by_role("button", name="登记并生成"))
    download = page.get_by_role("link", name="全部下载")
    expect(download).to_be_visible()
    for height in (768, 640):
        page.set_viewport_size({"width": 1366, "height": height})
        box = download.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 320
        clerk.looks()
    assert CODES.findall(page.locator(".result-card").inner_text()) == []
    with page.expect_download() as downloading:
        clerk.press(download)
    held_against_the_terminal(empty, Path(downloading.value.path()).read_bytes(), tmp_path, 38)
    assert clerk.clicks <= 10

    page.goto(empty.address)
    clerk.looks()
    clerk.clicks = 0
    clerk.give("下一件.docx", draft("关于做好春节慰问工作的通知"))
    clerk.press(page.get_by_role("button", name="全部改好（2）"))
    clerk.go_on("文号")
    clerk.press(page.get_by_role("button", name="登记 39 号并生成"))
    with page.expect_download() as downloading:
        clerk.press(page.get_by_role("link", name="全部下载"))
    assert downloading.value.suggested_filename == "示例民发〔2026〕39号.zip"
    assert clerk.clicks <= 5

    page.goto(empty.address)
    clerk.clicks = 0
    clerk.press(page.get_by_role("link", name="做好冬季救助"))
    page.get_by_label("正文").first.fill("为做好冬季救助工作，现将有关事项再通知如下：")
    clerk.press(page.locator(".steps a", has_text="生成"))
    expect(page.locator("#planned")).to_contain_text("会写")
    clerk.press(page.get_by_role("button", name="生成", exact=True))
    expect(page.locator(".result-card")).to_be_visible()
    assert clerk.clicks <= 3


def test_a_roster_is_brought_up_to_date_in_four_clicks(page: Page, served: ServedDesk) -> None:
    """With the units that it lacks removed, at the first press; a sheet that is wrong says where."""
    units = served.folder / "units.yaml"
    units.write_text(units.read_text(encoding="utf-8") + "# 自己的\n", encoding="utf-8")
    served.open(page)
    clerk = Clerk(page)
    clerk.press(page.get_by_role("link", name="名单", exact=True))
    clerk.give("名单.xlsx", sheet(WRONG))
    page.get_by_role("link", name="第 3 行 C 列").click()
    expect(page.locator("td:target")).to_contain_text("一份")
    clerk.clicks -= 1
    clerk.give("名单.xlsx", sheet(UNITS))
    clerk.press(page.get_by_label("从名单里删去"))
    clerk.press(page.get_by_role("button", name="导入 2 个单位"))
    expect(page.get_by_label("示例乡民政办 份数", exact=True)).to_have_value("1")
    expect(page.locator("table.roster tbody tr")).to_have_count(2)
    assert clerk.clicks <= 4


def test_what_is_deleted_comes_back_byte_for_byte(page: Page, served: ServedDesk) -> None:
    notice = served.folder / "templates" / "notice" / "notice.md"
    notice.write_bytes(notice.read_bytes() + "示例的一段。\n".encode())
    before = tree(served.folder / "templates")
    served.open(page)
    clerk = Clerk(page)
    clerk.press(page.get_by_role("button", name="删除"))
    expect(page.get_by_role("status")).to_contain_text("放在回收站里")
    assert not notice.exists()
    assert clerk.clicks == 1
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("发文（1）")
    assert {name: data for name, data in tree(served.folder / "templates").items() if "回收站" not in name} == before
    page.locator("main input[type=file]").set_input_files(
        {"name": "假.docx", "mimeType": "application/octet-stream", "buffer": b"abc"}
    )
    expect(page.locator("#why-not")).to_contain_text("假.docx")
    expect(page.get_by_role("heading", level=1)).to_have_text("发文（1）")


def test_by_keyboard_alone(page: Page, empty: ServedDesk, tmp_path: Path) -> None:
    files = Files(page)
    empty.open(page)
    files.choose(page.locator("#file"), "草稿.docx", DRAFT)
    pressed(page, page.get_by_role("button", name="就是本单位"))
    typed(page, page.get_by_label("标题").first, "示例县民政局|关于做好今冬明春救助工作的通知")
    expect(page.locator(".fawen-page").first).to_contain_text("今冬明春")
    page.keyboard.press("Control+s")
    expect(page.locator(".kept-state")).to_have_text("已保存")
    pressed(page, page.get_by_role("link", name="下一步：收文单位"))
    files.choose(page.locator("#sheet"), "名单.xlsx", sheet(UNITS))
    pressed(page, page.get_by_role("button", name="导入 2 个单位"))
    pressed(page, page.get_by_role("link", name="下一步：文件"))
    pressed(page, page.get_by_role("link", name="下一步：文号"))
    pressed(page, page.get_by_role("button", name="登记并生成"))
    with page.expect_download() as downloading:
        pressed(page, page.get_by_role("link", name="全部下载"))
    held_against_the_terminal(empty, Path(downloading.value.path()).read_bytes(), tmp_path, 1)
    pressed(page, page.get_by_role("navigation", name="页面").get_by_role("link", name="发文"))
    files.choose(page.locator("#file"), "下一件.docx", draft("关于做好春节慰问工作的通知"))
    pressed(page, page.get_by_role("button", name="全部改好（2）"))
    pressed(page, page.get_by_role("link", name="下一步：文号"))
    pressed(page, page.get_by_role("button", name="登记 2 号并生成"))
    with page.expect_download() as downloading:
        pressed(page, page.get_by_role("link", name="全部下载"))
    assert downloading.value.suggested_filename == "示例民发〔2026〕2号.zip"
    pressed(page, page.get_by_role("link", name="登记簿", exact=True))
    pressed(page, page.get_by_role("link", name="作废 示例民发〔2026〕1号"))
    expect(page.get_by_label("原因")).to_be_focused()
    page.keyboard.type("重号")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已登记（作废）")


MOST_TABS = 150


def reached(page: Page, wanted: Locator) -> None:
    """Goes to an element by the Tab key, from wherever the focus is."""
    expect(wanted).to_be_attached()
    for _ in range(MOST_TABS):
        if wanted.evaluate("(each) => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached in {MOST_TABS} steps: {wanted}")


def pressed(page: Page, wanted: Locator) -> None:
    """Goes to a button or link by keyboard, and presses it."""
    expect(wanted).to_be_visible()
    reached(page, wanted)
    page.keyboard.press("Enter")


def typed(page: Page, field: Locator, text: str) -> None:
    """Goes to a field by keyboard, and types ``text`` in the place of what it holds."""
    reached(page, field)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


@dataclass
class Files:
    """What the window for files is answered with. It is listened to from the start: what opens before is missed."""

    page: Page
    name: str = ""
    data: bytes = b""

    def __post_init__(self) -> None:
        self.page.on("filechooser", self._choose)

    def choose(self, field: Locator, name: str, data: bytes) -> None:
        """Chooses a file in the window that opens at the Enter key, which hands it in."""
        self.name, self.data = name, data
        reached(self.page, field)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _choose(self, chooser: FileChooser) -> None:
        chooser.set_files({"name": self.name, "mimeType": "application/octet-stream", "buffer": self.data})
