"""One printing of an inserted document: its references are changed to those of the document around it."""

from __future__ import annotations

from lxml import etree

from generator.office.package.opc_names import DOCUMENT_FOLDER, OFFICE, relation
from generator.office.wordml.removal import set_or_remove
from generator.office.wordml.wordml_names import w
from generator.templates.word.content.link_addresses import link_relationship
from generator.templates.word.content.site import Site
from generator.templates.word.content.subdocument.fresh_ids import rename_bookmarks, renumber
from generator.templates.word.content.subdocument.inserted_document import InsertedDocument
from generator.templates.word.content.subdocument.inserted_numbering import InsertedNumbering
from generator.templates.word.content.subdocument.inserted_styles import InsertedStyles

_VALUE, _NUMBER = w("val"), w("numId")


class Insertion:
    """Copies what the blocks of ``source`` need at ``site``: styles, lists, pictures, links, ids and names."""

    def __init__(self, source: InsertedDocument, site: Site) -> None:
        self._source = source
        self._site = site
        self._numbering = InsertedNumbering(source.numbering, site.assembly, self._style)
        self._styles = InsertedStyles(source.styles, site.assembly, self._numbering.take)

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
