"""Paragraphs of a ``w:p``: one, or several where there are page breaks in its text."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from generator.ground.errors import Span
from generator.ground.length import NOTHING, Length, Pt
from generator.office.reading import effective_formatting as formatting
from generator.office.reading.attribute_values import Properties, on, over, properties
from generator.office.reading.document import Drawing, Paragraph, Run, Section
from generator.office.reading.docx_parts import DocumentTheme, DocxParts, StyleSheet, read_theme
from generator.office.reading.drawing_reading import drawn
from generator.office.reading.effective_formatting import EffectiveFormatting, frozen
from generator.office.reading.list_numbering import ListNumbering
from generator.office.reading.paragraph_content import Content, RunText, in_unicode
from generator.office.wordml.wordml_names import w

_QUOTED = 40
_CHARACTER_GRIDS = ("linesAndChars", "snapToChars")
_PER_POINT = 4096  # the unit of w:charSpace
_NO_LIST = ("", "0")


@dataclass(frozen=True)
class FormattingSources:
    """The document's styles, theme and lists, on which its paragraphs depend; many a document has no list."""

    parts: DocxParts
    styles: StyleSheet
    theme: DocumentTheme
    looks: EffectiveFormatting

    @cached_property
    def numbering(self) -> ListNumbering:
        """Its lists."""
        return ListNumbering(self.parts.related("numbering"))

    @classmethod
    def of(cls, parts: DocxParts) -> FormattingSources:
        """Those of the document in ``parts``; what is missing there is empty."""
        styles, theme = StyleSheet(parts.related("styles")), read_theme(parts.related("theme"))
        return cls(parts, styles, theme, EffectiveFormatting(styles, theme))


@dataclass(frozen=True, slots=True)
class ParagraphContext:
    """The context of a paragraph: its section, text properties of its table's style, whether it is in a frame."""

    section: Section
    table: Properties
    frame: bool


@dataclass(slots=True)
class _Part:
    """The content between two page breaks."""

    runs: list[Run] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        return not self.drawings and not any(run.text.strip() or run.field for run in self.runs)


ListPlace = tuple[str, int]
"""The id of a paragraph's list, and its level in the list."""


def whole_properties(
    sources: FormattingSources, style: str, direct: Properties, table: Properties
) -> tuple[Properties, ListPlace | None]:
    """All effective properties of a paragraph (ECMA-376 part 1, 17.7.2), and its list, or None.

    ``style`` is the id of its style, ``direct`` are its own properties, ``table`` those of its table's style.
    """
    styled = sources.styles.paragraph(style)
    own = over(styled, direct)
    number = own.get("numPr/numId", {}).get("val", "")
    whole = over(sources.styles.default_paragraph, table)
    if number in _NO_LIST:
        return over(over(whole, styled), direct), None
    level = sources.numbering.level_of(number, own.get("numPr/ilvl", {}).get("val"), style)
    indents = sources.numbering.indents(number, level)
    lower, upper = (styled, indents) if "numPr/numId" in direct else (indents, styled)
    return over(over(over(whole, lower), upper), direct), (number, level)


class ParagraphReader:
    """Reads the paragraphs of one story."""

    def __init__(self, sources: FormattingSources) -> None:
        self._from = sources
        self._whole: dict[Hashable, tuple[Properties, ListPlace | None]] = {}
        self._templates: dict[Hashable, Paragraph] = {}

    def paragraphs(
        self, element: etree._Element, pieces: Iterable[Content], place: Span, setting: ParagraphContext
    ) -> Iterator[Paragraph]:
        """The paragraphs of ``element`` with the content ``pieces``."""
        given = element.find(w("pPr"))
        direct = properties(given)
        style = self._from.styles.of("paragraph", direct.get("pStyle", {}).get("val"))
        look = (style, frozen(direct), frozen(setting.table))
        if (known := self._whole.get(look)) is None:  # a document has many paragraphs with few different looks
            known = self._whole[look] = whole_properties(self._from, style, direct, setting.table)
        whole, listed = known
        label = "" if listed is None else self._from.numbering.label(*listed)
        is_written = listed is None or self._from.numbering.is_written(*listed)
        mark = self._from.looks.run(style, setting.table, properties(None if given is None else given.find(w("rPr"))))
        parts, hidden = self._parts(pieces, style, setting)
        before_break = len(parts) > 1 and parts[-1].blank
        after_break = len(parts) > 1 + before_break and parts[0].blank
        shown = parts[after_break : len(parts) - before_break] or [_Part()]
        size = next((run.size for run in shown[0].runs), mark.size)
        key = (look, mark.size, size, setting.section.number, setting.frame)
        if (template := self._templates.get(key)) is None:
            template = self._templates[key] = self._template(whole, mark.size, size, setting)
        for number, part in enumerate(shown):
            text = "".join(run.text for run in part.runs).strip()
            yield replace(
                template,
                place=replace(place, source=text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"),
                style=self._from.styles.name(style),
                runs=tuple(part.runs),
                drawings=tuple(part.drawings),
                hidden=hidden if number == 0 else (),
                numbering=label if number == 0 else "",
                numbered=is_written,
                starts_page=template.starts_page or after_break or number > 0,
                ends_page=before_break or number < len(shown) - 1,
            )

    def _parts(
        self, pieces: Iterable[Content], style: str, setting: ParagraphContext
    ) -> tuple[list[_Part], tuple[str, ...]]:
        """The content between page breaks, and the hidden text."""
        parts = [_Part()]
        hidden = [""]
        for piece in pieces:
            if isinstance(piece, RunText):
                look = self._from.looks.run(style, setting.table, properties(piece.properties))
                if look.hidden:
                    hidden[-1] += piece.text
                    continue
                runs, run = parts[-1].runs, run_of(look, piece)
                if runs and replace(runs[-1], text=run.text) == run:
                    run = replace(run, text=runs.pop().text + run.text)
                runs.append(run)
            elif piece == "page":
                parts.append(_Part())
            elif not isinstance(piece, str):
                parts[-1].drawings.extend(drawn(piece, setting.section, self._from.theme))
            hidden.append("")
        return parts, tuple(filter(None, hidden))

    def _template(
        self, whole: Properties, mark_size: Length, character: Length, setting: ParagraphContext
    ) -> Paragraph:
        """The paragraph's formatting, without content."""
        section = setting.section
        snaps = on(whole.get("snapToGrid"), True)
        if snaps and section.grid in _CHARACTER_GRIDS:
            character += Pt(section.char_space / _PER_POINT)
        indents = formatting.indents(whole, character)
        spacing = formatting.spacing(whole, section.pitch if section.grid else NOTHING)
        return Paragraph(
            place=Span(""),
            section=section.number,
            runs=(),
            align=formatting.align(whole),
            left=indents.left,
            right=indents.right,
            first_line=indents.first_line,
            first_line_chars=indents.chars,
            before=spacing.before,
            after=spacing.after,
            line=spacing.line,
            line_rule=spacing.rule,
            snap_to_grid=snaps,
            keep_next=on(whole.get("keepNext")),
            kinsoku=on(whole.get("kinsoku"), True),
            breaks_words=not on(whole.get("wordWrap"), True),
            borders=formatting.borders(whole),
            tabs=formatting.tab_stops(whole),
            starts_page=on(whole.get("pageBreakBefore")),
            frame=setting.frame or "framePr" in whole,
            mark_size=mark_size,
        )


def run_of(look: Run, piece: RunText) -> Run:
    """The run that ``piece`` is in its ``look``, with the characters of a symbol font as those that they show."""
    latin = piece.font or look.latin
    text = in_unicode(piece.text, latin)
    return replace(look, text=text, field=piece.field, changed=piece.changed, formula=piece.formula, latin=latin)
