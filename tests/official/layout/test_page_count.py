"""Pages by whole lines: what a page holds, what is kept together, and where Word and LibreOffice differ in that.

A line of these texts is 28 times one character; pages are given by the first character of each line.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.ground.length import NOTHING, Length, Mm, Pt, Twips
from generator.official.blocks import Block, Face, LaidOutSection, ParagraphBlock, Role, TextRun
from generator.official.document import Attendance
from generator.official.layout import page_count
from generator.official.layout.main_part import attendance
from generator.official.layout.page_count import SetBlock, count_pages, count_sections, set_block, setting_once
from generator.official.layout.page_setup import page_setup
from generator.official.layout.paragraph_lines import anchor, spacer
from generator.official.layout.program_differences import LIBREOFFICE, PROGRAMS, WORD, Program
from generator.standard import Profile, length, number
from tests.official.layout.measured_documents import BASE
from tests.official.layout.placing.paragraphs import paragraph

SETUP = page_setup(Profile.OFFICE)
LINES = 22
LONGEST = int(number("keep.longest")) // 28
EACH = pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)


def text(of: str, lines: int = 1) -> ParagraphBlock:
    """A paragraph of so many full lines of one character."""
    run = TextRun(of * 28 * lines, Face.FANGSONG, length("size.body"))
    return ParagraphBlock(role=Role.BODY, runs=(run,), pitch=SETUP.pitch)


def above(lines: int) -> list[Block]:
    return [text("上") for _ in range(lines)]


def kept(of: str, lines: int = 1) -> ParagraphBlock:
    """A paragraph kept with the next one, and with itself."""
    return replace(text(of, lines), keep_next=True)


def parted(of: str, lines: int = 1) -> ParagraphBlock:
    return replace(text(of, lines), keep_next=True, parts=True)


def begun(of: str) -> ParagraphBlock:
    return replace(text(of), page_break_before=True)


def pages(blocks: Sequence[Block], program: Program) -> list[str]:
    return [page[::28] for page in count_pages(blocks, SETUP, program).texts]


def in_both(blocks: Sequence[Block]) -> list[str]:
    in_word, in_libreoffice = (pages(blocks, program) for program in PROGRAMS)
    assert in_word == in_libreoffice
    return in_word


def test_a_page_has_22_lines() -> None:
    assert in_both(above(LINES)) == ["上" * LINES]
    assert in_both([*above(LINES), text("下")]) == ["上" * LINES, "下"]
    assert in_both([text("文", 50)]) == ["文" * LINES, "文" * LINES, "文" * 6]


@pytest.mark.parametrize("profile", list(Profile))
def test_word_fills_a_page_to_the_margin_and_libreoffice_with_whole_lines(profile: Profile) -> None:
    setup = page_setup(profile)
    full = [replace(each, pitch=setup.pitch) for each in [text("上")] * LINES]
    between = setup.height - setup.top - setup.bottom
    left = Length(between - setup.pitch * LINES)
    thin = replace(spacer(), pitch=left, before=NOTHING)
    in_word, in_libreoffice = (count_pages(full, setup, program) for program in PROGRAMS)
    assert in_word.room.twips == pytest.approx(left.twips, abs=1)
    assert in_libreoffice.room.twips == pytest.approx(0, abs=1)
    assert len(count_pages([*full, thin], setup, WORD).texts) == 1
    assert len(count_pages([*full, thin], setup, LIBREOFFICE).texts) == 2
    thicker = replace(thin, pitch=left + Twips(2))
    assert [len(count_pages([*full, thicker], setup, program).texts) for program in PROGRAMS] == [2, 2]


def test_no_line_has_less_than_the_whole_of_its_height() -> None:
    lower = replace(text("高"), pitch=SETUP.pitch + Twips(30))
    assert in_both([*above(LINES - 1), lower]) == ["上" * (LINES - 1), "高"]


@EACH
def test_space_above_counts_but_at_a_new_page(program: Program) -> None:
    spaced = replace(text("下"), before=SETUP.pitch)
    assert pages([*above(LINES - 2), spaced], program) == ["上" * (LINES - 2) + "下"]
    assert pages([*above(LINES - 1), spaced], program) == ["上" * (LINES - 1), "下"]
    over = [*above(LINES - 1), spaced, text("文", LINES - 1)]
    assert pages(over, program) == ["上" * (LINES - 1), "下" + "文" * (LINES - 1)]
    first = [spaced, text("文", LINES - 1)]
    assert pages(first, program) == ["下" + "文" * (LINES - 2), "文"], "a document or section begins with it"


def test_what_begins_a_page_begins_the_next_one_unless_this_one_is_empty() -> None:
    assert in_both([*above(3), begun("附")]) == ["上上上", "附"]
    assert in_both([begun("附"), text("文")]) == ["附文"]


def test_what_is_kept_goes_over_with_the_first_line_that_follows() -> None:
    assert in_both([*above(20), kept("标"), text("文", 3)]) == ["上" * 20 + "标文", "文文"]
    assert in_both([*above(21), kept("标"), text("文", 3)]) == ["上" * 21, "标文文文"]
    assert in_both([*above(20), kept("标"), kept("题"), text("文", 3)]) == ["上" * 20, "标题文文文"]


def test_what_begins_a_page_ends_a_chain() -> None:
    assert in_both([*above(21), kept("标"), begun("附")]) == ["上" * 21 + "标", "附"]


@pytest.mark.parametrize("links", [21, 22, 23, 30])
def test_a_chain_longer_than_a_page_begins_one_and_is_parted(links: int) -> None:
    """Two engines do so; that it is parted at the foot of the page is all that is left."""
    followed = "链" * links + "下下"
    parts = ["上" * 5, followed[:LINES], followed[LINES:]]
    assert in_both([*above(5), *[kept("链")] * links, text("下"), text("下")]) == [part for part in parts if part]


PARTED = {
    "room for all": (10, 4, ["上" * 10 + "分分分分下"], None),
    "no room for what follows": (18, 4, ["上" * 18 + "分分分", "分下"], ["上" * 18, "分分分分下"]),
    "no room for the last line": (19, 4, ["上" * 19 + "分分分", "分下"], ["上" * 19, "分分分分下"]),
    "one line": (21, 1, ["上" * 21, "分下"], None),
    "two lines": (20, 2, ["上" * 20 + "分", "分下"], ["上" * 20, "分分下"]),
    "the longest": (
        LINES - LONGEST, LONGEST, ["上" * (LINES - LONGEST) + "分" * (LONGEST - 1), "分下"],
        ["上" * (LINES - LONGEST), "分" * LONGEST + "下"],
    ),
    "longer": (
        LINES - LONGEST - 1, LONGEST + 1, ["上" * (LINES - LONGEST - 1) + "分" * LONGEST, "分下"],
        ["上" * (LINES - LONGEST - 1) + "分" * (LONGEST + 1), "下"],
    ),
}  # fmt: skip
"""So many lines above a paragraph of so many: pages in Word, and in LibreOffice where they are others."""


@pytest.mark.parametrize("name", PARTED)
def test_of_text_that_is_kept_word_takes_the_last_line_over_and_libreoffice_all(name: str) -> None:
    before, lines, in_word, in_libreoffice = PARTED[name]
    blocks = [*above(before), parted("分", lines), text("下")]
    assert pages(blocks, WORD) == in_word
    assert pages(blocks, LIBREOFFICE) == (in_libreoffice or in_word)


def test_the_last_line_goes_over_with_all_that_is_kept_below_it() -> None:
    signed = [parted("分", 4), replace(kept("署"), before=SETUP.pitch * 2), text("期")]
    assert pages([*above(14), *signed], WORD) == ["上" * 14 + "分分分分署期"]
    assert pages([*above(15), *signed], WORD) == ["上" * 15 + "分分分", "分署期"]
    assert pages([*above(17), *signed], WORD) == ["上" * 17 + "分分分", "分署期"]
    assert pages([*above(15), *signed], LIBREOFFICE) == ["上" * 15, "分分分分署期"]


def test_a_line_at_the_foot_that_is_not_the_last_stays() -> None:
    assert pages([*above(20), parted("分", 4), text("下")], WORD) == ["上" * 20 + "分分", "分分下"]


def test_a_heading_before_it_stays_with_its_first_line() -> None:
    headed = [kept("标"), parted("分", 3), text("下")]
    assert pages([*above(18), *headed], WORD) == ["上" * 18 + "标分分", "分下"]
    assert pages([*above(18), *headed], LIBREOFFICE) == ["上" * 18, "标分分分下"]
    assert pages([*above(21), *headed], WORD) == ["上" * 21, "标分分分下"]


def test_a_heading_before_its_only_line_goes_over_with_it() -> None:
    """The first line is the last one: a heading is not left behind at the foot of a page."""
    headed = [kept("标"), parted("分"), text("下")]
    assert in_both([*above(19), *headed]) == ["上" * 19 + "标分下"]
    assert in_both([*above(20), *headed]) == ["上" * 20, "标分下"]


def test_the_pages_of_its_lines_are_those_of_the_paragraph() -> None:
    blocks = [*above(18), parted("分", 4), text("下")]
    in_word, in_libreoffice = (count_pages(blocks, SETUP, program) for program in PROGRAMS)
    assert in_word.spans[-2:] == ((0, 1), (1, 1))
    assert in_libreoffice.spans[-2:] == ((1, 1), (1, 1))


def section(*blocks: Block) -> LaidOutSection:
    return LaidOutSection(blocks=blocks)


def test_an_empty_paragraph_at_a_sections_end_needs_room_in_word_alone() -> None:
    full, following = section(*above(LINES), spacer()), section(text("下"))
    in_word, in_libreoffice = (count_sections([full, following], SETUP, program) for program in PROGRAMS)
    assert [page[::28] for page in in_word.texts] == ["上" * LINES, "", "下"]
    assert [page[::28] for page in in_libreoffice.texts] == ["上" * LINES, "下"]
    assert in_word.spans[-2:] == ((1, 1), (2, 2))
    assert in_libreoffice.spans[-2:] == ((0, 0), (1, 1))
    assert len(in_word.spans) == len(in_libreoffice.spans) == LINES + 2


@EACH
def test_an_empty_paragraph_needs_room_at_the_end_of_the_document_and_where_it_is_alone(program: Program) -> None:
    assert len(count_sections([section(*above(LINES), spacer())], SETUP, program).texts) == 2
    alone = count_sections([section(text("上")), section(spacer()), section(text("下"))], SETUP, program)
    assert [page[::28] for page in alone.texts] == ["上", "", "下"]


def test_the_thinnest_one_has_room_on_words_full_page() -> None:
    sections = [section(*above(LINES), anchor()), section(text("下"))]
    assert [len(count_sections(sections, SETUP, program).texts) for program in PROGRAMS] == [2, 2]


@EACH
@pytest.mark.parametrize(("before", "blank"), [(1, False), (2, True), (3, False)])
def test_a_section_of_an_even_page_has_a_blank_one_before_it(program: Program, before: int, blank: bool) -> None:
    first = section(text("上", LINES * before))
    counted = count_sections([first, LaidOutSection(blocks=(text("版"),), even_page=True)], SETUP, program)
    assert len(counted.texts) == before + blank + 1
    assert (counted.texts[-2] == "") is blank
    assert counted.spans[-1] == (before + blank, before + blank)


@EACH
def test_there_is_no_room_on_a_landscape_sheet(program: Program) -> None:
    counted = count_sections([LaidOutSection(blocks=(text("横"),), landscape=True)], SETUP, program)
    assert counted.room == Mm(0)


WIDTH = Pt(400)


@pytest.fixture
def set_so_far(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The blocks that have been set."""
    found: list[object] = []

    def noted(block: Block, width: object, program: Program) -> SetBlock:
        found.append(block)
        return set_block(block, WIDTH, program)

    monkeypatch.setattr(page_count, "set_block", noted)
    return found


def test_a_block_is_set_once_for_each_width_and_program(set_so_far: list[object]) -> None:
    setting, block = setting_once(), paragraph("国" * 60)
    for _ in range(3):
        assert setting(block, WIDTH, WORD) == set_block(block, WIDTH, WORD)
        assert setting(block, WIDTH, LIBREOFFICE) == set_block(block, WIDTH, LIBREOFFICE)
    setting(block, Pt(200), WORD)
    assert set_so_far == [block] * 3


def test_a_block_whose_place_in_memory_is_used_again_is_set_for_itself(set_so_far: list[object]) -> None:
    setting = setting_once()
    texts = ["国" * count for count in range(1, 200)]
    assert ["".join(line.text for line in setting(paragraph(each), WIDTH, WORD).lines) for each in texts] == texts
    assert len(set_so_far) == len(texts)


# 出席, 请假 and 列席 of 纪要: which of them are kept on one page.

_NAME = "示例甲、"


@pytest.mark.parametrize(
    ("listed", "kept"),
    [
        (Attendance("示例甲", "示例乙", "示例丙"), [True, True, False]),
        *((Attendance("示例甲", "", "示例丙"), [True, False]), (Attendance("示例甲", "", ""), [False])),
        # more than the 22 lines of a page
        (Attendance(_NAME * 70, _NAME * 70, "示例丙"), [False, False, False]),
    ],
)
def test_they_are_kept_together_where_a_page_holds_them(listed: Attendance, kept: list[bool]) -> None:
    assert [each.keep_next for each in attendance(replace(BASE, attendance=listed))] == kept


def test_without_a_list_there_is_no_paragraph() -> None:
    assert attendance(replace(BASE, attendance=None)) == ()
