"""One printing of an inserted document: its references lead into the document that it comes to stand in."""

from __future__ import annotations

import re

from lxml import etree

from generator.docx_template.content.addresses import related
from generator.docx_template.content.site import Site
from generator.docx_template.content.subdocument.numbering import TakenNumbering
from generator.docx_template.content.subdocument.source import IMAGE, OFFICE, Source
from generator.docx_template.content.subdocument.styles import TakenStyles
from generator.docx_template.wordml.names import w

_ID, _NAME, _VALUE, _ANCHOR = w("id"), w("name"), w("val"), w("anchor")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_TRACKED = tuple(map(w, ("ins", "moveTo", "cellIns", "cellMerge")))
_NUMBER = w("numId")


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
        self._number_anew(blocks)
        self._rename_bookmarks(blocks)

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
        part = self._site.assembly.add_part(f"word/media/image-{{}}.{extension}", data, kind)
        return self._site.assembly.relate(self._site.part, IMAGE, part)

    def _number_anew(self, blocks: etree._Element) -> None:
        fresh = self._site.assembly.fresh_id
        for drawing in blocks.iter(_DRAWING):
            drawing.set("id", str(fresh()))
        for change in blocks.iter(*_TRACKED):
            change.set(_ID, str(fresh()))
        for number in blocks.findall(f".//{w('sdtPr')}/{_ID}"):
            number.set(_VALUE, str(fresh()))

    def _rename_bookmarks(self, blocks: etree._Element) -> None:
        """Give bookmarks ids and names that the document does not have yet; links and fields go along."""
        ids: dict[str, str] = {}
        names: dict[str, str] = {}
        for mark in list(blocks.iter(w("bookmarkStart"))):
            ids[mark.get(_ID, "")] = str(self._site.assembly.fresh_id())
            name = mark.get(_NAME, "")
            names[name] = self._site.assembly.fresh_name(name)
            mark.set(_NAME, names[name])
        for mark in list(blocks.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            if mark.get(_ID) in ids:
                mark.set(_ID, ids[mark.get(_ID, "")])
            else:
                _remove(mark)
        for link in blocks.iter(w("hyperlink")):
            if link.get(_ANCHOR) in names:
                link.set(_ANCHOR, names[link.get(_ANCHOR, "")])
        changed = {old: new for old, new in names.items() if old != new and old}
        if changed:
            words = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, changed))})(?![\w.])")
            for code in blocks.iter(w("instrText")):
                code.text = words.sub(lambda match: changed[match[0]], code.text or "")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
