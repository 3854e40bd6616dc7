"""The text of a Word template with its effective formatting."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from lxml import etree

from generator.ground.errors import TranslatedText
from generator.ground.words.vocabularies import phrase
from generator.office.reading.attribute_values import Properties, on, properties
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources, whole_properties
from generator.office.reading.table_styles import CellStyles
from generator.office.wordml.wordml_names import TBL, TC, T, w
from generator.templates.doubts.read_tags import ReadParagraph
from generator.templates.doubts.word_parts import parts_of
from generator.templates.word.reading.split_tag_joining import ParagraphPiece

VALUE = "\uffff"
"""Stands for each character of a tag that prints a value; no XML holds it."""

_COMMENTS = w("comments")  # are not printed


@dataclass(frozen=True, slots=True)
class FormattedText:
    """The text of one ``w:t``, which begins at ``start`` in the text of its paragraph.

    ``run`` are its effective properties, ``direct`` those of its own run.
    """

    text: str
    start: int
    direct: Properties
    run: Properties

    @property
    def may_have_marks(self) -> bool:
        """Whether it has full-width punctuation, or prints a value, which may have some."""
        return any(each == VALUE or _is_wide_mark(each) for each in self.text)


@dataclass(frozen=True, slots=True)
class FormattedParagraph:
    """A paragraph that is printed, with its texts that are not hidden.

    ``text`` is that of ``read`` with ``VALUE`` for the characters of tags that print, and blanks for those of other
    tags. ``whole`` are its effective properties, ``style`` is the id of its style, ``table`` are the properties of its
    table's style.
    """

    read: ReadParagraph
    text: str
    style: str
    table: Properties
    whole: Properties
    texts: tuple[FormattedText, ...]


class FormattedTemplate:
    """A Word template: its settings, and its paragraphs that are printed, part by part."""

    def __init__(self, data: bytes, name: str) -> None:
        """Reads the template ``data``; ``name`` is its file. Raises InputError where it is no Word document."""
        parts = DocxParts(data, name)
        self.file = name
        self.settings = properties(parts.related("settings"))
        """The document's settings, by name."""
        self.sources = FormattingSources.of(parts)
        self._cells = cache(partial(CellStyles, styles=self.sources.styles))
        printed = (part for part in parts_of(data, name) if part.in_runs and part.root.tag != _COMMENTS)
        self.paragraphs = tuple(self._paragraph(each) for part in printed for each in part.paragraphs)

    def style_name(self, style: str) -> TranslatedText:
        """The paragraph or character style with the id ``style``, as Word calls it."""
        styles = self.sources.styles
        if style == styles.of("paragraph", None):
            return phrase("doubt-normal")
        name = styles.name(style)
        return phrase("doubt-the-style", name=name)

    def set_by(self, name: str, text: FormattedText, paragraph: FormattedParagraph) -> TranslatedText:
        """The origin of the run property ``name`` of ``text``: the run, a style, or the document's defaults."""
        if name in text.direct:
            return phrase("doubt-by-hand")
        styles = self.sources.styles
        character = styles.of("character", text.direct.get("rStyle", {}).get("val"))
        for style in (*reversed(styles.chain(character)), *reversed(styles.chain(paragraph.style))):
            if style.find(f"{w('rPr')}/{w(name)}") is not None:
                return self.style_name(style.get(w("styleId"), ""))
        return phrase("doubt-table-style") if name in paragraph.table else phrase("doubt-defaults")

    def _paragraph(self, read: ReadParagraph) -> FormattedParagraph:
        direct = properties(read.element.find(w("pPr")))
        style = self.sources.styles.of("paragraph", direct.get("pStyle", {}).get("val"))
        table = self._table(read.element)
        whole, _ = whole_properties(self.sources, style, direct, table)
        shown = _without_tags(read)
        texts = (
            self._text(piece, shown, style, table)
            for piece in read.pieces
            if piece.element.tag == T and not shown[piece.start : piece.end].isspace()
        )
        return FormattedParagraph(read, shown, style, table, whole, tuple(filter(_is_shown, texts)))

    def _text(self, piece: ParagraphPiece, shown: str, style: str, table: Properties) -> FormattedText:
        holder = piece.element.getparent()
        direct = properties(None if holder is None else holder.find(w("rPr")))
        run = self.sources.looks.whole(style, table, direct)
        return FormattedText(shown[piece.start : piece.end], piece.start, direct, run)

    def _table(self, paragraph: etree._Element) -> Properties:
        """The properties of the style of the table around ``paragraph``; none outside of tables."""
        for cell in paragraph.iterancestors(TC):
            for table in cell.iterancestors(TBL):
                return self._cells(table).text(cell)
        return {}


def _without_tags(read: ReadParagraph) -> str:
    def pieces() -> Iterator[str]:
        end = 0
        for tag in (each.found for each in read.tags()):
            yield read.text[end : tag.start]
            yield (VALUE if tag.kind == "variable" else " ") * (tag.end - tag.start)
            end = tag.end
        yield read.text[end:]

    return "".join(pieces())


def _is_shown(text: FormattedText) -> bool:
    return not on(text.run["vanish"])


def _is_wide_mark(character: str) -> bool:
    """Whether it is punctuation that East Asian fonts have in full width, ``“`` and ``…`` among it (UAX #11)."""
    return unicodedata.category(character)[0] == "P" and unicodedata.east_asian_width(character) in "WFA"
