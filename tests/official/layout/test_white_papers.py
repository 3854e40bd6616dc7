"""公示, 签报, what is posted and letters without number: measured on our pages and on LibreOffice's, in millimetres."""

from collections.abc import Iterator

import pytest

from generator.check.printed_places import PrintedDocument
from generator.official.document import OfficialDocument
from generator.standard import FORMS, Format, length
from tests.check.matrix import documents

NEAR = pytest.approx
EACH = {name: each for name, each in documents().items() if FORMS[each.format].declared and each.edition is None}
TITLE_TOPS = {"office": 39.9, "gbt33476": 36.0}
"""Where the ink of a title on line 1 begins."""


def of(pages: dict[str, PrintedDocument], *formats: Format) -> Iterator[tuple[OfficialDocument, PrintedDocument]]:
    yield from ((EACH[name], each) for name, each in pages.items() if EACH[name].format in formats)


@pytest.mark.xdist_group("white papers")
def test_the_title_is_on_line_1_or_two_lines_below_what_is_above(pages: dict[str, PrintedDocument]) -> None:
    for document, each in of(pages, *Format):
        title, found = each.lines(each.found.title)[0], each.found
        above = [*found.mark, found.copy_number, found.secrecy, found.urgency]
        above += [found.number] if document.form.number_place == "head" else []
        lines = [line for element in above if element is not None for line in each.lines(element)]
        if document.form.rule == "double" and document.issuer_mark:
            assert lines[0].top == NEAR(length("letter.mark_top").mm, abs=0.5)
        elif lines:
            assert title.top - max(line.bottom for line in lines) == NEAR(length("title.gap").mm, abs=0.5)
        else:
            assert title.top == NEAR(TITLE_TOPS[str(document.profile)], abs=0.5)
        assert (title.begins + title.ends) / 2 == NEAR(length("title.centre").mm, abs=0.5)


@pytest.mark.xdist_group("white papers")
def test_a_counted_number_is_in_the_middle_under_the_title(pages: dict[str, PrintedDocument]) -> None:
    numbered = [each for each in of(pages, Format.POSTING, Format.PUBLICITY) if each[0].number]
    assert len(numbered) == 2 * 4
    for document, each in numbered:
        (number,), title, (text, *_) = (
            each.lines(each.found.number),
            each.lines(each.found.title)[-1],
            each.body_lines(),
        )
        assert (number.begins + number.ends) / 2 == NEAR(length("title.centre").mm, abs=0.5)
        assert title.bottom < number.top < title.bottom + length("grid.pitch", document.profile).mm
        assert text[1][0].top - number.bottom == NEAR(length("recipients.gap").mm, abs=0.5)


@pytest.mark.xdist_group("white papers")
def test_unit_and_number_are_at_the_ends_of_line_1(pages: dict[str, PrintedDocument]) -> None:
    both = [each for each in of(pages, Format.MEMO) if each[0].issuer_mark]
    assert len(both) == 2
    for _, each in both:
        (unit,), (number,) = each.lines(each.found.mark[0]), each.lines(each.found.number)
        assert unit.begins == NEAR(length("type_area.left").mm, abs=0.7)
        assert number.ends == NEAR(length("type_area.right").mm, abs=0.7)


@pytest.mark.xdist_group("white papers")
def test_both_parties_sign_side_by_side_on_a_page_with_text(pages: dict[str, PrintedDocument]) -> None:
    agreements = list(of(pages, Format.AGREEMENT))
    assert len(agreements) == 2 * 5
    for _, each in agreements:
        lines = [(page.number, line) for page in each.pages for line in page.lines]
        begun = next(place for place, (_, line) in enumerate(lines) if line.text.startswith("甲方："))
        (page, first), signing = lines[begun], [line for _, line in lines[begun:] if "—" not in line.text]
        assert {number for number, _ in lines[begun:]} == {page}
        assert first.ink_left == NEAR(length("type_area.left").mm, abs=2)  # with the white at the left of 甲
        text = "".join("".join(line.text.split()) for line in signing)
        assert [text.count(word) for word in ("甲方：", "乙方：", "（盖章）", "签字：", "年月日")] == [1, 1, 2, 2, 2]
        assert any(number == page for number, _ in lines[:begun])
        assert max(line.ink_right for line in signing) < length("type_area.right").mm


@pytest.mark.xdist_group("white papers")
def test_page_1_of_a_letter_has_no_number(pages: dict[str, PrintedDocument]) -> None:
    for document, each in of(pages, *Format):
        texts = ["".join(line.text.split()) for line in each.pages[0].lines]
        assert ("—1—" in texts) == document.form.first_page_numbered
