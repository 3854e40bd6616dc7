"""The parts and footnotes that a file refers to, copied with everything they refer to: pictures, charts, objects."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from generator.ground.errors import TranslatedText
from generator.office.package import Package, Relation
from generator.office.package.part_names import DOCUMENT_FOLDER, OFFICE, folder_of, relation
from generator.office.package.xml_parsing import whole
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import NEVER_COPIED, Assembly
from generator.templates.word.content.base_content import ContentError
from generator.templates.word.content.text_runs import checked_address
from generator.templates.word.insets.inset_file import InsetRefusal

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
            raise InsetRefusal(
                TranslatedText("链接到外部文件的图片或对象", "a picture or object linked to another file")
            )

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
            raise InsetRefusal(TranslatedText("宏或控件", "macros or controls"))
        name = found.target
        if name in self._names:
            return self._names[name]
        if name not in self._source:
            raise InsetRefusal(TranslatedText("缺了的图片或对象", "a picture or object that is not there"))
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


_KIND = "footnotes"
_ID = w("id")
_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))


def take_notes(
    story: etree._Element, notes: etree._Element, target: Assembly, settle: Callable[[etree._Element, str], None]
) -> None:
    """Copy the ``notes`` (ECMA-376 part 1, 17.11) that ``story`` refers to into ``target``, whose numbers continue.

    ``settle`` adapts a copied note to the part of that name. Sections whose footnotes count again are not written:
    LibreOffice shows their numbers as 0.
    """
    by_id = {note.get(_ID, ""): note for note in notes}
    references = [each for each in story.iter(w("footnoteReference")) if each.get(_ID, "") in by_id]
    if not references:
        return
    root = _root(target)
    into = target.related(target.main, _KIND) or ""
    number = max((whole(note.get(_ID)) for note in root), default=0)
    for reference in references:
        number += 1
        note = deepcopy(by_id[reference.get(_ID, "")])
        note.set(_ID, str(number))
        reference.set(_ID, str(number))
        root.append(note)
        settle(note, into)


def _root(target: Assembly) -> etree._Element:
    root = target.root_of(_KIND)
    if len(root):
        return root
    for kind, identifier in _SEPARATORS:
        note = etree.SubElement(root, w("footnote"), {w("type"): kind, _ID: identifier})
        paragraph = etree.SubElement(note, w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        line = {w("before"): "0", w("after"): "0", w("line"): "240", w("lineRule"): "auto"}
        etree.SubElement(properties, w("spacing"), line)
        etree.SubElement(etree.SubElement(paragraph, w("r")), w(kind))
    return root
