"""Styles and document defaults (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, partial

from lxml import etree

from generator.office.reading.attribute_values import attributes
from generator.office.reading.merged_properties import Properties, over, properties
from generator.office.wordml.wordml_names import w

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
