"""The roster in a browser: a cell edited by keyboard, a sheet dropped, units found."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from generator.roster.units.load import load_roster
from generator.roster.units.unit import Unit
from tests.web.browser.dropping import drop
from tests.web.browser.served_desk import Seen, ServedDesk

pytestmark = pytest.mark.in_turn(3)


def units(served: ServedDesk) -> tuple[Unit, ...]:
    return load_roster(served.folder / "units.yaml").units


def own_roster(served: ServedDesk) -> Path:
    """The sample roster as one that an office has made its own."""
    path = served.folder / "units.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 自己的\n", encoding="utf-8")
    return path


def test_cells_are_edited_by_keyboard(served: ServedDesk, page: Page, seen: Seen) -> None:
    own_roster(served)
    first, second = units(served)[:2]
    served.open(page, "/roster")
    page.get_by_label(f"{first.name} 份数", exact=True).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("多份")
    page.keyboard.press("Tab")
    expect(page.get_by_label(f"{first.name} 邮政编码", exact=True)).to_be_focused()
    wrong = page.get_by_label(f"{first.name} 份数", exact=True)
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_value("多份")
    expect(page.get_by_text("“份数”应当是数字")).to_be_visible()
    page.get_by_role("link", name="添加单位").click()
    expect(page.get_by_label("单位名称")).to_be_visible()
    assert len(seen.dialogs) == 1  # whether what was not saved is to be left
    page.go_back()
    page.get_by_label(f"{first.name} 份数", exact=True).fill("多份")
    page.keyboard.press("Tab")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(page.get_by_label(f"{second.name} 份数", exact=True)).to_be_focused()
    expect(page.get_by_text("已保存")).to_be_visible()
    expect(wrong).not_to_have_attribute("aria-invalid", "true")
    page.keyboard.type("8")
    page.keyboard.press("Tab")
    expect(page.get_by_text(f"已改 {second.name} 的份数。")).to_be_visible()
    assert [unit.copies for unit in units(served)[:2]] == [7, 8]
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_label(f"{second.name} 份数", exact=True)).to_have_value(str(second.copies))


def test_a_value_that_changed_elsewhere_is_a_choice(served: ServedDesk, page: Page) -> None:
    path = own_roster(served)
    first = units(served)[0]
    served.open(page, "/roster")
    path.write_text(path.read_text(encoding="utf-8").replace(first.contact, "示例丁"), encoding="utf-8")
    cell = page.get_by_label(f"{first.name} 联系人", exact=True)
    cell.fill("示例戊")
    cell.blur()
    expect(page.get_by_text("现在是“示例丁”，您写的是“示例戊”")).to_be_visible()
    page.get_by_role("button", name="用我写的").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    assert units(served)[0].contact == "示例戊"


def test_what_is_suggested_is_taken_by_a_button(served: ServedDesk, page: Page) -> None:
    path = own_roster(served)
    first = units(served)[0]
    wide = "４０４７００"
    path.write_text(path.read_text(encoding="utf-8").replace(first.postcode, wide, 1), encoding="utf-8")
    served.open(page, "/roster")
    page.get_by_role("button", name="改成“404700”").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    assert units(served)[0].postcode == "404700"


def test_a_dropped_sheet_leads_to_its_wrong_cell(served: ServedDesk, page: Page) -> None:
    book, data = openpyxl.Workbook(), BytesIO()
    for row in (("单位名称", "联系电话", "份数"), ("示例甲镇", "023-1", "2"), ("示例乙镇", "023-2", "两份")):
        book.worksheets[0].append(row)
    book.save(data)
    served.open(page, "/roster")
    drop(page, "/roster/import", "各乡镇.xlsx", data.getvalue())
    link = page.get_by_role("link", name="第 3 行 C 列")
    link.click()
    expect(page.locator("td:target")).to_contain_text("两份")
    expect(page.get_by_role("button", name="导入", exact=True)).to_have_count(0)


def test_units_are_found_by_words(served: ServedDesk, page: Page) -> None:
    own_roster(served)
    first = units(served)[0]
    served.open(page, "/roster")
    page.get_by_label("查找").fill(first.name)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"共 {len(units(served))} 个单位，找到 1 个")).to_be_visible()
    expect(page.get_by_label(f"{first.name} 单位名称", exact=True)).to_be_visible()
