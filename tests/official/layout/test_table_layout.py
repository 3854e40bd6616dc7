"""Tables by their content: size of type, widths and alignment of columns, heights of rows; and as they are printed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.ground.errors import LayoutError, Span
from generator.ground.length import Pt
from generator.official.blocks import Face, TableBlock
from generator.official.document import CellAlign, OfficialDocument, WrittenTable
from generator.official.layout.composition import lay_out
from generator.official.layout.line_breaking import text_width
from generator.official.layout.page_setup import landscape_area, portrait_area
from generator.official.layout.placing import placed
from generator.official.layout.program_differences import PROGRAMS
from generator.official.layout.table_layout import table_block
from generator.official.layout.type_widths import off_grid
from generator.standard import Profile, length
from generator.templates.text.official_document import paragraph
from tests.official.layout.conftest import second_notice
from tests.official.layout.generated_documents import document_with_tables, laid_out_or_none
from tests.official.layout.printed import assert_counted, placed_as_printed, printed_documents
from tests.pages import Page, PrintedRule
from tests.patience import counted_calls
from tests.refused import refused

pytestmark = [pytest.mark.xdist_group("tables"), pytest.mark.modules_in_turn(4, "long_tables")]

SEEDS = range(24)
AREA = portrait_area(Profile.OFFICE)
HEAD = ("序号", "单位名称", "金额（元）", "备注")


def block(*rows: tuple[str, ...], aligned: tuple[CellAlign | None, ...] = ()) -> TableBlock:
    return table_block(WrittenTable(rows, aligned), AREA)


def sizes(table: TableBlock) -> set[float]:
    return {run.size for row in table.rows for cell in row.cells for run in cell.paragraphs[0].runs}


def alignments(table: TableBlock) -> list[list[str]]:
    return [[cell.paragraphs[0].align for cell in row.cells] for row in table.rows]


def test_a_small_table_is_in_size_3_and_as_wide_as_the_type_area() -> None:
    table = block(HEAD, ("1", "示例镇", "12.50", ""))
    assert sizes(table) == {16}
    assert sum(column.twips for column in table.columns) == 28 * 315


def test_a_table_with_cells_of_several_lines_is_in_size_4() -> None:
    table = block(HEAD, ("1", "示例镇人民政府", "12.50", "于2026年3月底以前完成报送并附说明，逾期不再受理"))
    assert sizes(table) == {14}
    assert float(table.rows[1].height or 0) == 21 * 2 + 6  # two lines of 21 pt, 3 pt of white above and below


def test_many_columns_are_in_small_4() -> None:
    head = tuple(f"指标{letter}" for letter in "甲乙丙丁戊己庚辛")
    # 8 columns of 7 half-width figures and 8.5 pt beside them: 460 pt in type of 14 pt, 404 pt in type of 12 pt
    assert sizes(block(head, ("1234.50",) * 8)) == {12}


def test_what_no_type_makes_room_for_is_refused_with_its_place() -> None:
    head = tuple(str(number) for number in range(20))
    span = Span("notice.md", 7, 1)
    with pytest.raises(LayoutError) as caught:
        table_block(WrittenTable((head, tuple("123456789" for _ in head)), (), span), AREA)
    (problem,) = caught.value.problems
    assert (problem.code, problem.span, problem.facts["columns"]) == ("layout-table-wide", span, 20)


def test_a_row_higher_than_a_page_is_refused() -> None:
    (problem,) = refused(LayoutError, block, ("事项", "说明"), ("甲", "一"), ("乙", "国" * 1000)).problems
    assert (problem.code, problem.facts["number"], problem.facts["row"]) == ("layout-table-high", 2, "乙")


def test_heads_are_centred_in_hei_and_repeated() -> None:
    table = block(HEAD, ("1", "示例镇", "12.50", ""))
    assert [row.head for row in table.rows] == [True, False]
    assert [cell.paragraphs[0].runs[0].face for cell in table.rows[0].cells] == [Face.HEI] * 4
    assert table.rows[1].cells[1].paragraphs[0].runs[0].face is Face.FANGSONG
    assert alignments(table)[0] == ["centre"] * 4


def test_serials_are_centred_numbers_flush_right_sentences_flush_left() -> None:
    long = "请各单位按时报送有关材料"
    table = block(HEAD, ("1", "示例镇", "1,212.50", long), ("2", "示例街道", "—", ""), ("合计", "", "95%", "无"))
    assert alignments(table)[1:] == [["centre", "centre", "right", "left"]] * 3


def test_the_writers_alignment_wins() -> None:
    table = block(HEAD, ("1", "示例镇", "12.50", "无"), aligned=("right", None, "left", "centre"))
    assert alignments(table)[1] == ["right", "centre", "left", "centre"]


def test_columns_share_what_there_is_by_what_they_hold() -> None:
    serial, name, text = block(
        ("序号", "单位", "任务"), ("1", "示例镇", "国" * 60), ("2", "示例街道", "国" * 90)
    ).columns
    assert serial == pytest.approx(2 * 14 + 8.5)  # two characters of 14 pt, the padding and the rule beside them
    assert name == pytest.approx(4 * 14 + 8.5)
    assert text == pytest.approx(28 * 15.75 - serial - name)


def test_a_number_is_never_parted() -> None:
    table = block(("名称", "金额"), ("国" * 200, "123,456,789.00"))
    assert table.columns[1] >= 14 * 7 + 8


@pytest.mark.parametrize("cell", ["023-00000000", "2026年12月31日", "5月1日", "8:30—12:00", "1,234,567", "联系人"])
def test_numbers_dates_and_short_names_are_whole_where_other_columns_have_room(cell: str) -> None:
    columns = block(("序号", "甲", "乙", "说明"), ("1", cell, "国" * 30, "国" * 60)).columns
    widest = max(text_width(cell, off_grid(Pt(14), program=program)) for program in PROGRAMS)
    assert columns[1].twips == pytest.approx(widest + Pt(8.5).twips, abs=1)


def test_across_the_sheet_a_table_has_the_height_of_an_upright_type_area() -> None:
    area = landscape_area(Profile.OFFICE)
    assert area.width.mm == pytest.approx(225, abs=3)
    found = sum(table_block(WrittenTable((HEAD, ("1", "甲", "2", ""))), area).columns)
    assert found == pytest.approx(area.width, abs=0.1)


def test_equal_tables_of_other_lines_have_the_places_of_their_own() -> None:
    rows = (HEAD, ("1", "示例镇", "12.50", ""))
    spans = [tuple(Span("notice.md", line) for line in lines) for lines in ((1, 3), (1, 4))]
    blocks = [table_block(WrittenTable(rows, (), Span("notice.md", 1), each), AREA) for each in spans]
    assert [block.rows[1].cells[0].paragraphs[0].source for block in blocks] == [each[1] for each in spans]


def _serials(count: int) -> WrittenTable:
    return WrittenTable((HEAD, *((f"{serial}", f"示例镇第{serial}村", "1.00", "逐项登记") for serial in range(count))))


def _calls(document: OfficialDocument) -> int:
    with counted_calls() as counted:
        placed(lay_out(document)).pages[-1]
    return counted.count


def test_a_table_is_not_set_again_for_what_is_typed_beside_it() -> None:
    def typed(text: str, table: WrittenTable) -> OfficialDocument:
        return replace(second_notice(), body=(paragraph(text, 0), table))

    first = _calls(typed("情况如下。", _serials(203)))
    assert _calls(typed("有关情况如下。", _serials(203))) < 0.4 * first


# -- as printed ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seeds", [SEEDS[::5], pytest.param(SEEDS, marks=pytest.mark.long)], ids=["some", "all"])
def test_generated_tables_print_as_counted_and_placed(seeds: Sequence[int]) -> None:
    documents = {str(seed): document_with_tables(seed) for seed in seeds}
    tried = {seed: laid_out_or_none(each) for seed, each in documents.items()}
    counted = {seed: each for seed, each in tried.items() if each is not None}
    assert len(counted) >= len(seeds) * 3 // 4
    printed = printed_documents(documents, counted)
    assert_counted(printed, sort=True)
    assert placed_as_printed(printed).differences == ()


def _long_table(profile: Profile) -> OfficialDocument:
    rows = tuple((str(serial), f"示例镇第{serial}村", f"{serial * 1000:,}.00", "") for serial in range(1, 41))
    body = (paragraph("情况如下。", 0), WrittenTable((HEAD, *rows)), paragraph("请核对。", 0))
    return replace(second_notice(), body=body, profile=profile)


@pytest.fixture(scope="module")
def long_tables() -> dict[Profile, tuple[Page, ...]]:
    printed = printed_documents({str(profile): _long_table(profile) for profile in Profile})
    return {profile: printed[str(profile)].pages for profile in Profile}


def black(page: Page) -> list[PrintedRule]:
    return [rule for rule in page.rules if rule.color == "000000"]


@pytest.mark.parametrize("profile", Profile)
def test_a_table_over_pages_repeats_its_head_within_the_type_area(
    long_tables: dict[Profile, tuple[Page, ...]], profile: Profile
) -> None:
    pages = [page for page in long_tables[profile] if any(line.text.startswith("序号") for line in page.lines)]
    assert len(pages) == 3
    for page in pages:
        head = page.line("序号")
        assert "Hei" in head.font
        assert head.size == pytest.approx(16, abs=0.1)
        for rule in black(page)[: len(black(page)) - 3 if page is pages[-1] else None]:
            assert rule.left >= 28 - 0.5
            assert rule.right <= 184 + 0.5
            assert rule.thickness == pytest.approx(length("table.rule").mm, abs=0.05)


@pytest.mark.parametrize("profile", Profile)
def test_rows_are_as_high_as_counted(long_tables: dict[Profile, tuple[Page, ...]], profile: Profile) -> None:
    first = long_tables[profile][1]
    heights = sorted({round(rule.y, 2) for rule in black(first)})
    steps = [below - above for above, below in pairwise(heights)]
    # one line of 24 pt, 3 pt of white above and below, the rule
    assert all(step == pytest.approx(30.5 * 25.4 / 72, abs=0.02) for step in steps)
