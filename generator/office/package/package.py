"""An open package: its parts, main part, content types and relationships, and whether it is signed.

The only module that reads and changes content types and relationships (ECMA-376 part 2, 6 and 7).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from string import digits
from typing import NamedTuple

from lxml import etree

from generator.ground.errors import Span
from generator.office.package.package_writing import Deflated
from generator.office.package.part_names import (
    CONTENT_TYPES,
    DEFAULT,
    OVERRIDE,
    RELATIONS,
    RELATIONSHIP,
    beside,
    extension_of,
    key,
    relationships_of,
    resolved,
    source_of,
    stem_of,
    written,
)
from generator.office.package.xml_parsing import parsed, serialised

_EMPTY = f'<Relationships xmlns="{RELATIONS}"/>'
_MAIN = "officeDocument"


class Relation(NamedTuple):
    """A relationship: its ``id``, ``type`` and ``target``.

    ``target`` is the part's name as in the package, also where the part is missing; for an ``external`` relationship
    the address as written.
    """

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, which is the same in Strict Open XML: ``styles``, ``image`` …"""
        return self.type.rpartition("/")[2]


class Package:
    """A package of ``parts``, by their names in the zip; the package itself has the name ``""``.

    Part names are compared as the standard requires: ASCII letters without case, percent-encoding decoded.
    """

    def __init__(
        self,
        parts: Mapping[str, bytes | Deflated],
        file: str = "",
        *,
        keep_comments: bool = False,
        rewrite: bool = False,
    ) -> None:
        """``file`` is the package's name in problems.

        With ``keep_comments`` trees have comments and processing instructions. With ``rewrite`` content types and
        relationships are serialised again once they were read.
        """
        self.file = file
        self._parts = dict(parts)
        self._keep_comments = keep_comments
        self._rewrite = rewrite
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._known: dict[str, str] | None = None
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self._names_of_types: dict[str, str] | None = None
        self._extensions_of_types: dict[str, str] | None = None

    def __iter__(self) -> Iterator[str]:
        """The names of the parts, in the order of the zip."""
        return iter(tuple(self._parts))

    def __contains__(self, name: str) -> bool:
        return self.find(name) is not None

    # Parts

    def find(self, name: str) -> str | None:
        """The name of the part ``name`` as in the package; None where there is no such part."""
        if name in self._parts:
            return name
        if self._known is None:
            self._known = {}
            for each in self._parts:
                self._known.setdefault(key(each), each)
        return self._known.get(key(name))

    def part(self, name: str) -> bytes | Deflated | None:
        """The part ``name`` as it was read or put; None where there is none."""
        found = self.find(name)
        return None if found is None else self._parts[found]

    def bytes_of(self, name: str) -> bytes:
        """The bytes of the part ``name`` as it was read or put. Raises KeyError."""
        return inflated(self._parts[self._found(name)])

    def tree(self, name: str) -> etree._Element:
        """The root of the part ``name``, for changes, which go into the package.

        Raises KeyError, and TemplateError where the part is not XML.
        """
        name = self._found(name)
        root = self._read(name)
        self._changed.add(name)
        return root

    def look(self, name: str) -> etree._Element:
        """The root of the part ``name``, for reading only. Raises as :meth:`tree` does."""
        return self._read(self._found(name))

    def put(self, name: str, data: bytes | Deflated) -> None:
        """Gives the part ``name`` this content."""
        name = self._name_for(name)
        self._parts[name] = data
        self._trees.pop(name, None)
        self._changed.discard(name)
        self._forget(name)

    def add(self, name: str, data: bytes | Deflated, content_type: str) -> None:
        """Adds the new part ``name`` with ``data``."""
        self.put(name, data)
        self.declare(name, content_type)

    def add_tree(self, name: str, root: etree._Element, content_type: str) -> etree._Element:
        """Adds the new part ``name`` with the tree ``root``, serialised by :meth:`finished`; returns ``root``."""
        self._put_tree(name, root)
        self.declare(name, content_type)
        return root

    def unused(self, name: str) -> str:
        """``name``, or where it is taken, ``name`` with the next free number after its stem."""
        new, stem = name, stem_of(name).rstrip(digits)
        count = int(stem_of(name)[len(stem) :] or 1)
        while new in self:
            count += 1
            new = beside(name, f"{stem}{count}")
        return new

    def remove(self, *names: str) -> None:
        """Removes parts with their relationships, their content types, and all relationships to them."""
        gone = {found for name in names if (found := self.find(name)) is not None}
        for name in gone:
            self._drop(self.find(relationships_of(name)))
            self._drop(name)
        for source in self.sources():
            for each in self.relations(source):
                if not each.external and each.target in gone:
                    self.unlink(source, each)
        self._undeclare({key(name) for name in gone})

    def finished(
        self, write: Callable[[str, etree._Element], bytes] = lambda _, root: serialised(root)
    ) -> dict[str, bytes | Deflated]:
        """The parts with all changes; parts that were only read keep their bytes.

        ``write`` serialises a changed part, given its name and tree.
        """
        return {**self._parts, **{name: write(name, self._trees[name]) for name in self._changed}}

    # Relationships

    @property
    def main(self) -> str:
        """The name of the main part, by the package's relationship (part 1, 11.3.10); ``""`` where there is none."""
        return self.related("", _MAIN) or ""

    def relations(self, source: str) -> tuple[Relation, ...]:
        """The relationships of the part ``source``, in file order. Raises TemplateError where they are not XML."""
        source = self._source(source)
        if source not in self._relations:
            name = self.find(relationships_of(source))
            rows = () if name is None else self._listing(name).iter(RELATIONSHIP)
            self._relations[source] = tuple(self._relation(source, each) for each in rows)
        return self._relations[source]

    def targets(self, source: str) -> dict[str, Relation]:
        """The relationships of the part ``source`` by id."""
        return {each.id: each for each in self.relations(source)}

    def all_related(self, source: str, kind: str) -> list[str]:
        """The existing parts to which ``source`` has relationships of ``kind`` (``styles``, ``footer`` …)."""
        found = (each.target for each in self.relations(source) if each.kind == kind and not each.external)
        return [name for name in found if name in self._parts]

    def related(self, source: str, kind: str) -> str | None:
        """The first existing part to which ``source`` has a relationship of ``kind``, or None."""
        return next(iter(self.all_related(source, kind)), None)

    def sources(self) -> list[str]:
        """The names of the parts that have relationships, and ``""`` for the package."""
        return [self._source(source) for name in self._parts if (source := source_of(name)) is not None]

    def unreached(self) -> list[str]:
        """The parts that cannot be reached by relationships, with their relationships parts (part 2, 6.5)."""
        reached = {""}
        waiting = [""]
        while waiting:
            for each in self.relations(waiting.pop()):
                if not each.external and each.target in self._parts and each.target not in reached:
                    reached.add(each.target)
                    waiting.append(each.target)
        known = {CONTENT_TYPES, *reached, *(self.find(relationships_of(name)) for name in reached)}
        return [name for name in self._parts if name not in known]

    def relate(self, source: str, type_: str, target: str, *, external: bool = False) -> str:
        """Relates ``source`` to the part ``target``, or to an external address; returns the relationship's id.

        An equal relationship that exists is used again.
        """
        if not external:
            target = self.find(target) or target
        wanted = (type_, target, external)
        for each in self.relations(source):
            if each[1:] == wanted:
                return each.id
        taken = {each.id for each in self.relations(source)}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        self.relate_as(f"rId{number}", source, type_, target, external=external)
        return f"rId{number}"

    def relate_as(self, identifier: str, source: str, type_: str, target: str, *, external: bool = False) -> None:
        """Adds a relationship of ``source`` with a given, unused id."""
        source = self._source(source)
        before = self.relations(source)
        name = self.find(relationships_of(source))
        if name is None:
            name = relationships_of(source)
            self._put_tree(name, etree.fromstring(_EMPTY))
        address = target if external else written(source, target)
        row = etree.SubElement(self.tree(name), RELATIONSHIP, {"Id": identifier, "Type": type_, "Target": address})
        if external:
            row.set("TargetMode", "External")
        self._relations[source] = (*before, Relation(identifier, type_, target, external))

    def unlink(self, source: str, relation: Relation) -> None:
        """Removes a relationship of ``source``; with a part's last one its relationships part is removed."""
        name = self._found(relationships_of(source))
        root = self.tree(name)
        for each in [row for row in root.iter(RELATIONSHIP) if row.get("Id", "") == relation.id]:
            root.remove(each)
        self._relations.pop(self._source(source), None)
        if source and not len(root):
            self._drop(name)

    # Content types

    def content_type(self, name: str) -> str:
        """The content type of the part ``name``: its own, else that of its extension, else ``""``."""
        return self._names_stated().get(key(name)) or self._extensions_stated().get(extension_of(name), "")

    def of_type(self, *content_types: str) -> list[str]:
        """The names of the parts with one of these content types, compared without case."""
        wanted = {each.lower() for each in content_types}
        return [name for name in self._parts if self.content_type(name).lower() in wanted]

    def declare(self, name: str, content_type: str) -> None:
        """Sets the content type of a part: by its extension where that is free or the same, else by its name."""
        self._declare(name, content_type, self._names_stated().get(key(name)))

    # Internals

    def _found(self, name: str) -> str:
        found = self.find(name)
        if found is None:
            raise KeyError(name)
        return found

    def _name_for(self, name: str) -> str:
        found = self.find(name)
        if found is None and self._known is not None:
            self._known[key(name)] = name
        return found or name

    def _source(self, name: str) -> str:
        """The name under which relationships are cached: the part's name as in the package."""
        return (self.find(name) or name) if name else name

    def _forget(self, name: str) -> None:
        """Drops cached content types or relationships that were read from the part ``name``."""
        if name == CONTENT_TYPES:
            self._names_of_types = self._extensions_of_types = None
        source = source_of(name)
        if source is not None:
            self._relations.pop(self._source(source), None)

    def _read(self, name: str) -> etree._Element:
        if name not in self._trees:
            span = Span(self.file, part=name)
            self._trees[name] = parsed(inflated(self._parts[name]), span, keep_comments=self._keep_comments)
        return self._trees[name]

    def _listing(self, name: str) -> etree._Element:
        """The root of the content types or of a relationships part, for reading."""
        return self.tree(name) if self._rewrite else self._read(name)

    def _put_tree(self, name: str, root: etree._Element) -> None:
        name = self._name_for(name)
        self._parts[name] = b""
        self._trees[name] = root
        self._changed.add(name)
        self._forget(name)

    def _drop(self, name: str | None) -> None:
        if name is None:
            return
        self._parts.pop(name, None)
        self._trees.pop(name, None)
        self._changed.discard(name)
        if self._known is not None:
            self._known.pop(key(name), None)
        self._relations.pop(name, None)
        self._forget(name)

    def _relation(self, source: str, row: etree._Element) -> Relation:
        target, mode = row.get("Target", ""), row.get("TargetMode")
        external = mode is not None and mode.lower() == "external"
        if not external:
            target = self._led_to(source, target)
        return Relation(row.get("Id", ""), row.get("Type", ""), target, external)

    def _led_to(self, source: str, target: str) -> str:
        """The part name of ``target`` in a relationship of ``source``; the part need not exist."""
        usual = f"{source.rpartition('/')[0]}/{target}" if "/" in source else target
        if usual in self._parts:  # fast path: nearly all targets are written like this
            return usual
        name = resolved(source, target)
        return self.find(name) or name

    def _names_stated(self) -> Mapping[str, str]:
        """The content types of single parts, by the keys of their names."""
        if self._names_of_types is None:
            self._names_of_types = {}
            for row in self._type_rows(OVERRIDE):
                self._names_of_types.setdefault(_name_in(row), row.get("ContentType", ""))
        return self._names_of_types

    def _extensions_stated(self) -> Mapping[str, str]:
        """The content types of extensions, by the extension in lower case."""
        if self._extensions_of_types is None:
            self._extensions_of_types = {}
            for row in self._type_rows(DEFAULT):
                self._extensions_of_types.setdefault(key(row.get("Extension", "")), row.get("ContentType", ""))
        return self._extensions_of_types

    def _type_rows(self, tag: str) -> Iterable[etree._Element]:
        name = self.find(CONTENT_TYPES)
        return () if name is None else self._listing(name).iter(tag)

    def _declare(self, name: str, content_type: str, stated: str | None = None) -> None:
        """Sets the content type of a part; ``stated`` is its own type so far, None for that of its extension."""
        by_extension = self._extensions_stated().get(extension_of(name))
        if content_type in (stated, by_extension if stated is None else None):
            return
        root = self.tree(CONTENT_TYPES)
        if stated is not None:
            for row in root.iter(OVERRIDE):
                if _name_in(row) == key(name):
                    row.set("ContentType", content_type)
        elif by_extension is not None or extension_of(name) in ("", "xml"):
            etree.SubElement(root, OVERRIDE, {"PartName": f"/{name}", "ContentType": content_type})
        else:
            root.insert(0, etree.Element(DEFAULT, {"Extension": extension_of(name), "ContentType": content_type}))
        self._names_of_types = self._extensions_of_types = None

    def _undeclare(self, keys: Iterable[str]) -> None:
        gone = set(keys)
        if gone.isdisjoint(self._names_stated()):
            return
        root = self.tree(CONTENT_TYPES)
        for each in [row for row in root.iter(OVERRIDE) if _name_in(row) in gone]:
            root.remove(each)
        self._names_of_types = None


def inflated(part: bytes | Deflated) -> bytes:
    """The bytes of ``part``."""
    return zlib.decompress(part.raw, -zlib.MAX_WBITS) if isinstance(part, Deflated) else part


def _name_in(row: etree._Element) -> str:
    """The key of the part name in a row of the content types."""
    return key(row.get("PartName", "")).removeprefix("/")


# Digital signatures of packages (ECMA-376 part 2, 10).


_SIGNATURES = "digital-signature"


def is_signed(package: Package) -> bool:
    """Whether the package has a digital signature. Raises TemplateError where its listings are not XML."""
    types = (package.content_type(name) for name in package)
    return any(_SIGNATURES in kind.lower() for kind in (*types, *(each.type for each in package.relations(""))))
