"""The parts that a source refers to, copied with all that they refer to; and footnotes (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from copy import deepcopy
from string import digits

from lxml import etree

from generator.ground.words.vocabularies import phrase
from generator.office.package import Package, Relation, serialised
from generator.office.package.part_names import DOCUMENT_FOLDER, OFFICE, beside, extension_of, folder_of, stem_of
from generator.office.package.xml_parsing import whole
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import NEVER_COPIED, Assembly
from generator.templates.word.content.base_content import ContentError
from generator.templates.word.content.runs_and_links import checked_address
from generator.templates.word.embedding.ids import elements_at
from generator.templates.word.embedding.policy import Refusal
from generator.templates.word.embedding.source_document import SourceDocument

_REFERRING = etree.XPath(".//*[@r:*]", namespaces={"r": OFFICE})
_PREFIX = f"{{{OFFICE}}}"
STORIES = ("header", "footer")
ONCE = ("image", "printerSettings")
"""Parts that equal ones of other sources are one with; others, such as charts, have one place each."""
_LINK, _DEEPEST = "hyperlink", 20

Settle = Callable[[etree._Element, str, str], bool]
"""Adapts a story of a part of the source to a part of the target; whether no other source may share it."""


class TargetParts:
    """The parts of ``target`` while documents are set in."""

    def __init__(self, target: Assembly) -> None:
        self.target = target
        self.stories: dict[tuple[str, bytes, object], str] = {}
        self._count = 0

    def fresh(self, name: str) -> str:
        """``name`` with a number after its stem that makes it new."""
        while True:
            self._count += 1
            new = beside(name, f"{stem_of(name)}{self._count}")
            if new not in self.target:
                return new


class SourceParts:
    """Copies parts of ``source``; sources of one ``group`` share headers and footers."""

    def __init__(self, source: SourceDocument, shared: TargetParts, group: object) -> None:
        self._source = source
        self._package = source.package
        self._shared = shared
        self._target = shared.target
        self._group = group
        self._names: dict[str, str] = {}

    def relink(self, story: etree._Element, part: str, into: str, settle: Settle) -> None:
        """Changes the references in ``story`` of the source's ``part`` to those of the target's part ``into``.

        ``settle`` adapts headers and footers. Raises Refusal for what cannot be copied.
        """
        relations = self._package.targets(part)
        new: dict[str, str | None] = {"": ""}
        for element in elements_at(_REFERRING, story):
            for attribute in [str(each) for each in element.attrib if str(each).startswith(_PREFIX)]:
                old = element.get(attribute, "")
                if old not in new:
                    found = relations.get(old)
                    new[old] = None if found is None else self._related(found, into, settle)
                identifier = new[old]
                if identifier is not None:
                    element.set(attribute, identifier)
                    continue
                del element.attrib[attribute]
                if old in relations and element.tag == w(_LINK) and not element.get(w("anchor")):
                    element.set(w("anchor"), "_top")

    def _related(self, relation: Relation, into: str, settle: Settle) -> str | None:
        """The relationship of ``into`` that replaces ``relation``; None for an address that no link may have."""
        target = relation.target
        if not relation.external:
            copy = self._story(relation, settle) if relation.kind in STORIES else self._copied(relation)
            return self._target.relate(into, relation.type, copy)
        if self._source.policy.keeps != "everything":
            if relation.kind != _LINK:
                raise Refusal(phrase("embedding-linked"))
            try:
                target = checked_address(target)
            except ContentError:
                return None
        return self._target.relate(into, relation.type, target, external=True)

    def _story(self, relation: Relation, settle: Settle) -> str:
        """The name in the target of a header or footer."""
        name = relation.target
        if name not in self._package:
            raise Refusal(phrase("embedding-missing"))
        key = (relation.kind, _fingerprint(self._package, name), self._group)
        if key in self._shared.stories:
            return self._shared.stories[key]
        new = self._shared.fresh(f"{DOCUMENT_FOLDER}/{relation.kind}.xml")
        root = self._package.tree(name)
        alone = settle(root, name, new)
        self._target.add(new, serialised(root), self._package.content_type(name))
        if not alone:
            self._shared.stories[key] = new
        return new

    def _copied(self, relation: Relation, depth: int = 0) -> str:
        """The name in the target of the part that ``relation`` refers to."""
        name, package = relation.target, self._package
        if relation.kind in NEVER_COPIED or depth > _DEEPEST:
            raise Refusal(phrase("embedding-macros"))
        if name in self._names:
            return self._names[name]
        if name not in package:
            raise Refusal(phrase("embedding-missing"))
        data, of, relations = package.bytes_of(name), package.content_type(name), package.relations(name)
        apart = self._source.policy.styles == "apart"
        if relation.kind in ONCE and not relations and not apart:
            extension = extension_of(name)
            pattern = f"{DOCUMENT_FOLDER}/media/image-{{}}{'.' if extension else ''}{extension}"
            return self._target.add_media(pattern, data, of)
        new = self._own(name) if apart else self._shared.fresh(beside(name, stem_of(name).rstrip(digits) or "part"))
        self._names[name] = new
        self._target.add(new, data, of)
        for each in relations:  # with the same ids, to the copies
            target = each.target if each.external else self._copied(each, depth + 1)
            self._target.relate_as(each.id, new, each.type, target, external=each.external)
        return new

    def _own(self, name: str) -> str:
        """The part's name in a folder of the source's own; folders are counted from that of the main part."""
        home, folder = folder_of(self._source.main), folder_of(name)
        inner = folder[len(home) :] if f"{folder}/".startswith(f"{home}/") else folder
        pieces = (DOCUMENT_FOLDER, f"inset{self._source.number}", inner.strip("/"), name.rpartition("/")[2])
        return "/".join(filter(None, pieces))


def require_pictures(source: SourceDocument) -> None:
    """Raises Refusal where the body of ``source`` refers to more than pictures in the package and links.

    Raises ContentError for an address that no link may have.
    """
    relations = source.package.targets(source.main)
    for element in elements_at(_REFERRING, source.body):
        for identifier in (value for key, value in element.attrib.items() if str(key).startswith(_PREFIX) and value):
            found = relations.get(str(identifier))
            if found is not None and found.kind == _LINK:
                checked_address(found.target)
                continue
            if found is not None and found.kind == "image" and found.external:
                raise Refusal(phrase("embedding-linked"))
            there = found is not None and found.kind == "image" and found.target in source.package
            if found is None or not there or not source.package.content_type(found.target).startswith("image/"):
                raise Refusal(phrase("embedding-no-pictures"))


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


_KIND, _ID = "footnotes", w("id")
_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))


def take_notes(
    story: etree._Element,
    notes: etree._Element | None,
    target: Assembly,
    settle: Callable[[etree._Element, str], object],
) -> None:
    """Copies the ``notes`` that ``story`` refers to into ``target``, whose numbers continue.

    ``settle`` adapts a copied note to the part of that name. Sections whose footnotes count again are not written:
    LibreOffice shows their numbers as 0.
    """
    by_id = {} if notes is None else {note.get(_ID, ""): note for note in notes}
    references = [each for each in story.iter(w("footnoteReference")) if each.get(_ID, "") in by_id]
    if not references:
        return
    root = target.root_of(_KIND)
    if not len(root):
        root.extend(_separator(*each) for each in _SEPARATORS)
    into = target.related(target.main, _KIND) or ""
    for number, reference in enumerate(references, 1 + max((whole(note.get(_ID)) for note in root), default=0)):
        note = deepcopy(by_id[reference.get(_ID, "")])
        note.set(_ID, str(number))
        reference.set(_ID, str(number))
        root.append(note)
        settle(note, into)


def _separator(kind: str, identifier: str) -> etree._Element:
    note = etree.Element(w("footnote"), {w("type"): kind, _ID: identifier})
    paragraph = etree.SubElement(note, w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    line = {w("before"): "0", w("after"): "0", w("line"): "240", w("lineRule"): "auto"}
    etree.SubElement(properties, w("spacing"), line)
    etree.SubElement(etree.SubElement(paragraph, w("r")), w(kind))
    return note
