"""A sheet that comes in where the roster is a sheet: compared cell by cell, it takes that sheet's place, or nothing."""

from __future__ import annotations

from pathlib import Path

import httpx2 as httpx
import pytest

from generator.roster.sheets.named_file import load_units
from tests.web.desk_pages import Page, words
from tests.web.screens.roster.roster_pages import RosterPages, Row, hidden, workbook

PRESENT: tuple[Row, ...] = (
    ("序号", "单位名称", "联系电话", "床位数"),
    (1, "示例甲镇", "023-1", "30"),
    (2, "示例乙镇", "023-2", None),
)
MORE = workbook(名单=(*PRESENT, (3, "示例丙镇", "023-3", None)))
OTHER = workbook(名单=(("序号", "单位名称", "联系电话"), (1, "示例甲镇", "023-9"), (2, "示例丙镇", "023-3")))


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RosterPages:
    (tmp_path / "名单.xlsx").write_bytes(workbook(名单=PRESENT))
    (tmp_path / "fawen.yaml").write_text("units: 名单.xlsx\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return RosterPages(tmp_path / "名单.xlsx")


def take(pages: RosterPages, looked: httpx.Response, **fields: str) -> httpx.Response:
    """What is answered after the sheet that was ``looked`` at is taken."""
    data = {"based_on": hidden(looked.text, "based_on"), "take": "1", **fields}
    return pages.answer("POST", looked.url.path, data=data)


def test_its_place_is_on_the_page_of_the_roster(pages: RosterPages) -> None:
    page = pages.get("/roster")
    assert "整个换成新的表格" in words(page)
    assert "/roster/import" in Page(page).forms


def test_changes_are_shown_and_losses_come_first(pages: RosterPages) -> None:
    before = pages.units.read_bytes()
    shown = words(pages.drop("新.xlsx", OTHER).text)
    lines = [
        "表里没有这一列：床位数",
        "示例甲镇 床位数 30 （空）",
        "表里没有，删去：示例乙镇（名单）",
        "示例甲镇 电话 023-1 023-9",
        "新单位：示例丙镇（名单）",
        "名单.xlsx 会整个换成这份表",
        "名单里有、这份表里没有的 3 处，不要了",
    ]
    assert [line for line in lines if line not in shown] == []
    assert sorted(lines, key=shown.index) == lines
    assert "哪张工作表" not in shown
    assert pages.units.read_bytes() == before


def test_the_file_takes_the_place_of_the_sheet_and_is_taken_back(pages: RosterPages) -> None:
    before = pages.units.read_bytes()
    looked = pages.drop("新.xlsx", MORE)
    assert "不要了" not in looked.text
    answer = take(pages, looked)
    assert "已导入 新.xlsx。合计：新增 1 个单位" in words(answer.text)
    assert pages.units.read_bytes() == MORE
    assert "示例丙镇" in answer.text
    assert pages.answer("GET", looked.url.path).status_code == 404
    pages.post_without_digest("/roster/undo")
    assert pages.units.read_bytes() == before


def test_losses_need_a_tick(pages: RosterPages) -> None:
    before = pages.units.read_bytes()
    looked = pages.drop("新.xlsx", OTHER)
    answer = take(pages, looked)
    assert answer.status_code == 422
    assert "会少掉 3 处" in words(answer.text)
    assert pages.units.read_bytes() == before
    take(pages, answer, loses="1")
    assert pages.units.read_bytes() == OTHER


def test_a_sheet_that_was_changed_since_the_look_is_looked_at_again(pages: RosterPages) -> None:
    looked = pages.drop("新.xlsx", MORE)
    pages.units.write_bytes(OTHER)
    answer = take(pages, looked)
    assert answer.status_code == 422
    assert "名单在别处改过了" in words(answer.text)
    assert "示例甲镇 电话 023-9 023-1" in words(answer.text)
    assert pages.units.read_bytes() == OTHER
    take(pages, answer)
    assert pages.units.read_bytes() == MORE


def test_the_same_units_in_another_file(pages: RosterPages) -> None:
    data = workbook(名单=PRESENT, 空=())
    looked = pages.drop("新.xlsx", data)
    assert "单位和内容都没有变，只是文件不一样。" in words(looked.text)
    take(pages, looked)
    assert pages.units.read_bytes() == data
    assert "没有要改的。" in words(pages.drop("新.xlsx", data).text)
    assert 'name="take"' not in pages.drop("新.xlsx", data).text


@pytest.mark.parametrize("name", ["新.csv", "新.xls", "新.yaml", "新.xlsm"])
def test_another_format_is_refused_in_words(pages: RosterPages, name: str) -> None:
    data = MORE if name.endswith("xlsm") else "单位名称\n示例甲镇\n".encode()
    answer = pages.drop(name, data)
    assert answer.status_code == 422
    assert "办法：" in words(answer.text)
    assert 'name="take"' not in answer.text
    assert 'type="file"' in answer.text
    assert take(pages, answer).status_code == 422


def test_what_is_wrong_is_at_its_cell_and_is_changed_in_the_sheet(pages: RosterPages) -> None:
    rows: tuple[Row, ...] = (("单位名称", "份数"), ("示例甲镇", "五份"))
    answer = pages.drop("新.xlsx", workbook(名单=rows))
    assert answer.status_code == 422
    assert "第 2 行 B 列 “份数”应当是数字，“五份”不是" in words(answer.text)
    assert 'href="#cell-2-2"' in answer.text
    unclear = pages.drop("新.xlsx", workbook(名单=(("甲方", "说明"), ("示例甲镇", "无"), ("示例学校", "有"))))
    assert "把单位名称那一列的标题写成“单位名称”" in words(unclear.text)
    assert "--name-column" not in unclear.text
    assert 'href="#column-1"' in unclear.text
    assert 'id="column-1"' in unclear.text
    assert "<select" not in unclear.text.partition("<main")[2]
    several = pages.drop("新.xlsx", workbook(封面=(("名单", "见下页"),), 名单=PRESENT))
    assert "只留名单那一张工作表" in words(several.text)


def test_a_sheet_becomes_the_first_one(pages: RosterPages) -> None:
    pages.units.unlink()
    assert "请把单位的表格拖到这里" in words(pages.get("/roster"))
    refused = pages.drop("各乡镇.csv", "名称\n示例甲镇\n".encode())
    assert "存成 .xlsx" in words(refused.text)
    looked = pages.drop("各乡镇.xlsx", MORE)
    assert "这张表会成为您的名单：1 个组，3 个单位。" in words(looked.text)
    take(pages, looked)
    assert pages.units.read_bytes() == MORE


def test_both_languages(pages: RosterPages) -> None:
    looked = pages.drop("新.xlsx", OTHER)
    english = words(pages.answer("GET", looked.url.path, headers={"Cookie": "fawen_lang=en"}).text)
    assert "This file takes the place of 名单.xlsx" in english
    assert "the sheet has no column 床位数" in english


def test_it_is_given_up(pages: RosterPages) -> None:
    before = pages.units.read_bytes()
    looked = pages.drop("新.xlsx", OTHER)
    pages.post_without_digest(f"{looked.url.path}/give-up")
    assert pages.units.read_bytes() == before
    assert len(load_units(pages.units).units) == 2
