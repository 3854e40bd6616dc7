"""The styles of a source under names of their own, on its own defaults and theme, independent of the target's."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from generator.office.package.xml_parsing import whole
from generator.office.reading.docx_parts import read_theme
from generator.office.wordml.schema_order import get_or_add, insert_in_order, paragraph_properties
from generator.office.wordml.wordml_names import TBL, P, a, w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.document_styles import Key, default_id, name_of, with_bases
from generator.templates.word.embedding.source_document import SourceDocument
from generator.templates.word.embedding.styles import SourceStyles

_VALUE, _ID = w("val"), w("styleId")
_SPREAD = ("spacing", "ind", "jc")
_WORD_SIZE = "20"  # half-points; Word's default
_WORD_2013 = 15
_AFTER_INDENT = "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"  # 17.4.59
_SLOTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
_FALLBACKS = {**dict.fromkeys(_SLOTS, "Times New Roman"), "eastAsia": "宋体"}
_COLOURS = tuple(map(w, ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")))


class ApartStyles(SourceStyles):
    """The styles of ``source`` as copies in ``target``, whose names have the source's number."""

    def __init__(self, source: SourceDocument, of_style: Callable[[str], str], target: Assembly) -> None:
        root = source.tree("styles")
        super().__init__(source, of_style, target)
        self._number = source.number
        self._older = _mode(source) < _WORD_2013
        self._theme = read_theme(source.tree("theme"))
        lists = source.tree("numbering")
        if lists is not None:
            self._settle_theme(lists)
        self._root = target.root_of("styles")
        self._defaults = None if root is None else root.find(w("docDefaults"))
        self._base = self._copy_defaults()

    def settle(self, story: etree._Element) -> None:
        """Sets all paragraphs, runs and tables of ``story`` in the copied styles, with explicit fonts and colours."""
        self._settle_theme(story)
        for table in story.iter(TBL):
            self._spread(table)
            if self._older:
                self._move_out(table)
        super().settle(story)
        default = self.take("paragraph", default_id(self._styles, "paragraph")) or self._base
        for paragraph in story.iter(P):
            properties = paragraph_properties(paragraph)
            if properties.find(w("pStyle")) is None:
                insert_in_order(properties, etree.Element(w("pStyle"), {_VALUE: default}))
        style = self.take("table", default_id(self._styles, "table"))
        for table in story.iter(TBL):
            found = table.find(w("tblPr"))
            if style is not None and found is not None and found.find(w("tblStyle")) is None:
                found.insert(0, etree.Element(w("tblStyle"), {_VALUE: style}))

    def _place(self, key: Key, found: etree._Element) -> None:
        copy = self._copy(key, found, self._root, f"Inset{self._number}{key[1]}")
        name = copy.find(w("name"))
        if key[0] == "paragraph" and copy.find(w("basedOn")) is None and name is not None:
            name.addnext(etree.Element(w("basedOn"), {_VALUE: self._base}))

    def _adapt(self, copy: etree._Element) -> None:
        copy.set(w("customStyle"), "1")
        name = copy.find(w("name"))
        if name is not None:
            name.set(_VALUE, f"附件文件{self._number} {name_of(copy)}")
        for alias in copy.findall(w("aliases")):
            copy.remove(alias)
        self._settle_theme(copy)

    def _copy_defaults(self) -> str:
        """Copies the source's defaults for all paragraphs as a style, since the target has other defaults."""
        identifier = f"Inset{self._number}Defaults"
        attributes = {w("type"): "paragraph", w("customStyle"): "1", _ID: identifier}
        style = etree.SubElement(self._root, w("style"), attributes)
        etree.SubElement(style, w("name"), {_VALUE: f"附件文件{self._number} 默认"})
        for part, name in (("pPrDefault", "pPr"), ("rPrDefault", "rPr")):
            found = None if self._defaults is None else self._defaults.find(f"{w(part)}/{w(name)}")
            style.append(etree.Element(w(name)) if found is None else deepcopy(found))
        run = style[-1]
        fonts = run.find(w("rFonts"))
        if fonts is None:
            fonts = etree.Element(w("rFonts"))
            run.insert(0, fonts)
        self._settle_theme(style)
        for slot, font in _FALLBACKS.items():
            if fonts.get(w(slot)) is None:
                fonts.set(w(slot), font)
        if run.find(w("sz")) is None:
            for size in ("sz", "szCs"):
                insert_in_order(run, etree.Element(w(size), {_VALUE: _WORD_SIZE}))
        return identifier

    # Tables: programs lay out those of a document's own compatibility mode and defaults otherwise.

    def _move_out(self, table: etree._Element) -> None:
        """Moves the table's edge out so that the text of its first column is at the margin.

        Files for programs before Word 2013 are laid out so; the target is for Word 2013 ([MS-DOCX], compatibilityMode).
        """
        properties = table.find(w("tblPr"))
        if properties is None or properties.find(w("tblpPr")) is not None:
            return
        aligned = properties.find(w("jc"))
        if aligned is not None and aligned.get(_VALUE) not in ("left", "start"):
            return
        indent = properties.find(w("tblInd"))
        if indent is None:
            indent = etree.Element(w("tblInd"), {w("w"): "0", w("type"): "dxa"})
            later = {w(name) for name in _AFTER_INDENT.split()}
            place = next((i for i, each in enumerate(properties) if each.tag in later), len(properties))
            properties.insert(place, indent)
        if indent.get(w("type"), "dxa") == "dxa":
            indent.set(w("w"), str(whole(indent.get(w("w"))) - self._padding(properties)))

    def _padding(self, properties: etree._Element) -> int:
        """The left padding of a table's cells, in twips."""
        names = (_value(properties.find(w("tblStyle"))), default_id(self._styles, "table"))
        chain = [style for name in names for style in with_bases(self._styles, "table", name)]
        for holder in (properties, *(found for style in chain if (found := style.find(w("tblPr"))) is not None)):
            left = holder.find(f"{w('tblCellMar')}/{w('left')}")
            if left is not None:
                return whole(left.get(w("w")))
        return 0

    def _spread(self, table: etree._Element) -> None:
        """Gives the paragraphs of ``table`` the paragraph properties of its style.

        A table's style takes precedence over the defaults of a document but not over the style of a paragraph; here the
        source's defaults are such a style.
        """
        style = self._merged("table", _value(table.find(f"{w('tblPr')}/{w('tblStyle')}")))
        for paragraph in table.iter(P) if style else ():
            if next(paragraph.iterancestors(TBL)) is table:
                self._give(paragraph, style)

    def _give(self, paragraph: etree._Element, style: dict[str, dict[str, str]]) -> None:
        properties = paragraph_properties(paragraph)
        reference = properties.find(w("pStyle"))
        inherited = self._merged(
            "paragraph", default_id(self._styles, "paragraph") if reference is None else _value(reference)
        )
        for name, attributes in style.items():
            direct = properties.find(w(name))
            known = {*inherited.get(name, {}), *(() if direct is None else direct.attrib)}
            for key, value in attributes.items():
                if key not in known:
                    get_or_add(properties, name).set(key, value)

    def _merged(self, kind: str, identifier: str) -> dict[str, dict[str, str]]:
        """The paragraph properties of the style and its bases, attribute by attribute."""
        merged: dict[str, dict[str, str]] = {}
        for style in with_bases(self._styles, kind, identifier):
            for name in _SPREAD:
                element = style.find(f"{w('pPr')}/{w(name)}")
                if element is not None:
                    attributes = {str(key): str(value) for key, value in element.attrib.items()}
                    merged[name] = {**attributes, **merged.get(name, {})}
        return merged

    # The theme's fonts and colours (ECMA-376 part 1, 17.3.2.26 and 20.1.6.9) become explicit ones.

    def _settle_theme(self, story: etree._Element) -> None:
        for fonts in story.iter(w("rFonts")):
            for slot, themed in _SLOTS.items():
                named = fonts.get(w(themed))
                if named is not None:
                    del fonts.attrib[w(themed)]
                    fonts.set(w(slot), self._theme.fonts.get(named) or _FALLBACKS[slot])
        for element in story.iter(etree.Element):
            for name in _COLOURS:
                element.attrib.pop(name, "")
        for colour in list(story.iter(a("schemeClr"))):
            value = self._theme.color(colour.get("val", ""))
            if value is not None:
                colour.tag = a("srgbClr")
                colour.set("val", value)


def _mode(source: SourceDocument) -> int:
    """The version of Word that ``source`` is made for (``compatibilityMode``); 12 where it does not say."""
    settings = source.tree("settings")
    every = () if settings is None else settings.iter(w("compatSetting"))
    modes = (each.get(w("val"), "") for each in every if each.get(w("name")) == "compatibilityMode")
    return next((mode for mode in map(whole, modes) if mode > 0), 12)


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(_VALUE, "")
