"""From an empty folder to a downloaded set: a draft, a list, a number, the papers; by mouse, and by keyboard alone."""

from __future__ import annotations

import io
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
from tests.patience import wait_until
from tests.sample_office import tree
from tests.web.browser.served_desk import ServedDesk, drop

pytestmark = pytest.mark.in_turn(2)

DRAFT = docx_of(
    [
        "示例县民政局文件",
        "示例县民政局关于做好冬季救助工作的通知",
        "各乡镇民政办：",
        "为做好冬季救助工作，现将有关事项通知如下。",
        "一、摸清底数",
        "逐户走访低保家庭、特困人员，登记困难。",
        "示例县民政局",
        "2026年11月5日",
        "联系人：示例甲",
    ]
)
HEADER = ("单位名称", "份数", "联系电话")
UNITS = (("示例镇民政办", "2", "023-00000001"), ("示例乡民政办", "1", "023-00000002"))
WRONG = (UNITS[0], ("示例乡民政办", "一份", "023-00000002"))
NOTICE = f"/notices/{opaque_id('templates/notice')}"


def sheet(rows: Sequence[tuple[str, ...]]) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for row in (HEADER, *rows):
        book.worksheets[0].append(row)
    book.save(data)
    return data.getvalue()


def held_against_the_terminal(desk: ServedDesk, data: bytes, folder: Path) -> None:
    """The files of the ZIP ``data`` are, byte for byte, those of ``fawen build``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder / "unpacked")
    made = build(templates=desk.folder / "templates", units=desk.folder / "units.yaml", output=folder / "terminal")
    assert tree(folder / "unpacked") == tree(made.folder)
    assert len(made.files) > len(UNITS)
    assert made.folder.name == "示例民发〔2026〕1号"


def test_by_mouse(page: Page, empty: ServedDesk, tmp_path: Path) -> None:
    empty.open(page)
    page.get_by_label("单位名称").fill("示例县民政局")
    page.get_by_label("机关代字").fill("示例民发")
    page.get_by_role("button", name="开始").click()

    drop(page, "/files", "草稿.docx", DRAFT)
    row = page.get_by_role("row").filter(has_text="联系人：示例甲")
    row.get_by_role("combobox").select_option("附注")
    page.get_by_role("button", name="照这样改").click()
    expect(page.get_by_role("row").filter(has_text="联系人：示例甲")).to_contain_text("照您选的")

    page.get_by_role("link", name="名单", exact=True).click()
    drop(page, "/roster/import", "名单.xlsx", sheet(WRONG))
    page.get_by_role("link", name="第 3 行 B 列").click()
    expect(page.locator("td:target")).to_contain_text("一份")
    page.get_by_role("link", name="名单", exact=True).click()
    drop(page, "/roster/import", "名单.xlsx", sheet(UNITS))
    page.get_by_label("不管怎样称呼").check()
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_label("示例乡民政办 份数", exact=True)).to_have_value("1")

    page.get_by_role("link", name="公文", exact=True).click()
    page.get_by_label("标题").fill("示例县民政局|关于做好今冬明春救助工作的通知")
    expect(page.locator(".fawen-page").first).to_contain_text("今冬明春")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#notice-state")).to_contain_text("已保存")

    page.get_by_role("link", name="登记簿", exact=True).click()
    page.get_by_role("button", name="编号并登记").click()
    expect(page.get_by_role("status")).to_contain_text("示例民发〔2026〕1号")

    page.get_by_role("link", name="生成", exact=True).click()
    page.get_by_role("button", name="生成", exact=True).click()
    expect(page.locator("#made .done")).to_contain_text("已写入")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="全部下载").click()
    held_against_the_terminal(empty, Path(downloading.value.path()).read_bytes(), tmp_path)


def test_by_keyboard_alone(page: Page, empty: ServedDesk, tmp_path: Path) -> None:
    files = Files(page)
    empty.open(page)
    typed(page, page.get_by_label("单位名称"), "示例县民政局")
    typed(page, page.get_by_label("机关代字"), "示例民发")
    page.keyboard.press("Enter")

    files.choose(page.get_by_label("草稿文件"), "草稿.docx", DRAFT)
    choice = page.get_by_role("row").filter(has_text="联系人：示例甲").get_by_role("combobox")
    reached(page, choice)
    picked(page, choice, "附注")
    pressed(page, page.get_by_role("button", name="照这样改"))
    expect(page.get_by_role("row").filter(has_text="联系人：示例甲")).to_contain_text("照您选的")

    pressed(page, page.get_by_role("link", name="新的一件"))
    files.choose(page.get_by_label("名单文件"), "名单.xlsx", sheet(UNITS))
    reached(page, page.get_by_label("不管怎样称呼"))
    page.keyboard.press("Space")
    pressed(page, page.get_by_role("button", name="导入", exact=True))
    cell = page.get_by_label("示例乡民政办 份数", exact=True)
    typed(page, cell, "3")
    page.keyboard.press("Tab")
    expect(page.get_by_text("已保存")).to_be_visible()

    pressed(page, page.get_by_role("link", name="公文", exact=True))
    typed(page, page.get_by_label("标题"), "示例县民政局|关于做好今冬明春救助工作的通知")
    expect(page.locator(".fawen-page").first).to_contain_text("今冬明春")
    page.keyboard.press("Control+s")
    expect(page.locator("#notice-state")).to_contain_text("已保存")

    pressed(page, page.get_by_role("link", name="登记簿", exact=True))
    pressed(page, page.get_by_role("button", name="编号并登记"))
    expect(page.get_by_role("status")).to_contain_text("示例民发〔2026〕1号")

    pressed(page, page.get_by_role("link", name="生成", exact=True))
    pressed(page, page.get_by_role("button", name="生成", exact=True))
    expect(page.locator("#made .done")).to_contain_text("已写入")
    with page.expect_download() as downloading:
        pressed(page, page.get_by_role("link", name="全部下载"))
    held_against_the_terminal(empty, Path(downloading.value.path()).read_bytes(), tmp_path)

    pressed(page, page.get_by_role("link", name="登记簿", exact=True))
    pressed(page, page.get_by_role("link", name="作废 示例民发〔2026〕1号"))
    expect(page.get_by_label("原因")).to_be_focused()
    page.keyboard.type("重号")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已登记（作废）")


MOST_TABS = 150


def reached(page: Page, wanted: Locator) -> None:
    """Goes to an element by the Tab key, from wherever the focus is."""
    expect(wanted).to_be_visible()
    for _ in range(MOST_TABS):
        if wanted.evaluate("(each) => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached in {MOST_TABS} steps: {wanted}")


def pressed(page: Page, wanted: Locator) -> None:
    """Goes to a button or link by keyboard, and presses it."""
    reached(page, wanted)
    page.keyboard.press("Enter")


def typed(page: Page, field: Locator, text: str) -> None:
    """Goes to a field by keyboard, and types ``text`` in the place of what it holds."""
    reached(page, field)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def picked(page: Page, choice: Locator, wanted: str) -> None:
    """Picks an entry of the list that has the focus, by the arrow keys."""
    names = wait_until(choice.locator("option").all_text_contents)
    for _ in range(names.index(wanted)):
        page.keyboard.press("ArrowDown")
    expect(choice.locator("option:checked")).to_have_text(wanted)


@dataclass
class Files:
    """What the window for files is answered with. It is listened to from the start: what opens before is missed."""

    page: Page
    name: str = ""
    data: bytes = b""

    def __post_init__(self) -> None:
        self.page.on("filechooser", self._choose)

    def choose(self, field: Locator, name: str, data: bytes) -> None:
        """Chooses a file in the window that opens at the Enter key, and sends the form."""
        self.name, self.data = name, data
        reached(self.page, field)
        self.page.keyboard.press("Enter")
        expect(field).to_have_js_property("value", f"C:\\fakepath\\{name}")
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")

    def _choose(self, chooser: FileChooser) -> None:
        chooser.set_files({"name": self.name, "mimeType": "application/octet-stream", "buffer": self.data})
