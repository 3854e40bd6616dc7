"""What a document issues (关于印发…的通知), behind its 成文日期 and without a label 附件."""

from __future__ import annotations

from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.attachments import title_and_rest
from generator.check.elements.body import body_of
from generator.check.elements.closing.dates import titled
from generator.check.elements.found import Element, FoundIssuedText
from generator.check.elements.lines import Item, Line, lines_in
from generator.check.elements.title import FIRST_CHAPTER
from generator.office.reading.document import Table

_LONGEST_TITLE = 60
_MOST_BETWEEN = 4  # lines of a 题注 and a heading between a title and the first article


def take_issued_text(behind: Sequence[Item], title: Element | None) -> tuple[FoundIssuedText | None, list[Line]]:
    """What is issued of the items ``behind`` the date of a document called ``title``, and the lines that are not."""
    lines = lines_in(behind)
    if not lines or not (_issues(title) or _is_text_of_its_own(lines)):
        return None, lines
    own_title, rest = title_and_rest(lines)
    if own_title is None and _is_named(lines[0], title):
        own_title, rest = lines[0].element(), lines[1:]
    tables = tuple(item for item in behind if isinstance(item, Table))
    return FoundIssuedText(own_title, body_of(rest), tables), []


def issued_within(lines: Sequence[Line]) -> int:
    """Where in the text of a document without a date the text begins that it issues: a title, and a first article.

    The number of ``lines`` where there is none.
    """
    text = False
    for place, line in enumerate(lines):
        text = text or line.text.endswith("。")
        if text and forms.names_text(line.text) and len(line.text) <= _LONGEST_TITLE:
            below = lines[place + 1 : place + 1 + _MOST_BETWEEN]
            if any(FIRST_CHAPTER.match(each.text) for each in below):
                return place
    return len(lines)


def _is_named(line: Line, title: Element | None) -> bool:
    """Whether ``title`` names what is issued as ``line`` does."""
    name = forms.without_blanks(line.text)
    return title is not None and len(name) > 1 and name in forms.without_blanks(title.text)


def _issues(title: Element | None) -> bool:
    return title is not None and forms.ISSUES.search(title.text) is not None


def _is_text_of_its_own(lines: Sequence[Line]) -> bool:
    """Whether the lines begin with a title and go on with text, or begin with a first article."""
    return len(lines) > 1 and (titled(lines) or (lines[0].like_a_title and not lines[0].far_right))
