"""A sheet that comes in: looked at, its columns chosen, taken or given up; what is wrong is at its cell."""

from __future__ import annotations

from pathlib import Path

import httpx2 as httpx
import pytest

from generator.desk.starters.starter_desk import new_roster
from tests.web.desk_pages import Page, words
from tests.web.screens.roster.roster_pages import RosterPages, Row, hidden, names_shown, workbook

pytestmark = pytest.mark.in_turn(2)

GOOD = workbook(
    名单=(
        ("单位名称", "联系电话", "份数", "床位数"),
        ("示例甲镇", "023-1", None, None),
        ("示例学校", None, "3", "31"),
        ("示例丙镇", "023-3", None, None),
    )
)


def test_changes_are_shown_cell_by_cell_before_anything_is_written(pages: RosterPages) -> None:
    before = pages.text()
    answer = pages.drop("名单.xlsx", GOOD)
    shown = words(answer.text)
    assert answer.status_code == 200
    for line in (
        "导入 名单.xlsx",
        "示例甲镇 电话 023-0000 023-1",
        "示例学校 床位数 30 31",
        "新单位：示例丙镇（名单）",
        "表里没有，保留：示例乙镇（乡镇）",
        "合计：改 3 处，新增 1 个单位，新增 1 个组",
    ):
        assert line in shown
    assert pages.text() == before


def test_a_sheet_is_taken_and_can_be_taken_back(pages: RosterPages) -> None:
    before = pages.text()
    address = pages.drop("名单.xlsx", GOOD).url.path
    answer = pages.post(address, take="1")
    assert names_shown(answer.text) == ["示例甲镇", "示例乙镇", "示例学校", "示例丙镇"]
    assert "已导入 名单.xlsx。合计：改 3 处" in words(answer.text)
    assert "phone: 023-1" in pages.text()
    assert pages.answer("GET", address).status_code == 404
    pages.post("/roster/undo")
    assert pages.text() == before


def test_doubts_that_come_in_are_mended_at_once(pages: RosterPages) -> None:
    rows = [(f"示例{each}镇", f"０４７００{number}") for number, each in enumerate("丁戊己")]
    answer = pages.drop("名单.xlsx", workbook(名单=(("单位名称", "邮政编码"), *rows)))
    assert "全部改好（3）" in words(pages.post(answer.url.path, take="1").text)
    before = pages.text()
    assert "已改好 3 处。" in words(pages.post("/roster/mend").text)
    assert all(f"04700{each}" in pages.text() for each in range(3))
    pages.post("/roster/undo")
    assert pages.text() == before


def test_remarks_of_one_cause_are_one(pages: RosterPages) -> None:
    rows = [(f"示例{each}镇", text) for each in "丁戊己" for text in ("甲", "乙")]
    page = pages.drop("名单.xlsx", workbook(名单=(("单位名称", "份数"), *rows))).text
    assert "同样的还有，一共" in words(page)
    assert page.count('<li class="problem error">') < page.count('class="sentence"')


def test_what_becomes_of_units_is_shown_as_it_is_chosen(pages: RosterPages) -> None:
    looked = pages.drop("名单.xlsx", GOOD)
    assert "新单位放进哪一组" in looked.text
    shown = words(pages.post(looked.url.path, removes="1", group="学校").text)
    assert "表里没有，删去：示例乙镇（乡镇）" in shown
    assert "新单位：示例丙镇（学校）" in shown


@pytest.mark.parametrize("choice", [{"removes": "1"}, {"group": "学校"}, {"removes": "1", "group": "学校"}])
def test_what_the_button_says_is_done_at_the_first_click(pages: RosterPages, choice: dict[str, str]) -> None:
    """What becomes of units is chosen beside the button, and taken with it (X1)."""
    address = pages.drop("名单.xlsx", GOOD).url.path
    shown = words(pages.post(address, take="1", **choice).text)
    assert "已导入 名单.xlsx。" in shown
    assert ("示例乙镇" in pages.names()) == ("removes" not in choice)
    assert ("名单" in pages.text()) == ("group" not in choice)


@pytest.mark.parametrize(
    ("data", "choice"),
    [
        (GOOD, {"column__联系电话": "leave"}),
        (
            workbook(一=(("单位名称", "份数"), ("示例甲镇", "8")), 二=(("单位名称", "份数"), ("示例甲镇", "9"))),
            {"sheet": "二"},
        ),
    ],
)
def test_what_is_read_in_another_way_is_looked_at_again(
    pages: RosterPages, data: bytes, choice: dict[str, str]
) -> None:
    """What it changes was not to be seen at the first click: the page says at its top that nothing is imported."""
    before = pages.text()
    address = pages.drop("名单.xlsx", data).url.path
    if "sheet" in choice:
        pages.post(address, sheet="一")
    answer = pages.post(address, take="1", **choice)
    assert 0 < answer.text.index("还没有导入") < answer.text.index("会改什么")
    assert pages.text() == before
    assert "还没有导入" not in pages.get(address)
    assert "已导入 名单.xlsx。" in words(pages.post(address, take="1", **choice).text)


def test_a_sheet_is_given_up(pages: RosterPages) -> None:
    before = pages.text()
    address = pages.drop("名单.xlsx", GOOD).url.path
    assert names_shown(pages.post(f"{address}/give-up").text) == pages.names()
    assert pages.answer("GET", address).status_code == 404
    assert pages.text() == before


def test_what_is_wrong_is_at_its_cell(pages: RosterPages) -> None:
    rows: tuple[Row, ...] = (("单位名称", "联系电话", "份数"), ("示例甲镇", "023-1", "五份"), (None, "023-9", "2"))
    answer = pages.drop("名单.xlsx", workbook(名单=rows))
    shown = words(answer.text)
    assert answer.status_code == 422
    assert "第 2 行 C 列 “份数”应当是数字，“五份”不是" in shown
    assert "第 3 行 A 列" in shown
    assert 'href="#cell-2-3"' in answer.text
    assert 'id="cell-2-3" class="wrong"' in answer.text
    assert 'name="take"' not in answer.text


def test_a_sheet_with_mistakes_is_handed_over_again_where_they_are_said(pages: RosterPages) -> None:
    bad = pages.drop("名单.xlsx", workbook(名单=(("单位名称", "份数"), ("示例甲镇", "五份"))))
    assert "改好存好了，再选一次" in words(bad.text)
    assert '<form data-drop="window" method="post" action="/roster/import"' in bad.text
    good = pages.drop("名单.xlsx", GOOD)
    assert "data-drop" not in good.text


def test_of_several_sheets_one_is_chosen(pages: RosterPages) -> None:
    data = workbook(封面=(("名单", "见下页"),), 名单=(("单位名称", "联系电话"), ("示例甲镇", "023-5")))
    answer = pages.drop("名单.xlsx", data)
    assert "用哪张工作表" in answer.text
    assert "这个文件有 2 张工作表。名单在哪一张？" in answer.text
    chosen = pages.post(answer.url.path, sheet="名单")
    assert "示例甲镇 电话 023-0000 023-5" in words(chosen.text)


def test_columns_are_chosen_and_remembered(pages: RosterPages) -> None:
    data = workbook(名单=(("甲方", "值班室", "说明"), ("示例甲镇", "023-5", "无"), ("示例学校", "023-6", "")))
    answer = pages.drop("名单.xlsx", data)
    assert answer.status_code == 422
    assert "请在下面选。" in answer.text
    assert 'href="#column-1"' in answer.text
    assert '<option value="name" selected>' in answer.text
    choices = {"column__甲方": "name", "column__值班室": "phone", "column__说明": "leave"}
    chosen = pages.post(answer.url.path, **choices)
    assert chosen.status_code == 200
    assert "示例甲镇 电话 023-0000 023-5" in words(chosen.text)
    pages.post(answer.url.path, take="1", **choices)
    assert "{name: phone, title: 值班室}" in pages.text()
    again = pages.drop("名单.xlsx", workbook(名单=(("甲方", "值班室"), ("示例甲镇", "023-7"))))
    assert "示例甲镇 电话 023-5 023-7" in words(again.text)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("名单.xlsx", b"PK\x03\x04 nothing"),
        ("名单.xls", b"nothing"),
        ("名单.docx", b"PK\x03\x04 nothing"),
        ("名单", b"nothing"),
        ("../../../etc/passwd", b"root"),
        ("C:\\名单\x00.csv", b"\xff\xfe\xff"),
        ("空.csv", b""),
        ("名单.xlsx", workbook(空=())),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(pages: RosterPages, name: str, data: bytes) -> None:
    before = pages.text()
    answer = pages.drop(name, data)
    assert answer.status_code == 422
    assert "办法：" in words(answer.text)
    assert pages.text() == before


def test_a_sheet_becomes_the_first_roster(pages: RosterPages) -> None:
    pages.units.unlink()
    answer = pages.drop("各乡镇.csv", "名称,电话\n示例甲镇,023-1\n".encode())
    shown = answer.text
    assert "这张表会成为您的名单：1 个组，1 个单位。" in words(shown)
    assert shown.index('name="take"') < shown.index("1 个组，1 个单位") < shown.index('name="column-名称"')
    assert not pages.units.exists()
    taken = pages.post_without_digest(answer.url.path, take="1")
    assert "名单已导入" in words(taken.text)
    assert "组名: 各乡镇" in pages.text()
    assert pages.names() == ["示例甲镇"]


def test_a_sheet_takes_the_place_of_a_sample(pages: RosterPages) -> None:
    pages.units.unlink()
    new_roster(pages.units)
    assert "这是示例名单" in pages.get("/roster")
    answer = pages.drop("各乡镇.csv", "名称,电话\n示例甲镇,023-1\n".encode())
    pages.post(answer.url.path, take="1")
    assert pages.names() == ["示例甲镇"]


def test_a_roster_that_was_changed_since_the_look_is_looked_at_again(pages: RosterPages) -> None:
    seen = pages.digest()
    address = pages.drop("名单.xlsx", GOOD).url.path
    pages.units.write_text(pages.text().replace("copies: 2", "copies: 9"), encoding="utf-8")
    before = pages.text()
    answer = pages.post(address, take="1", based_on=seen)
    assert "会改什么" in answer.text
    assert "名单在别处改过了" in words(answer.text)
    assert pages.text() == before


def test_another_roster_in_yaml_comes_in_as_well(pages: RosterPages) -> None:
    other = "groups:\n  - name: 乡镇\n    units:\n      - {name: 示例乙镇, phone: 023-8}\n"
    answer = pages.drop("同事的名单.yaml", other.encode())
    assert "示例乙镇 电话 （空） 023-8" in words(answer.text)
    pages.post(answer.url.path, take="1")
    assert "phone: 023-8" in pages.text()
    wrong = pages.drop("同事的名单.yaml", other.replace("phone", "fone").encode())
    assert "不认识“fone”这个字段" in words(wrong.text)


def test_no_file_was_chosen(pages: RosterPages) -> None:
    assert names_shown(pages.answer("POST", "/roster/import", data={"x": "1"}).text) == pages.names()
    assert pages.answer("GET", "/roster/import/nothing").status_code == 404


# A sheet that comes in where the roster is a sheet: compared cell by cell, it takes that sheet's place, or nothing.


PRESENT: tuple[Row, ...] = (
    ("序号", "单位名称", "联系电话", "床位数"),
    (1, "示例甲镇", "023-1", "30"),
    (2, "示例乙镇", "023-2", None),
)
MORE = workbook(名单=(*PRESENT, (3, "示例丙镇", "023-3", None)))
OTHER = workbook(名单=(("序号", "单位名称", "联系电话"), (1, "示例甲镇", "023-9"), (2, "示例丙镇", "023-3")))


@pytest.fixture
def sheet_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RosterPages:
    (tmp_path / "名单.xlsx").write_bytes(workbook(名单=PRESENT))
    (tmp_path / "fawen.yaml").write_text("units: 名单.xlsx\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return RosterPages(tmp_path / "名单.xlsx")


def take(sheet_pages: RosterPages, looked: httpx.Response, **fields: str) -> httpx.Response:
    """What is answered after the sheet that was ``looked`` at is taken."""
    data = {"based_on": hidden(looked.text, "based_on"), "take": "1", **fields}
    return sheet_pages.answer("POST", looked.url.path, data=data)


def test_its_place_is_on_the_page_of_the_roster(sheet_pages: RosterPages) -> None:
    page = sheet_pages.get("/roster")
    assert "整个换成新的表格" in words(page)
    assert "/roster/import" in Page(page).forms


def test_changes_are_shown_and_losses_come_first(sheet_pages: RosterPages) -> None:
    before = sheet_pages.units.read_bytes()
    shown = words(sheet_pages.drop("新.xlsx", OTHER).text)
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
    assert sheet_pages.units.read_bytes() == before


def test_the_file_takes_the_place_of_the_sheet_and_is_taken_back(sheet_pages: RosterPages) -> None:
    before = sheet_pages.units.read_bytes()
    looked = sheet_pages.drop("新.xlsx", MORE)
    assert "不要了" not in looked.text
    answer = take(sheet_pages, looked)
    assert "已导入 新.xlsx。合计：新增 1 个单位" in words(answer.text)
    assert sheet_pages.units.read_bytes() == MORE
    assert "示例丙镇" in answer.text
    assert sheet_pages.answer("GET", looked.url.path).status_code == 404
    sheet_pages.post_without_digest("/roster/undo")
    assert sheet_pages.units.read_bytes() == before


def test_losses_need_a_tick(sheet_pages: RosterPages) -> None:
    before = sheet_pages.units.read_bytes()
    looked = sheet_pages.drop("新.xlsx", OTHER)
    answer = take(sheet_pages, looked)
    assert answer.status_code == 422
    assert "会少掉 3 处" in words(answer.text)
    assert sheet_pages.units.read_bytes() == before
    take(sheet_pages, answer, loses="1")
    assert sheet_pages.units.read_bytes() == OTHER


def test_a_sheet_that_was_changed_since_the_look_is_looked_at_again(sheet_pages: RosterPages) -> None:
    looked = sheet_pages.drop("新.xlsx", MORE)
    sheet_pages.units.write_bytes(OTHER)
    answer = take(sheet_pages, looked)
    assert answer.status_code == 422
    assert "名单在别处改过了" in words(answer.text)
    assert "示例甲镇 电话 023-9 023-1" in words(answer.text)
    assert sheet_pages.units.read_bytes() == OTHER
    take(sheet_pages, answer)
    assert sheet_pages.units.read_bytes() == MORE


def test_the_same_units_in_another_file(sheet_pages: RosterPages) -> None:
    data = workbook(名单=PRESENT, 空=())
    looked = sheet_pages.drop("新.xlsx", data)
    assert "单位和内容都没有变，只是文件不一样。" in words(looked.text)
    take(sheet_pages, looked)
    assert sheet_pages.units.read_bytes() == data
    assert "没有要改的。" in words(sheet_pages.drop("新.xlsx", data).text)
    assert 'name="take"' not in sheet_pages.drop("新.xlsx", data).text


@pytest.mark.parametrize("name", ["新.csv", "新.xls", "新.yaml", "新.xlsm"])
def test_another_format_is_refused_in_words(sheet_pages: RosterPages, name: str) -> None:
    data = MORE if name.endswith("xlsm") else "单位名称\n示例甲镇\n".encode()
    answer = sheet_pages.drop(name, data)
    assert answer.status_code == 422
    assert "办法：" in words(answer.text)
    assert 'name="take"' not in answer.text
    assert 'type="file"' in answer.text
    assert take(sheet_pages, answer).status_code == 422


def test_what_is_wrong_is_at_its_cell_and_is_changed_in_the_sheet(sheet_pages: RosterPages) -> None:
    rows: tuple[Row, ...] = (("单位名称", "份数"), ("示例甲镇", "五份"))
    answer = sheet_pages.drop("新.xlsx", workbook(名单=rows))
    assert answer.status_code == 422
    assert "第 2 行 B 列 “份数”应当是数字，“五份”不是" in words(answer.text)
    assert 'href="#cell-2-2"' in answer.text
    unclear = sheet_pages.drop("新.xlsx", workbook(名单=(("甲方", "说明"), ("示例甲镇", "无"), ("示例学校", "有"))))
    assert "把单位名称那一列的标题写成“单位名称”" in words(unclear.text)
    assert "--name-column" not in unclear.text
    assert 'href="#column-1"' in unclear.text
    assert 'id="column-1"' in unclear.text
    assert "<select" not in unclear.text.partition("<main")[2]
    several = sheet_pages.drop("新.xlsx", workbook(封面=(("名单", "见下页"),), 名单=PRESENT))
    assert "只留名单那一张工作表" in words(several.text)


def test_a_sheet_becomes_the_first_one(sheet_pages: RosterPages) -> None:
    sheet_pages.units.unlink()
    assert "请把单位的表格拖到这里" in words(sheet_pages.get("/roster"))
    refused = sheet_pages.drop("各乡镇.csv", "名称\n示例甲镇\n".encode())
    assert "存成 .xlsx" in words(refused.text)
    looked = sheet_pages.drop("各乡镇.xlsx", MORE)
    assert "这张表会成为您的名单：1 个组，3 个单位。" in words(looked.text)
    take(sheet_pages, looked)
    assert sheet_pages.units.read_bytes() == MORE


def test_all_of_one_cause_is_mended_by_a_click_before_it_is_taken(pages: RosterPages) -> None:
    """The sheet stays as it is, and the other causes; what is mended can be taken back, and then is not taken in."""
    rows = [(f"示例{each}镇", f"０４７００{number}", 3710000000 + number) for number, each in enumerate("丁戊己")]
    answer = pages.drop("名单.xlsx", workbook(名单=(("单位名称", "邮政编码", "联系电话"), *rows)))
    address, shown = answer.url.path, words(answer.text)
    assert shown.count("全部改好（3）") == 2
    assert "是不是“047000”？" in shown
    mended = words(pages.post(address, mend="roster-postcode").text)
    assert mended.count("全部改好（3）") == 1
    assert "您的表不动" in mended
    assert words(pages.post(address, unmend="1").text).count("全部改好（3）") == 2
    for code in ("roster-postcode", "sheet-lost-zeros"):
        shown = words(pages.post(address, mend=code).text)
    assert "全部改好" not in shown
    pages.post(address, take="1")
    assert [f"04700{number}" in pages.text() and f"0371000000{number}" in pages.text() for number in range(3)] == [
        True
    ] * 3
