"""One printing of an inserted document: its references lead into the document that it comes to be in."""

from __future__ import annotations

from lxml import etree

from generator.office.package.opc_names import DOCUMENT_FOLDER, OFFICE, relation
from generator.office.wordml.wordml_names import w
from generator.templates.word.content.addresses import related
from generator.templates.word.content.site import Site
from generator.templates.word.content.subdocument.identities import number_anew, rename_bookmarks
from generator.templates.word.content.subdocument.numbering import TakenNumbering
from generator.templates.word.content.subdocument.source import Source
from generator.templates.word.content.subdocument.styles import TakenStyles

_VALUE, _NUMBER = w("val"), w("numId")


class Taking:
    """What the blocks of ``source`` need at ``site``: styles, lists, pictures, links, ids and names of their own."""

    def __init__(self, source: Source, site: Site) -> None:
        self._source = source
        self._site = site
        self._numbering = TakenNumbering(source.numbering, site.assembly, self._style)
        self._styles = TakenStyles(source.styles, site.assembly, self._numbering.take)

    def take(self, blocks: etree._Element) -> None:
        """Change all references in ``blocks``, a copy of the source's."""
        self._styles.rename(blocks)
        for reference in list(blocks.iter(_NUMBER)):
            number = self._numbering.take(reference.get(_VALUE, ""))
            if number is not None:
                reference.set(_VALUE, number)
            else:
                _remove(reference)
        self._numbering.settle(self._styles.brought)
        self._lead_on(blocks)
        number_anew(blocks, self._site.assembly)
        rename_bookmarks(blocks, self._site.assembly)

    def _style(self, kind: str, identifier: str) -> str | None:
        return self._styles.take(kind, identifier)

    def _lead_on(self, blocks: etree._Element) -> None:
        for element in blocks.iter(etree.Element):
            for name, value in element.attrib.items():
                if etree.QName(name).namespace == OFFICE and value:
                    element.set(name, self._related(str(value)))

    def _related(self, identifier: str) -> str:
        if identifier in self._source.links:
            return related(self._source.links[identifier], self._site)
        extension, kind, data = self._source.pictures[identifier]
        part = self._site.assembly.add_media(f"{DOCUMENT_FOLDER}/media/image-{{}}.{extension}", data, kind)
        return self._site.assembly.relate(self._site.part, relation("image"), part)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
