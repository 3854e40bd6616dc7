"""Numbered sentences of a text that are items of a list, and no headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.office.reading.document import Paragraph
from generator.official.document import Level
from generator.official.recognition.found import BodyParagraph, Found

_ENDS = re.compile(r"[。．.；;：:！!？?，,、…][”’）》」』\"')]*$")
_GOES_ON = re.compile(r"[；;]\s*$")


def listed_items(found: Found) -> Iterator[Paragraph]:
    """The paragraphs of 一、 and （一） that may be items of a list: of a series with ；, or with the look of text.

    Headings are set in another type, or most of them end without a mark.
    """
    for body in (found.body, *(each.body for each in found.attachments)):
        looks = {_look(each.paragraph) for each in body if each.level is Level.TEXT and each.text.strip()}
        for level in (Level.FIRST, Level.SECOND):
            alone = [each for each in body if each.level is level and each.heading and not each.text]
            pointed = [each.paragraph for each in alone if _ENDS.search(each.heading.rstrip())]
            if 2 * len(pointed) > len(alone):
                yield from (each for each in pointed if not looks or _look(each) in looks)
    yield from enumerated(found)


def enumerated(found: Found) -> Iterator[Paragraph]:
    """The paragraphs of 一、 and （一） that are neighbours of which one ends with ；: an enumeration, no headings."""
    for body in (found.body, *(each.body for each in found.attachments)):
        for level in (Level.FIRST, Level.SECOND):
            yield from _of_series(body, level)


def _of_series(body: Sequence[BodyParagraph], level: Level) -> Iterator[Paragraph]:
    """The neighbours of one level of which one ends with ；, as enumerations do, to the one that ends them."""
    series: list[BodyParagraph] = []
    for each in (*body, None):
        if each is not None and each.level is level:
            series.append(each)
            continue
        if len(series) > 1 and any(_GOES_ON.search(item.text or item.heading) for item in series):
            yield from (item.paragraph for item in series)
        series.clear()


def _look(paragraph: Paragraph) -> tuple[str, bool]:
    """The font of a paragraph's first words, and whether they are bold."""
    return next(((run.font, run.bold) for run in paragraph.runs if run.text.strip()), ("", False))
