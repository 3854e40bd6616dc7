"""The styles of a file that is set in, all its own: under other names, on defaults of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from generator.office.package.integers import whole
from generator.office.wordml.schema_order import get_or_add, insert_in_order, paragraph_properties
from generator.office.wordml.wordml_names import TBL, P, w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.styles import kind_of, name_of
from generator.templates.word.insets.source import InsetSource
from generator.templates.word.insets.theme import Theme, complete_fonts

_VALUE, _ID = w("val"), w("styleId")
_REFERENCES = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_LINKED = {"paragraph": "character", "character": "paragraph"}
_SPREAD = ("spacing", "ind", "jc")
_WORD_SIZE = "20"  # half-points: what Word takes where a file says none
_MOST_BASES = 20
_WORD_2013 = 15


class InsetStyles:
    """The styles that the file ``number`` brings into ``target``; ``take_list`` takes a list over."""

    def __init__(
        self,
        source: InsetSource,
        target: Assembly,
        number: int,
        theme: Theme,
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
        self.brought: dict[tuple[str, str], str] = {}
        self._defaults = self._bring_defaults()

    def take(self, kind: str, identifier: str) -> str | None:
        """The id in the document of the file's style; None where the file has no such style."""
        key = (kind, identifier)
        found = self._by_key.get(key)
        if found is None:
            return None
        if key not in self.brought:
            self._bring(key, found)
        return self.brought[key]

    def settle(self, story: etree._Element) -> None:
        """Set all paragraphs, runs and tables of ``story`` in the styles that were brought."""
        for table in story.iter(TBL):
            self._spread(table)
            if self._older:
                self._move_out(table)
        for reference in list(story.iter(*_REFERENCES)):
            _set_or_remove(reference, self.take(_REFERENCES[str(reference.tag)], reference.get(_VALUE, "")))
        usual = self._default("paragraph")
        for paragraph in story.iter(P):
            properties = paragraph_properties(paragraph)
            if properties.find(w("pStyle")) is None:
                insert_in_order(properties, etree.Element(w("pStyle"), {_VALUE: usual}))
        self._settle_tables(story)

    def size(self) -> float:
        """The size in points of the type that its ordinary paragraphs have."""
        usual = next(
            (each for (kind, _), each in self._by_key.items() if kind == "paragraph" and _is_default(each)), None
        )
        for holder in (usual, self._source.find(f"{w('docDefaults')}/{w('rPrDefault')}")):
            size = None if holder is None else holder.find(f"{w('rPr')}/{w('sz')}")
            if size is not None and whole(size.get(_VALUE)) > 0:
                return whole(size.get(_VALUE)) / 2
        return whole(_WORD_SIZE) / 2

    def _settle_tables(self, story: etree._Element) -> None:
        usual = next((key[1] for key, each in self._by_key.items() if key[0] == "table" and _is_default(each)), None)
        style = None if usual is None else self.take("table", usual)
        for table in story.iter(TBL):
            properties = table.find(w("tblPr"))
            if style is not None and properties is not None and properties.find(w("tblStyle")) is None:
                properties.insert(0, etree.Element(w("tblStyle"), {_VALUE: style}))

    def _move_out(self, table: etree._Element) -> None:
        """Let the text of the first column be at the margin, and not the table's edge.

        So it is in files made for programs before Word 2013; the document is for that ([MS-DOCX], compatibilityMode).
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
        """The white at the left of a table's text, in twips."""
        reference = properties.find(w("tblStyle"))
        usual = next((key[1] for key, each in self._by_key.items() if key[0] == "table" and _is_default(each)), "")
        chain = [style for name in (_value(reference), usual) for style in self._chain("table", name)]
        for holder in (properties, *(found for style in chain if (found := style.find(w("tblPr"))) is not None)):
            left = holder.find(f"{w('tblCellMar')}/{w('left')}")
            if left is not None:
                return whole(left.get(w("w")))
        return 0

    def _default(self, kind: str) -> str:
        usual = next((key for key, each in self._by_key.items() if key[0] == kind and _is_default(each)), None)
        return self._defaults if usual is None else self.take(*usual) or self._defaults

    def _bring_defaults(self) -> str:
        """A style of what the file says of all its paragraphs: the document says something else of its own."""
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

    def _bring(self, key: tuple[str, str], found: etree._Element) -> None:
        kind, identifier = key
        copy = deepcopy(found)
        new = self.brought[key] = self._fresh(f"Inset{self._number}{identifier}")
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
        related = {"basedOn": kind, "next": "paragraph", "link": _LINKED.get(kind, kind)}
        for relation, of in related.items():
            for reference in copy.findall(w(relation)):
                _set_or_remove(reference, self.take(of, reference.get(_VALUE, "")))
        if kind == "paragraph" and copy.find(w("basedOn")) is None and name is not None:
            name.addnext(etree.Element(w("basedOn"), {_VALUE: self._defaults}))
        for reference in list(copy.iter(w("numId"))):
            _set_or_remove(reference, self._take_list(reference.get(_VALUE, "")))

    def _fresh(self, wanted: str) -> str:
        taken = {each.get(_ID) for each in self._root.iter(w("style"))}
        new, count = wanted, 1
        while new in taken:
            count += 1
            new = f"{wanted}_{count}"
        return new

    def _spread(self, table: etree._Element) -> None:
        """Give the paragraphs of ``table`` what its style says of them.

        A table's style goes before the defaults of a document but after the style of a paragraph; the file's
        defaults are such a style here.
        """
        properties = table.find(f"{w('tblPr')}/{w('tblStyle')}")
        style = self._merged("table", "" if properties is None else properties.get(_VALUE, ""))
        if not style:
            return
        for paragraph in table.iter(P):
            if next(paragraph.iterancestors(TBL)) is table:
                self._give(paragraph, style)

    def _give(self, paragraph: etree._Element, style: dict[str, dict[str, str]]) -> None:
        properties = paragraph_properties(paragraph)
        reference = properties.find(w("pStyle"))
        usual = next((key[1] for key, each in self._by_key.items() if key[0] == "paragraph" and _is_default(each)), "")
        said = self._merged("paragraph", usual if reference is None else reference.get(_VALUE, ""))
        for name, attributes in style.items():
            direct = properties.find(w(name))
            known = {*said.get(name, {}), *(() if direct is None else direct.attrib)}
            new = {key: value for key, value in attributes.items() if key not in known}
            if new:
                element = get_or_add(properties, name)
                for key, value in new.items():
                    element.set(key, value)

    def _merged(self, kind: str, identifier: str) -> dict[str, dict[str, str]]:
        """What the style and those that it is based on say of paragraphs, attribute by attribute."""
        merged: dict[str, dict[str, str]] = {}
        for style in self._chain(kind, identifier):
            for name in _SPREAD:
                element = style.find(f"{w('pPr')}/{w(name)}")
                if element is not None:
                    said = {str(key): str(value) for key, value in element.attrib.items()}
                    merged[name] = {**said, **merged.get(name, {})}
        return merged

    def _chain(self, kind: str, identifier: str) -> Iterator[etree._Element]:
        for _ in range(_MOST_BASES):
            style = self._by_key.get((kind, identifier))
            if style is None:
                return
            yield style
            base = style.find(w("basedOn"))
            identifier = "" if base is None else base.get(_VALUE, "")


def _is_default(style: etree._Element) -> bool:
    return style.get(w("default"), "0") in ("1", "true", "on")


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(_VALUE, "")


def _put_indent(properties: etree._Element, indent: etree._Element) -> None:
    """Before what follows it in ``w:tblPr`` (17.4.59)."""
    later = {
        w(name) for name in ("tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription")
    }
    properties.insert(next((i for i, child in enumerate(properties) if child.tag in later), len(properties)), indent)


def _put_sizes(run: etree._Element) -> None:
    """The size that Word takes where a file says none, before what follows it in the schema."""
    later = {
        w(name)
        for name in ("highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang")
    }
    place = next((index for index, child in enumerate(run) if child.tag in later), len(run))
    for name in ("szCs", "sz"):
        run.insert(place, etree.Element(w(name), {_VALUE: _WORD_SIZE}))


def _set_or_remove(reference: etree._Element, value: str | None) -> None:
    parent = reference.getparent()
    if value is not None:
        reference.set(_VALUE, value)
    elif parent is not None:
        parent.remove(reference)
