from __future__ import annotations

import pytest

from generator.dispatch.papers.painting import count_joined, joined_pages
from generator.ground.length import Mm, Pt
from generator.ground.source import OfficialDate
from generator.official.blocks import Face, Role
from generator.official.placed_pages import OutlineEntry, PlacedDocument, PlacedPage, PlacedText

DATE = OfficialDate.parse("2024-03-05")


def page(text: str, *, landscape: bool = False) -> PlacedPage:
    run = PlacedText(
        x=Mm(28), y=Mm(40), text=text, advances=(16.0,) * len(text), face=Face.FANGSONG, size=Pt(16), role=Role.BODY
    )
    sides = (Mm(210), Mm(297))
    width, height = reversed(sides) if landscape else sides
    return PlacedPage(width=width, height=height, items=(run,))


def letter(name: str, pages: int, *, landscape: bool = False) -> PlacedDocument:
    return PlacedDocument(
        pages=[page(f"{name}{number}", landscape=landscape) for number in range(1, pages + 1)],
        fonts={Face.FANGSONG: "仿宋_GB2312"},
        outline=(OutlineEntry(level=1, text=name, page=pages - 1, top=Mm(50)),),
        title=name,
        author="示例局",
        date=DATE,
    )


def texts(document: PlacedDocument) -> list[str]:
    return ["".join(item.text for item in each.items if isinstance(item, PlacedText)) for each in document.pages]


COUNTS = [[1], [2], [1, 1], [2, 1], [1, 2, 3], [3, 3, 2, 1]]


@pytest.mark.parametrize("counts", COUNTS, ids=str)
@pytest.mark.parametrize("duplex", [False, True])
def test_each_letter_begins_where_a_printer_needs_it(counts: list[int], duplex: bool) -> None:
    names = [chr(ord("a") + number) for number in range(len(counts))]
    joined = joined_pages((letter(name, count) for name, count in zip(names, counts, strict=True)), duplex=duplex)
    found = texts(joined)
    wanted = [f"{name}{number + 1}" for name, count in zip(names, counts, strict=True) for number in range(count)]
    assert [text for text in found if text] == wanted
    assert len(found) == count_joined(counts, duplex=duplex)
    begins = [found.index(f"{name}1") for name in names]
    assert not duplex or all(begin % 2 == 0 for begin in begins)
    assert duplex or found == wanted
    assert found[-1], "no blank page at the end"
    assert [(entry.text, entry.page) for entry in joined.outline] == [
        (name, begin + count - 1) for name, begin, count in zip(names, begins, counts, strict=True)
    ]


def test_a_blank_back_is_as_large_as_the_page_before() -> None:
    joined = joined_pages([letter("a", 1, landscape=True), letter("b", 1)], duplex=True)
    assert [(each.width, bool(each.items)) for each in joined.pages] == [
        (Mm(297), True),
        (Mm(297), False),
        (Mm(210), True),
    ]


def test_any_page_can_be_asked_for() -> None:
    letters = [letter("a", 2), letter("b", 1), letter("c", 3)]
    every = [each for one in letters for each in one.pages]
    pages = joined_pages(letters, duplex=False).pages
    assert [pages[number] for number in (5, 0, -1, 2, 3, 1)] == [every[number] for number in (5, 0, -1, 2, 3, 1)]
    assert (list(pages), list(pages[1:4])) == (every, every[1:4])
    with pytest.raises(IndexError):
        pages[6]


def test_it_is_called_as_the_first_letter() -> None:
    joined = joined_pages([letter("a", 1), letter("b", 1)], duplex=False)
    assert (joined.title, joined.author, joined.date) == ("a", "示例局", DATE)
