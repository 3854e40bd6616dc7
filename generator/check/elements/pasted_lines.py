"""Pastes: a whole text in one paragraph with manual line breaks, and lines that were wrapped by hand.

Both come from web pages, mails and plain text. A paragraph with several breaks is as many lines. Lines that all end at
the same width, most of them within a sentence, are one line as far as they go on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from generator.check.elements import forms
from generator.check.elements.body import marker_of
from generator.check.elements.lines import Item, Line
from generator.office.reading.document import Paragraph, Run

_BREAKS = 3  # in a paragraph that is several lines
_WIDTHS = range(40, 121)  # half-width characters that lines wrapped by hand have
_UNEVEN = 4  # half-width characters by which wrapped lines differ
_ENOUGH = 2  # lines that go on, for a text to be wrapped by hand
_ENDS = re.compile(r"[。！？；：.!?;:][”’）》」』\"')]*$")
_INDENTED = ("\u3000", "  ", "\t")


def parts_at_breaks(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph that has several manual breaks, each with its own runs; else the paragraph itself.

    The lines of one in the middle, such as a title's, belong together.
    """
    if paragraph.text.count("\n") < _BREAKS or paragraph.align == "center":
        return [paragraph]
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += ([replace(run, text=each)] for each in others)
    first_line, *following = (replace(paragraph, runs=tuple(runs)) for runs in lines)
    return [first_line, *(replace(part, numbering="", drawings=()) for part in following)]


def unwrapped(items: Sequence[Item]) -> list[Item]:
    """``items`` with the lines joined that were wrapped by hand, where the document's lines are."""
    width = _wrapped_at(items)
    if width is None:
        return list(items)
    found: list[Item] = []
    rest: list[Line] = []
    full = False
    for item in items:
        if full and isinstance(item, Line) and _goes_on(item):
            rest.append(item)
        else:
            _join(found, rest)
            found.append(item)
        full = isinstance(item, Line) and _is_full(item, width)
    _join(found, rest)
    return found


def _wrapped_at(items: Sequence[Item]) -> int | None:
    """The width at which the lines of a text were wrapped, in half-width characters; None where they were not.

    No line is wider, and several that are as wide end within a sentence.
    """
    plain = [item for item in items if isinstance(item, Line) and _is_plain(item)]
    width = max((_width(line.text) for line in plain), default=0)
    wrapped = (
        isinstance(item, Line) and isinstance(after, Line) and _is_full(item, width) and _goes_on(after)
        for item, after in pairwise(items)
    )
    return width if width in _WIDTHS and sum(wrapped) >= _ENOUGH else None


def _is_plain(line: Line) -> bool:
    return line.table is None and line.paragraph.align in ("left", "both") and not line.paragraph.numbering


def _is_full(line: Line, width: int) -> bool:
    """Whether a line as wide as ``width``, or of as many characters, ends within a sentence."""
    full = _width(line.text) >= width - _UNEVEN or len(line.text) >= width // 2
    return full and _is_plain(line) and _ENDS.search(line.text) is None and not forms.is_title(line.text)


def _goes_on(line: Line) -> bool:
    """Whether a line may be the rest of the one above it: it begins no paragraph."""
    apart = line.apart or line.new_page or line.content.text.startswith(_INDENTED) or not _is_plain(line)
    if apart or marker_of(line.shown)[1] > 0:
        return False
    if any(form.fullmatch(line.text) for form in _ALONE):
        return False
    return not any(form.match(line.text) for form in _BEGINNINGS)


_BEGINNINGS = (forms.ATTACHMENT_LIST, forms.ATTACHMENT_LABEL, forms.COPY_TO, forms.DATE)
_ALONE = (forms.ORGAN, forms.COPIES, forms.NUMBER)


def _join(found: list[Item], rest: list[Line]) -> None:
    """Join the lines of ``rest``, which is empty then, to the last line of ``found``."""
    first = found[-1] if found else None
    if rest and isinstance(first, Line):
        runs, paragraphs = list(first.content.runs), list(first.paragraphs)
        for line in rest:
            runs[-1:] = [_between(runs[-1], line.text), *line.content.runs]
            paragraphs += line.paragraphs if line.paragraph is not paragraphs[-1] else ()
        found[-1] = replace(first, more=tuple(paragraphs[1:]), part=replace(first.content, runs=tuple(runs)))
    rest.clear()


def _between(last: Run, following: str) -> Run:
    """The ``last`` run of a line before ``following``: words keep a blank between them, a number is one again."""
    text = last.text.rstrip()
    ends, begins = text[-1:], following[:1]
    words = (ends + begins).isascii() and ends.isalnum() and begins.isalnum() and not (ends + begins).isdigit()
    return replace(last, text=f"{text} " if words else text)


def _width(text: str) -> int:
    return sum(map(_cells, text))


@cache
def _cells(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
