"""The end of a document on the printed page, measured in millimetres against the standard (7.3.5 to 7.5, 10)."""

import io
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Any

import docx
import pytest

from generator.ground.errors import LayoutError
from generator.official.blocks import Role, paragraphs_of
from generator.official.document import SignatureKind, Stamp
from generator.official.layout.composition import lay_out, lay_out_detached
from generator.standard import Profile
from tests.official.layout.measured_documents import (
    BASE,
    BOUND,
    DETACHED,
    LONG_NAMES,
    MANY,
    ORGANS,
    PRESENT,
    ending_documents,
)
from tests.official.layout.placing.agreement import EXACT_OF_FEW
from tests.official.layout.printed import (
    PROFILES,
    RED,
    Printed,
    assert_counted,
    assert_placed,
    body_lines,
    mm,
    near,
    printed_documents,
    white,
    within,
)
from tests.pages import Char, Page, PrintedLine

pytestmark = [pytest.mark.xdist_group("rendered endings"), pytest.mark.modules_in_turn(4, "endings")]

_DETACHED = "detached"


@pytest.fixture(scope="module")
def endings() -> dict[str, Printed]:
    """All of them, printed in one run of the office suite."""
    documents = ending_documents()
    laid_out = {name: lay_out(document) for name, document in documents.items()}
    for profile in Profile:
        whole = documents[f"an attachment detached, {profile}"]
        documents[f"{_DETACHED}, {profile}"] = whole
        laid_out[f"{_DETACHED}, {profile}"] = lay_out_detached(whole, DETACHED)
    return printed_documents(documents, laid_out)


def middle(chars: tuple[Char, ...]) -> float:
    return (chars[0].ink.left + chars[-1].ink.right) / 2


def chars_of(page: Page, text: str) -> tuple[Char, ...]:
    """The characters of the one place among the 3号 lines of ``page`` where ``text`` is, blanks left out."""
    places = []
    for line in page.lines:
        if line.size < 15:
            continue
        chars = [char for char in line.chars if not char.text.isspace()]
        letters = "".join(char.text for char in chars)
        places += [
            tuple(chars[start : start + len(text)]) for start in range(len(letters)) if letters.startswith(text, start)
        ]
    (found,) = places
    return found


def line_above(page: Page, baseline: float) -> PrintedLine:
    return [line for line in page.lines if line.baseline < baseline - 1][-1]


# -- 7.3.5.1 sealed, joint ------------------------------------------------------------------------------------------

SEALED = pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("1 seals", [1]), ("2 seals", [2]), ("3 seals", [2, 1]), ("4 seals", [2, 2]), ("5 seals", [3, 2]),
        ("6 seals", [2, 2, 2]), ("2 seals of 42", [2]), ("3 seals of 42", [3]), ("5 seals of 42", [3, 2]),
        ("2 seals of 50", [2]), ("5 seals of 50", [3, 2]), ("2 seals of long names", [1, 1]),
    ],
)  # fmt: skip


@dataclass(frozen=True)
class Seal:
    """Where a seal can be set: its 署名 below its centre, in the last row the date too."""

    x: float
    y: float
    radius: float


def seals_of(each: Printed) -> tuple[Page, list[Seal], list[tuple[Char, ...]]]:
    """The page, the seals that a clerk would set as figure 5 shows them, and the 署名 they lie on."""
    page = each.page_of(str(each.document.date))
    date = chars_of(page, str(each.document.date))
    names = [chars_of(page, name) for name in each.document.issuer]
    radius = each.document.seal_diameter / 2
    # the last seal reaches a millimetre below the date; the others lie over their names as the last does
    centre = max(char.ink.bottom for char in date) + 1 - radius
    below = names[-1][0].baseline - centre
    return page, [Seal(middle(name), name[0].baseline - below, radius) for name in names], names


@PROFILES
@SEALED
def test_seals_of_a_joint_issue(endings: dict[str, Printed], name: str, rows: list[int], profile: Profile) -> None:
    each = endings[f"{name}, {profile}"]
    page, seals, names = seals_of(each)
    baselines = [round(name[0].baseline, 1) for name in names]
    assert [baselines.count(row) for row in dict.fromkeys(baselines)] == rows
    assert baselines == sorted(baselines)
    for row in set(baselines):
        lefts = [name[0].x for name in names if round(name[0].baseline, 1) == row]
        assert lefts == sorted(lefts)
    for one, other in combinations(seals, 2):
        assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 >= 2 * one.radius + 0.5
    for seal in seals:
        assert seal.x - seal.radius >= 28
        assert seal.x + seal.radius <= 184
    for characters in names:
        assert characters[0].ink.left >= 28
        assert characters[-1].ink.right <= 184
    above = line_above(page, names[0][0].baseline)
    assert 0 < seals[0].y - seals[0].radius - above.ink_bottom <= mm("seal.widest_gap")


@PROFILES
@SEALED
def test_the_last_signature_is_centred_over_the_date(
    endings: dict[str, Printed], name: str, rows: list[int], profile: Profile
) -> None:
    each = endings[f"{name}, {profile}"]
    page, seals, names = seals_of(each)
    date = chars_of(page, str(each.document.date))
    assert middle(names[-1]) == pytest.approx(middle(date), abs=mm("sealed.centring") + within("sealed.centring"))
    lines = (line for block in each.laid_out.sections[0].blocks for line in paragraphs_of(block))
    (line,) = (line for line in lines if line.role is Role.DATE)
    assert date[0].baseline - names[-1][0].baseline == pytest.approx(line.pitch.mm, abs=0.1)
    if each.document.issuer != LONG_NAMES:
        assert date[-1].ink.right == near("sealed.date_ink_right")
    for characters, seal in zip(names, seals, strict=True):
        assert min(char.ink.top for char in characters) >= seal.y
        assert max(char.ink.bottom for char in characters) <= seal.y + seal.radius


@PROFILES
@SEALED
def test_no_seal_lies_on_other_text(endings: dict[str, Printed], name: str, rows: list[int], profile: Profile) -> None:
    each = endings[f"{name}, {profile}"]
    page, seals, names = seals_of(each)
    own = {round(characters[0].baseline, 1) for characters in names}
    own.add(round(chars_of(page, str(each.document.date))[0].baseline, 1))
    for line in body_lines(page):
        if round(line.baseline, 1) not in own:
            for seal in seals:
                apart = line.ink_bottom <= seal.y - seal.radius or line.ink_top >= seal.y + seal.radius
                assert apart or line.ink_right < seal.x - seal.radius or line.ink_left > seal.x + seal.radius


def test_no_seal_is_drawn(endings: dict[str, Printed]) -> None:
    assert not [name for name, each in endings.items() for page in each.pages if page.images]


# -- 7.3.5.2 unsealed, joint ----------------------------------------------------------------------------------------


@PROFILES
@pytest.mark.parametrize("name", ["2 unsealed", "3 unsealed", "2 unsealed of long names"])
def test_unsealed_joint_issue(endings: dict[str, Printed], name: str, profile: Profile) -> None:
    each = endings[f"{name}, {profile}"]
    page = each.page_of(str(each.document.date))
    date = chars_of(page, str(each.document.date))
    names = [chars_of(page, organ) for organ in each.document.issuer]
    lines = [*names, date]
    for above, below in pairwise(lines):
        assert below[0].baseline - above[0].baseline == pytest.approx(mm("grid.pitch", profile), abs=0.1)
    first = page.lines[[line.baseline for line in page.lines].index(names[0][0].baseline)]
    assert white(line_above(page, first.baseline), first) == near("unsealed.gap")
    for characters in names:
        assert characters[0].x == pytest.approx(names[0][0].x, abs=0.2)
        assert characters[-1].x == pytest.approx(names[0][-1].x, abs=0.2)
    assert date[0].x - names[0][0].x == near("unsealed.date_offset")
    longer = names[0] if each.document.issuer == LONG_NAMES or len(names) == 3 else date
    assert longer[-1].ink.right == near("unsealed.ink_right")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"issuer": ("示" * 29,)}, "layout-signature-wide"),
        ({"signature": SignatureKind.STAMP, "stamps": (Stamp("局" * 29, "张示例"),)}, "layout-post-wide"),
    ],
)
def test_what_no_line_holds_is_refused(change: dict[str, Any], code: str) -> None:
    with pytest.raises(LayoutError, match=code):
        lay_out(replace(BASE, **change))


# -- 7.3.5.3 stamps -------------------------------------------------------------------------------------------------


@PROFILES
@pytest.mark.parametrize("name", ["order", "joint order"])
def test_stamps(endings: dict[str, Printed], name: str, profile: Profile) -> None:
    each = endings[f"{name}, {profile}"]
    page = each.page_of(str(each.document.date))
    date = chars_of(page, str(each.document.date))
    posts = [chars_of(page, stamp.post) for stamp in each.document.stamps]
    post_line = next(line for line in page.lines if line.baseline == posts[0][0].baseline)
    text = line_above(page, post_line.baseline)
    right = mm("type_area.right") - mm("stamp.right")
    left, height = right - mm("stamp.width"), mm("stamp.height")
    step = height + mm("stamp.row_gap")
    top = text.ink_bottom + mm("stamp.gap")
    for number, post in enumerate(posts):
        centre = (min(char.ink.top for char in post) + max(char.ink.bottom for char in post)) / 2
        assert centre == pytest.approx(top + number * step + height / 2, abs=1)
        assert post[0].x == pytest.approx(posts[0][0].x, abs=0.2)
        assert left - post[-1].ink.right == near("stamp.post_gap")
    bottom = top + (len(posts) - 1) * step + height
    assert min(char.ink.top for char in date) - bottom == near("stamp.date_gap")
    assert date[-1].ink.right == near("sealed.date_ink_right")


def test_the_place_of_a_stamp_is_an_empty_cell_of_its_size(endings: dict[str, Printed]) -> None:
    each = endings[f"joint order, {Profile.OFFICE}"]
    (table,) = docx.Document(io.BytesIO(each.docx)).tables
    *rows, last = table.rows
    assert [[cell.text for cell in row.cells] for row in rows] == [[f"{name}局长", ""] for name in ORGANS[:3]]
    assert {cell.text for cell in last.cells} == {str(each.document.date)}
    for row in rows:
        place = row.cells[1]
        assert place.width is not None
        assert place.width.mm == pytest.approx(mm("stamp.width") + mm("date.side_bearing"), abs=0.1)
        (paragraph,) = place.paragraphs
        assert paragraph.paragraph_format.line_spacing is not None
        spacing = paragraph.paragraph_format.element.pPr.spacing
        assert spacing.line.mm == pytest.approx(mm("stamp.height"), abs=0.1)
        assert spacing.lineRule.name == "AT_LEAST"
    assert "签名章：示例市财政局局长 张示例" in table._tbl.xml


# -- 10.3 attendance ------------------------------------------------------------------------------------------------


@PROFILES
def test_attendance(endings: dict[str, Printed], profile: Profile) -> None:
    page = endings[f"minutes, {profile}"].pages[0]
    present, excused, observing = (page.line(f"{word}：") for word in ("出席", "请假", "列席"))
    wrapped = page.lines[page.lines.index(present) + 1]
    assert present.baseline < wrapped.baseline < excused.baseline < observing.baseline
    assert white(line_above(page, present.baseline), present) == near("attendance.gap")
    for line in (present, excused, observing):
        assert line.left == pytest.approx(28 + mm("attendance.indent") + 0.2, abs=within("attendance.indent"))
        assert "Hei" in line.chars[0].font
        assert "Fang" in line.chars[3].font
    assert wrapped.chars[0].x == pytest.approx(present.chars[3].x, abs=within("attendance.hanging"))
    assert "".join((present.text + wrapped.text).split()) == f"出席：{PRESENT}"


@PROFILES
def test_absent_attendance_leaves_nothing_behind(endings: dict[str, Printed], profile: Profile) -> None:
    page = endings[f"minutes without the excused, {profile}"].pages[0]
    assert "请假" not in page.text
    observing = page.line("列席：")
    above = line_above(page, observing.baseline)
    assert observing.baseline - above.baseline == pytest.approx(mm("grid.pitch", profile), abs=0.1)


# -- 7.4 版记 -------------------------------------------------------------------------------------------------------


def black_rules(page: Page) -> list[float]:
    return [rule.y for rule in page.rules if rule.color != RED]


@PROFILES
@pytest.mark.parametrize(
    ("name", "rules", "starts"),
    [
        ("recipients in the imprint", 3, ["主送：", "抄送：", "示例市示例局办公室"]),
        ("recipients alone in the imprint", 2, ["主送："]),
        ("copies alone", 2, ["抄送："]),
        ("printing office alone", 2, ["示例市示例局办公室"]),
        ("many copies", 3, ["抄送：", "示例市示例局办公室"]),
    ],
)
def test_shapes_of_the_imprint(
    endings: dict[str, Printed], name: str, rules: int, starts: list[str], profile: Profile
) -> None:
    each = endings[f"{name}, {profile}"]
    page = each.pages[-1]
    assert len(each.pages) % 2 == 0
    drawn = black_rules(page)
    assert len(drawn) == rules
    assert drawn[-1] == near("imprint.bottom")
    inside = [line for line in page.lines if drawn[0] < line.baseline < drawn[-1]]
    found = [start for line in inside for start in starts if line.text.startswith(start)]
    assert found == starts
    for line in inside:
        if line.text.startswith(("主送：", "抄送：")):
            assert line.left == pytest.approx(28 + mm("imprint.inset"), abs=within("imprint.inset"))
            wrapped = inside[inside.index(line) + 1]
            assert wrapped.chars[0].x == pytest.approx(line.chars[3].x, abs=within("imprint.hanging"))
        assert line.ink_right <= 184 - mm("imprint.inset") + within("imprint.inset")


@PROFILES
def test_recipients_move_where_the_first_page_would_show_no_text(endings: dict[str, Printed], profile: Profile) -> None:
    each = endings[f"recipients in the imprint, {profile}"]
    first, last = each.pages[0], each.pages[-1]
    assert "为做好示例工作" in first.bare_text
    assert MANY[:20] not in first.bare_text
    assert f"主送：{MANY}。抄送：" in last.bare_text
    title = next(line for line in first.lines if line.text.startswith("示例市示例局关于"))
    assert white(title, first.lines[first.lines.index(title) + 1]) == near("recipients.gap")


@PROFILES
@pytest.mark.parametrize(("name", "page"), [("letter", 1), ("letter of two pages", 2)])
def test_imprint_of_a_letter(endings: dict[str, Printed], name: str, page: int, profile: Profile) -> None:
    each = endings[f"{name}, {profile}"]
    assert len(each.pages) == page
    last = each.pages[-1]
    assert not black_rules(last)
    assert "印发" not in last.text
    lines = body_lines(last)
    assert lines[-2].text.startswith("抄送：")
    assert lines[-1].text.endswith("。")
    assert 258 <= lines[-1].ink_bottom <= mm("type_area.bottom")


def test_a_letter_without_copies_has_no_imprint(endings: dict[str, Printed]) -> None:
    for profile in Profile:
        each = endings[f"letter without copies, {profile}"]
        assert body_lines(each.pages[-1])[-1].text == str(each.document.date)


# -- 7.3.7 detached attachments -------------------------------------------------------------------------------------


@PROFILES
def test_a_detached_attachment_is_listed_and_not_bound(endings: dict[str, Printed], profile: Profile) -> None:
    each = endings[f"an attachment detached, {profile}"]
    text = "".join(page.bare_text for page in each.pages)
    assert "附件：1.示例工作方案2.示例工作登记表" in text
    found = [page.lines[0].text for page in each.pages if page.lines and page.lines[0].text.startswith("附件")]
    assert found == [f"附件{BOUND.serial}"]


@PROFILES
def test_a_detached_attachment_names_the_document(endings: dict[str, Printed], profile: Profile) -> None:
    (page,) = endings[f"{_DETACHED}, {profile}"].pages
    label, title, *_ = page.lines
    assert label.text == "示例发〔2026〕12号附件1"
    assert label.ink_left == pytest.approx(28.4, abs=0.7)
    assert label.ink_top == pytest.approx(mm("first_ink", profile), abs=within("first_ink", profile))
    assert title.text == "示例工作方案"
    assert title.ink_top == pytest.approx(mm("attachment.title_top", profile), abs=2)


# -- all of them ----------------------------------------------------------------------------------------------------


def test_pages_printed_are_the_pages_counted_and_placed(endings: dict[str, Printed]) -> None:
    assert_counted(endings)
    assert_placed(endings, EXACT_OF_FEW)


def test_nothing_is_said_of_documents_whose_signature_stands_with_text(endings: dict[str, Printed]) -> None:
    problems = {problem.severity for each in endings.values() for problem in each.laid_out.warnings}
    assert problems <= {"info"}
