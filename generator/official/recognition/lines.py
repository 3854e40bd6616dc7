"""The visible lines of a document, for recognition: paragraphs that show something, and tables of data.

A line is a paragraph as a rule. Of a paste it is a part of one, or several that were wrapped by hand
(:mod:`pasted_lines`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from generator.ground.length import Length, Pt, Zi
from generator.office.reading.document import Paragraph, Table
from generator.official.recognition.elements import (
    BodyParagraph,
    Element,
    RecognisedAttachment,
    RecognisedDocument,
    RecognisedIssuedText,
)
from generator.standard import LISTED
from generator.standard.faces import FaceName, face_of

T = TypeVar("T")

_BIG = Pt(26)  # no text of the main part is set that large
_TITLE_SIZE = Pt(18)
_FAR_RIGHT = Zi(8)
_MOST_BRACKETED = 4  # lines of a 题注


@dataclass(frozen=True, eq=False)
class Line:
    """A paragraph that shows text; lines are compared by identity.

    ``table`` is the one it is in; ``new_page``: it begins a page for certain; ``apart`` counts the empty lines above
    it. ``below_table``: a table of data is at once above it. ``more`` are further paragraphs of the line. ``part`` is
    what it shows where that is not all of ``paragraph``, or more than that.
    """

    paragraph: Paragraph
    table: Table | None = None
    new_page: bool = False
    apart: int = 0
    below_table: bool = False
    more: tuple[Paragraph, ...] = ()
    part: Paragraph | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that it is, or is in."""
        return (self.paragraph, *self.more)

    @property
    def content(self) -> Paragraph:
        """What it shows, with its blanks."""
        return self.part or self.paragraph

    @cached_property
    def text(self) -> str:
        """Its text without blanks at the ends, and without an automatic number."""
        return self.content.text.strip()

    @cached_property
    def shown(self) -> str:
        """Its text with the number that is set before it."""
        return f"{self.content.numbering}{self.text}"

    @cached_property
    def size(self) -> Length:
        """The size of most of its characters."""
        return Length(_most(((run.size, len(run.text.strip())) for run in self.content.runs), Pt(0)))

    @cached_property
    def face(self) -> FaceName | None:
        """The face of most of its characters."""
        return _most(((face_of(run.font), len(run.text.strip())) for run in self.content.runs), None)

    @cached_property
    def red(self) -> bool:
        """Whether most of its characters are red."""
        return _most(((_is_red(run.color), len(run.text.strip())) for run in self.content.runs), False)

    @cached_property
    def bold(self) -> bool:
        """Whether most of its characters are bold."""
        return _most(((run.bold, len(run.text.strip())) for run in self.content.runs), False)

    @property
    def big(self) -> bool:
        """Whether it is larger than any text or title."""
        return self.size >= _BIG

    @property
    def centred(self) -> bool:
        """Whether it is in the middle."""
        return self.paragraph.align == "center"

    @property
    def like_a_title(self) -> bool:
        """Whether it looks like a title: in the middle, or set larger than the text."""
        return self.centred or self.size >= _TITLE_SIZE or self.face == "小标宋"

    @property
    def in_columns(self) -> bool:
        """Whether it is in a table that sets things beside one another."""
        return self.table is not None and any(len(row.cells) > 1 for row in self.table.rows)

    @property
    def far_right(self) -> bool:
        """Whether it is in the right half of the line."""
        paragraph = self.paragraph
        if paragraph.align == "right" or (
            self.table is not None and any(len(row.cells) > 1 for row in self.table.rows)
        ):
            return True
        shown = self.content.text
        blank = shown[: len(shown) - len(shown.lstrip())]
        typed = self.size * sum(1.0 if each == "\u3000" else 2.0 if each == "\t" else 0.5 for each in blank)
        return paragraph.left + paragraph.first_line + typed >= _FAR_RIGHT

    def element(self, text: str | None = None) -> Element:
        """It as an element, or the part ``text`` of it."""
        return Element(self.paragraphs, self.text if text is None else text)


Item = Line | Table
"""What a document is made of: lines, and tables of data."""


def lines_in(items: Sequence[Item]) -> list[Line]:
    """The lines among ``items``."""
    return [item for item in items if isinstance(item, Line)]


def part_of(line: Line, text: str) -> Line:
    """``text`` of ``line`` as a line of its own."""
    run = replace(line.content.runs[0], text=text)
    return replace(line, part=replace(line.content, runs=(run,), numbering=""), apart=0, new_page=False)


def element_of(lines: Sequence[Line], between: str) -> Element:
    """The element that these lines are; ``between`` is between their texts."""
    paragraphs = {id(paragraph): paragraph for line in lines for paragraph in line.paragraphs}
    return Element(tuple(paragraphs.values()), between.join(line.text for line in lines))


def bracketed(lines: Sequence[Line]) -> list[Line]:
    """The first of ``lines`` up to the one that closes the bracket which the first opens; none where it opens none."""
    if not lines or not lines[0].text.startswith(("（", "(")):
        return []
    ends = (end for end, line in enumerate(lines[:_MOST_BRACKETED], start=1) if line.text.endswith(("）", ")")))
    return list(lines[: next(ends, 0)])


def _is_red(color: str | None) -> bool:
    if color is None:
        return False
    red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return red >= 0xA0 and max(green, blue) <= red / 2


def _most(weighed: Iterator[tuple[T, int]], default: T) -> T:
    weights: Counter[T] = Counter()
    for value, weight in weighed:
        weights[value] += weight
    return max(weights, key=lambda value: weights[value]) if weights else default


# The recognised elements as plain data, for ``--json``.


def as_mapping(found: RecognisedDocument) -> dict[str, object]:
    """Every element by its English name (:mod:`generator.official.document`); None or empty where it is not there.

    Texts are as they are in the file, lines of a title separated by line feeds. ``signature`` says how the document
    looks to be signed, ``body`` counts its paragraphs and tables and lists its headings.
    """
    signature = found.signature
    return {
        "format": found.format.value,
        "kind": None if found.kind is None else found.kind.name,
        "copy_number": _text(found.copy_number),
        "secrecy": _text(found.secrecy),
        "internal": _text(found.internal),
        "urgency": _text(found.urgency),
        "issuer_mark": _texts(found.mark),
        "mark_word": _text(found.mark_word),
        "number": _text(found.number),
        "signers": list(found.signer_names),
        "title": _text(found.title),
        "title_note": _text(found.title_note),
        "issue_total": _text(found.issue_total),
        "editor_note": _text(found.editor_note),
        "pieces": list(map(_issued_text, found.pieces)),
        "edition": _text(found.edition),
        "recipients": _text(found.recipients),
        "body": _body(found.body, len(found.tables)),
        "attachment_list": [{"serial": each.serial, "name": each.name} for each in found.attachment_list],
        "signature": {"how": signature.how, "organs": _texts(signature.organs), "posts": _texts(signature.posts)},
        "date": _text(found.signature.date),
        "note": _text(found.note),
        "attachments": list(map(_attachment, found.attachments)),
        "issued_text": None if found.issued_text is None else _issued_text(found.issued_text),
        "attendance": _texts(found.attendance),
        "imprint": found.imprint
        and {
            name: _text(getattr(found.imprint, name))
            for name in ("recipients", *LISTED, "copy_to", "copies", "office", "date")
        },
    }


def _text(element: Element | None) -> str | None:
    return None if element is None else element.text


def _texts(elements: Iterable[Element]) -> list[str]:
    return [element.text for element in elements]


def _body(paragraphs: tuple[BodyParagraph, ...], tables: int) -> dict[str, object]:
    headings = [f"{each.paragraph.numbering}{each.heading}" for each in paragraphs if each.heading]
    return {"paragraphs": len(paragraphs), "tables": tables, "headings": headings}


def _attachment(attachment: RecognisedAttachment) -> dict[str, object]:
    note = {} if attachment.title_note is None else {"title_note": attachment.title_note.text}
    body = _body(attachment.body, len(attachment.tables))
    return {"label": attachment.label.text, "title": _text(attachment.title), **note, **body}


def _issued_text(issued: RecognisedIssuedText) -> dict[str, object]:
    note = {} if issued.title_note is None else {"title_note": issued.title_note.text}
    return {"title": _text(issued.title), **note, **_body(issued.body, len(issued.tables))}
