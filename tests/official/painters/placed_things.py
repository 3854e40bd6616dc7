"""Placed things made by hand, for the tests of painters."""

import datetime
from typing import Any

from generator.ground.length import Mm, Pt
from generator.ground.source.date import OfficialDate
from generator.official.blocks import Face, Role
from generator.official.placed_pages import InsetPage, Item, PlacedDocument, PlacedPage, PlacedText
from generator.standard.faces import USUAL_FONTS

FONTS = {
    Face.XIAOBIAOSONG: USUAL_FONTS["小标宋"],
    Face.FANGSONG: USUAL_FONTS["仿宋"],
    Face.KAI: USUAL_FONTS["楷体"],
    Face.HEI: USUAL_FONTS["黑体"],
    Face.SONG: USUAL_FONTS["宋体"],
}


def placed_text(text: str, **others: Any) -> PlacedText:
    """A run of 3号仿宋 in the text area, each character in a cell of 15.75 pt."""
    plain = {
        "x": Mm(28), "y": Mm(100), "advances": (15.75,) * len(text), "face": Face.FANGSONG, "size": Pt(16),
        "role": Role.BODY,
    }  # fmt: skip
    return PlacedText(text=text, **{**plain, **others})


def placed_page(*items: Item, inset: InsetPage | None = None) -> PlacedPage:
    return PlacedPage(width=Mm(210), height=Mm(297), items=items, inset=inset)


def placed_document(*pages: PlacedPage, **others: Any) -> PlacedDocument:
    plain = {
        "fonts": FONTS,
        "outline": (),
        "title": "示例通知",
        "author": "示例局",
        "date": OfficialDate(datetime.date(2026, 3, 5)),
    }
    return PlacedDocument(pages=pages, **{**plain, **others})
