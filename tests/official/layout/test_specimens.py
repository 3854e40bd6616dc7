"""What was measured on the standard's own specimen figures holds of documents like theirs, within a millimetre.

The expected values are the digest's, read off the printed figures: the pitch of lines, the white of one and two 行, the
heights of inks, the gaps at rules, the double rules of 信函, the last rule of the 版记 and the page number's inset.
"""

from itertools import pairwise

import pytest

from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from tests.official.layout.measured_documents import FIGURES, specimen
from tests.pages import Page, PrintedLine, PrintedRule, print_documents, read_pages

pytestmark = [pytest.mark.xdist_group("specimens"), pytest.mark.modules_in_turn(4, "printed")]

WITHIN = 1.0
PITCH = (10.4, 10.5)
ONE_HANG, TWO_HANG = (10.1, 11.3), (19.1, 20.8)


@pytest.fixture(scope="module")
def printed() -> dict[int, tuple[Page, ...]]:
    written = {str(figure): write_docx(lay_out(specimen(figure))) for figure in FIGURES}
    return {int(name): read_pages(pdf.data) for name, pdf in print_documents(written).pdfs.items()}


def line(pages: tuple[Page, ...], start: str) -> PrintedLine:
    return next(each for page in pages for each in page.lines if each.text.startswith(start))


def near(measured: float, span: tuple[float, float] | float, within: float = WITHIN) -> bool:
    """Whether ``measured`` is within a millimetre of what was read off, a value or a span of values."""
    least, most = span if isinstance(span, tuple) else (span, span)
    return least - within <= measured <= most + within


def white(above: PrintedLine, below: PrintedLine) -> float:
    return below.ink_top - above.ink_bottom


def height(of: PrintedLine) -> float:
    return of.ink_bottom - of.ink_top


def red_rules(page: Page) -> list[PrintedRule]:
    return [rule for rule in page.rules if rule.color == "FF0000"]


@pytest.mark.parametrize("figure", [2, 3, 4, 5, 6, 9, 10, 11])
def test_pitch(figure: int, printed: dict[int, tuple[Page, ...]]) -> None:
    text = "有关"
    steps = [
        below.baseline - above.baseline
        for page in printed[figure]
        for above, below in pairwise(page.lines)
        if text in above.text and text in below.text and below.baseline - above.baseline < 12
    ]
    assert len(steps) > 1
    assert all(near(step, PITCH, 0.2) for step in steps)


@pytest.mark.parametrize("figure", [2, 3, 4])
def test_first_side(figure: int, printed: dict[int, tuple[Page, ...]]) -> None:
    (page, *_) = printed[figure]
    number, title, recipients = (
        line(printed[figure], start) for start in ("示民发", "示例民政局关于", "示例县示例单位")
    )
    (rule,) = red_rules(page)
    mark = next(each for each in page.lines if "FF0000" in each.colors)
    assert near(mark.ink_top, 72)
    assert near(rule.y - rule.thickness / 2 - number.ink_bottom, (4.3, 4.4))
    assert near(rule.thickness, 0.56, 0.1)
    assert near(title.ink_top - rule.y, TWO_HANG)
    assert near(white(title, recipients), ONE_HANG)
    assert near(height(title), (6.8, 6.9))
    assert near(height(line(printed[figure], "各示例单位")), (4.7, 4.9))
    first = line(printed[figure], "000001")
    assert near(first.ink_top, 37.4)
    assert near(first.left, 28)


def test_mark_of_one_organ(printed: dict[int, tuple[Page, ...]]) -> None:
    mark, number = (line(printed[2], start) for start in ("示例民政局文件", "示民发"))
    assert near(height(mark), (13.0, 13.7))
    assert near(white(mark, number), TWO_HANG)


def test_upward(printed: dict[int, tuple[Page, ...]]) -> None:
    (page, *_) = printed[4]
    lowest = [each for each in page.lines if "FF0000" in each.colors][-1]
    signers = next(each for each in page.lines if "签发人" in each.text)
    assert near(white(lowest, signers), TWO_HANG)
    number = next(each for each in page.lines if each.text.startswith("示民发"))
    assert "示例丙" in number.text
    assert near(number.left, 33.6)
    assert near(signers.ink_right, 178.4)


def test_ink_fills_the_type_area(printed: dict[int, tuple[Page, ...]]) -> None:
    (page, *_) = printed[2]
    numbered = [each for each in page.lines if each.baseline < 265]
    assert near(numbered[0].ink_top, 37.4)
    assert numbered[-1].ink_bottom < 262.4 + WITHIN


@pytest.mark.parametrize("figure", [5, 6, 7, 10])
def test_imprint(figure: int, printed: dict[int, tuple[Page, ...]]) -> None:
    page = printed[figure][-1]
    rules = [rule for rule in page.rules if rule.color == "000000"]
    first, inner, last = rules
    assert near(last.y + last.thickness / 2, 262, 0.5)
    assert near(first.y, 235.4)
    assert near(inner.y, 253.6)
    assert all(near(rule.left, 28, 0.5) and near(rule.right, 184, 0.5) for rule in rules)
    copies, wrapped, issued = [each for each in page.lines if first.y < each.baseline < last.y]
    assert near(wrapped.baseline - copies.baseline, 7.9)
    assert near(issued.left, 28 + 4.94)


@pytest.mark.parametrize("figure", [6, 9])
def test_unsealed(figure: int, printed: dict[int, tuple[Page, ...]]) -> None:
    organ = line(printed[figure][1:], "示例县民政局")
    above = [each for each in printed[figure][1].lines if each.baseline < organ.baseline][-1]
    assert near(white(above, organ), ONE_HANG)


def test_attachment_list(printed: dict[int, tuple[Page, ...]]) -> None:
    page = printed[9][1]
    listed = line((page,), "附件")
    above = [each for each in page.lines if each.baseline < listed.baseline][-1]
    assert near(white(above, listed), ONE_HANG)
    assert near(listed.left, 39.1)


def test_sealed(printed: dict[int, tuple[Page, ...]]) -> None:
    """A seal of 50 mm as the figure has it, 6.9 mm under the text, presses on both lines below its middle."""
    page = printed[5][1]
    date, organ = line((page,), "2012"), line((page,), "示例县民政局")
    above = [each for each in page.lines if each.baseline < organ.baseline][-1]
    top = above.ink_bottom + 6.9
    assert organ.ink_top > top + 25
    assert date.ink_bottom < top + 50 + WITHIN
    assert near(date.ink_right, 161.5)
    note = line((page,), "（")
    assert near(white(date, note), (5, 6))


def test_attachment(printed: dict[int, tuple[Page, ...]]) -> None:
    page = printed[10][-1]
    label, title, body = line((page,), "附件2"), line((page,), "示例县示例工作登记"), line((page,), "各示例")
    assert near(label.ink_top, 37.4)
    assert near(title.ink_top, (56.5, 58.5))
    assert near(white(title, body), ONE_HANG)


def test_letter(printed: dict[int, tuple[Page, ...]]) -> None:
    (page, *_) = printed[11]
    mark = next(each for each in page.lines if "FF0000" in each.colors)
    upper, lower = red_rules(page)[:2], red_rules(page)[2:]
    assert near(mark.ink_top, 29.7)
    assert near(height(mark), 11.6)
    assert near(upper[0].y - upper[0].thickness / 2, 46.1)
    assert near(lower[1].y + lower[1].thickness / 2, 277, 0.5)
    for thick, thin in ((upper[0], upper[1]), (lower[1], lower[0])):
        assert near(thick.thickness, 0.75, 0.15)
        assert near(thin.thickness, (0.2, 0.25), 0.1)
        assert near(abs(thick.y - thin.y) + (thick.thickness + thin.thickness) / 2, 1.9, 0.3)
        assert near(thick.left, 19.7)
        assert near(thick.right, 190.7)
    number = next(each for each in page.lines if "示民发" in each.text)
    assert near(number.ink_top - upper[1].y, 4.7)
    title = line(printed[11], "示例民政局关于")
    urgency = line(printed[11], "特")
    assert near(white(urgency, title), TWO_HANG)


def test_order(printed: dict[int, tuple[Page, ...]]) -> None:
    (page,) = printed[12]
    mark = next(each for each in page.lines if "FF0000" in each.colors)
    number, first, date = (line(printed[12], start) for start in ("第", "各示例", "2012"))
    assert near(mark.ink_top, 57.3)
    assert near(white(mark, number), 20.6)
    assert near(white(number, first), 20.6)
    assert near(date.ink_right, 161.5)


@pytest.mark.parametrize(("figure", "side"), [(2, 1), (5, 2)])
def test_page_number(figure: int, side: int, printed: dict[int, tuple[Page, ...]]) -> None:
    number = next(each for each in printed[figure][side - 1].lines if each.text.startswith("—"))
    dash = number.chars[0] if side % 2 == 0 else number.chars[-1]
    middle = (dash.ink.top + dash.ink.bottom) / 2
    assert near(middle - 262, (6.8, 7.1))
    inset = 184 - (dash.x + dash.size * 25.4 / 72) if side % 2 else dash.x - 28
    assert near(inset, 5.2, 0.5)
