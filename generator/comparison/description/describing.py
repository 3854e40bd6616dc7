"""Description of a .docx: read from its text, section by section and table by table, and written line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

from lxml import etree

from generator.comparison.description import paragraph_entries, paragraph_facts, wording
from generator.comparison.description.description_entry import YES, Description, Entry, Facts, sentence_of
from generator.comparison.description.opened_document import OpenedDocument
from generator.comparison.description.saved_by import LIBREOFFICE, Saving
from generator.comparison.description.table_facts import (
    cell_facts,
    column_widths,
    edges_of,
    left_indent,
    row_facts,
    spans_of,
    table_facts,
)
from generator.comparison.description.wording import CLOSE, OPEN, bare, in_row, in_sentence, known_word, mm
from generator.ground.length import Length
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading.attribute_values import Properties, attributes, integer, on, properties
from generator.office.reading.document import Section
from generator.office.reading.docx_reader import file_properties, header_parts, page_setups, section_elements
from generator.office.reading.effective_formatting import CellStyles, borders
from generator.office.reading.paragraph_content import text_boxes
from generator.office.reading.story import block_elements, cells_of, rows_of, table_of
from generator.office.wordml.main_document import Places, body_of
from generator.office.wordml.wordml_names import TBL, P, w


def describe(data: bytes, name: str) -> Description:
    """The description of the document in ``data``; ``name`` is its file's name in problems.

    Raises InputError where it is no Word document, is damaged, or is larger than any document may be.
    """
    return _Reader(OpenedDocument(data, name)).description()


class _Reader:
    """Reads one document."""

    def __init__(self, opened: OpenedDocument) -> None:
        self._opened = opened
        self._saving = Saving()
        self._body = body_of(opened.parts.document)
        self._elements = section_elements(self._body)
        self._setups = page_setups(self._elements)
        self._noted: set[str] = set()
        self._stories: dict[tuple[str, str], tuple[Entry, ...]] = {}

    def description(self) -> Description:
        """The whole description."""
        text = list(self._text())
        self._note_settings()
        settings = _set(_settings_facts(self._opened.settings))
        entries = [Entry(kind="settings", facts=settings)] if settings else []
        entries += self._opened.styles({entry.style for entry in text if entry.kind == "paragraph"})
        return Description(self._saving.facts(file_properties(self._opened.parts)), (*entries, *text))

    def _text(self) -> Iterator[Entry]:
        story = _StoryReader(self._opened, self._opened.parts.document, self._opened.parts.main, self._saving)
        names: dict[tuple[str, str], str] = {}
        for section, element, blocks in zip(self._setups, self._elements, self._divided(), strict=False):
            place = text("place-section", number=section.number + 1)
            yield Entry(kind="section", place=place, facts=_set(_page_facts(section, element)))
            self._note_section(section, place)
            names |= header_parts(element, self._opened.parts)
            yield from self._headers(section, names)
            yield from self._without_empty_end(list(story.entries(blocks, section, 0, {})), section, place)
        yield from story.paragraphs.ending()

    def _without_empty_end(self, entries: list[Entry], section: Section, place: str) -> list[Entry]:
        """``entries`` without the empty paragraphs that end a section; LibreOffice drops one of them at each save."""
        last = len(entries)
        while last and section.number < len(self._setups) - 1 and _empty(entries[last - 1]):
            last -= 1
        count = len(entries) - last
        self._saving.note("section-ends", "", place, str(count) if count > 1 else "")
        return entries[:last]

    def _divided(self) -> Iterator[list[etree._Element]]:
        """The blocks of the body, by section."""
        blocks: list[etree._Element] = []
        for element in block_elements(self._body, deleted=True):
            blocks.append(element)
            if any(each in self._elements for each in element.iter(w("sectPr"))):
                yield blocks
                blocks = []
        yield blocks

    def _headers(self, section: Section, names: Mapping[tuple[str, str], str]) -> Iterator[Entry]:
        """The headers and footers that the section shows and the one before it did not."""
        even = on(self._opened.settings.get("evenAndOddHeaders"))
        shown = {"default": True, "first": section.title_page, "even": even}
        for kind, page in product(("header", "footer"), (page for page, is_so in shown.items() if is_so)):
            title = text(f"story-{kind}-{page}")
            entries = self._header(names.get((kind, page), ""), section, title)
            before = self._stories.get((kind, page), ())
            self._stories[kind, page] = entries
            if entries == before:
                continue
            yield Entry(kind="story", place=title, text=title)
            for entry in entries:
                there = text("place-in-story", story=title, place=entry.place)
                yield replace(entry, place=there, paragraph=None)

    def _header(self, part: str, section: Section, title: str) -> tuple[Entry, ...]:
        """The entries of a header or footer; none where nothing in it is visible."""
        root = self._opened.parts.tree(part)
        if root is None:
            return ()
        saving = Saving()
        story = _StoryReader(self._opened, root, part, saving)
        entries = tuple(story.entries(root, section, 1, {}))
        if not any(entry.text.strip() or entry.kind != "paragraph" for entry in entries):
            return ()
        if part not in self._noted:
            self._noted.add(part)
            self._saving.add(saving, title)
        return entries

    def _note_section(self, section: Section, place: str) -> None:
        grid = f"{text(f'grid-{section.grid}')} {section.char_space}" if section.grid else ""
        self._saving.note("character-grid", "", place, grid)
        lower = mm(section.bottom) if section.begins in _BEGIN_ON_A_SIDE else ""
        self._saving.note("lower-margin", "", place, lower)
        distances = text("distances", header=bare(section.header.mm), footer=mm(section.footer))
        self._saving.note("header-footer", "", place, distances)

    def _note_settings(self) -> None:
        fonts = self._opened.sources.theme.fonts
        theme = [f"{text(f'theme-font-{which}')} {fonts.get(f'{which}EastAsia')}" for which in ("major", "minor")]
        self._saving.note("theme-fonts", "", "", in_row(theme) if fonts.get("minorEastAsia") else "")
        root = self._opened.parts.related("settings")
        given = map(attributes, () if root is None else root.iter(w("compatSetting")))
        modes = (each.get("val", "") for each in given if each.get("name") == "compatibilityMode")
        self._saving.note("compatibility", "", "", next(modes, ""))


def _settings_facts(given: Properties) -> Facts:
    return {
        "odd-and-even": YES if on(given.get("evenAndOddHeaders")) else "",
        "mirrored": YES if on(given.get("mirrorMargins")) else "",
        "tracking-on": YES if on(given.get("trackRevisions")) else "",
        "protection": given.get("documentProtection", {}).get("edit", ""),
    }


def _empty(entry: Entry) -> bool:
    """Whether it is an empty paragraph outside of tables."""
    alone = entry.kind == "paragraph" and entry.cell is None and entry.depth == 0
    return alone and not entry.text and not any(name.startswith("new-") for name in entry.facts)


# A description as lines of text, one thing a line.


_HEADED = ("settings", "section", "table", "row", "box")


def lines(description: Description) -> Iterator[str]:
    """The lines of ``description``."""
    topics = [text("named", name=text(f"saved-{topic}"), value=value) for topic, value in description.saved.items()]
    if description.saved["program"].startswith(LIBREOFFICE):
        topics.insert(1, text("libreoffice-drops"))
    yield in_sentence(topics)
    yield from map(_line, description.entries)


def _line(entry: Entry) -> str:
    facts = sentence_of(entry.facts)
    if entry.kind == "style":
        return text("line-style", name=entry.text, facts=facts)
    if entry.kind == "story":
        return text("line-story", name=entry.text)
    indent = "  " * entry.depth
    cell = "" if entry.cell is None else f"| {OPEN}{sentence_of(entry.cell)}{CLOSE}" if entry.cell else "| "
    if entry.kind in _HEADED:
        head = text(f"line-{entry.kind}")
        return f"{indent}{cell}{head}{text('colon') if facts else ''}{facts}"
    return f"{indent}{cell}{f'{OPEN}{facts}{CLOSE}' if facts else ''}{entry.text}"


# The page set-up of a section, as facts.


_SHEETS = {(210, 297): "A4", (297, 420): "A3", (148, 210): "A5", (182, 257): "B5", (216, 279): "Letter"}
_BEGINS = ("nextPage", "continuous", "evenPage", "oddPage", "nextColumn")
_BEGIN_ON_A_SIDE = ("evenPage", "oddPage")
"""How sections begin whose bottom margin LibreOffice 25.2 makes smaller where there is a footer."""

_NO_FORMAT = ("", "decimal")


def _page_facts(section: Section, element: etree._Element) -> Facts:
    """The set-up of ``section``; ``element`` is its ``w:sectPr``. What LibreOffice changes is on the first line."""
    given = properties(element)
    middle = given.get("vAlign", {}).get("val", "top")
    restarts = section.restarts_at
    return {
        "begins": text(f"begins-{section.begins}") if section.number and section.begins in _BEGINS else "",
        "sheet": _sheet(section),
        "top": wording.mm(section.top),
        "bottom": "" if section.begins in _BEGIN_ON_A_SIDE else wording.mm(section.bottom),
        "left-margin": wording.mm(section.left),
        "right-margin": wording.mm(section.right),
        "gutter": wording.mm(section.gutter) if section.gutter else "",
        "columns": _columns(element),
        "pitch": wording.pt(section.pitch) if section.grid else "",
        "title-page": YES if section.title_page else "",
        "first-number": "" if restarts is None else str(restarts),
        "number-format": "" if section.number_format in _NO_FORMAT else section.number_format,
        "vertical-middle": "" if middle == "top" else known_word("vertical", middle),
        "direction": given.get("textDirection", {}).get("val", "lrTb").removeprefix("lrTb"),
        "borders": paragraph_facts.border_text(borders(properties(element.find(w("pgBorders"))), "")),
        "line-numbers": given.get("lnNumType", {}).get("countBy", ""),
    }


def _sheet(section: Section) -> str:
    sides = sorted(round(side.mm) for side in (section.width, section.height))
    measured = f"{wording.bare(section.width.mm)} × {wording.mm(section.height)}"
    name = _SHEETS.get((sides[0], sides[1]), measured)
    return f"{name} {text('landscape' if section.width > section.height else 'portrait')}"


def _columns(element: etree._Element) -> str:
    columns = element.find(w("cols"))
    count = integer(attributes(columns).get("num")) or 1
    if count < 2:
        return ""
    space = Length((integer(attributes(columns).get("space")) or 0) / 20)
    return text("columns", count=count, space=wording.mm(space))


# A story (the text, a header, a footer) is read entry by entry.


class _StoryReader:
    """Reads one story from beginning to end, once."""

    def __init__(self, opened: OpenedDocument, root: etree._Element, part: str, saving: Saving) -> None:
        self._styles = opened.sources.styles
        self._saving = saving
        self._places = Places(root, "", part)
        self.paragraphs = paragraph_entries.ParagraphDescriber(opened, part, saving)

    def entries(
        self, container: Iterable[etree._Element], section: Section, depth: int, table: Properties
    ) -> Iterator[Entry]:
        """The entries of ``container``, in ``section``; ``table`` are the properties for text of the table around."""
        for element in block_elements(container, deleted=True):
            if element.tag == TBL:
                yield from self._table(element, section, depth)
                continue
            span = self._places.span(element, "")
            place = text("place-paragraph", number=span.paragraph)
            if span.cell is not None:
                place = text("place-cell", table=span.table, row=span.row, cell=span.cell)
            for entry in self.paragraphs.entries(element, table, section, place):
                yield replace(entry, depth=depth, paragraph=span.paragraph)
            for box in text_boxes(element):
                yield Entry(kind="box", place=place, depth=depth + 1)
                for entry in self.entries(box, section, depth + 1, {}):
                    yield replace(entry, place=text("place-box", place=place), paragraph=None)

    def _table(self, element: etree._Element, section: Section, depth: int) -> Iterator[Entry]:
        first = next(element.iter(P), None)
        if first is None:
            return
        place = text("place-table", number=self._places.span(first, "").table)
        table = table_of(element, self._places.of(element), self._styles, section, lambda _: (), deleted=True)
        self._saving.note("column-widths", place, place, column_widths(element))
        self._saving.note("padding", "", place, wording.bare(table.padding.mm, 2))
        self._saving.note("table-indents", "", place, left_indent(element))
        columns = max((sum(cell.span for cell in row.cells) for row in table.rows), default=0)
        (usual, others), by_style = edges_of(table.rows), CellStyles(element, self._styles)
        yield Entry(kind="table", place=place, facts=_set(table_facts(table, element, usual)), depth=depth)
        for number, (row, row_element) in enumerate(zip(table.rows, rows_of(element, deleted=True), strict=True)):
            row_place = text("place-row", table=place, number=number + 1)
            spans = spans_of(row, columns)
            yield Entry(kind="row", place=row_place, facts=_set(row_facts(row, row_element)), depth=depth)
            for index, (cell, inside) in enumerate(zip(row.cells, cells_of(row_element), strict=True)):
                own = others.get((number, index), {})
                facts = cell_facts(replace(cell, span=spans[index]), inside, by_style.look(inside), own)
                entries = self.entries(inside, section, depth + 1, by_style.text(inside))
                yield from (replace(first, cell=facts) for first in islice(entries, 1))
                yield from entries


def _set(facts: Mapping[str, str]) -> Facts:
    return {name: value for name, value in facts.items() if value}
