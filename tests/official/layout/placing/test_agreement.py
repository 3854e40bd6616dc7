"""What is held against printed pages: everything at another place, of another colour or text is found and named."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from generator.office.fonts.painting_fonts import painting_fonts
from generator.official.blocks import LaidOutDocument
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.layout.program_differences import LIBREOFFICE
from generator.official.painters.pdf.painting import painted_pdf
from tests.check.matrix import documents
from tests.official.layout.placing.agreement import compared
from tests.pages import Box, Page, PrintedLine, read_pages

DOCUMENTS = documents()
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
