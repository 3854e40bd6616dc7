"""Differences between Word and the PDF in a Word template: ends of lines, and marks in a Latin font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.ground.errors import InputError, Problem, Span, TranslatedText, joined
from generator.ground.length import Pt
from generator.ground.words.vocabularies import phrase
from generator.office.reading.attribute_values import decimal, on
from generator.office.reading.effective_formatting import align, font_size
from generator.templates.doubts.formatted_text import VALUE, FormattedParagraph, FormattedTemplate, FormattedText


def word_layout_doubts(data: bytes, name: str) -> list[Problem]:
    """The parts of the Word template ``data`` that Word sets differently from the PDF; ``name`` is its file.

    One problem for each kind, with all its places. Nothing where the file is no Word document, which is reported when
    it is opened.
    """
    try:
        template = FormattedTemplate(data, name)
    except InputError:
        return []
    return [*_line_end_doubts(template), *_narrow_mark_doubts(template)]


# Word ends lines elsewhere where punctuation is compressed, kerned or hangs.


_COMPRESSING = frozenset(("compressPunctuation", "compressPunctuationAndJapaneseKana"))
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Cause:
    """Why lines end elsewhere, and how that is switched off in Word: among its options, or in a style."""

    words: TranslatedText
    option: TranslatedText | None = None
    in_style: TranslatedText | None = None


def _line_end_doubts(template: FormattedTemplate) -> Iterator[Problem]:
    """One note that names every setting by which Word ends lines of ``template`` elsewhere than the PDF.

    LibreOffice, which prints the PDF, ignores compression and kerning, and nothing hangs in the PDF. A setting is
    named only where it has an effect: compression and hanging in justified text with punctuation, kerning in any text
    with punctuation.
    """
    causes = [*_compression(template), *_kerning(template), *_hanging(template)]
    if causes:
        words = joined((cause.words for cause in causes), "；", "; ")
        yield Problem("template-line-ends", Span(template.file), {"causes": words, "remedies": _remedies(causes)})


def _compression(template: FormattedTemplate) -> Iterator[_Cause]:
    """ISO/IEC 29500-1, 17.15.1.18: nothing is compressed where the setting is missing."""
    control = template.settings.get("characterSpacingControl", {}).get("val")
    if control in _COMPRESSING and any(_with_marks(template, "both", "distribute")):
        yield _Cause(phrase("doubt-compressed"), option=phrase("doubt-no-compression"))


def _kerning(template: FormattedTemplate) -> Iterator[_Cause]:
    """Kerning halves the first of two adjacent marks, unless the document kerns no punctuation (17.15.1.60)."""
    if on(template.settings.get("noPunctuationKerning")):
        return
    places = [template.set_by("kern", text, within) for within, text in _with_marks(template) if _is_kerned(text)]
    if places:
        yield _Cause(_with_places("doubt-kerned", places), option=phrase("doubt-no-kerning"))


def _is_kerned(text: FormattedText) -> bool:
    """Whether its size is at least the least one that is kerned (17.3.2.19); Word writes 0 where kerning is off."""
    least = decimal(text.run.get("kern", {}).get("val"))
    return least is not None and 0 < Pt(least / 2) <= font_size(text.run)


def _hanging(template: FormattedTemplate) -> Iterator[_Cause]:
    """A mark may hang past the end of a justified line where that is not switched off (17.3.1.21)."""
    hanging = (within for within, _ in _with_marks(template, "both") if on(within.whole.get("overflowPunct"), True))
    places = [template.style_name(within.style) for within in hanging]
    if places:
        yield _Cause(_with_places("doubt-hanging", places), in_style=phrase("doubt-no-hanging"))


def _with_marks(template: FormattedTemplate, *alignments: str) -> Iterator[tuple[FormattedParagraph, FormattedText]]:
    """The texts that may have marks, each with its paragraph; with ``alignments`` only those set so."""
    for paragraph in template.paragraphs:
        if not alignments or align(paragraph.whole) in alignments:
            yield from ((paragraph, text) for text in paragraph.texts if text.may_have_marks)


def _with_places(key: str, places: Sequence[TranslatedText]) -> TranslatedText:
    """The phrase ``key`` with each of ``places`` once; of many the first."""
    once = list(dict.fromkeys(places))
    named = joined(once[:_MOST_NAMED])
    if len(once) > _MOST_NAMED:
        named = phrase("doubt-several", places=named, count=len(once))
    return phrase(key, places=named)


def _remedies(causes: Sequence[_Cause]) -> TranslatedText:
    options = joined((cause.option for cause in causes if cause.option), "，", " and ")
    whole = phrase("doubt-options", options=options)
    in_styles = [cause.in_style for cause in causes if cause.in_style]
    return joined([*([whole] if options.zh else []), *in_styles], "；", "; ")


# In a Latin font Word sets punctuation of Chinese text narrower than a Chinese character.


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


def _narrow_mark_doubts(template: FormattedTemplate) -> Iterator[Problem]:
    """One warning, at the first place, for all marks of Chinese text that Word sets in a Latin font.

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
    """The place and the font of each mark of ``paragraph`` in Chinese text that is set in a Latin font."""
    marks = frozenset(_in_chinese(paragraph.text))
    for text in paragraph.texts if marks else ():
        fonts = text.run.get("rFonts", {})
        font = template.sources.looks.font(fonts, "hAnsi")
        if fonts.get("hint") != "eastAsia" and font.casefold() in _LATIN:
            yield from ((place, font) for place, _ in enumerate(text.text, text.start) if place in marks)


def _in_chinese(text: str) -> Iterator[int]:
    """The places of the marks in ``text`` that are beside Chinese text or a printed value."""
    for marks in _MARKS.finditer(text):
        beside = text[max(0, marks.start() - 1) : marks.start()] + text[marks.end() : marks.end() + 1]
        if any(each == VALUE or unicodedata.east_asian_width(each) in "WF" for each in beside):
            yield from range(marks.start(), marks.end())
