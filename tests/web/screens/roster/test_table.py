"""The table of the roster: what is shown, edited in its cells, taken back, exported."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from generator.dispatch.roster_rows import ROWS_OF_A_PAGE
from generator.web.opaque_ids import opaque_id
from tests.web.desk_pages import words
from tests.web.screens.roster.roster_pages import RosterPages, hidden, names_shown

ALL = ["示例甲镇", "示例乙镇", "示例学校"]


def test_every_unit_is_a_row_with_its_values(pages: RosterPages) -> None:
    page = pages.get("/roster")
    assert names_shown(page) == ALL
    for shown in ('value="023-0000"', 'aria-label="示例学校 床位数"', 'placeholder="示例甲镇"', "共 3 个单位"):
        assert shown in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("words=乙 政府", ALL[1:2]),
        ("group=学校", ALL[2:]),
        ("sort=-beds", ["示例学校", "示例甲镇", "示例乙镇"]),
        ("doubtful=1", ALL[1:2]),
        ("page=x&line=y", ALL),
    ],
)
def test_rows_are_filtered_and_sorted(pages: RosterPages, asked: str, shown: list[str]) -> None:
    assert names_shown(pages.get(f"/roster?{asked}")) == shown


def test_pages_and_a_line_of_the_file(pages: RosterPages) -> None:
    many = "".join(f"      - {{name: 示例{number}村}}\n" for number in range(2 * ROWS_OF_A_PAGE + 1))
    pages.units.write_text(f"groups:\n  - name: 村\n    units:\n{many}", encoding="utf-8")
    assert len(names_shown(pages.get("/roster"))) == ROWS_OF_A_PAGE
    assert names_shown(pages.get("/roster?page=3")) == [f"示例{2 * ROWS_OF_A_PAGE}村"]
    line = 4 + ROWS_OF_A_PAGE
    page = pages.get(f"/roster?line={line}")
    assert f'id="line-{line}" class="wanted"' in page
    assert names_shown(page)[0] == f"示例{ROWS_OF_A_PAGE}村"


def test_a_doubt_is_at_its_cell(pages: RosterPages) -> None:
    assert "邮政编码“40470”不是 6 位数字" in words(pages.get("/roster"))


def test_a_cell_is_saved(pages: RosterPages) -> None:
    answer = pages.type_in("500237001", "copies", "5")
    assert answer.status_code == 200
    assert "copies: 5 # 两份" in pages.text()
    assert "已保存" in answer.text
    assert hidden(answer.text, "based_on") == pages.digest()
    assert hidden(answer.text, "unit") == opaque_id("500237001")


@pytest.mark.parametrize(
    ("group", "typed", "line"),
    [
        ("乡镇", "乡镇（街道）民政办、各乡镇", "class: [乡镇（街道）民政办, 各乡镇]"),
        ("学校", "示例县各学校", "class: 示例县各学校"),
        ("乡镇", "", "class: 乡镇"),
    ],
)
def test_how_a_group_is_addressed_is_edited_beside_its_units(
    pages: RosterPages, group: str, typed: str, line: str
) -> None:
    before = pages.text()
    answer = pages.post("/roster/classes", group=group, classes=typed)
    assert f"已改“{group}”的主送称呼。" in words(answer.text)
    assert line.replace("class: ", "") in pages.text().replace('"', "")
    pages.post("/roster/undo")
    assert pages.text() == before
    assert pages.post("/roster/classes", group="没有", classes="x").status_code == 404
    refused = pages.post("/roster/classes", based_on="0" * 64, group=group, classes="各示例")
    assert (refused.status_code, pages.text()) == (422, before)
    assert 'value="各示例"' in refused.text


def test_a_word_that_nobody_is_found_for_is_a_question(pages: RosterPages) -> None:
    folder = pages.units.parent / "templates" / "notice"
    folder.mkdir(parents=True)
    (folder / "notice.md").write_text(
        "---\ntitle: 关于示例的通知\nrecipients: 各幼儿园、乡镇民政办\ndate: 2026-09-01\nissuer: 示例局\n---\n文\n",
        encoding="utf-8",
    )
    address, before = f"/notices/{opaque_id('templates/notice')}/recipients", pages.text()
    assert "“幼儿园”是名单里的哪些单位？" in words(pages.get(address))
    for answer in ({"group": "学校", "word": "幼儿园"}, {"everybody": "1"}):
        assert "共 3 个单位" in words(pages.post(address, **answer).text)
        assert "“幼儿园”是名单里的哪些单位？" in words(
            pages.post("/roster/undo", notice=opaque_id("templates/notice")).text
        )
        assert pages.text() == before
    assert pages.post(address, group="没有", word="幼儿园").status_code == 404
    assert pages.post(address, based_on="0" * 64, everybody="1").status_code == 422
    assert pages.text() == before


def test_a_unit_that_gets_another_name_is_still_known(pages: RosterPages) -> None:
    answer = pages.type_in("示例学校", "name", "示例中学")
    assert hidden(answer.text, "unit") == opaque_id("示例中学")
    assert pages.type_in("示例中学", "copies", "4").status_code == 200
    assert pages.names() == ["示例甲镇", "示例乙镇", "示例中学"]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("copies", "五份", "“份数”应当是数字"),
        ("code", "500237001", "是同一个单位"),
        ("staff", "甲", "改不了"),
    ],
)
def test_what_is_wrong_is_said_in_its_cell_and_stays_there(
    pages: RosterPages, field: str, typed: str, said: str
) -> None:
    before = pages.text()
    answer = pages.type_in("示例乙镇", field, typed)
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert f'value="{typed}"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert pages.text() == before


def test_a_cell_that_was_changed_elsewhere_shows_both_values(pages: RosterPages) -> None:
    seen = pages.digest()
    pages.units.write_text(pages.text().replace("023-0000", "023-1111"), encoding="utf-8")
    answer = pages.type_in("500237001", "phone", "023-2222", was="023-0000", based_on=seen)
    assert answer.status_code == 422
    assert "现在是“023-1111”，您写的是“023-2222”" in words(answer.text)
    assert "用我写的" in answer.text
    assert pages.type_in("500237001", "phone", "023-2222", was="023-1111", based_on=seen).status_code == 200
    assert "phone: 023-2222" in pages.text()


def test_a_roster_that_is_broken_meanwhile_keeps_what_was_typed(pages: RosterPages) -> None:
    seen = pages.digest()
    pages.get("/roster")
    pages.units.write_text(pages.text().replace("groups:", "grups:"), encoding="utf-8")
    before = pages.text()
    answer = pages.type_in("500237001", "phone", "023-2", based_on=seen)
    assert answer.status_code == 422
    assert 'value="023-2"' in answer.text
    assert "grups" in words(answer.text)
    form = pages.answer(
        "POST",
        f"/roster/units/{opaque_id('500237001')}",
        data={"based_on": seen, "cell-phone": "023-3", "was-phone": "023-0000"},
    )
    assert form.status_code == 422
    assert 'value="023-3"' in form.text
    assert "grups" in words(form.text)
    assert pages.text() == before


def test_a_unit_that_is_gone_keeps_what_was_typed(pages: RosterPages) -> None:
    answer = pages.type_in("没有这个镇", "phone", "1")
    assert answer.status_code == 422
    assert "名单里已经没有“没有这个镇”" in words(answer.text)
    assert 'value="1"' in answer.text


def test_a_cell_as_it_is_now(pages: RosterPages) -> None:
    page = pages.get(f"/roster/cell?unit={opaque_id('500237001')}&field=phone&place=1")
    assert 'value="023-0000"' in page
    for address in (f"unit={opaque_id('500237001')}&field=nothing", "unit=x&field=phone"):
        assert pages.answer("GET", f"/roster/cell?{address}").status_code == 404


def test_the_last_edit_is_taken_back(pages: RosterPages) -> None:
    before = pages.text()
    pages.type_in("500237001", "copies", "5")
    assert "已改 示例甲镇 的份数。" in words(pages.get("/roster"))
    assert "撤销" not in words(pages.post("/roster/undo").text)
    assert pages.text() == before
    assert pages.post("/roster/undo").status_code == 200


def test_what_was_changed_elsewhere_since_is_not_taken_back(pages: RosterPages) -> None:
    pages.type_in("500237001", "copies", "5")
    pages.units.write_text(f"{pages.text()}# 改过\n", encoding="utf-8")
    answer = pages.post("/roster/undo")
    assert answer.status_code == 422
    assert "[roster-edit-elsewhere]" in words(answer.text)
    assert pages.text().endswith("# 改过\n")


def test_the_roster_as_a_sheet(pages: RosterPages) -> None:
    pages.units.write_text(pages.text().replace("  - {name: staff, title: 人员, kind: list}\n", ""), encoding="utf-8")
    answer = pages.answer("GET", "/roster/export")
    assert "attachment" in answer.headers["Content-Disposition"]
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == ALL


def test_what_no_sheet_can_hold_is_said(pages: RosterPages) -> None:
    answer = pages.answer("GET", "/roster/export")
    assert answer.status_code == 422
    assert "[roster-nested]" in words(answer.text)


def test_a_broken_roster_is_shown_with_its_problems_and_where_there_is_none_a_sheet_is_asked_for(
    pages: RosterPages,
) -> None:
    pages.units.write_text(pages.text().replace("copies: 2", "copies: 两"), encoding="utf-8")
    page = pages.answer("GET", "/roster").text
    assert "[source-not-number]" in words(page)
    assert 'type="file"' not in page
    pages.units.unlink()
    page = pages.get("/roster")
    assert "还没有名单" in page
    assert 'type="file"' in page


def test_a_sheet_is_only_shown(pages: RosterPages) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["单位名称", "联系电话"])
    book.worksheets[0].append(["示例甲镇", "023-1"])
    book.save(pages.units.with_name("名单.xlsx"))
    pages.units.with_name("fawen.yaml").write_text("units: 名单.xlsx\n", encoding="utf-8")
    page = pages.get("/roster")
    assert "这份名单是表格 名单.xlsx，这里只能看" in words(page)
    assert "示例甲镇" in page
    assert "hx-post" not in page
    assert pages.type_in("示例甲镇", "phone", "1").status_code == 422


def test_the_roster_is_read_again_when_its_file_changes(pages: RosterPages) -> None:
    assert "示例学校" in pages.get("/roster")
    pages.units.write_text(pages.text().replace("示例学校", "示例中学"), encoding="utf-8")
    assert names_shown(pages.get("/roster")) == ["示例甲镇", "示例乙镇", "示例中学"]


# One unit on a page of its own: its form, a new one, moved, removed after a question; no script is needed.


JIA = f"/roster/units/{opaque_id('500237001')}"
YI = f"/roster/units/{opaque_id('示例乙镇')}"


def test_the_form_of_a_unit_has_all_its_fields(pages: RosterPages) -> None:
    page = pages.get(JIA)
    for field in ("name", "office", "copies", "beds", "staff"):
        assert f'id="cell-{field}"' in page
        assert f'label for="cell-{field}"' in page
    assert pages.answer("GET", "/roster/units/nobody").status_code == 404


def test_changed_fields_are_saved_and_all_others_stay(pages: RosterPages) -> None:
    answer = pages.post(JIA, cell__copies="3", was__copies="2", cell__phone="023-0000", was__phone="023-0000")
    assert names_shown(answer.text)[0] == "示例甲镇"
    assert pages.text().count("copies: 3 # 两份") == 1
    assert "已改 示例甲镇。" in words(answer.text)


def test_a_refused_form_comes_back_with_everything_in_it(pages: RosterPages) -> None:
    before = pages.text()
    typed = {"cell__copies": "三", "was__copies": "2", "cell__phone": "023-7", "was__phone": "023-0000"}
    answer = pages.post(JIA, **typed)
    assert answer.status_code == 422
    assert 'value="三"' in answer.text
    assert 'value="023-7"' in answer.text
    assert 'aria-describedby="hint-copies problem-copies"' in answer.text
    assert pages.text() == before


def test_a_form_that_is_out_of_date_shows_both_values(pages: RosterPages) -> None:
    seen = pages.digest()
    pages.units.write_text(pages.text().replace("023-0000", "023-1111"), encoding="utf-8")
    answer = pages.post(JIA, based_on=seen, cell__phone="023-2", was__phone="023-0000")
    assert answer.status_code == 422
    assert "现在是“023-1111”，您写的是“023-2”" in words(answer.text)


def test_a_unit_is_added(pages: RosterPages) -> None:
    assert 'id="cell-name"' in pages.get("/roster/new?group=学校")
    answer = pages.post("/roster/new", cell__name="示例二校", cell__copies="2", group="学校")
    assert pages.names() == ["示例甲镇", "示例乙镇", "示例学校", "示例二校"]
    assert "已添加 示例二校。" in words(answer.text)
    pages.post("/roster/new", cell__name="示例医院", group="学校", new__group="医院")
    assert "- name: 医院" in pages.text()


def test_a_unit_that_cannot_be_added(pages: RosterPages) -> None:
    answer = pages.post("/roster/new", group="学校", cell__address="示例路 1 号", cell__name="新", cell__beds="x")
    assert answer.status_code == 422
    assert "床位数" in words(answer.text)
    assert 'value="示例路 1 号"' in answer.text
    assert len(pages.names()) == 3


def test_a_unit_is_moved(pages: RosterPages) -> None:
    pages.post(f"{YI}/move", group="乡镇", before=opaque_id("500237001"))
    assert pages.names() == ["示例乙镇", "示例甲镇", "示例学校"]
    pages.post(f"{JIA}/move", group="学校")
    assert pages.names() == ["示例乙镇", "示例学校", "示例甲镇"]
    pages.post(f"{JIA}/move", group="学校", new__group="其他")
    assert "- name: 其他" in pages.text()
    pages.post("/roster/undo")
    assert "- name: 其他" not in pages.text()


def test_a_unit_is_removed_and_the_removal_undone(pages: RosterPages) -> None:
    before = pages.text()
    assert 'aria-label="删去 示例乙镇"' in pages.get(YI)
    answer = pages.post(f"{YI}/remove")
    assert pages.names() == ["示例甲镇", "示例学校"]
    assert "已删去 示例乙镇。" in words(answer.text)
    pages.post("/roster/undo")
    assert pages.text() == before


def test_what_was_typed_for_a_unit_that_is_gone_can_be_added_again(pages: RosterPages) -> None:
    assert pages.post(f"{YI}/remove").status_code == 200
    before = pages.text()
    answer = pages.post(YI, cell__name="示例乙镇", was__name="示例乙镇", cell__phone="023-7", was__phone="")
    assert answer.status_code == 422
    assert "名单里已经没有“示例乙镇”" in words(answer.text)
    assert 'value="023-7"' in answer.text
    assert 'action="/roster/new"' in answer.text
    assert pages.text() == before
