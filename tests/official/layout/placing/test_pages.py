"""Pages of a document: each placed when it is asked for, with the text that was counted for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

import pytest

from generator.official.blocks import InsetDocument, LaidOutDocument, LaidOutSection, ParagraphBlock, Role
from generator.official.document import Level, WrittenParagraph
from generator.official.layout import lay_out, placed, placed_lines
from generator.official.layout import placing as placing_pages
from generator.official.layout.program import LIBREOFFICE, PROGRAMS, WORD, Program
from generator.official.layout.set_lines import TextLine, text_lines
from generator.official.placed_pages import InsetPage, Item, PlacedPage, PlacedPicture, PlacedRule, PlacedText
from generator.standard import Profile, length, number
from tests.check.matrix import documents
from tests.chosen import one_in
from tests.official.layout.conftest import notice
from tests.official.layout.generated_documents import generated_document

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
def test_a_document_placed_twice_is_the_same(laid_out: LaidOutDocument, program: Program) -> None:
    assert list(placed(laid_out, program).pages) == list(placed(laid_out, program).pages)


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
@pytest.mark.parametrize("profile", Profile)
def test_a_blank_page_before_the_imprint_is_empty(profile: Profile, program: Program) -> None:
    pages = placed(lay_out(DOCUMENTS[f"4 organs, unsealed, {profile}"]), program).pages
    assert [page.items == () for page in pages] == [False, False, True, False]


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
