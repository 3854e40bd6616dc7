"""What a page of the web, or a data base, puts around a document: facts above its title, menus, links, its foot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from generator.check.elements import forms
from generator.check.elements.body import marker_of
from generator.check.elements.lines import Line

_HEAD = 15  # lines in which those of a web page are
_LONGEST = 120
_MANY = 3  # labels without values in their lines, or lines of a foot
_SHORTEST_TITLE = 8
_MOST_TITLE_LINES = 3


def take_web_lines(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """``lines`` without what a web page puts about a title (来源：…) and its links; and these.

    Words that any text has, such as 时间, are the page's only beside others of it, and above 主送机关 and text. Links
    are below a date, at the end, or below the name of the attachment that they lead to.
    """
    start = _own_title(lines)
    foot = _foot(lines)
    rest = lines[start:foot]
    ends = (place for place, line in enumerate(rest) if _begins_text(line))
    head = rest[: min(next(ends, len(rest)), _HEAD)]
    labels = [(line, list(forms.WEB_LABEL.finditer(line.text))) for line in head]
    found = [(line, those) for line, those in labels if len(those) > 1 or (those and those[0].start() == 0)]
    certain = any(len(those) > 1 or those[0]["bare"] is None for _, those in found)
    of_page = [*lines[:start], *(_with_values(head, [line for line, _ in found]) if certain else [])]
    of_page += [line for line in head[1:] if start and forms.WEB_HEAD.fullmatch(line.text)]
    of_page += [line for place, line in enumerate(lines) if place >= foot or _is_link(lines, place)]
    return [line for line in lines if line not in of_page], of_page


def _with_values(head: Sequence[Line], labels: Sequence[Line]) -> list[Line]:
    """``labels`` of a page and, where most of them are alone in their lines, the values in the lines below them."""
    alone = [line for line in labels if line.text.endswith(("：", ":"))]
    if len(alone) < _MANY or len(alone) * 2 < len(labels):
        return list(labels)
    first, last = (head.index(labels[place]) for place in (0, -1))
    return list(head[first : last + 2])


def _own_title(lines: Sequence[Line]) -> int:
    """Where the document begins of which a page has its title in the first line and again above the text; else 0."""
    name = _without_number(lines[0].text) if lines else ""
    if len(name) < _SHORTEST_TITLE:
        return 0
    for place in range(1, min(len(lines), _HEAD)):
        texts = (line.text for line in lines[place : place + _MOST_TITLE_LINES])
        if any(_names(name, each) for each in map(_without_number, accumulate(texts))):
            return place
    return 0


def _names(page: str, title: str) -> bool:
    """Whether the name of a page is ``title``, with or without brackets about it and the site's name behind."""
    return _is_title(title) and page.lstrip("【").startswith(title)


def _foot(lines: Sequence[Line]) -> int:
    """Where the foot of a web page begins, at the end of ``lines``; their number where they have none."""
    feet = [place for place, line in enumerate(lines) if forms.WEB_FOOT.match(line.text)]
    return feet[0] if len(feet) >= _MANY and len(lines) - feet[0] <= _HEAD else len(lines)


def _is_title(name: str) -> bool:
    return len(name) >= _SHORTEST_TITLE and (forms.kind_at_end(name) is not None or forms.names_text(name))


def _without_number(title: str) -> str:
    """``title`` without blanks and the 发文字号 at its end."""
    text = forms.without_blanks(title)
    number = forms.NUMBER_OF_TITLE.search(text)
    return text if number is None else text[: number.start()] + ("公告" if number["named"] else "")


def _is_link(lines: Sequence[Line], place: int) -> bool:
    if not forms.WEB_LINK.fullmatch(lines[place].text):
        return False
    if place and forms.NAMED_ATTACHMENT.match(lines[place - 1].text) and forms.WEB_ADDRESS.fullmatch(lines[place].text):
        return True
    below = (forms.DATE.fullmatch(line.text) for line in lines[:place])
    return any(below) or all(forms.WEB_LINK.fullmatch(line.text) for line in lines[place:])


def _begins_text(line: Line) -> bool:
    """Whether ``line`` is 主送机关, a heading with a number, or a sentence."""
    if len(list(forms.WEB_LABEL.finditer(line.text))) > 1:
        return False
    if len(line.text) > _LONGEST or line.text.endswith("。") or marker_of(line.shown)[1]:
        return True
    return line.text.endswith(("：", ":")) and forms.WEB_LABEL.match(line.text) is None
