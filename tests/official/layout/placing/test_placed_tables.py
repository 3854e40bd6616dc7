"""Tables, paragraphs and the 版记 at their places: text, pictures, rules, heads on later pages."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

import pytest

from generator.ground.errors import Span
from generator.ground.length import Length, Pt
from generator.official.blocks import (
    Align,
    DrawnRule,
    Face,
    InlinePicture,
    ParagraphBlock,
    TableBlock,
    TableCell,
    TableRow,
)
from generator.official.document import OfficialDocument, WrittenTable
from generator.official.layout.composition import lay_out
from generator.official.layout.page_count import row_height
from generator.official.layout.placed_lines import ParagraphPlacing, PlacedRow, Strip, TablePlacing
from generator.official.layout.placing import placed
from generator.official.layout.program_differences import PROGRAMS, WORD, Program
from generator.official.placed_pages import Item, PlacedPage, PlacedPicture, PlacedRule, PlacedText
from generator.standard import Format, Profile, length
from generator.templates.text.official_document import paragraph as written
from tests.check.matrix import documents
from tests.official.layout.conftest import second_notice
from tests.official.layout.placing.paragraphs import STRIP, ends, paragraph

NARROW = Strip(Pt(100), Pt(400))
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
    return list(TablePlacing(block, NARROW, program).items(rows))


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


RED_RULE = DrawnRule(Pt(1.5), red=True, space=Pt(8.05))
SPAN = Span("notice.md", 3, 1)


def placing(block: ParagraphBlock, program: Program = WORD) -> ParagraphPlacing:
    return ParagraphPlacing(block, STRIP, program)


def pictured(align: Align, width: Length, height: Length) -> PlacedPicture:
    picture = InlinePicture(data=b"", suffix="png", width=width, height=height, name="示例图")
    block = paragraph(pitch=PITCH, align=align, picture=picture, left=Pt(10), right=Pt(30), source=SPAN)
    (placed,) = placing(block).all_items(TOP)
    assert isinstance(placed, PlacedPicture)
    return placed


@pytest.mark.parametrize("program", PROGRAMS)
def test_baselines_are_at_four_fifths_of_lines_below_each_other(program: Program) -> None:
    found = placing(paragraph("国" * 60, pitch=PITCH), program).all_items(TOP)
    assert [item.y for item in found] == pytest.approx([216, 236, 256])


def test_a_line_is_placed_by_itself() -> None:
    of = placing(paragraph("国" * 60, pitch=PITCH))
    (third,) = of.items(2, TOP)
    assert isinstance(third, PlacedText)
    assert (third.text, third.y) == ("国" * 6, TOP + 16)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_rule_is_below_the_last_line_alone_in_whole_points(program: Program) -> None:
    of = placing(paragraph("国" * 60, pitch=PITCH, rule_below=RED_RULE, left=Pt(5), right=Pt(7), source=SPAN), program)
    assert [type(item) for item in of.all_items(TOP)] == [PlacedText, PlacedText, PlacedText, PlacedRule]
    _, rule = of.items(2, TOP)
    assert isinstance(rule, PlacedRule)
    assert (rule.x, rule.y) == (STRIP.left + 5, TOP + 20 + 8)
    assert (rule.width, rule.height, rule.red, rule.source) == (STRIP.width - 12, Pt(1.5), True, SPAN)


def test_an_empty_paragraph_has_its_rule_and_nothing_else() -> None:
    (rule,) = placing(paragraph(pitch=PITCH, rule_below=RED_RULE)).all_items(TOP)
    assert isinstance(rule, PlacedRule)


@pytest.mark.parametrize(
    ("align", "left"),
    [
        ("left", STRIP.left + 10),
        ("both", STRIP.left + 10),
        ("centre", STRIP.left + 10 + (STRIP.width - 100) * 0.5),
        ("right", STRIP.left + STRIP.width - 90),
    ],
)
def test_a_picture_is_aligned_between_the_indents(align: Align, left: float) -> None:
    placed = pictured(align, Pt(60), Pt(90))
    assert placed.x == pytest.approx(left)
    assert (placed.width, placed.height, placed.name, placed.source) == (Pt(60), Pt(90), "示例图", SPAN)


def test_a_line_is_as_high_as_its_picture() -> None:
    assert pictured("centre", Pt(60), Pt(90)).y == TOP


def test_a_picture_lower_than_its_line_is_at_the_foot_of_that() -> None:
    assert pictured("centre", Pt(60), Pt(5)).y == TOP + 15


DOCUMENTS = documents()
BOTH = pytest.mark.parametrize("profile", Profile)
EVERY = pytest.mark.parametrize("program", PROGRAMS)


def last_page(document: OfficialDocument, program: Program) -> PlacedPage:
    return placed(lay_out(document), program).pages[-1]


def rows(page: PlacedPage) -> list[PlacedText]:
    """The lines of the 版记; its type is smaller than that of the text, and it has no page number among it."""
    texts = [item for item in page.items if isinstance(item, PlacedText)]
    return [text for text in texts if text.role.value == "版记"]


def black_rules(page: PlacedPage) -> list[PlacedRule]:
    return [item for item in page.items if isinstance(item, PlacedRule) and not item.red]


@EVERY
def test_that_rule_is_below_the_edge_where_the_margin_leaves_white_there(program: Program) -> None:
    *_, above = black_rules(last_page(DOCUMENTS["通知, office"], program))
    *_, below = black_rules(last_page(DOCUMENTS["通知, gbt33476"], program))
    assert above.y + above.height == pytest.approx(length("imprint.bottom"), abs=0.1)
    assert below.y == pytest.approx(length("imprint.bottom"), abs=0.1)


@BOTH
@EVERY
def test_that_of_a_letter_has_no_rules(profile: Profile, program: Program) -> None:
    document = DOCUMENTS[f"信函, 抄送, {profile}"]
    assert document.format is Format.LETTER
    page = last_page(document, program)
    assert black_rules(page) == []
    (line,) = rows(page)
    foot = length("imprint.bottom") - line.y
    below_baseline = length("imprint.pitch") * 0.2  # its baseline is 0.8 of the line's height down
    assert foot == pytest.approx(below_baseline, abs=0.1)
