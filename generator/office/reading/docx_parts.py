"""The package of a .docx: its parts as trees, its styles (ECMA-376 part 1, 17.7) and its theme (20.1.6).

The trees have the usual namespaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from lxml import etree

from generator.ground.errors import InputError, TemplateError
from generator.office.package import Package, Relation, doctype_problems, inflated, read_package
from generator.office.reading.attribute_values import Properties, attributes, hex_color, over, properties
from generator.office.wordml.main_document import document_of
from generator.office.wordml.wordml_names import a, w, with_usual_names


class DocxParts:
    """The package of a document. ``main`` is the name of its main part, ``document`` the root of that."""

    def __init__(self, data: bytes | Mapping[str, bytes], file: str) -> None:
        """Opens the package in ``data``, or that of these parts, by their names.

        Raises InputError where it is not a package, or not a Word document.
        """
        self.file = file
        parts = read_package(data, name=file) if isinstance(data, bytes) else data
        InputError.raise_for(doctype_problems(parts, file))
        self.package = Package({name: with_usual_names(part) for name, part in parts.items()}, file)
        self.main = self.package.main
        try:
            self.document = document_of(self.package)
        except TemplateError as fault:
            raise InputError(fault.problems) from fault

    def tree(self, name: str) -> etree._Element | None:
        """The root of the part ``name``; None where it does not exist or is not XML."""
        try:
            return self.package.look(name)
        except (KeyError, TemplateError):
            return None

    def data(self, name: str) -> bytes:
        """The bytes of the part ``name``, empty where it does not exist."""
        found = self.package.part(name)
        return b"" if found is None else inflated(found)

    def related(self, kind: str) -> etree._Element | None:
        """The root of the first part of ``kind`` (``styles``, ``settings`` …) related to the main part, or None."""
        return self._first(self.main, kind)

    def of_package(self, kind: str) -> etree._Element | None:
        """The root of the first part of ``kind`` (``core-properties`` …) related to the package, or None."""
        return self._first("", kind)

    def stories(self, *kinds: str) -> Iterator[tuple[str, etree._Element]]:
        """The name and root of each part of ``kinds`` (``header``, ``footnotes`` …) related to the main part."""
        names = (name for kind in kinds for name in self.package.all_related(self.main, kind))
        return ((name, root) for name in names if (root := self.tree(name)) is not None)

    def targets(self, name: str) -> Mapping[str, Relation]:
        """The relationships of the part ``name``, by id; none where they are not XML."""
        try:
            return self.package.targets(name)
        except TemplateError:
            return {}

    def _first(self, source: str, kind: str) -> etree._Element | None:
        names = (each.target for each in self.targets(source).values() if each.kind == kind)
        return next((tree for tree in map(self.tree, names) if tree is not None), None)


_LONGEST_CHAIN = 50  # a longer chain is a loop


class StyleSheet:
    """The styles of a document, each with the properties inherited from its bases."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.default_run: Properties = {}
        self.default_paragraph: Properties = {}
        self._defaults: dict[str, str] = {}
        if root is not None:
            self._read(root)
        self.run = cache(partial(_inherited, self._styles, "rPr"))
        """The run properties of a style by its id."""
        self.paragraph = cache(partial(_inherited, self._styles, "pPr"))
        """The paragraph properties of a style by its id."""
        self.table = cache(partial(_inherited, self._styles, "tblPr/tblBorders"))
        """The borders of a table style by its id, by side."""
        self.cell_margins = cache(partial(_inherited, self._styles, "tblPr/tblCellMar"))
        """The cell margins of a table style by its id, by side."""

    def _read(self, root: etree._Element) -> None:
        self.default_run = properties(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        self.default_paragraph = properties(root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}"))
        for style in root.iter(w("style")):
            given = attributes(style)
            self._styles.setdefault(given.get("styleId", ""), style)
            if given.get("default") in ("1", "true", "on"):
                self._defaults.setdefault(given.get("type", ""), given.get("styleId", ""))

    def of(self, kind: str, asked: str | None) -> str:
        """``asked``, the id of a style, or that of the default style of its ``kind`` where it does not exist."""
        return asked if asked in self._styles and asked is not None else self._defaults.get(kind, "")

    def ids(self, kind: str) -> list[str]:
        """The ids of the styles of ``kind`` (``character``)."""
        return [name for name, style in self._styles.items() if style.get(w("type")) == kind]

    def name(self, style: str) -> str:
        """The name of the style with this id, as shown to people."""
        element = self._styles.get(style)
        name = None if element is None else element.find(w("name"))
        return style if name is None else name.get(w("val"), style)

    def chain(self, style: str) -> list[etree._Element]:
        """The style and its bases, the root of the chain first."""
        return _chain(self._styles, style)

    def conditional(self, style: str, region: str, path: str) -> Properties:
        """The properties at ``path`` (``rPr``) of a table style, by its id, for cells in ``region`` (``firstRow``)."""
        conditions = (each for base in self.chain(style) for each in base.iterchildren(w("tblStylePr")))
        return _merged((each for each in conditions if each.get(w("type")) == region), path)


def _chain(styles: Mapping[str, etree._Element], style: str) -> list[etree._Element]:
    found: list[etree._Element] = []
    while style in styles and len(found) < _LONGEST_CHAIN:
        element = styles[style]
        found.insert(0, element)
        base = element.find(w("basedOn"))
        style = "" if base is None else base.get(w("val"), "")
    return found


def _inherited(styles: Mapping[str, etree._Element], path: str, style: str) -> Properties:
    return _merged(_chain(styles, style), path)


def _merged(elements: Iterable[etree._Element], path: str) -> Properties:
    """The properties at ``path`` (``tblPr/tblBorders``) of all ``elements``, later ones overriding earlier ones."""
    full = "/".join(map(w, path.split("/")))
    merged: Properties = {}
    for each in elements:
        merged = over(merged, properties(each.find(full)))
    return merged


_CHINESE = "Hans"
_SAME_COLORS = {"text1": "dk1", "text2": "dk2", "background1": "lt1", "background2": "lt2"}
_SAME_COLORS |= {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2", "dark1": "dk1", "dark2": "dk2"}
_SAME_COLORS |= {"light1": "lt1", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink"}
_SLOTS = {"EastAsia": "ea", "Ascii": "latin", "HAnsi": "latin", "Bidi": "cs"}


@dataclass(frozen=True, slots=True)
class DocumentTheme:
    """A theme: ``fonts`` by their names in ``w:rFonts`` (``minorEastAsia``), ``colors`` by name (``accent2``)."""

    fonts: Mapping[str, str] = field(default_factory=dict)
    colors: Mapping[str, str] = field(default_factory=dict)

    def color(self, name: str) -> str | None:
        """The colour ``name`` of a document (``accent2``), or None."""
        return self.colors.get(_SAME_COLORS.get(name, name))


def read_theme(root: etree._Element | None) -> DocumentTheme:
    """The theme in ``root``; an empty one for None."""
    if root is None:
        return DocumentTheme()
    fonts = {}
    for which in ("major", "minor"):
        collection = next(root.iter(a(f"{which}Font")), None)
        if collection is not None:
            fonts.update({f"{which}{slot}": _font(collection, face) for slot, face in _SLOTS.items()})
    scheme = next(root.iter(a("clrScheme")), None)
    colors: dict[str, str] = {}
    for each in () if scheme is None else scheme:
        given = (hex_color(child.get("val")) or hex_color(child.get("lastClr")) for child in each)
        colors[etree.QName(each).localname] = next(filter(None, given), "")
    return DocumentTheme(fonts, {name: color for name, color in colors.items() if color})


def _font(collection: etree._Element, face: str) -> str:
    """The font of a collection; an empty East Asian one is replaced by that for simplified Chinese."""
    given = collection.find(a(face))
    name = "" if given is None else given.get("typeface", "")
    if name or face != "ea":
        return name
    scripts = (each for each in collection.iter(a("font")) if each.get("script") == _CHINESE)
    return next((each.get("typeface", "") for each in scripts), "")
