"""The model of a draft that was read: its document, and everything in the file that is not in the document.

Paragraphs are counted as in the places of the document: from 1, those of the text without those in tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.ground.errors import Problem, Span
from generator.ground.length import Length
from generator.office.package import Package
from generator.office.reading.document import ReadDocument
from generator.office.wordml.tracked_changes import Choice
from generator.official.recognition import forms

DraftKind = Literal["docx", "doc", "rtf", "odt", "txt"]
"""What the bytes of a draft are; ``doc`` is also that of a .wps."""


@dataclass(frozen=True, slots=True)
class DraftComment:
    """A comment, or a reply to one. ``date`` is as the file has it, ``""`` where it has none.

    ``paragraph`` is that in which the commented text begins, None where that is in a table or not known.
    """

    paragraph: int | None
    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftChanges:
    """The numbers of tracked insertions, deletions and moves in the file, and what was done with them.

    ``taken`` is None where there were none.
    """

    inserted: int
    deleted: int
    moved: int
    taken: Choice | None


@dataclass(frozen=True, slots=True)
class DraftPicture:
    """A picture of the text, in the paragraph with this ``place``.

    ``data`` is its file, ``suffix`` the suffix by its bytes (``.png``); ``width`` and ``height`` are as shown.
    """

    place: Span
    data: bytes
    suffix: str
    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class Omission:
    """Something in the file that is not taken over as it is: ``what`` of ``ground.representation.CONSTRUCTS``.

    ``paragraph`` is None in a table and where it belongs to no paragraph; ``text`` is its text, ``""`` for none.
    ``place`` is the place of its paragraph, None where ``paragraph`` says it, or it has none.
    """

    what: str
    paragraph: int | None
    text: str
    place: Span | None = field(default=None, compare=False)

    @classmethod
    def at(cls, what: str, place: Span, text: str) -> Omission:
        """The omission at ``place``."""
        return cls(what, place.paragraph if place.table is None else None, text, place)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A draft. Tracked changes are resolved in ``document`` and in ``package``, which is None for plain text.

    ``notes`` are what a person ought to know of the file: bytes that were ignored, an encoding that was guessed.
    """

    document: ReadDocument
    comments: tuple[DraftComment, ...]
    changes: DraftChanges
    pictures: tuple[DraftPicture, ...]
    left: tuple[Omission, ...]
    package: Package | None
    source: DraftKind
    notes: tuple[Problem, ...] = ()


_LONGEST = 40


def ends_with_date(text: str) -> bool:
    """Whether the short line ``text``, without blanks at its ends, ends with a date, also one not filled in.

    The last line of a signature does.
    """
    if len(text) > _LONGEST:
        return False
    found = [*forms.DATE.finditer(text), *forms.UNFILLED_DATE.finditer(text)]
    return any(match.end() == len(text) for match in found)
