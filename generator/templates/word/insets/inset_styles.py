"""The styles of a file that is set in: copied under other names, based on the file's own defaults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from generator.office.package.xml_parsing import whole
from generator.office.wordml.schema_order import get_or_add, insert_in_order, paragraph_properties, set_or_remove
from generator.office.wordml.wordml_names import TBL, P, w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.document_styles import (
    STYLE_REFERENCES,
    is_default,
    kind_of,
    name_of,
    related_styles,
    unused_id,
)
from generator.templates.word.insets.inset_file import InsetFile
from generator.templates.word.insets.inset_theme import InsetTheme, complete_fonts

_VALUE, _ID = w("val"), w("styleId")

_SPREAD = ("spacing", "ind", "jc")
_WORD_SIZE = "20"  # half-points; Word's default
_MOST_BASES = 20
_WORD_2013 = 15


class InsetStyles:
    """Copies the styles of the file ``number`` into ``target``; ``take_list`` copies a list."""

    def __init__(
        self,
        source: InsetFile,
        target: Assembly,
        number: int,
        theme: InsetTheme,
        take_list: Callable[[str], str | None],
    ) -> None:
        self._source = source.styles
        self._older = source.mode < _WORD_2013
        self._number = number
        self._theme = theme
        self._take_list = take_list
        self._by_key = {(kind_of(each), each.get(_ID, "")): each for each in self._source.iter(w("style"))}
        name = target.related(target.main, "styles")
        if name is None:
            raise KeyError("styles")
        self._root = target.tree(name)
        self.copied: dict[tuple[str, str], str] = {}
        self._defaults = self._copy_defaults()

    def take(self, kind: str, identifier: str) -> str | None:
        """The id in the document of the file's style; None where the file has no such style."""
        key = (kind, identifier)
        found = self._by_key.get(key)
        if found is None:
            return None
        if key not in self.copied:
            self._copy(key, found)
        return self.copied[key]

    def settle(self, story: etree._Element) -> None:
        """Set all paragraphs, runs and tables of ``story`` in the copied styles."""
        for table in story.iter(TBL):
            self._spread(table)
            if self._older:
                self._move_out(table)
        for reference in list(story.iter(*STYLE_REFERENCES)):
            set_or_remove(reference, self.take(STYLE_REFERENCES[str(reference.tag)], reference.get(_VALUE, "")))
        default = self.take("paragraph", self._default("paragraph")) or self._defaults
        for paragraph in story.iter(P):
            properties = paragraph_properties(paragraph)
            if properties.find(w("pStyle")) is None:
                insert_in_order(properties, etree.Element(w("pStyle"), {_VALUE: default}))
        self._settle_tables(story)

    def size(self) -> float:
        """The size in points of the type in its default paragraphs."""
        default = self._by_key.get(("paragraph", self._default("paragraph")))
        for holder in (default, self._source.find(f"{w('docDefaults')}/{w('rPrDefault')}")):
            size = None if holder is None else holder.find(f"{w('rPr')}/{w('sz')}")
            if size is not None and whole(size.get(_VALUE)) > 0:
                return whole(size.get(_VALUE)) / 2
        return whole(_WORD_SIZE) / 2

    def _settle_tables(self, story: etree._Element) -> None:
        style = self.take("table", self._default("table"))
        for table in story.iter(TBL):
            properties = table.find(w("tblPr"))
            if style is not None and properties is not None and properties.find(w("tblStyle")) is None:
                properties.insert(0, etree.Element(w("tblStyle"), {_VALUE: style}))

    def _move_out(self, table: etree._Element) -> None:
        """Move the table's edge out so that the text of its first column is at the margin.

        Files for programs before Word 2013 are laid out so; the document is for Word 2013 ([MS-DOCX],
        compatibilityMode).
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
            _put_indent(properties, indent)
        if indent.get(w("type"), "dxa") == "dxa":
            indent.set(w("w"), str(whole(indent.get(w("w"))) - self._padding(properties)))

    def _padding(self, properties: etree._Element) -> int:
        """The left padding of a table's cells, in twips."""
        reference = properties.find(w("tblStyle"))
        names = (_value(reference), self._default("table"))
        chain = [style for name in names for style in self._chain("table", name)]
        for holder in (properties, *(found for style in chain if (found := style.find(w("tblPr"))) is not None)):
            left = holder.find(f"{w('tblCellMar')}/{w('left')}")
            if left is not None:
                return whole(left.get(w("w")))
        return 0

    def _default(self, kind: str) -> str:
        """The id of the file's default style of that ``kind``; empty where there is none."""
        return next((key[1] for key, each in self._by_key.items() if key[0] == kind and is_default(each)), "")

    def _copy_defaults(self) -> str:
        """Copy the file's defaults for all paragraphs as a style, since the document has other defaults."""
        identifier = f"Inset{self._number}Defaults"
        style = etree.SubElement(
            self._root, w("style"), {w("type"): "paragraph", w("customStyle"): "1", _ID: identifier}
        )
        etree.SubElement(style, w("name"), {_VALUE: f"附件文件{self._number} 默认"})
        defaults = self._source.find(w("docDefaults"))
        for part, name in (("pPrDefault", "pPr"), ("rPrDefault", "rPr")):
            found = None if defaults is None else defaults.find(f"{w(part)}/{w(name)}")
            style.append(etree.Element(w(name)) if found is None else deepcopy(found))
        run = style[-1]
        fonts = run.find(w("rFonts"))
        if fonts is None:
            fonts = etree.Element(w("rFonts"))
            run.insert(0, fonts)
        self._theme.settle(style)
        complete_fonts(fonts)
        if run.find(w("sz")) is None:
            _put_sizes(run)
        return identifier

    def _copy(self, key: tuple[str, str], found: etree._Element) -> None:
        kind, identifier = key
        copy = deepcopy(found)
        new = self.copied[key] = unused_id(self._root, f"Inset{self._number}{identifier}")
        copy.set(_ID, new)
        copy.set(w("customStyle"), "1")
        copy.attrib.pop(w("default"), "")
        name = copy.find(w("name"))
        if name is not None:
            name.set(_VALUE, f"附件文件{self._number} {name_of(found)}")
        for alias in copy.findall(w("aliases")):
            copy.remove(alias)
        self._root.append(copy)
        self._theme.settle(copy)
        for reference, of in related_styles(copy):
            set_or_remove(reference, self.take(of, reference.get(_VALUE, "")))
        if kind == "paragraph" and copy.find(w("basedOn")) is None and name is not None:
            name.addnext(etree.Element(w("basedOn"), {_VALUE: self._defaults}))
        for reference in list(copy.iter(w("numId"))):
            set_or_remove(reference, self._take_list(reference.get(_VALUE, "")))

    def _spread(self, table: etree._Element) -> None:
        """Give the paragraphs of ``table`` the paragraph properties of its style.

        A table's style takes precedence over the defaults of a document but not over the style of a paragraph; here the
        file's defaults are such a style.
        """
        style = self._merged("table", _value(table.find(f"{w('tblPr')}/{w('tblStyle')}")))
        if not style:
            return
        for paragraph in table.iter(P):
            if next(paragraph.iterancestors(TBL)) is table:
                self._give(paragraph, style)

    def _give(self, paragraph: etree._Element, style: dict[str, dict[str, str]]) -> None:
        properties = paragraph_properties(paragraph)
        reference = properties.find(w("pStyle"))
        inherited = self._merged("paragraph", self._default("paragraph") if reference is None else _value(reference))
        for name, attributes in style.items():
            direct = properties.find(w(name))
            known = {*inherited.get(name, {}), *(() if direct is None else direct.attrib)}
            new = {key: value for key, value in attributes.items() if key not in known}
            if new:
                element = get_or_add(properties, name)
                for key, value in new.items():
                    element.set(key, value)

    def _merged(self, kind: str, identifier: str) -> dict[str, dict[str, str]]:
        """The paragraph properties of the style and its bases, attribute by attribute."""
        merged: dict[str, dict[str, str]] = {}
        for style in self._chain(kind, identifier):
            for name in _SPREAD:
                element = style.find(f"{w('pPr')}/{w(name)}")
                if element is not None:
                    attributes = {str(key): str(value) for key, value in element.attrib.items()}
                    merged[name] = {**attributes, **merged.get(name, {})}
        return merged

    def _chain(self, kind: str, identifier: str) -> Iterator[etree._Element]:
        for _ in range(_MOST_BASES):
            style = self._by_key.get((kind, identifier))
            if style is None:
                return
            yield style
            identifier = _value(style.find(w("basedOn")))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(_VALUE, "")


def _put_indent(properties: etree._Element, indent: etree._Element) -> None:
    """Insert ``indent`` before its successors in ``w:tblPr`` (17.4.59)."""
    later = {
        w(name) for name in ("tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription")
    }
    properties.insert(next((i for i, child in enumerate(properties) if child.tag in later), len(properties)), indent)


def _put_sizes(run: etree._Element) -> None:
    """Insert Word's size for a file without one, before its successors in the schema."""
    later = {
        w(name)
        for name in ("highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang")
    }
    place = next((index for index, child in enumerate(run) if child.tag in later), len(run))
    for name in ("szCs", "sz"):
        run.insert(place, etree.Element(w(name), {_VALUE: _WORD_SIZE}))
