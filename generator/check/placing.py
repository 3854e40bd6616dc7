"""The paragraphs of each recognised element, and the unrecognised ones, as plain data (``elements`` in JSON)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.check.elements.found import BodyParagraph, Element, Found, FoundImprint
from generator.check.mending.certainty import uncertain
from generator.ground.errors import Span
from generator.office.reading.document import Paragraph, Table

_SINGLE = (
    *("copy_number", "secrecy", "urgency", "mark_word", "number", "signers"),
    *("title", "edition", "recipients", "note"),
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An element by its name: the paragraphs or the table that it is, ``index`` and ``attachment`` counted from 1."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    text: str
    index: int | None = None
    attachment: int | None = None
    table: Table | None = None

    @property
    def shown(self) -> tuple[Paragraph, ...]:
        """All paragraphs that are to be seen of it, those of a table too."""
        return self.paragraphs if self.table is None else tuple(self.table.paragraphs)


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """The paragraph ``number``, from 0, in the document is in the element of that ``name``, in that ``attachment``."""

    number: int
    name: str
    attachment: int | None
    certain: bool


class Placing:
    """The elements of ``found``, each with the paragraphs that it is."""

    def __init__(self, found: Found) -> None:
        paragraphs = list(found.document.paragraphs)
        self._found = found
        self._order = {id(paragraph): number for number, paragraph in enumerate(paragraphs)}
        self._blank = frozenset(number for number, paragraph in enumerate(paragraphs) if paragraph.empty)
        self._unsure = uncertain(found)
        self._elements = sorted(self._all(), key=self._position)

    def placed(self) -> list[dict[str, object]]:
        """Every element with its span, in the order of the document.

        ``first`` and ``last`` are paragraphs, counted from 1 as in the place of a finding: in the text, or where
        ``cell`` is given in that cell of a table; None for a table as a whole. ``index`` counts elements of one name,
        and stretches of text between others; ``attachment`` is the attachment that it is in. ``certainty`` is
        ``likely`` where nothing but its place or its look speaks for it.
        """
        return [self._entry(each) for each in self._elements]

    def unplaced(self) -> list[dict[str, object]]:
        """What was taken for no element, paragraphs that follow one another together.

        That are lines about the title or behind the date that no rule knows, remarks of the drafter, what is left in a
        版记, and the 主题词 of older documents.
        """
        known = {id(each) for entry in self._elements for each in entry.shown}
        left = [each for each in self._found.document.paragraphs if id(each) not in known and each.text.strip()]
        beside = [each for each in self._found.unplaced if id(each.paragraph) in known]
        return [
            *({**_span(each), "text": _text(each)} for each in self._stretches(left)),
            *({**_span(each.paragraphs), "text": each.text} for each in beside),
        ]

    def by_paragraph(self) -> Iterator[PlacedParagraph]:
        """What each paragraph outside of tables of data is, in the order of the elements."""
        for each in self._elements:
            likely = any(id(paragraph) in self._unsure for paragraph in each.paragraphs)
            for paragraph in each.paragraphs:
                if id(paragraph) in self._order:
                    yield PlacedParagraph(self._order[id(paragraph)], each.name, each.attachment, certain=not likely)

    def _all(self) -> Iterator[_Placed]:
        found = self._found
        for name in _SINGLE:
            yield from _one(name, getattr(found, name))
        yield from _several("issuer_mark", found.mark)
        yield from self._text(found.body, found.tables)
        for index, entry in enumerate(found.attachment_list, start=1):
            own = (entry.paragraph, *entry.more)
            yield _Placed("attachment_list", own, _text(own), index)
        yield from _several("signature", found.signature.organs)
        yield from _several("posts", found.signature.posts)
        yield from _one("date", found.signature.date)
        yield from _several("attendance", found.attendance)
        for number, each in enumerate(found.attachments, start=1):
            yield from _one("attachment", each.label, number)
            yield from _one("title", each.title, number)
            yield from self._text(each.body, each.tables, number)
        if found.issued_text is not None:
            yield from _one("issued_title", found.issued_text.title)
            yield from self._text(found.issued_text.body, found.issued_text.tables, name="issued_text")
        if found.imprint is not None:
            yield from _of_imprint(found.imprint)

    def _text(
        self,
        body: Sequence[BodyParagraph],
        tables: Sequence[Table],
        attachment: int | None = None,
        name: str = "body",
    ) -> Iterator[_Placed]:
        """A text in stretches that nothing interrupts, each as certain as all of it, and its tables."""
        paragraphs = {id(each): each for part in body for each in part.paragraphs}
        alike = groupby(paragraphs.values(), key=lambda each: id(each) in self._unsure)
        stretches = (stretch for _, same in alike for stretch in self._stretches(list(same)))
        for index, stretch in enumerate(stretches, start=1):
            yield _Placed(name, stretch, _text(stretch), index, attachment)
        for index, table in enumerate(tables, start=1):
            yield _Placed("table", (), table.text.strip(), index, attachment, table)

    def _stretches(self, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
        """``paragraphs`` separated where another is between them, or they are of different cells."""
        stretch: list[Paragraph] = []
        for each in paragraphs:
            if stretch and not self._follows(stretch[-1], each):
                yield tuple(stretch)
                stretch = []
            stretch.append(each)
        if stretch:
            yield tuple(stretch)

    def _follows(self, before: Paragraph, after: Paragraph) -> bool:
        """Whether nothing but empty paragraphs is between the two."""
        between = range(self._order[id(before)] + 1, self._order[id(after)])
        return _around(before.place) == _around(after.place) and all(place in self._blank for place in between)

    def _position(self, each: _Placed) -> int:
        """Where it begins; what is in a header comes first."""
        return min((self._order.get(id(paragraph), -1) for paragraph in each.shown), default=-1)

    def _entry(self, each: _Placed) -> dict[str, object]:
        likely = any(id(paragraph) in self._unsure for paragraph in each.paragraphs)
        return {
            "element": each.name,
            "index": each.index,
            "attachment": each.attachment,
            **(_span(each.paragraphs) if each.table is None else _span_of_table(each.table)),
            "text": each.text,
            "certainty": "likely" if likely else "certain",
        }


def _one(name: str, element: Element | None, attachment: int | None = None) -> Iterator[_Placed]:
    if element is not None:
        yield _Placed(name, element.paragraphs, element.text, attachment=attachment)


def _several(name: str, elements: Sequence[Element]) -> Iterator[_Placed]:
    for index, element in enumerate(elements, start=1):
        yield _Placed(name, element.paragraphs, element.text, index)


def _of_imprint(imprint: FoundImprint) -> Iterator[_Placed]:
    yield from _one("imprint_recipients", imprint.recipients)
    yield from _one("copy_to", imprint.copy_to)
    yield from _one("imprint_office", imprint.office)
    yield from _one("imprint_date", imprint.date)


def _span(paragraphs: Sequence[Paragraph]) -> dict[str, object]:
    first, last = paragraphs[0].place, paragraphs[-1].place
    return {"first": first.paragraph, "last": last.paragraph, **_around(first)}


def _span_of_table(table: Table) -> dict[str, object]:
    return {"first": None, "last": None, **_around(table.place)}


def _around(place: Span) -> dict[str, object]:
    """The part and the cell that a paragraph is in."""
    return {key: getattr(place, key) for key in ("part", "table", "row", "cell")}


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(f"{each.numbering}{each.text.strip()}" for each in paragraphs)
