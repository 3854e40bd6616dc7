"""One printing of an inserted document: its styles and references become those of the document around it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from generator.office.package.part_names import DOCUMENT_FOLDER, OFFICE, relation
from generator.office.wordml.schema_order import set_or_remove
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.base_content import Site
from generator.templates.word.content.document_styles import (
    STYLE_REFERENCES,
    kind_of,
    name_of,
    related_styles,
    unused_id,
)
from generator.templates.word.content.text_runs import link_relationship
from generator.templates.word.subdocument.fresh_ids import rename_bookmarks, renumber
from generator.templates.word.subdocument.inserted_document import InsertedDocument
from generator.templates.word.subdocument.inserted_numbering import InsertedNumbering

_VALUE, _NUMBER = w("val"), w("numId")


class Insertion:
    """Copies what the blocks of ``source`` need at ``site``: styles, lists, pictures, links, ids and names."""

    def __init__(self, source: InsertedDocument, site: Site) -> None:
        self._source = source
        self._site = site
        self._numbering = InsertedNumbering(source.numbering, site.assembly, self._style)
        self._styles = _InsertedStyles(source.styles, site.assembly, self._numbering.take)

    def take(self, blocks: etree._Element) -> None:
        """Change all references in ``blocks``, a copy of the source's."""
        self._styles.rename(blocks)
        for reference in list(blocks.iter(_NUMBER)):
            set_or_remove(reference, self._numbering.take(reference.get(_VALUE, "")))
        self._numbering.settle(self._styles.copied)
        self._relink(blocks)
        renumber(blocks, self._site.assembly)
        rename_bookmarks(blocks, self._site.assembly)

    def _style(self, kind: str, identifier: str) -> str | None:
        return self._styles.take(kind, identifier)

    def _relink(self, blocks: etree._Element) -> None:
        for element in blocks.iter(etree.Element):
            for name, value in element.attrib.items():
                if etree.QName(name).namespace == OFFICE and value:
                    element.set(name, self._related(str(value)))

    def _related(self, identifier: str) -> str:
        if identifier in self._source.links:
            return link_relationship(self._source.links[identifier], self._site)
        extension, kind, data = self._source.pictures[identifier]
        part = self._site.assembly.add_media(f"{DOCUMENT_FOLDER}/media/image-{{}}.{extension}", data, kind)
        return self._site.assembly.relate(self._site.part, relation("image"), part)


_STYLE_VALUE, _ID = w("val"), w("styleId")


class _InsertedStyles:
    """Copies the styles that one printing needs and the template lacks; ``number`` copies a list."""

    def __init__(self, source: etree._Element, assembly: Assembly, number: Callable[[str], str | None]) -> None:
        self._source = source
        self._assembly = assembly
        self._number = number
        self._taken: dict[tuple[str, str], str] = {}
        self.copied: dict[tuple[str, str], str] = {}

    def take(self, kind: str, identifier: str) -> str | None:
        """The id in the document for a style of the inserted one; None where there is no such style."""
        key = (kind, identifier)
        if key in self._taken:
            return self._taken[key]
        every = self._source.iter(w("style"))
        found = next((each for each in every if (kind_of(each), each.get(_ID)) == key), None)
        if found is None:
            return None
        root = self._assembly.root_of("styles")
        known = {(kind_of(each), name_of(each).casefold()): each.get(_ID, "") for each in root.iter(w("style"))}
        there = known.get((kind, name_of(found).casefold()))
        if there is not None:
            self._taken[key] = there
        else:
            self._copy(key, found, root)
        return self._taken[key]

    def rename(self, element: etree._Element) -> None:
        """Change references to styles at and below ``element`` to those of the document."""
        for reference in list(element.iter(*STYLE_REFERENCES)):
            style = self.take(STYLE_REFERENCES[str(reference.tag)], reference.get(_STYLE_VALUE, ""))
            set_or_remove(reference, style)

    def _copy(self, key: tuple[str, str], found: etree._Element, root: etree._Element) -> None:
        copy = deepcopy(found)
        new = unused_id(root, key[1])
        copy.set(_ID, new)
        copy.attrib.pop(w("default"), "")
        self._taken[key] = self.copied[key] = new
        root.append(copy)
        for reference, kind in related_styles(copy):
            set_or_remove(reference, self.take(kind, reference.get(_STYLE_VALUE, "")))
        for reference in list(copy.iter(w("numId"))):
            set_or_remove(reference, self._number(reference.get(_STYLE_VALUE, "")))
