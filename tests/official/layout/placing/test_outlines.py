"""The outline of a document: its titles and headings, with their pages and places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.ground.source import OfficialDate
from generator.official.document import Attachment, Level, ListedAttachment, OfficialDocument, Title
from generator.official.layout import lay_out, placed
from generator.official.layout.program import PROGRAMS, Program
from generator.official.placed_pages import PlacedDocument, PlacedText
from generator.standard import Profile
from tests.check.matrix import body, documents, text

DOCUMENTS = documents()
EVERY = pytest.mark.parametrize("program", PROGRAMS)


def document(**changes: object) -> OfficialDocument:
    return replace(DOCUMENTS["通知, the least, office"], **changes)  # type: ignore[arg-type]


@EVERY
def test_title_and_headings_of_all_levels_in_their_order(program: Program) -> None:
    found = placed(lay_out(document(body=body())), program).outline
    assert [(each.level, each.text.replace("\n", "")) for each in found] == [
        (1, "示例县民政局关于做好养老服务有关工作的通知"),
        (1, "一、总体要求"),
        (1, "二、主要任务"),
        (2, "（一）摸清底数。"),  # it begins a paragraph
        (3, "1.全面排查"),
        (4, "（1）逐户登记"),
    ]


@EVERY
def test_paragraphs_without_a_heading_are_not_in_it(program: Program) -> None:
    found = placed(lay_out(document(body=(text(Level.TEXT, "", "请按时报送。"),))), program).outline
    assert [each.level for each in found] == [1]


@EVERY
def test_titles_of_attachments_are_in_it(program: Program) -> None:
    listed = tuple(ListedAttachment(serial, f"方案{serial}") for serial in (1, 2))
    attachments = tuple(Attachment(each.serial, Title(each.name), body(1)) for each in listed)
    found = placed(lay_out(document(attachment_list=listed, attachments=attachments)), program).outline
    titles = [each for each in found if each.text.startswith("方案")]
    assert [(each.level, each.text) for each in titles] == [(1, "方案1"), (1, "方案2")]
    assert titles[0].page < titles[1].page


@EVERY
@pytest.mark.parametrize("profile", Profile)
def test_each_entry_is_at_the_first_line_of_its_heading(profile: Profile, program: Program) -> None:
    for name in ("three attachments", "纪要, many present", "信函, two sides", "5 organs, upward"):
        assert_at_their_lines(placed(lay_out(DOCUMENTS[f"{name}, {profile}"]), program))


def assert_at_their_lines(found: PlacedDocument) -> None:
    assert found.outline
    places = [(each.page, each.top) for each in found.outline]
    assert places == sorted(places)
    for entry in found.outline:
        below = [
            item
            for item in found.pages[entry.page].items
            if isinstance(item, PlacedText) and entry.top < item.y < entry.top + item.size * 2.2
        ]
        assert any(entry.text.startswith(item.text) or item.text.startswith(entry.text) for item in below), entry


def test_title_author_and_date_are_those_of_the_document() -> None:
    laid_out = lay_out(document())
    found = placed(laid_out)
    assert (found.title, found.author, found.date) == (laid_out.title, laid_out.author, laid_out.date)
    assert found.date == OfficialDate.parse("2026-03-05")
    assert found.fonts == laid_out.fonts
