"""The model of a draft that was read: its document, what the file has beside that, and where documents begin in it.

Paragraphs are counted as in the places of the document: from 1, those of the text without those in tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.ground.errors import Problem, Span
from generator.ground.length import Length
from generator.notices.drafts.tracked_changes import DraftChanges
from generator.office.package import Package
from generator.office.reading.document import Paragraph, ReadDocument
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


# Several documents in one file: each with a title, 主送机关 and a date of its own.


_LONGEST_TITLE = 120
_TITLE_LINES = 4
_LONGEST_RECIPIENTS = 200
_HEAD = re.compile(rf"{forms.NUMBER.pattern}|[^。；，：]{{2,40}}文件")
_PASSED_ON = re.compile("转发|批转|印发|发布|下发|报送")
"""What a title says whose document has another one behind it as its attachment."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a document begins: its first paragraph, with the head above its title, and its title."""

    paragraph: int
    title: str


def beginnings(document: ReadDocument) -> list[Beginning]:
    """The beginning of each document in the file, one with its title, 主送机关 and date, in order.

    What is behind a line 附件 is an attachment, also where it has all of that; so is the first one that follows a
    document which passes another on, such as 关于转发……的通知.
    """
    lines = [each for each in document.blocks if isinstance(each, Paragraph) and each.text.strip()]
    found: list[Beginning] = []
    opened: Beginning | None = None
    free, passed_on = 0, False
    for place, line in enumerate(lines):
        text = line.text.strip()
        if forms.ATTACHMENT_LABEL.fullmatch(text) and (found or opened):
            return found
        if opened is None:
            opened = _begins(lines, place)
            above = "".join(each.text for each in lines[max(0, place - _TITLE_LINES) : place])
            passed_on = _PASSED_ON.search(above) is not None
        elif ends_with_date(text):
            if free:
                free -= 1
            else:
                found.append(opened)
                free = int(len(found) == 1 and passed_on)
            opened = None
    return found


def _begins(lines: Sequence[Paragraph], place: int) -> Beginning | None:
    """The document whose 主送机关 are the line at ``place``, with its title directly above."""
    text = lines[place].text.strip()
    if not text.endswith(("：", ":")) or len(text) > _LONGEST_RECIPIENTS or "。" in text or forms.COPY_TO.match(text):
        return None
    for count in range(1, min(_TITLE_LINES, place) + 1):
        own = lines[place - count : place]
        title = "".join(forms.without_blanks(each.text) for each in own)
        if "关于" in title and len(title) <= _LONGEST_TITLE and "。" not in title:
            head = place - count
            while head and _HEAD.fullmatch(forms.without_blanks(lines[head - 1].text)):  # a number, a mark
                head -= 1
            number = lines[head].place.paragraph
            named = forms.kind_at_end(title) is not None
            return Beginning(number, title) if named and number is not None else None
    return None
