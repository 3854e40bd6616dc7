"""Differences between Word and the PDF in a Word template: ends of lines, and marks in a Latin font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from generator.ground.errors import InputError, Problem, Span, TranslatedText, joined
from generator.ground.length import Pt
from generator.ground.words.vocabularies import phrase
from generator.office.reading import docx_parts, effective_formatting, paragraph_reading
from generator.office.reading.attribute_values import Properties, decimal, on, properties
from generator.office.wordml.wordml_names import TBL, TC, T, w
from generator.templates.doubts.read_tags import ReadParagraph
from generator.templates.doubts.word_parts import parts_of
from generator.templates.word.reading.split_tag_joining import ParagraphPiece


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


def _is_kerned(text: _Text) -> bool:
    """Whether its size is at least the least one that is kerned (17.3.2.19); Word writes 0 where kerning is off."""
    least = decimal(text.run.get("kern", {}).get("val"))
    return least is not None and 0 < Pt(least / 2) <= effective_formatting.font_size(text.run)


def _hanging(template: FormattedTemplate) -> Iterator[_Cause]:
    """A mark may hang past the end of a justified line where that is not switched off (17.3.1.21)."""
    hanging = (within for within, _ in _with_marks(template, "both") if on(within.whole.get("overflowPunct"), True))
    places = [template.style_name(within.style) for within in hanging]
    if places:
        yield _Cause(_with_places("doubt-hanging", places), in_style=phrase("doubt-no-hanging"))


def _with_marks(template: FormattedTemplate, *alignments: str) -> Iterator[tuple[_Paragraph, _Text]]:
    """The texts that may have marks, each with its paragraph; with ``alignments`` only those set so."""
    for paragraph in template.paragraphs:
        if not alignments or effective_formatting.align(paragraph.whole) in alignments:
            yield from ((paragraph, text) for text in paragraph.texts if _may_have_marks(text.text))


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


def _narrow(template: FormattedTemplate, paragraph: _Paragraph) -> Iterator[tuple[int, str]]:
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
        if any(each == _VALUE or unicodedata.east_asian_width(each) in "WF" for each in beside):
            yield from range(marks.start(), marks.end())


# The text of a template with its effective formatting.


_VALUE = "\uffff"
"""Stands for each character of a tag that prints a value; no XML holds it."""

_COMMENTS = w("comments")  # are not printed


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of one ``w:t``, which begins at ``start`` in the text of its paragraph.

    ``run`` are its effective properties, ``direct`` those of its own run.
    """

    text: str
    start: int
    direct: Properties
    run: Properties


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph that is printed, with its texts that are not hidden.

    ``text`` is that of ``read`` with ``_VALUE`` for the characters of tags that print, and blanks for those of other
    tags. ``whole`` are its effective properties, ``style`` is the id of its style, ``table`` are the properties of its
    table's style.
    """

    read: ReadParagraph
    text: str
    style: str
    table: Properties
    whole: Properties
    texts: tuple[_Text, ...]


class FormattedTemplate:
    """A Word template: its settings, and its paragraphs that are printed, part by part."""

    def __init__(self, data: bytes, name: str) -> None:
        """Reads the template ``data``; ``name`` is its file. Raises InputError where it is no Word document."""
        parts = docx_parts.DocxParts(data, name)
        self.file = name
        self.settings = properties(parts.related("settings"))
        """The document's settings, by name."""
        self.sources = paragraph_reading.FormattingSources.of(parts)
        self._cells = cache(partial(effective_formatting.CellStyles, styles=self.sources.styles))
        printed = (part for part in parts_of(data, name) if part.in_runs and part.root.tag != _COMMENTS)
        self.paragraphs = tuple(self._paragraph(each) for part in printed for each in part.paragraphs)

    def style_name(self, style: str) -> TranslatedText:
        """The paragraph or character style with the id ``style``, as Word calls it."""
        styles = self.sources.styles
        if style == styles.of("paragraph", None):
            return phrase("doubt-normal")
        return phrase("doubt-the-style", name=styles.name(style))

    def set_by(self, name: str, text: _Text, paragraph: _Paragraph) -> TranslatedText:
        """The origin of the run property ``name`` of ``text``: the run, a style, or the document's defaults."""
        if name in text.direct:
            return phrase("doubt-by-hand")
        styles = self.sources.styles
        character = styles.of("character", text.direct.get("rStyle", {}).get("val"))
        for style in (*reversed(styles.chain(character)), *reversed(styles.chain(paragraph.style))):
            if style.find(f"{w('rPr')}/{w(name)}") is not None:
                return self.style_name(style.get(w("styleId"), ""))
        return phrase("doubt-table-style") if name in paragraph.table else phrase("doubt-defaults")

    def _paragraph(self, read: ReadParagraph) -> _Paragraph:
        direct = properties(read.element.find(w("pPr")))
        style = self.sources.styles.of("paragraph", direct.get("pStyle", {}).get("val"))
        holders = ((cell, table) for cell in read.element.iterancestors(TC) for table in cell.iterancestors(TBL))
        table = next((self._cells(table).text(cell) for cell, table in holders), {})
        whole, _ = paragraph_reading.whole_properties(self.sources, style, direct, table)
        shown = _without_tags(read)
        texts = (
            self._text(piece, shown, style, table)
            for piece in read.pieces
            if piece.element.tag == T and not shown[piece.start : piece.end].isspace()
        )
        shown_texts = tuple(text for text in texts if not on(text.run["vanish"]))
        return _Paragraph(read, shown, style, table, whole, shown_texts)

    def _text(self, piece: ParagraphPiece, shown: str, style: str, table: Properties) -> _Text:
        holder = piece.element.getparent()
        direct = properties(None if holder is None else holder.find(w("rPr")))
        run = self.sources.looks.whole(style, table, direct)
        return _Text(shown[piece.start : piece.end], piece.start, direct, run)


def _without_tags(read: ReadParagraph) -> str:
    pieces, end = [], 0
    for tag in (each.found for each in read.tags()):
        pieces += [read.text[end : tag.start], (_VALUE if tag.kind == "variable" else " ") * (tag.end - tag.start)]
        end = tag.end
    return "".join((*pieces, read.text[end:]))


def _may_have_marks(text: str) -> bool:
    """Whether ``text`` prints a value, or has punctuation of full width in East Asian fonts, as ``“`` is (UAX #11)."""
    return any(
        each == _VALUE or (unicodedata.category(each)[0] == "P" and unicodedata.east_asian_width(each) in "WFA")
        for each in text
    )
