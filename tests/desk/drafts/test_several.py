"""Several documents in one file: told apart from a document with another one as its attachment."""

from __future__ import annotations

import pytest

from generator.desk.drafts import draft_in
from generator.desk.drafts.plain_text import read_text
from generator.desk.drafts.several import Beginning, beginnings
from generator.ground.errors import InputError

_TO, _TEXT, _ORGAN, _DATE = "各乡镇人民政府：", "现将有关事项通知如下。", "示例县民政局", "2024年2月14日"


def notice(title: str = "关于开展示例活动的通知", *, to: str = _TO, date: str = _DATE) -> list[str]:
    """The lines of a notice."""
    return [title, to, _TEXT, _ORGAN, date]


def _found(*parts: list[str]) -> list[Beginning]:
    lines = [line for part in parts for line in part]
    return beginnings(read_text("\n".join(lines).encode(), "a.txt")[0])


SEVERAL = {
    "two": ([notice(), notice("关于报送示例材料的函")], [1, 6]),
    "five": ([notice()] * 5, [1, 6, 11, 16, 21]),
    "with empty lines, numbers and marks": (
        [
            ["示例县民政局文件", "示民发〔2024〕1号", *notice()],
            ["", "示民发〔2024〕2号", *notice("关于另一事项的请示")],
        ],
        [1, 9],
    ),
    "titles of several lines, dates not filled": (
        [["示例县民政局", *notice(date="2024年  月  日")], ["示例县民政局", *notice(date="×年×月×日")]],
        [2, 8],
    ),
    "one that passes another on, and a third": (
        [notice("关于转发示例文件的通知"), notice(), notice("关于第三件事的通知")],
        [1, 11],
    ),
}
ONE = {
    "one": [notice()],
    "an attachment with the label": [notice(), ["附件"], notice("关于另一事项的通知")],
    "two attachments with labels": [notice(), ["附件1"], notice("关于甲的通知"), ["附件2"], notice("关于乙的通知")],
    "another one passed on": [notice("示例县民政局关于转发示例文件的通知"), notice()],
    "a regulation that is issued": [notice("关于印发示例办法的通知"), ["示例办法", "第一章　总则", "第一条　为了……。"]],
    "a second title without 主送": [notice(), ["关于示例的说明", _TEXT, _DATE]],
    "a second one without a date": [notice(), ["关于示例的通知", _TO, _TEXT]],
    "a sentence that ends with a colon": [notice(), ["关于示例的通知如下：", _TEXT, _DATE]],
    "headings with colons": [notice(), ["一、关于时间安排：", _TEXT, "二、关于地点：", _DATE]],
    "抄送 below a title": [notice(), ["关于示例的通知", "抄送：县政府办公室：", _DATE]],
}


@pytest.mark.parametrize("name", SEVERAL)
def test_several(name: str) -> None:
    parts, paragraphs = SEVERAL[name]
    assert [each.paragraph for each in _found(*parts)] == paragraphs


@pytest.mark.parametrize("name", ONE)
def test_one(name: str) -> None:
    assert len(_found(*ONE[name])) == 1


def test_the_refusal_says_where_each_begins() -> None:
    with pytest.raises(InputError) as caught:
        draft_in("\n".join([*notice(), "", *notice("关于报送示例材料的函")]).encode(), "草稿.txt")
    (problem,) = caught.value.problems
    assert problem.code == "draft-several"
    assert problem.message("zh") == (
        "一个文件里有 2 份公文：第1段“关于开展示例活动的通知”；第7段“关于报送示例材料的函”。"
    )
    assert "paragraph 7" in problem.message("en")
