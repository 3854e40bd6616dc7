"""Describes a .docx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from generator.comparison.description.description_entry import Description, Entry
from generator.comparison.description.format_facts import YES, Facts
from generator.comparison.description.measure_words import bare, mm
from generator.comparison.description.opened_document import OpenedDocument
from generator.comparison.description.page_facts import BEGIN_ON_A_SIDE, page_facts
from generator.comparison.description.saving import Saving
from generator.comparison.description.story_reader import StoryReader
from generator.comparison.description.style_looks import StyleLooks
from generator.comparison.description.wording import in_row
from generator.ground.words import comparison as words
from generator.office.reading.attribute_values import attributes, on
from generator.office.reading.document import Section
from generator.office.reading.docx_reader import file_properties
from generator.office.reading.merged_properties import Properties
from generator.office.reading.section_reading import page_setups, section_elements
from generator.office.wordml.wordml_names import r, w


def describe(data: bytes, name: str) -> Description:
    """The description of the document in ``data``; ``name`` is its file's name in problems.

    Raises InputError where it is no Word document, is damaged, or is larger than any document may be.
    """
    return _Reader(OpenedDocument(data, name)).description()


class _Reader:
    """Reads one document."""

    def __init__(self, opened: OpenedDocument) -> None:
        self._opened = opened
        self._looks = StyleLooks(opened)
        self._saving = Saving()
        self._settings = opened.settings
        self._elements = section_elements(opened.body)
        self._setups = page_setups(self._elements)
        self._noted: set[str] = set()
        self._stories: dict[tuple[str, str], tuple[Entry, ...]] = {}

    def description(self) -> Description:
        """The whole description."""
        text = list(self._text())
        self._note_settings()
        settings = Entry(kind="settings", facts=self._settings_facts())
        styles = list(self._looks.entries({entry.style for entry in text if entry.kind == "paragraph"}))
        entries = ((settings,) if settings.facts else ()), styles, text
        saved = self._saving.facts(file_properties(self._opened.parts))
        return Description(saved, tuple(entry for group in entries for entry in group))

    def _text(self) -> Iterator[Entry]:
        story = StoryReader(self._opened, self._opened.root, self._opened.parts.main, self._looks, self._saving)
        names: dict[str, str] = {}
        for section, element, blocks in zip(self._setups, self._elements, self._divided(), strict=False):
            place = words.text("place-section", number=section.number + 1)
            facts = {name: value for name, value in page_facts(section, element).items() if value}
            yield Entry(kind="section", place=place, facts=facts)
            self._note_section(section, place)
            names = {**names, **self._named(element)}
            yield from self._headers(section, names)
            yield from self._without_empty_end(list(story.entries(blocks, section)), section, place)
        yield from story.ending()

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
        for element in self._opened.body:
            blocks.append(element)
            if any(each in self._elements for each in element.iter(w("sectPr"))) and element.tag != w("sectPr"):
                yield blocks
                blocks = []
        yield blocks

    def _named(self, section: etree._Element) -> dict[str, str]:
        """The header and footer parts of a section, by kind: ``header first``."""
        targets = self._opened.targets(self._opened.parts.main)
        found = {}
        for kind in ("header", "footer"):
            for each in section.iterfind(w(f"{kind}Reference")):
                target = targets.get(each.get(r("id"), ""))
                if target is not None:
                    found[f"{kind} {attributes(each).get('type', 'default')}"] = target.target
        return found

    def _headers(self, section: Section, names: dict[str, str]) -> Iterator[Entry]:
        """The headers and footers that the section shows and the one before it did not."""
        for kind in ("header", "footer"):
            for page in ("default", "first", "even"):
                shown = {
                    "default": True,
                    "first": section.title_page,
                    "even": on(self._settings.get("evenAndOddHeaders")),
                }
                if not shown[page]:
                    continue
                title = words.text(f"story-{kind}-{page}")
                entries = self._header(names.get(f"{kind} {page}"), section, title)
                before = self._stories.get((kind, page), ())
                self._stories[kind, page] = entries
                if entries == before:
                    continue
                yield Entry(kind="story", place=title, text=title)
                for entry in entries:
                    there = words.text("place-in-story", story=title, place=entry.place)
                    yield replace(entry, place=there, paragraph=None)

    def _header(self, part: str | None, section: Section, title: str) -> tuple[Entry, ...]:
        """The entries of a header or footer; none where nothing in it is visible."""
        root = None if part is None else self._opened.parts.tree(part)
        if part is None or root is None:
            return ()
        saving = Saving()
        story = StoryReader(self._opened, root, part, self._looks, saving)
        entries = tuple(story.entries(root, section, 1))
        if not any(entry.text.strip() or entry.kind != "paragraph" for entry in entries):
            return ()
        if part not in self._noted:
            self._noted.add(part)
            self._saving.add(saving, title)
        return entries

    def _note_section(self, section: Section, place: str) -> None:
        grid = f"{words.text(f'grid-{section.grid}')} {section.char_space}" if section.grid else ""
        self._saving.note("character-grid", "", place, grid)
        lower = mm(section.bottom) if section.begins in BEGIN_ON_A_SIDE else ""
        self._saving.note("lower-margin", "", place, lower)
        distances = words.text("distances", header=bare(section.header.mm), footer=mm(section.footer))
        self._saving.note("header-footer", "", place, distances)

    def _note_settings(self) -> None:
        fonts = self._opened.sources.theme.fonts
        theme = [f"{words.text(f'theme-font-{which}')} {fonts.get(f'{which}EastAsia')}" for which in ("major", "minor")]
        self._saving.note("theme-fonts", "", "", in_row(theme) if fonts.get("minorEastAsia") else "")
        self._saving.note("compatibility", "", "", _compatibility(self._opened.parts.related("settings")))

    def _settings_facts(self) -> Facts:
        given: Properties = self._settings
        facts = {
            "odd-and-even": YES if on(given.get("evenAndOddHeaders")) else "",
            "mirrored": YES if on(given.get("mirrorMargins")) else "",
            "tracking-on": YES if on(given.get("trackRevisions")) else "",
            "protection": given.get("documentProtection", {}).get("edit", ""),
        }
        return {name: value for name, value in facts.items() if value}


def _empty(entry: Entry) -> bool:
    """Whether it is an empty paragraph outside of tables."""
    alone = entry.kind == "paragraph" and entry.cell is None and entry.depth == 0
    return alone and not entry.text and not any(name.startswith("new-") for name in entry.facts)


def _compatibility(settings: etree._Element | None) -> str:
    for each in () if settings is None else settings.iter(w("compatSetting")):
        given = attributes(each)
        if given.get("name") == "compatibilityMode":
            return given.get("val", "")
    return ""
