"""What web pages and data bases put around a document: links, page numbers, heads, a second copy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from generator.official.recognition import forms
from generator.official.recognition.body import marker_of
from generator.official.recognition.lines import Item, Line, lines_in, part_of

_HEAD = 15  # lines in which those of a web page are
_LONGEST = 120
_MANY = 3  # labels without values in their lines, or lines of a foot
_SHORTEST_TITLE = 8
_MOST_TITLE_LINES = 3


def take_web_lines(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """``lines`` without the links of a web page and its lines about the title (来源：…); and these.

    Words that any text has, such as 时间, are the page's only beside others of it, and above 主送机关 and text. Links
    are below a date, at the end, or below the name of the attachment that they lead to.
    """
    start = _own_title(lines)
    feet = [place for place, line in enumerate(lines) if forms.WEB_FOOT.match(line.text)]
    foot = feet[0] if len(feet) >= _MANY and len(lines) - feet[0] <= _HEAD else len(lines)
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
    """The beginning of the document in a page that repeats its title above the text; else 0."""
    name = _without_number(lines[0].text) if lines else ""
    if len(name) < _SHORTEST_TITLE:
        return 0
    for place in range(1, min(len(lines), _HEAD)):
        texts = (line.text for line in lines[place : place + _MOST_TITLE_LINES])
        titles = filter(_is_title, map(_without_number, accumulate(texts)))
        if any(map(name.lstrip("【").startswith, titles)):
            return place
    return 0


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


_PAGE = re.compile(r"(?P<dash>[-—–－]{0,3})\s{0,9}第?\s{0,9}(?P<number>[0-9]{1,4})\s{0,9}页?\s{0,9}[-—–－]{0,3}")
_PAGE_AT_END = re.compile(r"(?<=\S)\s{0,9}[—－]\s{0,3}[0-9]{1,4}\s{0,3}[—－]$")
_LONGEST_PAGE = 24  # characters
_FEWEST = 3  # pages
_FIRST = 2  # the number that the first of them has at most
_LINES = 8  # lines of a page at least, where its number is a number alone
_NEAR = 3  # lines beside a page number
_SAME = 4  # lines of a document that is there twice


def take_furniture(items: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """``items`` without the numbers and heads of pages and without a second copy of the document; and those lines."""
    lines = lines_in(items)
    furniture = [*_numbers_and_heads(lines), *lines[_second_copy(lines) :]]
    known = set(map(id, furniture))
    return [_without_page(item) for item in items if id(item) not in known], furniture


def _without_page(item: Item) -> Item:
    """``item`` without a page number between dashes at its end."""
    match = _PAGE_AT_END.search(item.text, max(0, len(item.text) - _LONGEST_PAGE)) if isinstance(item, Line) else None
    return item if match is None or not isinstance(item, Line) else part_of(item, item.text[: match.start()].rstrip())


def _numbers_and_heads(lines: Sequence[Line]) -> list[Line]:
    places = _page_numbers(lines)
    near = [
        place for number in places for place in range(number - _NEAR, number + _NEAR + 1) if 0 <= place < len(lines)
    ]
    counted = Counter(lines[place].text for place in set(near) - set(places))
    heads = {text for text, count in counted.items() if count >= max(_FEWEST, len(places) // 2)}
    return [lines[place] for place in sorted({*places, *(place for place in near if lines[place].text in heads)})]


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    """Where lines are that are page numbers: they count on, and are far enough apart or between dashes."""
    found = [(place, match) for place, line in enumerate(lines) if (match := _PAGE.fullmatch(line.text))]
    chains: list[list[int]] = [[]]
    for start, (_, first) in enumerate(found):
        if int(first["number"]) <= _FIRST:
            chain: list[int] = []
            expected = int(first["number"])
            for place, match in found[start:]:
                far = not chain or match["dash"] or place - chain[-1] >= _LINES
                if int(match["number"]) == expected and far:
                    chain.append(place)
                    expected += 1
            chains.append(chain)
    longest = max(reversed(chains), key=len)
    return longest if len(longest) >= _FEWEST else []


def _second_copy(lines: Sequence[Line]) -> int:
    """Where the document begins that is there twice, its title first; the number of ``lines`` where it is not."""
    starts = [place for place, line in enumerate(lines[:_SAME]) if forms.is_title(line.text)]
    for start in starts[:1]:
        first = [line.text for line in lines[start : start + _SAME]]
        for place in range(start + _SAME, len(lines) - _SAME + 1):
            if lines[place].text == first[0] and [line.text for line in lines[place : place + _SAME]] == first:
                return place
    return len(lines)
