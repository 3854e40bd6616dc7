"""Styles and the defaults beneath them (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from functools import cache

from lxml import etree

from generator.office.reading.properties import Properties, over, properties
from generator.office.reading.values import attributes
from generator.office.wordml.names import w

_LONGEST_CHAIN = 50  # a chain that is longer leads back to itself


class Styles:
    """The styles of a document; each with all that it takes over from those it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.default_run: Properties = {}
        self.default_paragraph: Properties = {}
        self._defaults: dict[str, str] = {}
        if root is not None:
            self._read(root)
        self.run = cache(lambda style: self._whole(style, "rPr"))
        """The run properties of a style by its id."""
        self.paragraph = cache(lambda style: self._whole(style, "pPr"))
        """The paragraph properties of a style by its id."""
        self.table = cache(lambda style: self._whole_table(style))
        """The borders of a table style by its id, by side."""

    def _read(self, root: etree._Element) -> None:
        self.default_run = properties(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        self.default_paragraph = properties(root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}"))
        for style in root.iter(w("style")):
            given = attributes(style)
            self._styles.setdefault(given.get("styleId", ""), style)
            if given.get("default") in ("1", "true", "on"):
                self._defaults.setdefault(given.get("type", ""), given.get("styleId", ""))

    def of(self, kind: str, asked: str | None) -> str:
        """The id of the style that ``asked`` gets: the default one of its ``kind`` where there is no such style."""
        return asked if asked in self._styles and asked is not None else self._defaults.get(kind, "")

    def name(self, style: str) -> str:
        """What people call the style with this id."""
        element = self._styles.get(style)
        name = None if element is None else element.find(w("name"))
        return style if name is None else name.get(w("val"), style)

    def chain(self, style: str) -> list[etree._Element]:
        """The style and those it is based on, the first base first."""
        found: list[etree._Element] = []
        while style in self._styles and len(found) < _LONGEST_CHAIN:
            element = self._styles[style]
            found.insert(0, element)
            base = element.find(w("basedOn"))
            style = "" if base is None else base.get(w("val"), "")
        return found

    def _whole(self, style: str, name: str) -> Properties:
        whole: Properties = {}
        for each in self.chain(style):
            whole = over(whole, properties(each.find(w(name))))
        return whole

    def _whole_table(self, style: str) -> Properties:
        whole: Properties = {}
        for each in self.chain(style):
            whole = over(whole, properties(each.find(f"{w('tblPr')}/{w('tblBorders')}")))
        return whole

    def conditional(self, style: str, region: str, name: str) -> Properties:
        """What the table style with this id says of cells in ``region`` (``firstRow``) in its ``name`` (``rPr``)."""
        whole: Properties = {}
        for each in self.chain(style):
            for condition in each.iterchildren(w("tblStylePr")):
                if condition.get(w("type")) == region:
                    whole = over(whole, properties(condition.find("/".join(map(w, name.split("/"))))))
        return whole

    def cell_margins(self, style: str) -> Properties:
        """The white around the text of cells that the table style with this id asks for."""
        whole: Properties = {}
        for each in self.chain(style):
            whole = over(whole, properties(each.find(f"{w('tblPr')}/{w('tblCellMar')}")))
        return whole
