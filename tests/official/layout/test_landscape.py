"""Landscape attachments (clause 8): heads at the left of the upright sheet, numbers where they always are."""

from dataclasses import replace

import pytest

from generator.official.document import (
    Attachment,
    ListedAttachment,
    OfficialDocument,
    Title,
    WrittenPicture,
    WrittenTable,
)
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.standard import Profile, length, tolerance
from generator.templates.text.official_document import paragraph
from tests.official.layout.conftest import second_notice
from tests.official.layout.generated_documents import document_with_tables, laid_out_or_none
from tests.official.layout.printed import Printed, assert_counted, placed_as_printed, printed_documents
from tests.pages import Char, Page
from tests.templates.word.witnesses import new_findings

pytestmark = [pytest.mark.xdist_group("landscape"), pytest.mark.modules_in_turn(4, "printed")]

HEAD = ("序号", "单位", "任务", "完成时限", "责任人", "备注")
SEEDS = range(0, 40, 6)
MANY_SEEDS = range(0, 120, 2)
_A_TWIP_TOO_WIDE = "seed 118"
"""A document with a heading that is a twip wider than its cell, where LibreOffice leaves it on one line."""
_HIGHEST = 150
"""Millimetres: pictures above have no room on a landscape sheet."""
_NUMBER_RIGHT = 30
"""Millimetres from the left edge of a landscape sheet: the page number is before, the text after it."""


def notice(profile: Profile) -> OfficialDocument:
    """A notice with a landscape table of several pages and an upright attachment behind it."""
    rows = tuple(
        (str(serial), f"第{serial}馆", "检查库房设施、消防设备、防潮设备", "3月底", "示例甲", "")
        for serial in range(1, 41)
    )
    across = Attachment(
        1, Title("检查分工表"), (WrittenTable((HEAD, *rows)), paragraph("注：按期完成。", 0)), landscape=True
    )
    upright = Attachment(2, Title("检查工作方案"), (paragraph("三月至四月。", 0),))
    listed = tuple(ListedAttachment(each.serial, each.title.text) for each in (across, upright))
    return replace(second_notice(), attachments=(across, upright), attachment_list=listed, profile=profile)


def _generated(seed: int) -> OfficialDocument:
    """A generated document with a landscape attachment, and a portrait one behind that."""
    document = document_with_tables(seed)
    first = document.attachments[0]
    low = tuple(part for part in first.body if not isinstance(part, WrittenPicture) or part.height < _HIGHEST)
    across = replace(first, serial=1, landscape=True, body=low)
    behind = Attachment(2, Title("示例方案"), document.body)
    listed = tuple(ListedAttachment(each.serial, each.title.text) for each in (across, behind))
    return replace(document, attachments=(across, behind), attachment_list=listed)


def printed_generated(seeds: range) -> dict[str, Printed]:
    """Those of the generated documents that can be laid out."""
    documents = {f"seed {seed}": _generated(seed) for seed in seeds}
    laid_out = {name: laid_out_or_none(each) for name, each in documents.items()}
    return printed_documents(documents, {name: each for name, each in laid_out.items() if each is not None})


@pytest.fixture(scope="module")
def printed() -> dict[str, Printed]:
    return printed_documents({str(profile): notice(profile) for profile in Profile}) | printed_generated(SEEDS)


def is_landscape(page: Page) -> bool:
    return page.width > page.height


def number_and_text(page: Page) -> tuple[list[Char], list[Char]]:
    """The characters of the page number, in its order, and all others."""
    if is_landscape(page):
        number = [char for char in page.chars if char.ink.right < _NUMBER_RIGHT]
        return sorted(number, key=lambda char: char.ink.top), [char for char in page.chars if char not in number]
    number = [char for line in page.lines if line.baseline > 268 for char in line.chars]
    return number, [char for line in page.lines if line.baseline <= 268 for char in line.chars]


def text(page: Page) -> str:
    return "".join("".join(char.text for char in number_and_text(page)[1]).split())


def assert_counted_and_placed(printed: dict[str, Printed]) -> None:
    assert_counted(printed, text, sort=True)
    exact = {name: each for name, each in printed.items() if name != _A_TWIP_TOO_WIDE}
    assert placed_as_printed(exact).differences == ()


def test_pages_printed_are_the_pages_counted_and_placed(printed: dict[str, Printed]) -> None:
    assert_counted_and_placed(printed)
    assert sum(is_landscape(page) for each in printed.values() for page in each.pages) > 40


@pytest.mark.long
def test_many_pages_printed_are_the_pages_counted_and_placed() -> None:
    assert_counted_and_placed(printed_generated(MANY_SEEDS))


@pytest.mark.parametrize("profile", Profile)
def test_the_sheet_is_the_upright_one_turned(printed: dict[str, Printed], profile: Profile) -> None:
    pages = [page for page in printed[str(profile)].pages if is_landscape(page)]
    assert len(pages) > 2
    assert {page.number % 2 for page in pages} == {0, 1}
    top, bottom = (297 - length(f"margin.{side}", profile).mm for side in ("top", "bottom"))
    for page in pages:
        assert page.width == pytest.approx(297, abs=0.2)
        assert page.height == pytest.approx(210, abs=0.2)
        # Turned anticlockwise, the upper edge lies at the left: 28 mm of white there, as on upright sheets.
        assert min(rule.y for rule in page.rules) >= 28 - 0.5
        assert max(rule.y for rule in page.rules) <= 184 + 0.5
        assert min(rule.left for rule in page.rules) >= 297 - bottom - 0.5
        assert max(rule.right for rule in page.rules) <= top + 0.5
        head = next(line for line in page.lines if line.text.startswith("序号"))
        assert head.ink_top < 80 if page is pages[0] else head.ink_top < 40


@pytest.mark.parametrize("profile", Profile)
def test_the_number_stands_where_it_stands_on_upright_sheets(printed: dict[str, Printed], profile: Profile) -> None:
    inset = length("page_number.inset").mm
    for page in filter(is_landscape, printed[str(profile)].pages):
        number, _ = number_and_text(page)
        assert "".join(char.text for char in number).replace(" ", "") == f"—{page.number}—"
        dash = number[0].ink
        # A place x, y of the landscape sheet is y, 297 - x of the upright one.
        upright = 297 - (dash.left + dash.right) / 2
        assert upright == pytest.approx(length("page_number.dash").mm, abs=tolerance("page_number.dash").mm)
        if page.number % 2:
            assert 184 - number[-1].ink.bottom == pytest.approx(inset, abs=tolerance("page_number.inset").mm)
        else:
            assert number[0].ink.top - 28 == pytest.approx(inset, abs=tolerance("page_number.inset").mm)
        assert all("Song" in char.font and char.size == pytest.approx(14, abs=0.2) for char in number)


@pytest.mark.parametrize("profile", Profile)
def test_witnesses_find_nothing_new(printed: dict[str, Printed], profile: Profile) -> None:
    plain = write_docx(lay_out(replace(second_notice(), profile=profile)))
    assert new_findings(plain, printed[str(profile)].docx) == []
