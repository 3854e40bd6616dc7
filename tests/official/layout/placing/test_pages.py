"""Pages of a document: each placed when it is asked for, with the text that was counted for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

import pytest

from generator.ground.source.date import OfficialDate
from generator.office.fonts.painting_fonts import painting_fonts
from generator.official.blocks import InsetDocument, LaidOutDocument, LaidOutSection, ParagraphBlock, Role
from generator.official.document import Attachment, Level, ListedAttachment, OfficialDocument, Title, WrittenParagraph
from generator.official.layout import placed_lines
from generator.official.layout import placing as placing_pages
from generator.official.layout.composition import lay_out
from generator.official.layout.page_setup import page_setup
from generator.official.layout.paragraph_lines import TextLine, text_lines
from generator.official.layout.placing import placed, placed_number
from generator.official.layout.program_differences import LIBREOFFICE, PROGRAMS, WORD, Program
from generator.official.painters.pdf.painting import painted_pdf
from generator.official.placed_pages import (
    InsetPage,
    Item,
    PlacedDocument,
    PlacedPage,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from generator.standard import Profile, length, number
from tests.check.matrix import body, documents
from tests.chosen import one_in
from tests.official.layout.conftest import notice
from tests.official.layout.generated_documents import generated_document
from tests.official.layout.placing.agreement import compared
from tests.pages import Box, Page, PrintedLine, read_pages

DOCUMENTS = documents()
SEEDS = range(100)
EVERY = pytest.mark.parametrize("program", PROGRAMS)


def bare(text: str) -> str:
    return "".join(text.split())


def read(page: PlacedPage) -> str:
    """The characters of a page in reading order, without its number."""
    texts = (item for item in page.items if isinstance(item, PlacedText))
    return bare("".join(item.text for item in texts if item.role is not Role.PAGE_NUMBER))


def assert_as_counted(laid_out: LaidOutDocument) -> None:
    counted = dict(
        zip((program.name for program in PROGRAMS), (laid_out.page_texts, laid_out.libreoffice_texts), strict=True)
    )
    for program in PROGRAMS:
        pages = placed(laid_out, program).pages
        assert [read(page) for page in pages] == [bare(text) for text in counted[program.name]]


@pytest.mark.parametrize("name", one_in(3, ((name,) for name in DOCUMENTS)))
def test_the_text_of_each_page_is_the_text_counted(name: str) -> None:
    assert_as_counted(lay_out(DOCUMENTS[name]))


@pytest.mark.cases(4)
@pytest.mark.parametrize("seed", one_in(3, ((seed,) for seed in SEEDS)))
def test_the_text_of_each_page_is_the_text_counted_in_generated_documents(seed: int) -> None:
    assert_as_counted(lay_out(generated_document(seed)))


@pytest.fixture(scope="module")
def laid_out() -> LaidOutDocument:
    return lay_out(notice())


@EVERY
def test_pages_are_a_sequence(laid_out: LaidOutDocument, program: Program) -> None:
    pages = placed(laid_out, program).pages
    every = list(pages)
    assert len(every) == len(pages) > 3
    assert [pages[index] for index in range(len(pages))] == every
    assert (pages[-1], pages[1:3], pages[::-1], pages[99:]) == (every[-1], every[1:3], every[::-1], [])
    for index in (len(pages), -len(pages) - 1):
        with pytest.raises(IndexError):
            pages[index]


@EVERY
def test_the_lines_of_a_paragraph_are_found_once_however_many_pages_it_fills(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    own = text_lines

    def counted(paragraph: ParagraphBlock, *given: object) -> list[TextLine]:
        found.append(paragraph)
        return own(paragraph, *given)  # type: ignore[arg-type]

    laid_out = lay_out(replace(notice(), body=(WrittenParagraph(Level.TEXT, "", "示" * 20_000),)))
    monkeypatch.setattr(placed_lines, "text_lines", counted)
    assert len(list(placed(laid_out, program).pages)) > 20
    long = [each for each in found if len(each.text) == 20_000]
    assert len(long) == 1


def test_a_page_is_placed_once_when_it_is_asked_for(laid_out: LaidOutDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    own = placing_pages._PagePlacing.placed

    def page(self: placing_pages._PagePlacing, index: int) -> PlacedPage:
        asked.append(index)
        return own(self, index)

    monkeypatch.setattr(placing_pages._PagePlacing, "placed", page)
    pages = placed(laid_out).pages
    assert (len(pages) > 3, asked) == (True, [])
    assert len(pages[1:3]) == 2
    assert asked == [1, 2]
    next(iter(pages))
    assert asked == [1, 2, 0]
    list(islice(pages, 3))
    assert asked == [1, 2, 0]


@EVERY
@pytest.mark.parametrize("profile", Profile)
def test_sheets_are_upright_or_landscape(profile: Profile, program: Program) -> None:
    laid_out = lay_out(DOCUMENTS[f"a landscape table attached, {profile}"])
    sides = [(page.width, page.height) for page in placed(laid_out, program).pages]
    upright = (length("page.width"), length("page.height"))
    assert set(sides) == {upright, upright[::-1]}


@pytest.mark.parametrize("profile", Profile)
def test_text_begins_at_the_margin_in_word_and_whole_cells_are_in_the_middle_in_libreoffice(profile: Profile) -> None:
    laid_out = lay_out(DOCUMENTS[f"通知, {profile}"])
    room = length("page.width") - length("margin.left") - length("margin.right")
    spare = room - length("grid.cell") * number("grid.characters")
    for program, beside in ((WORD, 0.0), (LIBREOFFICE, spare * 0.5)):
        left = min(item.x for item in placed(laid_out, program).pages[1].items if isinstance(item, PlacedText))
        assert left - length("margin.left") == pytest.approx(beside, abs=0.001)


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(
    ("name", "kind"), [("a table in the text", PlacedRule), ("a picture in the text", PlacedPicture)]
)
def test_tables_and_pictures_follow_the_line_above_and_are_lower_in_libreoffice(
    name: str, kind: type[PlacedRule | PlacedPicture], profile: Profile
) -> None:
    """By as much as text in the middle of its line is higher than a baseline at four fifths of it; both below white."""
    laid_out = lay_out(DOCUMENTS[f"{name}, {profile}"])
    pitch = laid_out.setup.pitch
    higher = pitch * number("ink.baseline") - (pitch + laid_out.setup.body_size * 0.76) * 0.5
    for program, lower in ((WORD, 0.0), (LIBREOFFICE, higher)):
        page = next(page for page in placed(laid_out, program).pages if any(map(_black(kind), page.items)))
        top = min(item.y for item in page.items if _black(kind)(item))
        above = max(item.y for item in page.items if isinstance(item, PlacedText) and item.y < top)
        white = pitch * (1 - number("ink.baseline")) + length("inset.white")
        assert top - above - white == pytest.approx(lower, abs=0.1)


def _black(kind: type[PlacedRule | PlacedPicture]) -> Callable[[Item], bool]:
    return lambda item: isinstance(item, kind) and not (isinstance(item, PlacedRule) and item.red)


@EVERY
def test_everything_is_on_its_sheet(program: Program) -> None:
    for document in islice(DOCUMENTS.values(), 0, None, 5):
        for page in placed(lay_out(document), program).pages:
            for x, y, width in extents(page):
                assert 0 <= x <= x + width <= page.width
                assert 0 <= y <= page.height


def extents(page: PlacedPage) -> Iterator[tuple[float, float, float]]:
    for item in page.items:
        turned = isinstance(item, PlacedText) and item.turned
        yield item.x, item.y, 0 if turned else item.width


@EVERY
def test_pages_of_a_word_file_set_in_are_named_with_what_is_ours_on_them(
    laid_out: LaidOutDocument, program: Program
) -> None:
    first, *others = laid_out.sections
    (label,) = (block for block in first.blocks if isinstance(block, ParagraphBlock) and block.role is Role.RECIPIENTS)
    file = InsetDocument(package=b"", pages=3)
    inset = LaidOutSection(blocks=(label, file))
    before = len(placed(replace(laid_out, sections=(first,)), program).pages)
    pages = placed(replace(laid_out, sections=(first, inset, *others)), program).pages
    own = pages[before : before + 3]
    assert [page.inset for page in own] == [InsetPage(document=file, number=number) for number in range(3)]
    assert [page.inset for page in pages if page not in own] == [None] * (len(pages) - 3)
    assert [read(page) for page in own] == [bare(label.text), "", ""]


# Page numbers: turned on landscape sheets (8), or none. Where they are ``tests/check/test_matrix.py`` measures.


def one(page: int, profile: Profile = Profile.OFFICE, *, landscape: bool = False) -> PlacedText:
    (text,) = placed_number(page, page_setup(profile), landscape=landscape)
    return text


def numbers(page: PlacedPage) -> list[str]:
    return [item.text for item in page.items if isinstance(item, PlacedText) and item.role is Role.PAGE_NUMBER]


@pytest.mark.parametrize("page", [1, 2, 10])
@pytest.mark.parametrize("profile", Profile)
def test_on_a_landscape_sheet_it_is_where_an_upright_one_has_it(page: int, profile: Profile) -> None:
    """A place x, y of an upright sheet is height - y, x of the landscape one."""
    upright, turned = one(page, profile), one(page, profile, landscape=True)
    assert turned.turned
    assert (turned.text, turned.face, turned.size) == (upright.text, upright.face, upright.size)
    assert turned.x == pytest.approx(length("page.height") - upright.y, abs=0.01)
    assert turned.y == pytest.approx(upright.x, abs=0.01)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("profile", Profile)
def test_the_first_page_of_a_letter_has_none(profile: Profile, program: Program) -> None:
    first, *others = placed(lay_out(DOCUMENTS[f"信函, two sides, {profile}"]), program).pages
    assert numbers(first) == []
    assert [numbers(page) for page in others] == [[f"— {number} —"] for number, _ in enumerate(others, start=2)]
    assert others


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("profile", Profile)
def test_a_blank_page_before_the_imprint_and_the_imprint_s_have_none(profile: Profile, program: Program) -> None:
    pages = placed(lay_out(DOCUMENTS[f"4 organs, unsealed, {profile}"]), program).pages
    assert [numbers(page) for page in pages] == [["— 1 —"], ["— 2 —"], [], []]
    assert pages[-1].items


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("profile", Profile)
def test_landscape_pages_alone_have_a_turned_one(profile: Profile, program: Program) -> None:
    pages = placed(lay_out(DOCUMENTS[f"a landscape table attached, {profile}"]), program).pages
    kinds = set()
    for page in pages:
        turned = {item.turned for item in page.items if isinstance(item, PlacedText) and numbers(page) == [item.text]}
        assert turned <= {page.width > page.height}
        kinds |= turned
    assert kinds == {True, False}


# The outline of a document: its titles and headings, with their pages and places.


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


# What is held against printed pages: everything at another place, of another colour or text is found and named.

LANDSCAPE, PICTURE = "a landscape table attached, office", "a picture in the text, office"


def _of(name: str) -> tuple[LaidOutDocument, list[Page]]:
    laid_out = lay_out(DOCUMENTS[name])
    fonts = painting_fonts(laid_out.fonts.values())
    return laid_out, list(read_pages(painted_pdf(placed(laid_out, LIBREOFFICE), fonts)))


@pytest.fixture(scope="module")
def painted() -> dict[str, tuple[LaidOutDocument, list[Page]]]:
    """Two documents with their pages as they are painted, which is where they are placed."""
    return {name: _of(name) for name in (LANDSCAPE, PICTURE)}


@pytest.mark.parametrize("name", [LANDSCAPE, PICTURE])
def test_painted_pages_are_the_placed_ones(painted: dict[str, tuple[LaidOutDocument, list[Page]]], name: str) -> None:
    found = compared(name, *painted[name])
    assert found.differences == ()
    assert found.lines > 20


def _lines(page: Page, change: Callable[[PrintedLine], PrintedLine], number: int = 4) -> Page:
    changed = [change(line) if position == number else line for position, line in enumerate(page.lines)]
    return replace(page, lines=tuple(changed))


def _moved(x: float = 0, y: float = 0, begin: int = 0) -> Callable[[PrintedLine], PrintedLine]:
    def change(line: PrintedLine) -> PrintedLine:
        moved = (replace(char, x=char.x + x, baseline=char.baseline + y) for char in line.chars[begin:])
        return PrintedLine((*line.chars[:begin], *moved))

    return change


def _other_text(line: PrintedLine) -> PrintedLine:
    return PrintedLine((*line.chars[:-1], replace(line.chars[-1], text="囍")))


CHANGES: dict[str, tuple[str, int, Callable[[Page], Page], str]] = {
    "a line to the right": (LANDSCAPE, 0, lambda page: _lines(page, _moved(x=0.4)), "begins at"),
    "a line lower": (LANDSCAPE, 0, lambda page: _lines(page, _moved(y=0.4)), "begins at"),
    "another text": (LANDSCAPE, 0, lambda page: _lines(page, _other_text), "囍” printed"),
    "a line less": (LANDSCAPE, 0, lambda page: replace(page, lines=page.lines[:-1]), "of kind line placed"),
    "another sheet": (LANDSCAPE, 0, lambda page: replace(page, width=page.width + 1), "the sheet is"),
    "a turned number lower": (
        *(LANDSCAPE, 2),
        lambda page: replace(
            page,
            lines=tuple(_moved(y=0.4)(line) if line.left < 30 and line.text in "—3" else line for line in page.lines),
        ),
        "of the number",
    ),
    "a rule lower": (
        LANDSCAPE, 0, lambda page: replace(page, rules=tuple(replace(each, y=each.y + 0.4) for each in page.rules)),
        "rule 1: red",
    ),
    "a rule longer": (
        LANDSCAPE, 0,
        lambda page: replace(page, rules=tuple(replace(each, right=each.right + 0.4) for each in page.rules)),
        "rule 1: red",
    ),
    "a rule thicker": (
        LANDSCAPE, 0,
        lambda page: replace(page, rules=tuple(replace(each, thickness=each.thickness + 0.1) for each in page.rules)),
        "rule 1: red",
    ),
    "a rule in black": (
        LANDSCAPE, 0,
        lambda page: replace(page, rules=tuple(replace(each, color="000000") for each in page.rules)),
        "black",
    ),
    "a rule less": (LANDSCAPE, 2, lambda page: replace(page, rules=page.rules[1:]), "of kind rule placed"),
    "a picture moved": (
        PICTURE, 1,
        lambda page: replace(
            page, images=tuple(Box(box.left + 0.4, box.top, box.right + 0.4, box.bottom) for box in page.images)
        ),
        "picture 1",
    ),
    "no picture": (PICTURE, 1, lambda page: replace(page, images=()), "of kind picture placed"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CHANGES)
def test_what_is_elsewhere_is_found(painted: dict[str, tuple[LaidOutDocument, list[Page]]], kind: str) -> None:
    name, number, change, said = CHANGES[kind]
    laid_out, pages = painted[name]
    changed: Sequence[Page] = [change(page) if place == number else page for place, page in enumerate(pages)]
    differences = compared(name, laid_out, changed).differences
    assert differences
    for difference in differences:
        assert difference.startswith(f"{name}, page {number + 1}: ")
    assert any(said in difference for difference in differences), differences


def test_a_character_elsewhere_is_no_difference_of_its_line_but_counts(
    painted: dict[str, tuple[LaidOutDocument, list[Page]]],
) -> None:
    laid_out, pages = painted[LANDSCAPE]
    changed = [_lines(pages[0], _moved(x=0.4, begin=3)), *pages[1:]]
    before, found = compared("one", laid_out, pages), compared("one", laid_out, changed)
    assert found.differences == ()
    assert (found.lines, found.exact) == (before.lines, before.exact - 1)


def test_another_number_of_pages(painted: dict[str, tuple[LaidOutDocument, list[Page]]]) -> None:
    laid_out, pages = painted[PICTURE]
    assert compared("one", laid_out, pages[1:]).differences == (
        f"one: {len(pages)} pages placed, {len(pages) - 1} printed",
    )
