"""Several documents in one file: each with a title, 主送机关 and a date of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.check.elements import forms
from generator.desk.drafts.dated_lines import ends_with_date
from generator.office.reading.document import Paragraph, ReadDocument

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
    """Where each document in the file begins, one that has its title, 主送机关 and date, in order.

    What is behind a line 附件 is an attachment, also where it has all of that; so is the first one that follows a
    document which passes another on, such as 关于转发……的通知.
    """
    lines = [each for each in document.blocks if isinstance(each, Paragraph) and each.text.strip()]
    found: list[Beginning] = []
    opened: Beginning | None = None
    free = 0
    for place, line in enumerate(lines):
        text = line.text.strip()
        if forms.ATTACHMENT_LABEL.fullmatch(text) and (found or opened):
            return found
        if opened is None:
            opened = _begins(lines, place)
        elif ends_with_date(text):
            if free:
                free -= 1
            else:
                found.append(opened)
                free = int(len(found) == 1 and _PASSED_ON.search(opened.title) is not None)
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
            number = _with_head(lines, place - count).place.paragraph
            named = forms.kind_at_end(title) is not None
            return Beginning(number, title) if named and number is not None else None
    return None


def _with_head(lines: Sequence[Paragraph], place: int) -> Paragraph:
    """The first line of the head above the title at ``place``: its number, its mark; else the title."""
    while place and _HEAD.fullmatch(forms.without_blanks(lines[place - 1].text)):
        place -= 1
    return lines[place]
