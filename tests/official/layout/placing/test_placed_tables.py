"""Tables on a page: text in cells, rules around them, heads on later pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

import pytest

from generator.ground.length import Length, Pt
from generator.official.blocks import Align, DrawnRule, Face, TableBlock, TableCell, TableRow
from generator.official.document import WrittenTable
from generator.official.layout import lay_out, placed
from generator.official.layout.page_count import row_height
from generator.official.layout.placed_lines import PlacedRow, Strip, TablePlacing
from generator.official.layout.program import PROGRAMS, WORD, Program
from generator.official.placed_pages import Item, PlacedPage, PlacedRule, PlacedText
from generator.standard import Profile
from generator.templates.text.filled_body import paragraph as written
from tests.official.layout.conftest import second_notice
from tests.official.layout.placing.paragraphs import ends, paragraph

STRIP = Strip(Pt(100), Pt(400))
TOP = Pt(200)
RULE = DrawnRule(Pt(0.5))
PITCH = Pt(20)
BASELINE = 16
"""Points from the top of a line of 20 pt."""

Vertical = Literal["top", "centre", "bottom"]


def cell(text: str, align: Align = "left", *, columns: int = 1, vertical: Vertical = "top") -> TableCell:
    block = paragraph(text, align=align, pitch=PITCH)
    return TableCell(paragraphs=(block,), columns=columns, vertical=vertical)


def table(*rows: TableRow, align: Align = "centre", rule: DrawnRule | None = RULE) -> TableBlock:
    return TableBlock(columns=(Pt(100), Pt(60)), rows=rows, padding=Pt(4), align=align, rule=rule)


def row(*cells: TableCell, height: Length | None = None) -> TableRow:
    return TableRow(cells=cells, height=height)


def items(block: TableBlock, *tops: Length, program: Program = WORD) -> list[Item]:
    rows = [
        PlacedRow(each, top, row_height(each, block, program))
        for each, top in zip(block.rows, tops or (TOP,), strict=True)
    ]
    return list(TablePlacing(block, STRIP, program).items(rows))


def texts(of: Iterable[Item]) -> dict[str, PlacedText]:
    return {item.text: item for item in of if isinstance(item, PlacedText)}


def rules(of: Iterable[Item]) -> list[PlacedRule]:
    return [item for item in of if isinstance(item, PlacedRule)]


@pytest.mark.parametrize(("align", "left"), [("left", 100), ("centre", 220), ("right", 340)])
def test_a_table_is_aligned_between_the_margins(align: Align, left: float) -> None:
    found = items(table(row(cell("国"), cell("家")), align=align))
    assert texts(found)["国"].x == pytest.approx(left + 4)
    assert texts(found)["家"].x == pytest.approx(left + 104)
    assert min(rule.x for rule in rules(found)) == pytest.approx(left - 0.25)


@pytest.mark.parametrize("program", PROGRAMS)
def test_text_is_aligned_in_its_cell(program: Program) -> None:
    block = table(row(cell("国", "right"), cell("家", "centre")), align="left")
    found = texts(items(block, TOP, program=program))
    assert ends(found["国"]) == pytest.approx(100 + 100 - 4)
    assert found["家"].x + 8 == pytest.approx(100 + 100 + 30)


@pytest.mark.parametrize(("vertical", "above"), [("top", 0), ("centre", 20), ("bottom", 40)])
def test_text_is_at_the_top_in_the_middle_or_at_the_foot_of_its_cell(vertical: Vertical, above: float) -> None:
    found = texts(items(table(row(cell("国", vertical=vertical), cell("家"), height=Pt(60)))))
    assert found["国"].y == pytest.approx(TOP + 0.5 + above + BASELINE)
    assert found["家"].y == pytest.approx(TOP + 0.5 + BASELINE)


def test_paragraphs_of_a_cell_are_below_each_other_with_the_space_before_them() -> None:
    one, other = paragraph("国", pitch=PITCH, align="left"), paragraph("家", pitch=PITCH, align="left", before=Pt(7))
    found = texts(items(table(row(TableCell(paragraphs=(one, other)), cell("")))))
    assert found["家"].y - found["国"].y == pytest.approx(27)


def test_the_highest_cell_decides_where_the_others_are() -> None:
    high = cell("国" * 12)  # five hanzi a line: three lines
    found = items(table(row(high, cell("家", vertical="centre"))))
    assert texts(found)["家"].y == pytest.approx(TOP + 0.5 + 20 + BASELINE)
    assert max(rule.y for rule in rules(found)) == pytest.approx(TOP + 0.5 + 60)


def test_a_cell_over_two_columns_has_the_width_of_both_and_no_rule_in_it() -> None:
    found = items(table(row(cell("国家", "centre", columns=2)), align="left"))
    assert texts(found)["国家"].x + 16 == pytest.approx(100 + 80)
    assert sorted(rule.x for rule in rules(found) if rule.height > rule.width) == pytest.approx([99.75, 259.75])


def test_each_row_has_a_rule_above_it_and_the_last_one_below() -> None:
    block = table(row(cell("国"), cell("家")), row(cell("发"), cell("文")), align="left")
    found = rules(items(block, TOP, TOP + 20.5))
    across = [rule for rule in found if rule.width > rule.height]
    assert [rule.y for rule in across] == pytest.approx([200, 220.5, 241])
    assert {(rule.x.pt, rule.width.pt, rule.height.pt, rule.red) for rule in across} == {(100.0, 160.0, 0.5, False)}
    down = sorted((rule.x, rule.y, rule.y + rule.height) for rule in found if rule not in across)
    wanted = [(x, top, top + 21) for x in (99.75, 199.75, 259.75) for top in (200, 220.5)]
    assert [number for each in down for number in each] == pytest.approx([number for each in wanted for number in each])


def test_without_rules_there_are_none_and_no_room_for_them() -> None:
    found = items(table(row(cell("国"), cell("家")), rule=None))
    assert rules(found) == []
    assert texts(found)["国"].y == pytest.approx(TOP + BASELINE)


# -- over pages ----------------------------------------------------------------------------------------------------


HEAD = ("序号", "单位名称", "金额（元）", "备注")


@pytest.fixture(scope="module", params=[(profile, program) for profile in Profile for program in PROGRAMS])
def pages(request: pytest.FixtureRequest) -> list[PlacedPage]:
    """The pages with a table of forty rows in the text."""
    profile, program = request.param
    rows = tuple((str(serial), f"示例镇第{serial}村", f"{serial * 1000:,}.00", "") for serial in range(1, 41))
    body = (written("情况如下。", 0), WrittenTable((HEAD, *rows)), written("请核对。", 0))
    laid_out = lay_out(replace(second_notice(), body=body, imprint=None, copy_to=None, profile=profile))
    return [page for page in placed(laid_out, program).pages if "金额（元）" in texts(page.items)]


def test_its_head_is_on_every_page_above_the_rows(pages: list[PlacedPage]) -> None:
    assert len(pages) >= 2
    for page in pages:
        found = texts(page.items)
        assert found["金额（元）"].face is Face.HEI
        amounts = [text for text in found if text.endswith(".00")]
        assert amounts
        assert all(found[each].y > found["金额（元）"].y for each in amounts)


def test_every_row_is_on_one_page(pages: list[PlacedPage]) -> None:
    amounts = [item.text for page in pages for item in page.items if isinstance(item, PlacedText)]
    assert [text for text in amounts if text.endswith(".00")] == [f"{serial * 1000:,}.00" for serial in range(1, 41)]


def test_rules_are_closed_at_the_foot_of_each_page(pages: list[PlacedPage]) -> None:
    for page in pages:
        black = [rule for rule in rules(page.items) if not rule.red]
        across = sorted(rule.y for rule in black if rule.width > rule.height)
        rows = sum(1 for text in texts(page.items) if text.endswith(".00"))
        assert len(across) == 1 + rows + 1
        down = [rule for rule in black if rule.height > rule.width]
        assert len({round(rule.x, 3) for rule in down}) == len(HEAD) + 1
        assert max(rule.y + rule.height for rule in down) == pytest.approx(across[-1] + black[0].height)
        assert min(rule.y for rule in down) == pytest.approx(across[0])
