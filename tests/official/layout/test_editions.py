"""The mark of a draft or of a corrected reprint: its paragraph, and where the page has it, in millimetres.

What is below it ``tests/check/test_matrix.py`` measures.
"""

from dataclasses import replace

import pytest

from generator.official.blocks import Face, ParagraphBlock, Role
from generator.official.document import Edition, OfficialDocument, Title
from generator.official.layout.composition import lay_out
from generator.standard import Profile, without_serial
from tests.official.layout.conftest import notice, second_notice
from tests.official.layout.measured_documents import LETTER, MINUTES, ORDER, PLAIN, UPWARD
from tests.official.layout.printed import (
    HANG,
    RED,
    Printed,
    painted_documents,
)
from tests.pages import PrintedLine

pytestmark = pytest.mark.modules_in_turn(4, "printed")

UNTITLED = replace(MINUTES, title=Title(MINUTES.issuer_mark[0]))
DOCUMENTS = {
    "公文": PLAIN,
    "上行文": UPWARD,
    "公告": replace(PLAIN, recipients=""),
    "信函": LETTER,
    "命令": ORDER,
    "纪要": MINUTES,
    "纪要 without a title": UNTITLED,
    "ours": notice(),
    "second office": second_notice(),
}
LINE_BELOW_TITLE = {Profile.OFFICE: 10.43, Profile.GBT33476: 10.61}
"""Millimetres between the baselines of a title and of the line of the text below it.

A title's line is 32 pt high, a text's line 28.95 pt (29.6 in the other profile); baselines are at 0.8 of that.
"""


class Marked(Printed):
    """A document with the mark of its edition."""

    @property
    def lines(self) -> tuple[PrintedLine, ...]:
        return self.pages[0].lines

    @property
    def mark(self) -> PrintedLine:
        return self.pages[0].line(f"（{self.document.edition}）")

    @property
    def above(self) -> PrintedLine:
        return self.lines[self.lines.index(self.mark) - 1]


def in_edition(document: OfficialDocument, edition: Edition, profile: Profile) -> OfficialDocument:
    number = document.number and (without_serial(document.number) if edition.is_draft else document.number)
    return replace(document, edition=edition, number=number, profile=profile)


@pytest.fixture(scope="module")
def printed() -> dict[str, Marked]:
    editions = (Edition.FOR_COMMENT, Edition.CORRECTED)
    documents = {
        f"{name}, {edition}, {profile}": in_edition(document, edition, profile)
        for number, (name, document) in enumerate(DOCUMENTS.items())
        for profile in Profile
        for edition in editions[number % 2 : number % 2 + 1]
    }
    return {name: Marked(**vars(each)) for name, each in painted_documents(documents).items()}


def titled(printed: dict[str, Marked]) -> dict[str, Marked]:
    found = {name: each for name, each in printed.items() if each.above.size == pytest.approx(22, abs=0.2)}
    assert len(found) == len(printed) - 4
    return found


def paragraphs(document: OfficialDocument) -> list[ParagraphBlock]:
    return [block for block in lay_out(document).sections[0].blocks if isinstance(block, ParagraphBlock)]


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_one_line_in_kai_above_recipients_and_text(name: str, edition: Edition) -> None:
    before = paragraphs(DOCUMENTS[name])
    after = paragraphs(replace(DOCUMENTS[name], edition=edition))
    (mark,) = [each for each in after if each.role is Role.EDITION]
    (run,) = mark.runs
    assert (run.text, run.face, run.size.pt, mark.align) == (f"（{edition}）", Face.KAI, 16, "centre")
    place = after.index(mark)
    assert [each.role for each in after[:place]] == [each.role for each in before[:place]]
    assert [each.text for each in after[place + 1 : place + 4]] == [each.text for each in before[place : place + 3]]
    assert after[place + 1].role in (Role.RECIPIENTS, Role.BODY, Role.HEADING_1)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_without_an_edition_there_is_none(name: str) -> None:
    assert all(each.role is not Role.EDITION for each in paragraphs(DOCUMENTS[name]))


def test_it_stands_on_the_line_below_the_title(printed: dict[str, Marked]) -> None:
    for name, each in titled(printed).items():
        step = each.mark.baseline - each.above.baseline
        assert step == pytest.approx(LINE_BELOW_TITLE[each.document.profile], abs=0.3), name


def test_where_there_is_no_title_it_stands_two_lines_below_the_head(printed: dict[str, Marked]) -> None:
    untitled = {name: each for name, each in printed.items() if name not in titled(printed)}
    for name, each in untitled.items():
        rules = [rule.y + rule.thickness / 2 for rule in each.pages[0].rules if rule.color == RED]
        head = max(each.above.ink_bottom, *rules[:1]) if rules else each.above.ink_bottom
        assert each.mark.ink_top - head == pytest.approx(2 * HANG, abs=1), name
