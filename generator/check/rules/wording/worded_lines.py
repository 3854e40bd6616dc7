"""A document's paragraphs as lines of words, each with the element that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from generator.check.elements.found import Element, Found
from generator.check.rules.departure import Departure
from generator.check.rules.wording.masks import masked_addresses, masked_figures
from generator.ground.errors import Said, Severity, Span, Value
from generator.office.reading.document import Paragraph

_NEIGHBOURS = 4
_SHOWN = 16

_SINGLE = ("copy_number", "secrecy", "urgency", "mark_word", "number", "signers", "title", "recipients", "note")


@dataclass(frozen=True)
class WordedLine:
    """A paragraph with words: ``element`` is the English name of what it was taken for, "" of plain text.

    ``attached``: it is in an attachment; ``cell``: in a table.
    """

    paragraph: Paragraph
    element: str
    attached: bool
    cell: bool

    @cached_property
    def text(self) -> str:
        """Its characters, as the document has them."""
        return self.paragraph.text

    @cached_property
    def words(self) -> str:
        """The same without addresses, file names, code and model numbers."""
        return masked_addresses(self.text)

    @cached_property
    def prose(self) -> str:
        """The same, and without figures whose marks are rightly half-width."""
        return masked_figures(self.text)

    def replaced(self, start: int, end: int, wanted: str, *, milder: Severity | None = None) -> Departure:
        """The departure of the characters from ``start`` to ``end`` that should be ``wanted``, neighbours shown."""
        before = self.text[max(0, start - _NEIGHBOURS) : start]
        after = self.text[end : end + _NEIGHBOURS]
        measured, should = f"{before}{self.text[start:end]}{after}", f"{before}{wanted}{after}"
        return self.at(start, end, measured, should, milder=milder, replacement=wanted)

    def at(
        self,
        start: int,
        end: int,
        measured: str,
        wanted: Value,
        *,
        milder: Severity | None = None,
        replacement: str | None = None,
    ) -> Departure:
        """A departure at the characters from ``start`` to ``end``; ``replacement`` is what should be there."""
        facts = {} if replacement is None else {"replaced": self.text[start:end], "replacement": replacement}
        should = wanted if isinstance(wanted, Said) else _one_line(wanted)
        return Departure(self.place(start, end), _one_line(measured), should, facts, milder)

    def place(self, start: int, end: int) -> Span:
        """Where the characters from ``start`` to ``end`` are, with the words around them."""
        left, right = max(0, start - _SHOWN), min(len(self.text), end + _SHOWN)
        source = "…" * (left > 0) + self.text[left:right] + "…" * (right < len(self.text))
        return replace(self.paragraph.place, column=start + 1, length=max(1, end - start), source=_one_line(source))


@lru_cache(maxsize=1)  # some fifty rules read them, one document after the other
def lines(found: Found) -> tuple[WordedLine, ...]:
    """Every paragraph with words, in the order of the document; headers and footers are none of them."""
    names = _names(found)
    attached = _attached(found)
    return tuple(
        WordedLine(
            paragraph, names.get(paragraph.place, ""), paragraph.place in attached, paragraph.place.cell is not None
        )
        for paragraph in found.document.paragraphs
        if paragraph.text.strip()
    )


def text_lines(found: Found) -> Iterator[WordedLine]:
    """The lines of plain text alone: neither an element of its own nor a table's."""
    return (line for line in lines(found) if not line.element and not line.cell)


def _one_line(text: str) -> str:
    return text.replace("\n", "␤")


def _names(found: Found) -> dict[Span, str]:
    names: dict[Span, str] = {}
    for name, element in _elements(found):
        for paragraph in element.paragraphs:
            names.setdefault(paragraph.place, name)
    for entry in found.attachment_list:
        names[entry.paragraph.place] = "attachment_list"
    if found.imprint is not None:
        names.update((paragraph.place, "imprint") for paragraph in found.imprint.paragraphs)
    return names


def _elements(found: Found) -> Iterator[tuple[str, Element]]:
    for name in _SINGLE:
        if (element := getattr(found, name)) is not None:
            yield name, element
    yield from (("issuer_mark", element) for element in found.mark)
    yield from (("attendance", element) for element in found.attendance)
    signature = found.signature
    yield from (("signature", element) for element in (*signature.organs, *signature.posts))
    if signature.date is not None:
        yield "date", signature.date
    for attachment in found.attachments:
        yield "attachment_label", attachment.label
        if attachment.title is not None:
            yield "attachment_title", attachment.title
    if found.imprint is not None:
        parts = (found.imprint.recipients, found.imprint.copy_to, found.imprint.office, found.imprint.date)
        yield from (("imprint", part) for part in parts if part is not None)


def _attached(found: Found) -> frozenset[Span]:
    """The places of everything that is in an attachment."""
    places: set[Span] = set()
    for attachment in found.attachments:
        titles = () if attachment.title is None else attachment.title.paragraphs
        places.update(paragraph.place for paragraph in (*attachment.label.paragraphs, *titles))
        places.update(each.paragraph.place for each in attachment.body)
        places.update(paragraph.place for table in attachment.tables for paragraph in table.paragraphs)
    return frozenset(places)
