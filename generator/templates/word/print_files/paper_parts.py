"""The parts that papers refer to, copied; equal pictures, headers and footers only once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from string import digits

from lxml import etree

from generator.ground.errors import TranslatedText
from generator.office.package import Package, Relation, serialised
from generator.office.package.part_names import DOCUMENT_FOLDER, OFFICE, beside, extension_of, stem_of
from generator.templates.word.assembly import NEVER_COPIED, Assembly
from generator.templates.word.print_files.finished_letter import FinishedLetter, Unjoinable, elements_at

_REFERRING = etree.XPath(".//*[@r:*]", namespaces={"r": OFFICE})
_PREFIX = f"{{{OFFICE}}}"
_STORIES = ("header", "footer")
_ONCE = ("image", "printerSettings")
"""Parts that may be referred to any number of times; others, such as charts, have one place each."""

_MACROS = TranslatedText("宏或控件", "macros or controls")
_LOST = TranslatedText("缺了的图片或对象", "a picture or object that is not there")
_DEEPEST = 20

Settle = Callable[[etree._Element, str, str], bool]
"""Adapts a story of a part of the paper to a part of the print file; whether no other paper may share it."""


class PrintParts:
    """Copies parts of papers into ``target``."""

    def __init__(self, target: Assembly) -> None:
        self._target = target
        self._stories: dict[tuple[str, bytes, object], str] = {}
        self._count = 0

    def relink(
        self, story: etree._Element, part: str, into: str, letter: FinishedLetter, settle: Settle, group: object
    ) -> None:
        """Change the references in ``story``, from the ``part`` of ``letter``, to those of the part ``into``.

        ``settle`` adapts headers and footers; equal ones of papers in one ``group`` become one part. Raises Unjoinable
        for what cannot be copied.
        """
        relations = letter.package.targets(part)
        new: dict[str, str | None] = {"": ""}
        for element in elements_at(_REFERRING, story):
            for attribute in [str(each) for each in element.attrib if str(each).startswith(_PREFIX)]:
                old = element.get(attribute, "")
                if old not in new:
                    new[old] = self._related(relations.get(old), into, letter, settle, group)
                identifier = new[old]
                if identifier is None:
                    del element.attrib[attribute]
                else:
                    element.set(attribute, identifier)

    def _related(
        self,
        relation: Relation | None,
        into: str,
        letter: FinishedLetter,
        settle: Settle,
        group: object,
    ) -> str | None:
        """The relationship of ``into`` that replaces ``relation``; None where there is none."""
        if relation is None:
            return None
        if relation.external:
            return self._target.relate(into, relation.type, relation.target, external=True)
        if relation.kind in _STORIES:
            return self._target.relate(into, relation.type, self._story(relation, letter, settle, group))
        return self._target.relate(into, relation.type, self._copied(relation, letter.package))

    def _story(self, relation: Relation, letter: FinishedLetter, settle: Settle, group: object) -> str:
        """The name in the print file of a header or footer."""
        name = relation.target
        if name not in letter.package:
            raise Unjoinable(_LOST)
        key = (relation.kind, _fingerprint(letter.package, name), group)
        if key in self._stories:
            return self._stories[key]
        new = self._fresh(f"{DOCUMENT_FOLDER}/{relation.kind}.xml")
        root = letter.package.tree(name)
        alone = settle(root, name, new)
        self._target.add(new, serialised(root), letter.package.content_type(name))
        if not alone:
            self._stories[key] = new
        return new

    def _copied(self, relation: Relation, package: Package, depth: int = 0) -> str:
        """The name in the print file of the part that ``relation`` of a paper refers to."""
        name = relation.target
        if relation.kind in NEVER_COPIED or depth > _DEEPEST:
            raise Unjoinable(_MACROS)
        if name not in package:
            raise Unjoinable(_LOST)
        data, of = package.bytes_of(name), package.content_type(name)
        relations = package.relations(name)
        if relation.kind in _ONCE and not relations:
            extension = extension_of(name)
            pattern = f"{DOCUMENT_FOLDER}/media/image-{{}}{'.' if extension else ''}{extension}"
            return self._target.add_media(pattern, data, of)
        new = self._fresh(beside(name, stem_of(name).rstrip(digits) or "part"))
        self._target.add(new, data, of)
        for each in relations:  # with the same ids, to the copies
            target = each.target if each.external else self._copied(each, package, depth + 1)
            self._target.relate_as(each.id, new, each.type, target, external=each.external)
        return new

    def _fresh(self, name: str) -> str:
        """``name`` with a number after its stem that makes it new."""
        while True:
            self._count += 1
            new = beside(name, f"{stem_of(name)}{self._count}")
            if new not in self._target:
                return new


def _fingerprint(package: Package, name: str, depth: int = 0) -> bytes:
    """A digest that is equal for parts that show the same: of their bytes and of everything they refer to."""
    digest = hashlib.sha256()
    if name in package:
        digest.update(hashlib.sha256(package.bytes_of(name)).digest())
    for each in sorted(package.relations(name), key=lambda relation: relation.id):
        digest.update("\0".join((each.id, each.type, each.target if each.external else "")).encode())
        if not each.external and depth < _DEEPEST:
            digest.update(_fingerprint(package, each.target, depth + 1))
    return digest.digest()
