"""The parts of a package, by what they are to one another (ECMA-376 part 2, 6.5)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from generator.docx_reading.names import STRICT, w
from generator.errors import InputError, Problem, Span
from generator.package import read_package
from generator.package.names import RELATIONS

_RELATIONSHIP = f"{{{RELATIONS}}}Relationship"
_USUAL = "word/document.xml"
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_HEAD = 4_000


@dataclass(frozen=True, slots=True)
class Target:
    """What a relationship leads to: its kind (``footer``), and the name of a part or an address outside."""

    kind: str
    name: str


class Parts:
    """A package, opened. ``main`` is the name of its main document."""

    def __init__(self, data: bytes, file: str) -> None:
        """Opens the package in ``data``. Raises InputError where it is none, or no Word document."""
        self.file = file
        self._parts = read_package(data, name=file)
        self._trees: dict[str, etree._Element | None] = {}
        self.main = self._main()
        self._refuse_broken()

    def tree(self, name: str) -> etree._Element | None:
        """The part ``name`` as a tree; None where it is not there or no XML."""
        if name not in self._trees:
            try:
                self._trees[name] = _parsed(self._parts[name]) if name in self._parts else None
            except etree.XMLSyntaxError:
                self._trees[name] = None
        return self._trees[name]

    def data(self, name: str) -> bytes:
        """The bytes of the part ``name``, none where it is not there."""
        return self._parts.get(name, b"")

    def targets(self, name: str) -> Mapping[str, Target]:
        """What the part ``name`` refers to, by the relationship's id."""
        folder, _, file = name.rpartition("/")
        root = self.tree(f"{folder}/_rels/{file}.rels".removeprefix("/"))
        if root is None:
            return {}
        return {each.get("Id", ""): _target(each, folder) for each in root.iter(_RELATIONSHIP)}

    def related(self, kind: str) -> etree._Element | None:
        """The first part of ``kind`` (``styles``, ``settings`` …) that the main document refers to."""
        names = [target.name for target in self.targets(self.main).values() if target.kind == kind]
        return next((tree for tree in map(self.tree, names) if tree is not None), None)

    def of_package(self, kind: str) -> etree._Element | None:
        """The part of ``kind`` (``core-properties`` …) that the package itself refers to."""
        names = [target.name for target in self.targets("").values() if target.kind == kind]
        return next((tree for tree in map(self.tree, names) if tree is not None), None)

    def _main(self) -> str:
        for target in self.targets("").values():
            if target.kind == "officeDocument" and target.name in self._parts:
                return target.name
        return _USUAL

    def _refuse_broken(self) -> None:
        """Raises InputError where the main document cannot be read, or a part brings definitions of its own."""
        span = Span(self.file, part=self.main)
        if self.main not in self._parts:
            raise InputError(Problem("template-not-word", Span(self.file)))
        problems = [
            Problem("template-doctype", Span(self.file, part=name))
            for name, data in sorted(self._parts.items())
            if name.endswith((".xml", ".rels", ".vml")) and any(mark in data for mark in _DOCTYPES)
        ]
        if problems:
            raise InputError(problems)
        try:
            root = _parsed(self._parts[self.main])
        except etree.XMLSyntaxError as fault:
            raise InputError(Problem("template-xml-broken", span, {"why": fault.msg})) from fault
        if root.tag != w("document") or root.find(w("body")) is None:
            raise InputError(Problem("template-not-word", Span(self.file)))


def _parsed(data: bytes) -> etree._Element:
    """The tree of ``data``, without entities, network, comments and processing instructions."""
    if b"purl.oclc.org/ooxml" in data[:_HEAD]:
        for strict, usual in STRICT.items():
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _target(relationship: etree._Element, folder: str) -> Target:
    kind = relationship.get("Type", "").rpartition("/")[2]
    name = relationship.get("Target", "")
    if relationship.get("TargetMode") == "External":
        return Target(kind, name)
    path = name[1:] if name.startswith("/") else posixpath.join(folder, name)
    return Target(kind, posixpath.normpath(path))
