"""What is no part of a document in text from a PDF or from the web: page numbers, heads of pages, a second copy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.lines import Item, Line, lines_in, part_of

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
