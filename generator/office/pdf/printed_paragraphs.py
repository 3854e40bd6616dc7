"""Where the paragraphs of a document are on its printed pages, by their characters in the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

_LEAST, _MOST = 2, 40
"""Characters by which a paragraph is known: fewer may be anywhere, and more are not needed."""


@dataclass(frozen=True, slots=True)
class PrintedCharacter:
    """A character on a ``page``, from 1: its ``top`` and ``bottom`` from 0 to 1, of the page's height."""

    text: str
    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """What a paragraph takes of the ``page`` on which it begins: from ``top`` to ``bottom``, of the page's height."""

    page: int
    top: float
    bottom: float


def printed_characters(pdf: bytes) -> tuple[PrintedCharacter, ...]:
    """The characters of ``pdf`` but blanks, in the order of its text."""
    import pypdfium2

    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, start=1):
            text, height = page.get_textpage(), page.get_height()
            for at in range(text.count_chars()):
                character = text.get_text_range(at, 1)
                if character.strip():
                    _, bottom, _, top = text.get_charbox(at, loose=True)
                    found.append(PrintedCharacter(character, number, 1 - top / height, 1 - bottom / height))
            text.close()
            page.close()
    finally:
        document.close()
    return tuple(found)


def printed_paragraphs(
    characters: Sequence[PrintedCharacter], paragraphs: Iterable[str]
) -> tuple[PrintedParagraph | None, ...]:
    """The places of ``paragraphs``, which are in order; None for each whose text is not found behind the one before."""
    text, at, found = "".join(each.text[0] for each in characters), 0, list[PrintedParagraph | None]()
    for paragraph in paragraphs:
        bare = "".join(paragraph.split())
        place = text.find(bare[:_MOST], at) if len(bare) >= _LEAST else -1
        if place < 0:
            found.append(None)
            continue
        at = min(place + len(bare), len(text))
        page, first = next(groupby(characters[place:at], key=lambda each: each.page))
        own = list(first)
        found.append(PrintedParagraph(page, min(each.top for each in own), max(each.bottom for each in own)))
    return tuple(found)
