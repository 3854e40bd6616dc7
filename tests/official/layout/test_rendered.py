"""The printed page, measured in millimetres against the standard."""

import io
from collections import Counter
from itertools import pairwise

import docx
import pytest

from generator.standard import Profile, number
from tests.official.layout.conftest import LONG_NAME
from tests.official.layout.placing.agreement import EXACT_OF_FEW
from tests.official.layout.printed import (
    FOOTER_TOP,
    PROFILES,
    RED,
    Printed,
    assert_counted,
    assert_placed,
    body_lines,
    mm,
    near,
    white,
    within,
)
from tests.pages import Page, PrintedLine, characters

pytestmark = pytest.mark.xdist_group("rendered layout")

_HANZI_INK = 1.1
"""Millimetres by which the ink of a character may stay inside its cell."""


def foot(page: Page) -> list[PrintedLine]:
    return [line for line in page.lines if line.baseline > FOOTER_TOP]


def middle(line: PrintedLine) -> float:
    return (line.ink_left + line.ink_right) / 2


def title_lines(page: Page) -> list[PrintedLine]:
    return [line for line in page.lines if line.size == pytest.approx(22, abs=0.2)]


def signature_lines(each: Printed) -> tuple[Page, PrintedLine, PrintedLine]:
    """The page, 署名 and 成文日期."""
    date = str(each.document.date)
    (page,) = [page for page in each.pages for line in page.lines if line.text == date]
    date_line = page.line(date)
    name = [line for line in page.lines if line.baseline < date_line.baseline][-1]
    assert name.text == each.document.issuer[0]
    return page, name, date_line


# -- page and grid -----------------------------------------------------------------------------------------------


@PROFILES
def test_full_pages_have_22_lines_of_28_hanzi(rendered: dict[str, Printed], profile: Profile) -> None:
    pages = rendered[f"full pages, {profile}"].pages
    full = [page for page in pages[1:] if len(body_lines(page)) > 20]
    assert len(full) >= 2
    for page in full:
        lines = body_lines(page)
        assert [line.text for line in lines] == ["国" * 28] * 22
        assert lines[0].ink_top == near("first_ink", profile)
        for line in lines:
            assert line.left == pytest.approx(28.25, abs=0.1)
            assert line.chars[-1].x + mm("grid.cell") == pytest.approx(183.8, abs=0.2)
        pitches = [below.baseline - above.baseline for above, below in pairwise(lines)]
        assert pitches == [pytest.approx(mm("grid.pitch", profile), abs=0.1)] * 21


@PROFILES
def test_text_stays_in_the_type_area(rendered: dict[str, Printed], profile: Profile) -> None:
    for each in rendered.values():
        for page in each.pages:
            assert (page.width, page.height) == (near("page.width"), near("page.height"))
            for line in body_lines(page):
                assert line.ink_left >= mm("type_area.left") - 0.1
                assert line.ink_right <= mm("type_area.right") + 0.3
                assert line.ink_bottom <= mm("type_area.bottom") + 0.5


def test_no_character_is_lost(rendered: dict[str, Printed]) -> None:
    for name, each in rendered.items():
        document = docx.Document(io.BytesIO(each.docx))
        cells = [cell for table in document.tables for line in table.rows for cell in line.cells]
        paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
        written = Counter("".join("".join(paragraph.text.split()) for paragraph in paragraphs))
        numbers = Counter("".join("".join(line.text.split()) for page in each.pages for line in foot(page)))
        assert characters(each.pages) - numbers == written, name


# -- 主体 ----------------------------------------------------------------------------------------------------------


@PROFILES
def test_levels_have_their_faces(rendered: dict[str, Printed], profile: Profile) -> None:
    lines = [line for page in rendered[f"other, {profile}"].pages for line in page.lines]
    faces = {line.text: line.font for line in lines}
    assert "Hei" in faces["一、逐条街道登记"]
    assert "Fang" in faces["1. 拆除前通知业主到场"]
    (run_in,) = [line for line in lines if line.text.startswith("（一）能修复的。")]
    assert "Kai" in run_in.chars[0].font
    assert "Kai" in run_in.chars[len("（一）能修复的。") - 1].font
    assert "Fang" in run_in.chars[-1].font


@PROFILES
def test_list_of_attachments(rendered: dict[str, Printed], profile: Profile) -> None:
    page = rendered[f"ours, {profile}"].pages[1]
    first, second = page.line("附件：1."), page.line("2.“")
    above = page.lines[page.lines.index(first) - 1]
    assert white(above, first) == near("attachment_list.gap")
    assert first.left == pytest.approx(28 + mm("attachment_list.indent") + 0.2, abs=0.3)
    serial = first.chars[len("附件：")]
    assert serial.text == "1"
    assert second.chars[0].x == pytest.approx(serial.x, abs=0.6)
    wrapped = page.lines[page.lines.index(second) + 1]
    assert wrapped.chars[0].x == pytest.approx(second.chars[2].x, abs=0.6)
    assert second.chars[2].x == pytest.approx(first.chars[5].x, abs=0.6)
    assert wrapped.text[-1] not in "。；，"


@PROFILES
@pytest.mark.parametrize("name", ["ours", "ours with a long name", "nothing but the least"])
def test_sealed_signature(rendered: dict[str, Printed], name: str, profile: Profile) -> None:
    each = rendered[f"{name}, {profile}"]
    page, signature, date = signature_lines(each)
    if name != "ours with a long name":
        assert date.ink_right == near("sealed.date_ink_right")
    assert middle(signature) == pytest.approx(middle(date), abs=within("sealed.centring"))
    assert date.baseline - signature.baseline == pytest.approx(mm("grid.pitch", profile), abs=0.1)
    above = page.lines[page.lines.index(signature) - 1]
    radius = each.document.seal_diameter / 2
    centre = above.ink_bottom + mm("seal.gap") + radius
    assert centre < signature.ink_top
    assert date.ink_bottom < centre + radius
    seal = (middle(date) - radius, centre - radius, middle(date) + radius, centre + radius)
    for line in page.lines:
        if line not in (signature, date):
            apart = line.ink_bottom <= seal[1] or line.ink_top >= seal[3]
            assert apart or line.ink_right <= seal[0] or line.ink_left >= seal[2], line.text
    assert not page.images


@PROFILES
def test_unsealed_signature_with_the_longer_date(rendered: dict[str, Printed], profile: Profile) -> None:
    page, signature, date = signature_lines(rendered[f"other with a short name, {profile}"])
    above = page.lines[page.lines.index(signature) - 1]
    assert white(above, signature) == near("unsealed.gap")
    assert date.chars[-1].x - date.chars[0].x > signature.chars[-1].x - signature.chars[0].x
    assert date.ink_right == near("unsealed.ink_right")
    assert date.chars[0].x - signature.chars[0].x == near("unsealed.date_offset")


@PROFILES
def test_unsealed_signature_with_the_longer_name(rendered: dict[str, Printed], profile: Profile) -> None:
    for name, issuer in (("other", "示例市城市管理局"), ("other with a long name", LONG_NAME)):
        _, signature, date = signature_lines(rendered[f"{name}, {profile}"])
        assert signature.text == issuer
        assert signature.ink_right == near("unsealed.ink_right")
        assert date.chars[0].x - signature.chars[0].x == near("unsealed.date_offset")


@PROFILES
def test_note_under_the_date(rendered: dict[str, Printed], profile: Profile) -> None:
    page, _, date = signature_lines(rendered[f"other, {profile}"])
    note = page.lines[page.lines.index(date) + 1]
    assert note.text == "（此件公开发布）"
    assert note.left == pytest.approx(28 + mm("note.indent") + 0.2, abs=0.8)
    assert note.baseline - date.baseline == pytest.approx(mm("grid.pitch", profile), abs=0.1)


@PROFILES
def test_attachments_begin_on_new_pages(rendered: dict[str, Printed], profile: Profile) -> None:
    each = rendered[f"ours, {profile}"]
    starts = [page for page in each.pages if page.lines and page.lines[0].text.startswith("附件")]
    assert [page.lines[0].text for page in starts] == ["附件1", "附件2"]
    for page in starts:
        label, title = page.lines[0], title_lines(page)
        assert "Hei" in label.font
        assert label.ink_left == pytest.approx(28.4, abs=0.7)
        assert label.ink_top == near("first_ink", profile)
        assert title[0].ink_top == near("attachment.title_top", profile)
        for line in title:
            assert ((line.chars[0].x + line.chars[-1].x + mm("title.size")) / 2) == near("title.centre")
        text = page.lines[page.lines.index(title[-1]) + 1]
        assert white(title[-1], text) == near("attachment.body_gap")


# -- 版记 and page numbers ------------------------------------------------------------------------------------------


def test_imprint_at_the_foot_of_an_even_last_page(rendered: dict[str, Printed]) -> None:
    seen = set()
    for name, each in rendered.items():
        black = [rule for rule in each.pages[-1].rules if rule.color != RED]
        if each.document.imprint is None:
            assert not black
            continue
        assert len(each.pages) % 2 == 0, name
        assert black[-1].y == near("imprint.bottom"), name
        assert len(black) == (3 if each.document.copy_to else 2)
        for rule in black:
            assert rule.left == pytest.approx(28, abs=0.5)
            assert rule.right == pytest.approx(184, abs=0.5)
        assert black[0].thickness == near("imprint.outer_rule")
        assert black[-1].thickness == near("imprint.outer_rule")
        if each.document.copy_to:
            assert black[1].thickness == near("imprint.inner_rule")
        seen.add((each.document.copy_to is not None, len(body_lines(each.pages[-1])) > 4))
    assert {with_text for _, with_text in seen} == {True, False}
    assert {with_copy for with_copy, _ in seen} == {True, False}


def test_page_numbers(rendered: dict[str, Printed]) -> None:
    for name, each in rendered.items():
        for page in each.pages:
            lines = foot(page)
            blank_before_imprint = not each.pages[-2].lines if len(each.pages) > 1 else False
            if blank_before_imprint and page.number >= len(each.pages) - 1:
                assert not lines, name
                continue
            (line,) = lines
            assert line.text == f"— {page.number} —"
            assert "Song" in line.font
            assert line.size == pytest.approx(number("page_number.size"), abs=0.2)
            dash = line.chars[0].ink
            assert (dash.top + dash.bottom) / 2 == near("page_number.dash"), name
            if page.number % 2:
                assert mm("type_area.right") - line.ink_right == near("page_number.inset")
            else:
                assert line.ink_left - mm("type_area.left") == near("page_number.inset")


@PROFILES
def test_a_blank_page_before_the_imprint_and_the_imprints_bear_no_number(
    rendered: dict[str, Printed], profile: Profile
) -> None:
    *text, blank, imprint = rendered[f"two full pages, {profile}"].pages
    assert [[line.text for line in foot(page)] for page in text] == [["— 1 —"], ["— 2 —"]]
    assert not blank.lines
    assert [line.text[:3] for line in imprint.lines] == ["抄送：", "理局，", "示例市"]


def test_absent_elements_leave_nothing_behind(rendered: dict[str, Printed]) -> None:
    for profile in Profile:
        each = rendered[f"nothing but the least, {profile}"]
        (page,) = each.pages
        expected = [*each.document.issuer_mark, *(line.text for line in title_lines(page))]
        expected += [f"{each.document.recipients}：", "请按时报送。", each.document.issuer[0], str(each.document.date)]
        assert [line.text for line in body_lines(page)] == expected


def test_pages_printed_are_the_pages_counted_and_placed(rendered: dict[str, Printed]) -> None:
    assert_counted(rendered)
    assert_placed(rendered, EXACT_OF_FEW)
