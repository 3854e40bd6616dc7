"""A package opened to be tidied: its parts, those of Word as trees, and what refers to what."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from generator.docx_tidying.names import RELATIONSHIP, WORD_TYPE
from generator.errors import Span
from generator.package import parsed, read_package
from generator.package.names import CONTENT_TYPES, TYPES
from generator.wordml.names import NAMESPACE

_OVERRIDE, _DEFAULT = f"{{{TYPES}}}Override", f"{{{TYPES}}}Default"


class Opened:
    """The package in ``data``: ``parts`` by name; whoever changes a tree of it changes what will be written.

    ``word`` are the trees of the parts that hold WordprocessingML, by name. Raises InputError where the package or
    one of these parts cannot be read.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.parts = read_package(data, name=file)
        self._trees: dict[str, etree._Element] = {}
        self._types = self._content_types()
        self.word = {
            name: root
            for name in sorted(self.parts)
            if self.type_of(name).startswith(WORD_TYPE) and self.type_of(name).endswith("+xml")
            if etree.QName(root := self.tree(name)).namespace == NAMESPACE
        }

    def tree(self, name: str) -> etree._Element:
        """The part ``name`` as a tree; it is then written from that."""
        if name not in self._trees:
            self._trees[name] = parsed(self.parts[name], Span(self.file, part=name))
        return self._trees[name]

    @property
    def trees(self) -> dict[str, etree._Element]:
        """The trees of the parts that were asked for."""
        return self._trees

    def type_of(self, name: str) -> str:
        """The content type of the part, ``""`` where the package states none (ECMA-376 part 2, 7.2.3)."""
        by_extension = self._types.get(_key(name.rpartition(".")[2]), "")
        return self._types.get(_key(f"/{name}"), by_extension)

    def relationships(self, source: str) -> Iterator[tuple[etree._Element, str | None]]:
        """The relationships of the part ``source`` (of the package: ``""``), each with the part that it leads to.

        That is None where it leads out of the package, or to a part that is not there.
        """
        name = relationships_of(source)
        if name not in self.parts:
            return
        known = {_key(each): each for each in self.parts}
        for each in self.tree(name).iterchildren(RELATIONSHIP):
            inside = each.get("TargetMode") != "External"
            yield each, known.get(_key(_resolved(source, each.get("Target", "")))) if inside else None

    def remove(self, name: str) -> None:
        """Takes the part out, with its own relationships."""
        for each in (name, relationships_of(name)):
            self.parts.pop(each, None)
            self._trees.pop(each, None)
            self.word.pop(each, None)

    def unlink(self, relationship: etree._Element, source: str) -> None:
        """Takes a relationship of ``source`` out; with the last one the part that held it."""
        root = relationship.getparent()
        assert root is not None
        root.remove(relationship)
        if source and not len(root):
            self.remove(relationships_of(source))

    def _content_types(self) -> dict[str, str]:
        """Content types by the names of parts with ``/``, and by extensions."""
        found = {}
        for each in self.tree(CONTENT_TYPES).iterchildren(_OVERRIDE, _DEFAULT):
            found[_key(each.get("PartName", each.get("Extension", "")))] = each.get("ContentType", "")
        return found


def relationships_of(source: str) -> str:
    """The part with the relationships of the part ``source`` (ECMA-376 part 2, 6.5.2)."""
    folder, _, file = source.rpartition("/")
    return f"{folder}/_rels/{file}.rels".removeprefix("/")


def _resolved(source: str, target: str) -> str:
    folder = source.rpartition("/")[0]
    path = target.partition("#")[0]
    return posixpath.normpath(path[1:] if path.startswith("/") else posixpath.join(folder, path))


def _key(name: str) -> str:
    """Names of parts are compared without case (ECMA-376 part 2, 6.2.2.3); addresses may be percent-encoded."""
    return unquote(name).casefold()
