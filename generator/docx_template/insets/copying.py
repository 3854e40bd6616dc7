"""The parts that a file refers to, brought along with all that they refer to: pictures, charts, embedded objects."""

from __future__ import annotations

import posixpath
from xml.sax.saxutils import quoteattr

from lxml import etree

from generator.docx_template.assembly import Assembly
from generator.docx_template.content.addresses import checked_address
from generator.docx_template.content.error import ContentError
from generator.docx_template.insets.refusal import InsetRefusal
from generator.docx_template.insets.source import OFFICE
from generator.package.names import RELATIONS
from generator.wordml.names import w

_HYPERLINK, _IMAGE = f"{OFFICE}/hyperlink", f"{OFFICE}/image"
_NEVER = ("vbaProject", "attachedToolbars", "activeXControl", "aFChunk", "subDocument")


class Copying:
    """Parts of ``source``, the file ``number``, copied into ``target``, each once."""

    def __init__(self, source: Assembly, target: Assembly, number: int) -> None:
        self._source = source
        self._target = target
        self._number = number
        self._names: dict[str, str] = {}

    def lead_on(self, story: etree._Element, part: str, into: str) -> None:
        """Let the references in ``story``, which came from ``part``, lead on from the part ``into`` of the target.

        Raises InsetRefusal for what cannot be brought: linked pictures, macros.
        """
        relations = self._source.relations(part)
        for element in list(story.iter(etree.Element)):
            for name, value in list(element.attrib.items()):
                if etree.QName(name).namespace == OFFICE and value:
                    self._lead(element, str(name), relations.get(str(value)), part, into)

    def _lead(
        self, element: etree._Element, name: str, relation: tuple[str, str, bool] | None, part: str, into: str
    ) -> None:
        if relation is None:
            del element.attrib[name]
            return
        kind, target, external = relation
        if not external:
            copied = self._copied(self._source.resolved(part, target), kind)
            element.set(name, self._target.relate(into, kind, copied))
        elif kind == _HYPERLINK:
            self._lead_out(element, name, target, into)
        else:
            raise InsetRefusal("链接到外部文件的图片或对象 / a picture or object linked to another file")

    def _lead_out(self, element: etree._Element, name: str, target: str, into: str) -> None:
        """An address that no link may have is left out; the text of the link stays."""
        try:
            element.set(name, self._target.relate(into, _HYPERLINK, checked_address(target), external=True))
        except ContentError:
            del element.attrib[name]
            if element.tag == w("hyperlink") and not element.get(w("anchor")):
                element.set(w("anchor"), "_top")

    def _copied(self, name: str, kind: str) -> str:
        """The name in the target of the part ``name``."""
        if kind.rpartition("/")[2] in _NEVER:
            raise InsetRefusal("宏或控件 / macros or controls")
        if name in self._names:
            return self._names[name]
        data = self._source.part(name)
        if data is None:
            raise InsetRefusal("缺了的图片或对象 / a picture or object that is not there")
        new = self._names[name] = self._fresh(name)
        self._target.add_named(new, self._source.bytes_of(name), self._source.content_type(name))
        self._copy_relations(name, new)
        return new

    def _fresh(self, name: str) -> str:
        folder = posixpath.dirname(name).removeprefix("word").strip("/")
        return posixpath.join("word", f"inset{self._number}", folder, posixpath.basename(name))

    def _copy_relations(self, name: str, new: str) -> None:
        """The same relationships under the same ids, leading to what was copied."""
        rows = []
        for identifier, (kind, target, external) in self._source.relations(name).items():
            if external:
                place, mode = target, ' TargetMode="External"'
            else:
                copied = self._copied(self._source.resolved(name, target), kind)
                place, mode = posixpath.relpath(copied, posixpath.dirname(new)), ""
            rows.append(
                f"<Relationship Id={quoteattr(identifier)} Type={quoteattr(kind)} Target={quoteattr(place)}{mode}/>"
            )
        if rows:
            folder, base = posixpath.split(new)
            written = f'<Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'
            self._target.put(posixpath.join(folder, "_rels", f"{base}.rels"), written.encode())
