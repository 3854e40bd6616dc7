"""The 版记 at the foot of its page, in both profiles and programs; that of 信函 without rules."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.ground.length import Length
from generator.official.document import OfficialDocument
from generator.official.layout import lay_out, placed
from generator.official.layout.program import PROGRAMS, Program
from generator.official.placed_pages import PlacedPage, PlacedRule, PlacedText
from generator.standard import Format, Profile, length, tolerance
from tests.check.matrix import documents
from tests.official.layout.placing.paragraphs import ends

DOCUMENTS = documents()
BOTH = pytest.mark.parametrize("profile", Profile)
EVERY = pytest.mark.parametrize("program", PROGRAMS)
INSET = length("type_area.left") + length("imprint.inset")


def last_page(document: OfficialDocument, program: Program) -> PlacedPage:
    return placed(lay_out(document), program).pages[-1]


def rows(page: PlacedPage) -> list[PlacedText]:
    """The lines of the 版记; its type is smaller than that of the text, and it has no page number among it."""
    texts = [item for item in page.items if isinstance(item, PlacedText)]
    return [text for text in texts if text.role.value == "版记"]


def rules(page: PlacedPage) -> list[PlacedRule]:
    return [item for item in page.items if isinstance(item, PlacedRule) and not item.red]


def near(row: str) -> object:
    return pytest.approx(length(row).mm, abs=tolerance(row).mm)


@BOTH
@EVERY
def test_its_last_rule_is_at_the_foot_of_the_type_area(profile: Profile, program: Program) -> None:
    upper, inner, lower = rules(last_page(DOCUMENTS[f"通知, {profile}"], program))
    assert (lower.y + lower.height * 0.5).mm == near("imprint.bottom")
    assert upper.y < inner.y < lower.y
    for rule, row in ((upper, "outer"), (inner, "inner"), (lower, "outer")):
        assert rule.height.mm == near(f"imprint.{row}_rule")
        assert rule.width.mm == near("imprint.width")
        assert rule.x.mm == near("type_area.left")


@EVERY
def test_that_rule_is_below_the_edge_where_the_margin_leaves_white_there(program: Program) -> None:
    *_, above = rules(last_page(DOCUMENTS["通知, office"], program))
    *_, below = rules(last_page(DOCUMENTS["通知, gbt33476"], program))
    assert above.y + above.height == pytest.approx(length("imprint.bottom"), abs=0.1)
    assert below.y == pytest.approx(length("imprint.bottom"), abs=0.1)


@BOTH
@EVERY
def test_its_lines_are_between_its_rules(profile: Profile, program: Program) -> None:
    page = last_page(DOCUMENTS[f"many 抄送, {profile}"], program)
    upper, inner, lower = rules(page)
    lines = rows(page)
    baselines = sorted({round(line.y, 3) for line in lines})
    assert len(baselines) > 3
    for above, below in pairwise(baselines[:-1]):
        assert below - above == pytest.approx(length("imprint.pitch"), abs=0.01)
    assert upper.y < baselines[0] < baselines[-2] < inner.y < baselines[-1] < lower.y


@BOTH
@EVERY
def test_organs_are_one_zi_in_and_wrapped_lines_below_the_first_name(profile: Profile, program: Program) -> None:
    first, second, *_ = rows(last_page(DOCUMENTS[f"many 抄送, {profile}"], program))
    assert first.text.startswith("抄送：")
    assert first.x.mm == near_by(INSET, "imprint.inset")
    name = first.x + sum(first.advances[: len("抄送：")])
    assert second.x.mm == near_by(name, "imprint.hanging")
    assert ends(second) <= length("type_area.right") - length("imprint.inset") + 0.1


@BOTH
@EVERY
def test_organ_and_date_of_issue_share_a_line_one_zi_from_both_edges(profile: Profile, program: Program) -> None:
    organ, date = rows(last_page(DOCUMENTS[f"印发 alone, {profile}"], program))
    assert organ.y == date.y
    assert organ.x.mm == near_by(INSET, "imprint.inset")
    assert date.text.endswith("印发")
    assert ends(date).mm == near_by(length("type_area.right") - length("imprint.inset"), "imprint.inset")


def near_by(place: Length, row: str) -> object:
    return pytest.approx(place.mm, abs=tolerance(row).mm)


@BOTH
@EVERY
def test_a_row_alone_has_two_rules(profile: Profile, program: Program) -> None:
    for name in ("抄送 alone", "印发 alone"):
        thick = [rule.height.mm for rule in rules(last_page(DOCUMENTS[f"{name}, {profile}"], program))]
        assert thick == [near("imprint.outer_rule")] * 2


@BOTH
@EVERY
def test_that_of_a_letter_has_no_rules(profile: Profile, program: Program) -> None:
    document = DOCUMENTS[f"信函, 抄送, {profile}"]
    assert document.format is Format.LETTER
    page = last_page(document, program)
    assert rules(page) == []
    (line,) = rows(page)
    foot = length("imprint.bottom") - line.y
    assert foot == pytest.approx(
        length("imprint.pitch") * 0.2, abs=0.1
    )  # its baseline is 0.8 of the line's height down


@BOTH
@EVERY
def test_on_the_page_of_the_text_it_is_as_low(profile: Profile, program: Program) -> None:
    shared = DOCUMENTS[f"16 lines, {profile}"]
    pages = [last_page(each, program) for each in (shared, replace(shared, body=shared.body * 3))]
    assert len({round(rules(page)[-1].y, 3) for page in pages}) == 1
