"""A .docx, opened to be described."""

from __future__ import annotations

import hashlib
from functools import cache, partial

from lxml import etree

from generator.comparison.description.theme_fonts import theme_fonts
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.merged_properties import Properties, properties
from generator.office.reading.paragraph_reading import FormattingSources
from generator.office.wordml.main_document import body_of
from generator.office.wordml.wordml_names import r, w

_DIGITS = 8


class OpenedDocument:
    """An opened .docx: its parts, and what looks are computed from."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens ``data``. Raises InputError where it is no Word document, damaged or too large."""
        self.parts = DocxParts(data, name)
        self.root = self.parts.document
        self.sources = FormattingSources.of(self.parts)
        self.theme_fonts = theme_fonts(self.parts.related("styles"), self.settings)
        """The names of fonts that stand for those of the theme."""
        self.targets = cache(self.parts.targets)
        """What a part refers to, by the relationship's id."""
        self.notes = cache(partial(_notes, self.parts))
        """The ``footnotes``, ``endnotes`` or ``comments`` by their ids."""

    @property
    def body(self) -> etree._Element:
        """The ``w:body``."""
        return body_of(self.root)

    @property
    def settings(self) -> Properties:
        """The document's settings, by name."""
        return properties(self.parts.related("settings"))

    def digest(self, part: str, element: etree._Element) -> str:
        """The first digits of the digest of the picture in ``element`` of ``part``; ``""`` without one."""
        targets = self.targets(part)
        for each in element.iter():
            target = targets.get(each.get(r("embed"), each.get(r("id"), "")))
            if target is not None and target.kind == "image":
                return hashlib.sha256(self.parts.data(target.target)).hexdigest()[:_DIGITS]
        return ""


def _notes(parts: DocxParts, kind: str) -> dict[str, etree._Element]:
    root = parts.related(kind)
    return {} if root is None else {each.get(w("id"), ""): each for each in root}
