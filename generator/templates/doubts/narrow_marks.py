"""Punctuation of Chinese text that Word sets in a Latin font, narrower than a Chinese character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.ground.errors import Problem, joined
from generator.templates.doubts.formatted_text import VALUE, FormattedParagraph, FormattedTemplate

_MARKS = re.compile("[“”‘’·]+")
"""Marks of full width in Chinese fonts and narrow in Latin ones; ``…`` and ``—`` are as wide in both."""

_LATIN = frozenset(
    {
        "aptos",
        "arial",
        "arial narrow",
        "book antiqua",
        "calibri",
        "calibri light",
        "cambria",
        "carlito",
        "century",
        "consolas",
        "courier new",
        "garamond",
        "georgia",
        "helvetica",
        "liberation sans",
        "liberation serif",
        "palatino linotype",
        "segoe ui",
        "tahoma",
        "times",
        "times new roman",
        "trebuchet ms",
        "verdana",
    }
)
"""Usual Latin fonts, in small letters. Of any other font it is not certain that its marks are narrow."""


def narrow_mark_doubts(template: FormattedTemplate) -> Iterator[Problem]:
    """Yield one warning, at the first place, for all marks of Chinese text that Word sets in a Latin font.

    Word chooses the font of these marks by ``w:hint``: without ``eastAsia`` it is that of ``w:hAnsi`` ([MS-OI29500],
    2.1.88). LibreOffice, which prints the PDF, goes by the text beside them.
    """
    found = [(paragraph, *mark) for paragraph in template.paragraphs for mark in _narrow(template, paragraph)]
    if not found:
        return
    first, place, _ = found[0]
    facts = {
        "marks": "".join(dict.fromkeys(paragraph.text[place] for paragraph, place, _ in found)),
        "fonts": joined(dict.fromkeys(font for _, _, font in found)),
        "count": len({paragraph.read.place for paragraph, _, _ in found}),
    }
    yield Problem("template-narrow-marks", first.read.span(place, place + 1), facts)


def _narrow(template: FormattedTemplate, paragraph: FormattedParagraph) -> Iterator[tuple[int, str]]:
    """Yield the place and the font of each mark of ``paragraph`` in Chinese text that is set in a Latin font."""
    marks = frozenset(_in_chinese(paragraph.text))
    for text in paragraph.texts if marks else ():
        fonts = text.run.get("rFonts", {})
        font = template.sources.looks.font(fonts, "hAnsi")
        if fonts.get("hint") != "eastAsia" and font.casefold() in _LATIN:
            yield from ((place, font) for place, _ in enumerate(text.text, text.start) if place in marks)


def _in_chinese(text: str) -> Iterator[int]:
    """Yield the places of the marks in ``text`` that are beside Chinese text or a printed value."""
    for marks in _MARKS.finditer(text):
        beside = text[max(0, marks.start() - 1) : marks.start()] + text[marks.end() : marks.end() + 1]
        if any(each == VALUE or unicodedata.east_asian_width(each) in "WF" for each in beside):
            yield from range(marks.start(), marks.end())
