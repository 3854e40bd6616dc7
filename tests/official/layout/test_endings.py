"""Seals of a joint issue on the page, in millimetres against the standard (7.3.5), and what else ends a document.

Where all other elements lie ``tests/check/test_matrix.py`` measures, in these documents too.
"""

import io
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import docx
import pytest

from generator.ground.errors import LayoutError
from generator.official.blocks import Role, paragraphs_of
from generator.official.document import SignatureKind, Stamp
from generator.official.layout.composition import lay_out, lay_out_detached
from generator.official.writer import write_docx
from generator.standard import Profile
from tests.official.layout.measured_documents import (
    BASE,
    DETACHED,
    LONG_NAMES,
    ORGANS,
    ending_documents,
)
from tests.official.layout.printed import (
    PROFILES,
    Printed,
    body_lines,
    mm,
    near,
    painted_documents,
    within,
)
from tests.pages import Char, Page, PrintedLine

pytestmark = pytest.mark.modules_in_turn(4, "endings")

_DETACHED = "detached"


@pytest.fixture(scope="module")
def endings() -> dict[str, Printed]:
    """Those with several seals, and a detached attachment, as they are painted."""
    documents = ending_documents()
    laid_out = {name: lay_out(each) for name, each in documents.items() if " seals" in name or "order" in name}
    for profile in Profile:
        documents[f"{_DETACHED}, {profile}"] = whole = documents[f"an attachment detached, {profile}"]
        laid_out[f"{_DETACHED}, {profile}"] = lay_out_detached(whole, DETACHED)
    return painted_documents(documents, laid_out)


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


def test_the_place_of_a_stamp_is_an_empty_cell_of_its_size() -> None:
    order = ending_documents()[f"joint order, {Profile.OFFICE}"]
    (table,) = docx.Document(io.BytesIO(write_docx(lay_out(order)))).tables
    *rows, last = table.rows
    assert [[cell.text for cell in row.cells] for row in rows] == [[f"{name}局长", ""] for name in ORGANS[:3]]
    assert {cell.text for cell in last.cells} == {str(order.date)}
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


# -- 7.3.7 detached attachments -------------------------------------------------------------------------------------


@PROFILES
def test_a_detached_attachment_names_the_document(endings: dict[str, Printed], profile: Profile) -> None:
    (page,) = endings[f"{_DETACHED}, {profile}"].pages
    label, title, *_ = page.lines
    assert label.text == "示例发〔2026〕12号附件1"
    assert label.ink_left == pytest.approx(28.4, abs=0.7)
    assert label.ink_top == pytest.approx(mm("first_ink", profile), abs=within("first_ink", profile))
    assert title.text == "示例工作方案"
    assert title.ink_top == pytest.approx(mm("attachment.title_top", profile), abs=2)
