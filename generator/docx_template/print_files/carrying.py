"""The parts that papers refer to, brought along: a picture, header or footer once for all papers that have it."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable
from xml.sax.saxutils import quoteattr

from lxml import etree

from generator.docx_template.assembly import Assembly
from generator.docx_template.print_files.letter import OFFICE, Letter
from generator.docx_template.print_files.paths import found
from generator.docx_template.print_files.refusal import Unjoinable
from generator.errors import Said
from generator.package.names import RELATIONS

_REFERRING = etree.XPath(".//*[@r:*]", namespaces={"r": OFFICE})
_PREFIX = f"{{{OFFICE}}}"
_STORIES = (f"{OFFICE}/header", f"{OFFICE}/footer")
_ONCE = (f"{OFFICE}/image", f"{OFFICE}/printerSettings")
"""Parts that any number of things may refer to; others, such as charts, belong to the one that they stand in."""
_NEVER = ("vbaProject", "attachedToolbars", "activeXControl", "aFChunk", "subDocument")
_MACROS = Said("宏或控件", "macros or controls")
_LOST = Said("缺了的图片或对象", "a picture or object that is not there")
_DEEPEST = 20

Settle = Callable[[etree._Element, str, str], bool]
"""Makes a story from a part of the paper one of the print file's part; whether it is that paper's alone."""


class Carrying:
    """The parts that have been brought into ``target`` so far."""

    def __init__(self, target: Assembly) -> None:
        self._target = target
        self._stories: dict[tuple[str, bytes, object], str] = {}
        self._count = 0

    def lead_on(
        self, story: etree._Element, part: str, into: str, letter: Letter, settle: Settle, group: object
    ) -> None:
        """Let the references in ``story``, from the ``part`` of ``letter``, lead on from ``into``.

        Headers and footers are made the print file's by ``settle``; equal ones of papers of one ``group`` are one.
        Raises Unjoinable for what cannot be brought.
        """
        relations = letter.package.relations(part)
        new: dict[str, str | None] = {"": ""}
        for element in found(_REFERRING, story):
            for attribute in [str(each) for each in element.attrib if str(each).startswith(_PREFIX)]:
                old = element.get(attribute, "")
                if old not in new:
                    new[old] = self._related(relations.get(old), part, into, letter, settle, group)
                identifier = new[old]
                if identifier is None:
                    del element.attrib[attribute]
                else:
                    element.set(attribute, identifier)

    def _related(
        self,
        relation: tuple[str, str, bool] | None,
        part: str,
        into: str,
        letter: Letter,
        settle: Settle,
        group: object,
    ) -> str | None:
        """The relationship of ``into`` that does what ``relation`` does for ``part``; None where that is none."""
        if relation is None:
            return None
        kind, target, external = relation
        if external:
            return self._target.relate(into, kind, target, external=True)
        name = letter.package.resolved(part, target)
        if kind in _STORIES:
            return self._target.relate(into, kind, self._story(name, kind, letter, settle, group))
        return self._target.relate(into, kind, self._copied(name, kind, letter.package))

    def _story(self, name: str, kind: str, letter: Letter, settle: Settle, group: object) -> str:
        """The name in the print file of a header or footer."""
        if letter.package.part(name) is None:
            raise Unjoinable(_LOST)
        key = (kind, _fingerprint(letter.package, name), group)
        if key in self._stories:
            return self._stories[key]
        new = self._fresh(kind.rpartition("/")[2], ".xml")
        root = letter.package.tree(name)
        alone = settle(root, name, new)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._target.add_named(new, data, letter.package.content_type(name))
        if not alone:
            self._stories[key] = new
        return new

    def _copied(self, name: str, kind: str, package: Assembly, depth: int = 0) -> str:
        """The name in the print file of the part ``name`` of a paper."""
        if kind.rpartition("/")[2] in _NEVER or depth > _DEEPEST:
            raise Unjoinable(_MACROS)
        if package.part(name) is None:
            raise Unjoinable(_LOST)
        data, of = package.bytes_of(name), package.content_type(name)
        stem, extension = posixpath.splitext(posixpath.basename(name))
        relations = package.relations(name)
        if kind in _ONCE and not relations:
            return self._target.add_part(f"word/media/image-{{}}{extension.lower()}", data, of)
        new = self._fresh(stem.rstrip("0123456789") or "part", extension, posixpath.dirname(name))
        self._target.add_named(new, data, of)
        rows = [self._row(identifier, each, name, new, package, depth) for identifier, each in relations.items()]
        if rows:
            folder, base = posixpath.split(new)
            written = f'<Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'
            self._target.put(posixpath.join(folder, "_rels", f"{base}.rels"), written.encode())
        return new

    def _row(
        self, identifier: str, relation: tuple[str, str, bool], name: str, new: str, package: Assembly, depth: int
    ) -> str:
        """The same relationship under the same id, leading to what was copied."""
        kind, target, external = relation
        place, mode = target, ' TargetMode="External"'
        if not external:
            copied = self._copied(package.resolved(name, target), kind, package, depth + 1)
            place, mode = posixpath.relpath(copied, posixpath.dirname(new)), ""
        return f"<Relationship Id={quoteattr(identifier)} Type={quoteattr(kind)} Target={quoteattr(place)}{mode}/>"

    def _fresh(self, stem: str, extension: str, folder: str = "word") -> str:
        """A name that no part has."""
        while True:
            self._count += 1
            name = f"{folder}/{stem}{self._count}{extension}"
            if self._target.part(name) is None:
                return name


def _fingerprint(package: Assembly, name: str, depth: int = 0) -> bytes:
    """What is equal for parts that show the same: of their bytes and of all that they refer to."""
    digest = hashlib.sha256()
    if package.part(name) is not None:
        digest.update(hashlib.sha256(package.bytes_of(name)).digest())
    for identifier, (kind, target, external) in sorted(package.relations(name).items()):
        digest.update("\0".join((identifier, kind, target if external else "")).encode())
        if not external and depth < _DEEPEST:
            digest.update(_fingerprint(package, package.resolved(name, target), depth + 1))
    return digest.digest()
