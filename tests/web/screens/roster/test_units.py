"""One unit on a page of its own: its form, a new one, moved, removed after a question; no script is needed."""

from __future__ import annotations

import pytest

from generator.web.opaque_ids import opaque_id
from tests.web.desk_pages import words
from tests.web.screens.roster.roster_pages import RosterPages, names_shown

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


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"cell__name": ""}, "缺少"),
        ({"cell__name": "示例学校"}, "是同一个单位"),
        ({"cell__name": "新", "cell__beds": "x"}, "床位数"),
    ],
)
def test_a_unit_that_cannot_be_added(pages: RosterPages, fields: dict[str, str], said: str) -> None:
    answer = pages.post("/roster/new", group="学校", cell__address="示例路 1 号", **fields)
    assert answer.status_code == 422
    assert said in words(answer.text)
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


def test_a_unit_is_removed_after_a_question_that_names_it(pages: RosterPages) -> None:
    before = pages.text()
    assert "要从名单里删去“示例乙镇”（乡镇）吗？" in words(pages.get(f"{YI}/remove"))
    assert pages.text() == before
    answer = pages.post(f"{YI}/remove")
    assert pages.names() == ["示例甲镇", "示例学校"]
    assert "已删去 示例乙镇。" in words(answer.text)
    pages.post("/roster/undo")
    assert pages.text() == before


def test_nothing_is_removed_from_a_roster_that_was_changed_elsewhere(pages: RosterPages) -> None:
    seen = pages.digest()
    pages.units.write_text(pages.text().replace("023-0000", "023-1111"), encoding="utf-8")
    answer = pages.post(f"{YI}/remove", based_on=seen)
    assert answer.status_code == 422
    assert "[roster-edit-elsewhere]" in words(answer.text)
    assert len(pages.names()) == 3


def test_what_was_typed_for_a_unit_that_is_gone_can_be_added_again(pages: RosterPages) -> None:
    assert pages.post(f"{YI}/remove").status_code == 200
    before = pages.text()
    answer = pages.post(YI, cell__name="示例乙镇", was__name="示例乙镇", cell__phone="023-7", was__phone="")
    assert answer.status_code == 422
    assert "名单里已经没有“示例乙镇”" in words(answer.text)
    assert 'value="023-7"' in answer.text
    assert 'action="/roster/new"' in answer.text
    assert pages.text() == before
