"""The order of paragraphs in a draft, by themselves and by their places."""

from __future__ import annotations

from generator.ground.errors import Span
from generator.office.reading.document import Paragraph, ReadDocument


class ParagraphOrder:
    """The paragraphs of ``document``, counted from 0, those in tables too."""

    def __init__(self, document: ReadDocument) -> None:
        self._by_identity: dict[int, int] = {}
        self._by_place: dict[tuple[object, ...], int] = {}
        self._places: list[Span] = []
        self._numbered: dict[int | None, int] = {}
        self._tables: dict[int | None, int] = {}
        for number, paragraph in enumerate(document.paragraphs):
            self._places.append(paragraph.place)
            self._by_identity[id(paragraph)] = number
            self._by_place.setdefault(paragraph.place.numbers, number)
            if paragraph.place.table is not None:
                self._tables.setdefault(paragraph.place.table, number)
            else:
                self._numbered.setdefault(paragraph.place.paragraph, number)

    def of(self, paragraph: Paragraph) -> int:
        """The number of ``paragraph``; -1 where it is not in the text, as in a page's header."""
        return self._by_identity.get(id(paragraph), self.at(paragraph.place))

    def at(self, place: Span) -> int:
        """The number of the first paragraph at ``place``, or of its table; -1 where there is none."""
        return self._by_place.get(place.numbers, self._tables.get(place.table, -1))

    def place(self, number: int) -> Span:
        """The place of the paragraph with that number."""
        return self._places[number]

    def numbered(self, number: int | None) -> int:
        """The number of the paragraph of the text that Word counts as ``number``; -1 where there is none."""
        return -1 if number is None else self._numbered.get(number, -1)
