"""The parts that a file refers to, copied with everything they refer to: pictures, charts, embedded objects."""

from __future__ import annotations

from lxml import etree

from generator.ground.errors import Said
from generator.office.package import Package, Relation
from generator.office.package.opc_names import DOCUMENT_FOLDER, OFFICE, relation
from generator.office.package.part_names import folder_of
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import NEVER_COPIED, Assembly
from generator.templates.word.content.content_error import ContentError
from generator.templates.word.content.link_addresses import checked_address
from generator.templates.word.insets.inset_refusal import InsetRefusal

_HYPERLINK = "hyperlink"


class InsetParts:
    """Copies parts of ``source``, the file ``number``, into ``target``, each once."""

    def __init__(self, source: Package, target: Assembly, number: int) -> None:
        self._source = source
        self._target = target
        self._number = number
        self._names: dict[str, str] = {}

    def relink(self, story: etree._Element, part: str, into: str) -> None:
        """Change the references in ``story``, from ``part`` of the file, to those of the part ``into`` of the target.

        Raises InsetRefusal for what cannot be copied: linked pictures, macros.
        """
        relations = self._source.targets(part)
        for element in list(story.iter(etree.Element)):
            for name, value in list(element.attrib.items()):
                if etree.QName(name).namespace == OFFICE and value:
                    self._relink_attribute(element, str(name), relations.get(str(value)), into)

    def _relink_attribute(self, element: etree._Element, name: str, found: Relation | None, into: str) -> None:
        if found is None:
            del element.attrib[name]
        elif not found.external:
            element.set(name, self._target.relate(into, found.type, self._copied(found)))
        elif found.kind == _HYPERLINK:
            self._relink_outside(element, name, found.target, into)
        else:
            raise InsetRefusal(Said("链接到外部文件的图片或对象", "a picture or object linked to another file"))

    def _relink_outside(self, element: etree._Element, name: str, target: str, into: str) -> None:
        """Leave out an address that no link may have; the text of the link stays."""
        try:
            element.set(name, self._target.relate(into, relation(_HYPERLINK), checked_address(target), external=True))
        except ContentError:
            del element.attrib[name]
            if element.tag == w("hyperlink") and not element.get(w("anchor")):
                element.set(w("anchor"), "_top")

    def _copied(self, found: Relation) -> str:
        """The name in the target of the part that ``found`` refers to."""
        if found.kind in NEVER_COPIED:
            raise InsetRefusal(Said("宏或控件", "macros or controls"))
        name = found.target
        if name in self._names:
            return self._names[name]
        if name not in self._source:
            raise InsetRefusal(Said("缺了的图片或对象", "a picture or object that is not there"))
        new = self._names[name] = self._fresh(name)
        self._target.add(new, self._source.bytes_of(name), self._source.content_type(name))
        for each in self._source.relations(name):  # with the same ids, to the copies
            target = each.target if each.external else self._copied(each)
            self._target.relate_as(each.id, new, each.type, target, external=each.external)
        return new

    def _fresh(self, name: str) -> str:
        """The part's name in a folder of the file's own; folders are counted from that of the main part."""
        home, folder = folder_of(self._source.main), folder_of(name)
        inner = folder[len(home) :] if f"{folder}/".startswith(f"{home}/") else folder
        pieces = (DOCUMENT_FOLDER, f"inset{self._number}", inner.strip("/"), name.rpartition("/")[2])
        return "/".join(filter(None, pieces))
