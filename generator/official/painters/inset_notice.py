"""The page for a page of another maker that is not there: it says which page of which Word file belongs there."""

from __future__ import annotations

from dataclasses import replace

from generator.ground.length import Length, Mm, Pt
from generator.official.blocks import Face, Role
from generator.official.placed_pages import InsetPage, PlacedPage, PlacedText

_SIZE = Pt(16)
_PITCH = Pt(28)
_TOP = Mm(100)
_MARGIN = Mm(30)


def with_inset_notice(page: PlacedPage, inset: InsetPage) -> PlacedPage:
    """``page`` with lines in 宋体 ahead of its items, which say that an office suite prints this page."""
    said = [f"此处为 Word 文件“{inset.document.name}”第 {inset.number + 1} 页，", "由办公软件另行打印。"]
    room = page.width - 2 * _MARGIN
    rows = [row for text in said for row in _rows(text, room)]
    lines = tuple(_line(row, page.width, Length(_TOP + index * _PITCH)) for index, row in enumerate(rows))
    return replace(page, items=(*lines, *page.items))


def _rows(text: str, room: float) -> list[str]:
    rows = [""]
    for character in text:
        if sum(_advances(rows[-1] + character)) > room:
            rows.append("")
        rows[-1] += character
    return rows


def _line(text: str, sheet: Length, baseline: Length) -> PlacedText:
    advances = _advances(text)
    left = Length((sheet - sum(advances)) / 2)
    return PlacedText(
        x=left, y=baseline, text=text, advances=advances, face=Face.SONG, size=_SIZE, role=Role.ATTACHMENT_LABEL
    )


def _advances(text: str) -> tuple[float, ...]:
    return tuple(_SIZE / 2 if character.isascii() else float(_SIZE) for character in text)
