"""The styles of a source in the target: by name those that it has, or shared where they look the same, else copied."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from generator.ground.words.vocabularies import phrase
from generator.office.package.xml_parsing import whole
from generator.office.wordml.schema_order import get_or_add, insert_in_order, paragraph_properties, set_or_remove
from generator.office.wordml.wordml_names import TBL, P, a, w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.document_styles import (
    STYLE_REFERENCES,
    Key,
    default_id,
    is_default,
    kind_of,
    name_of,
    related_styles,
    styles_in,
    unused_id,
    with_bases,
)
from generator.templates.word.embedding.policy import Refusal
from generator.templates.word.embedding.source_document import SourceDocument

_VALUE, _ID, _BASE, _NUMBER, _NAME = w("val"), w("styleId"), w("basedOn"), w("numId"), w("name")
# Children of a style that concern editing, not the look of a text.
_EDITING = "name aliases next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked rsid"
_NO_LOOK = tuple(map(w, _EDITING.split()))
_MOST_BASES = 50


class SourceStyles:
    """The styles of ``source`` in ``target``, whose own styles are used where they have the same name.

    ``of_style`` copies a list that a style names. ``copied`` are the ids of the styles that were copied.
    """

    def __init__(self, source: SourceDocument, of_style: Callable[[str], str], target: Assembly) -> None:
        self.target = target
        self._styles = source.styles
        self.copied: dict[Key, str] = {}
        self._taken: dict[Key, str | None] = {}
        self._of_style = of_style

    def settle(self, story: etree._Element) -> None:
        """Sets ``story`` in styles of the target; a style that its source lacks is dropped."""
        for reference in list(story.iter(*STYLE_REFERENCES)):
            set_or_remove(reference, self.take(STYLE_REFERENCES[str(reference.tag)], reference.get(_VALUE, "")))

    def take(self, kind: str, identifier: str) -> str | None:
        """The id in the target of a style of the source; None where there is no such style."""
        key = (kind, identifier)
        if key not in self._taken:
            found = self._styles.get(key)
            if found is None:
                return None
            self._place(key, found)
        return self._taken[key]

    def _place(self, key: Key, found: etree._Element) -> None:
        """Takes the style ``found`` of the source, by its name."""
        root = self.target.root_of("styles")
        wanted = (key[0], name_of(found).casefold())
        there = {(kind_of(each), name_of(each).casefold()): each.get(_ID, "") for each in root.iter(w("style"))}
        if wanted in there:
            self._taken[key] = there[wanted]
        else:
            self._copy(key, found, root, key[1])

    def _copy(self, key: Key, found: etree._Element, root: etree._Element, wanted: str) -> etree._Element:
        """Copies ``found`` into ``root`` under an id such as ``wanted``, with the styles and lists that it names."""
        copy = deepcopy(found)
        new = self._taken[key] = self.copied[key] = unused_id(root, wanted)
        copy.set(_ID, new)
        copy.attrib.pop(w("default"), "")
        root.append(copy)
        self._adapt(copy)
        for reference, of in related_styles(copy):
            set_or_remove(reference, self.take(of, reference.get(_VALUE, "")))
        for number in copy.iter(_NUMBER):
            number.set(_VALUE, self._of_style(number.get(_VALUE, "")))
        return copy

    def _adapt(self, copy: etree._Element) -> None:
        """Adapts a copied style before those that it names are copied."""


class StyleVariants:
    """The styles of a target, those of the first source, and copies of styles that look otherwise in other ones."""

    def __init__(self, target: Assembly, first: bytes | None) -> None:
        name = target.related(target.main, "styles")
        self.target = target
        self._first = first
        self._root = None if name is None or first is None else target.tree(name)
        styles = styles_in(self._root)
        self._keys = {*styles}
        self._variants = {(*key, _definition(each)): key[1] for key, each in styles.items()}
        self._names = {name_of(each).casefold() for each in styles.values()}
        self._defaults = () if self._root is None else _defaults(self._root)

    def of(self, source: SourceDocument, of_style: Callable[[str], str]) -> SourceStyles | None:
        """The styles of ``source``; None where they are the first's. Raises Refusal where its defaults differ."""
        if source.data("styles") == self._first:
            return None
        root = source.tree("styles")
        if root is None or self._root is None or _defaults(root) != self._defaults:
            raise Refusal(phrase("print-defaults"), code="template-print-differs")
        return _SharedStyles(source, of_style, self)

    def identifier(self, style: etree._Element) -> str:
        """The id in the target for ``style``, which is copied where it is new; its references are adapted already."""
        key = (kind_of(style), style.get(_ID, ""), _definition(style))
        if key not in self._variants:
            self._variants[key] = self._copied(style, *key[:2])
        return self._variants[key]

    def _copied(self, style: etree._Element, kind: str, identifier: str) -> str:
        assert self._root is not None
        name, new, count = name_of(style), identifier, 1
        while (kind, new) in self._keys or _with(name, count).casefold() in self._names:
            count += 1
            new = f"{identifier}_{count}"
        style.set(_ID, new)
        named = style.find(_NAME)
        if named is not None and count > 1:
            named.set(_VALUE, _with(name, count))
            style.set(w("customStyle"), "1")
        style.attrib.pop(w("default"), "")
        for tag in ("aliases", "next", "link"):
            for each in style.findall(w(tag)):
                style.remove(each)
        self._root.append(style)
        self._keys.add((kind, new))
        self._names.add(_with(name, count).casefold())
        return new


class _SharedStyles(SourceStyles):
    def __init__(self, source: SourceDocument, of_style: Callable[[str], str], variants: StyleVariants) -> None:
        super().__init__(source, of_style, variants.target)
        self._variants = variants
        self._depth = 0

    def _place(self, key: Key, found: etree._Element) -> None:
        style = deepcopy(found)
        base = style.find(_BASE)
        if base is not None:
            self._depth += 1
            cyclic = self._depth > _MOST_BASES
            set_or_remove(base, None if cyclic else self.take(key[0], base.get(_VALUE, "")))
            self._depth -= 1
        for number in style.iter(_NUMBER):
            number.set(_VALUE, self._of_style(number.get(_VALUE, "")))
        self._taken[key] = self._variants.identifier(style)


def _with(name: str, count: int) -> str:
    return name if count == 1 else f"{name} {count}"


def _definition(style: etree._Element) -> bytes:
    """The look that ``style`` gives a text, for comparison."""
    copy = deepcopy(style)
    for each in copy.findall("*"):
        if each.tag in _NO_LOOK:
            copy.remove(each)
    copy.tail = None
    for name in (_ID, w("customStyle")):
        copy.attrib.pop(name, "")
    return etree.tostring(copy, method="c14n", exclusive=True)


def _defaults(root: etree._Element) -> tuple[bytes, ...]:
    """The formatting of text without a style."""
    default_styles = filter(is_default, root.iter(w("style")))
    found = sorted((kind_of(each), each.get(_ID, ""), _definition(each)) for each in default_styles)
    defaults = root.find(w("docDefaults"))
    whole = b"" if defaults is None else etree.tostring(defaults, method="c14n", exclusive=True)
    return (whole, *(b"\0".join((kind.encode(), key.encode(), what)) for kind, key, what in found))


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
        from generator.office.reading.docx_parts import read_theme  # a print file's styles are not apart

        root = source.tree("styles")
        super().__init__(source, of_style, target)
        self._number = source.number
        settings = source.tree("settings")
        every = () if settings is None else settings.iter(w("compatSetting"))
        modes = (each.get(w("val"), "") for each in every if each.get(w("name")) == "compatibilityMode")
        self._older = next((mode for mode in map(whole, modes) if mode > 0), 12) < _WORD_2013
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


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(_VALUE, "")
