"""The package of one document while contents are put into it: relationships, media, content types, fresh ids."""

from __future__ import annotations

import hashlib
import posixpath
import re
import zlib
from collections.abc import Mapping
from functools import cached_property, lru_cache

from lxml import etree

from generator.errors import Span
from generator.package import Deflated, parsed
from generator.package.names import CONTENT_TYPES, RELATIONS, TYPES
from generator.wordml.paper import Paper, paper

_TYPES = f"{{{TYPES}}}"
_RELATION = f"{{{RELATIONS}}}Relationship"
_NO_RELATIONS = f'<Relationships xmlns="{RELATIONS}"/>'
_OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_ID = re.compile(rb'\bid=["\'](\d{1,10})["\']')
_BOOKMARK = re.compile(rb'bookmarkStart\b[^>]*\bname=["\']([^"\']*)["\']')
_NAME_LENGTH = 34  # of the 40 characters that Word takes
_MOST_IDS = 2**31 - 1  # Word takes no greater ids


class Assembly:
    """The package under construction for one rendering. Equal steps in equal order give equal parts."""

    def __init__(self, parts: Mapping[str, bytes | Deflated]) -> None:
        """``parts``: the package as it was rendered, with the parts that no record changes."""
        self._parts = dict(parts)
        self._trees: dict[str, etree._Element] = {}
        self._relations: dict[str, dict[tuple[str, str, bool], str]] = {}
        self._taken: set[int] | None = None
        self._next = 0
        self._names: set[str] | None = None

    def finished(self) -> dict[str, bytes | Deflated]:
        """The parts of the package, with all that was added."""
        written = {
            name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, tree in self._trees.items()
        }
        return {**self._parts, **written}

    def put(self, name: str, data: bytes) -> None:
        """Give the part ``name`` this content."""
        self._parts[name] = data

    def part(self, name: str) -> bytes | Deflated | None:
        """The part ``name`` as it came; None where there is none."""
        return self._parts.get(name)

    def bytes_of(self, name: str) -> bytes:
        """The bytes of the part ``name`` as it came, or as it was put. Raises KeyError."""
        return inflated(self._parts[name])

    def tree(self, name: str) -> etree._Element:
        """The root of the part ``name``; what is changed in it is changed in the document. Raises KeyError."""
        if name not in self._trees:
            self._trees[name] = parsed(self.bytes_of(name), Span("", part=name))
        return self._trees[name]

    @property
    def main(self) -> str:
        """The name of the main document."""
        return self.related("", _OFFICE_DOCUMENT) or "word/document.xml"

    @cached_property
    def paper(self) -> Paper:
        """The paper that the document is printed on."""
        return paper(inflated(self._parts.get(self.main, b"")))

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """The relationships of ``part`` by id: kind, target as written, and whether that is an address."""
        return {identifier: key for key, identifier in self._relations_of(part).items()}

    def resolved(self, part: str, target: str) -> str:
        """The name of the part that ``target``, in a relationship of ``part``, means (ECMA-376 part 2, 6.5.2)."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).removeprefix("/")

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that ``part`` has a relationship of ``kind`` to; None where it has none."""
        for of, target, external in self._relations_of(part):
            if of == kind and not external:
                return self.resolved(part, target)
        return None

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship of ``part`` to ``target``: an address, or the name of a part of the package.

        An equal relationship that is there already is used again.
        """
        if not external:
            target = posixpath.relpath(target, posixpath.dirname(part) or ".")
        known = self._relations_of(part)
        key = (kind, target, external)
        if key not in known:
            known[key] = self._new_relation(part, key)
        return known[key]

    def add_part(self, pattern: str, data: bytes | Deflated, content_type: str) -> str:
        """The name of the part that holds ``data``: ``pattern`` with a digest of them in its ``{}``.

        Equal bytes have one part, whichever part of the document shows them, and in each document the same name.
        """
        name = pattern.format(_digest(data))
        if name not in self._parts:
            self._parts[name] = data
            self._declare(name, content_type)
        return name

    def add_named(self, name: str, data: bytes, content_type: str) -> None:
        """The new part ``name`` with ``data``."""
        self._parts[name] = data
        self._declare(name, content_type)

    def content_type(self, name: str) -> str:
        """The content type of the part ``name``; empty where none is stated."""
        root = self.tree(CONTENT_TYPES)
        for each in root.iter(f"{_TYPES}Override"):
            if each.get("PartName", "").casefold() == f"/{name}".casefold():
                return each.get("ContentType", "")
        extension = posixpath.splitext(name)[1].removeprefix(".").lower()
        defaults = {
            each.get("Extension", "").lower(): each.get("ContentType", "") for each in root.iter(f"{_TYPES}Default")
        }
        return defaults.get(extension, "")

    def new_part(self, name: str, root: etree._Element, content_type: str) -> etree._Element:
        """``root``, which the new part ``name`` is made of when the package is finished."""
        self._parts[name] = b""
        self._trees[name] = root
        self._declare(name, content_type)
        return root

    def fresh_id(self) -> int:
        """A number that is the id of nothing yet in the package (ECMA-376 part 1, 20.4.2.5 and 17.13.6.2)."""
        if self._taken is None:
            self._taken = set().union(*(_ids(part) for part in self._parts.values()))
            self._next = max((each for each in self._taken if each < _MOST_IDS // 2), default=0)
        self._next += 1
        while self._next in self._taken:
            self._next += 1
        return self._next

    def fresh_name(self, name: str) -> str:
        """``name``, or with a number after it where a bookmark of the package has it already (17.13.6.2)."""
        if self._names is None:
            found = [_BOOKMARK.findall(inflated(part)) for each, part in self._parts.items() if each.endswith(".xml")]
            self._names = {text.decode("utf-8", "replace") for texts in found for text in texts}
        new, count = name, 1
        while new in self._names:
            count += 1
            new = f"{name[:_NAME_LENGTH]}_{count}"
        self._names.add(new)
        return new

    def _relations_of(self, part: str) -> dict[tuple[str, str, bool], str]:
        if part not in self._relations:
            name = _relations_name(part)
            relations = self.tree(name).iter(_RELATION) if name in self._parts else ()
            self._relations[part] = {
                (each.get("Type", ""), each.get("Target", ""), each.get("TargetMode") == "External"): each.get("Id", "")
                for each in relations
            }
        return self._relations[part]

    def _new_relation(self, part: str, key: tuple[str, str, bool]) -> str:
        name = _relations_name(part)
        if name not in self._parts:
            self._parts[name] = b""
            self._trees[name] = etree.fromstring(_NO_RELATIONS)
        root = self.tree(name)
        taken = set(self._relations[part].values())
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        kind, target, external = key
        relation = etree.SubElement(root, _RELATION, {"Id": f"rId{number}", "Type": kind, "Target": target})
        if external:
            relation.set("TargetMode", "External")
        return f"rId{number}"

    def _declare(self, name: str, content_type: str) -> None:
        """State the content type of a part: by its extension where that is free or the same, else by its name."""
        root = self.tree(CONTENT_TYPES)
        extension = posixpath.splitext(name)[1].removeprefix(".").lower()
        defaults = {
            each.get("Extension", "").lower(): each.get("ContentType") for each in root.iter(f"{_TYPES}Default")
        }
        if extension != "xml" and defaults.setdefault(extension, content_type) == content_type:
            if not any(each.get("Extension", "").lower() == extension for each in root.iter(f"{_TYPES}Default")):
                default = etree.Element(f"{_TYPES}Default", {"Extension": extension, "ContentType": content_type})
                root.insert(0, default)
        else:
            etree.SubElement(root, f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": content_type})


def inflated(part: bytes | Deflated) -> bytes:
    """The bytes of ``part``."""
    return zlib.decompress(part.raw, -zlib.MAX_WBITS) if isinstance(part, Deflated) else part


def _relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _ids(part: bytes | Deflated) -> frozenset[int]:
    return _ids_of_deflated(part) if isinstance(part, Deflated) else frozenset(map(int, _ID.findall(part)))


@lru_cache(maxsize=16)
def _digest(part: bytes | Deflated) -> str:
    return hashlib.sha256(inflated(part)).hexdigest()[:16]


@lru_cache(maxsize=256)
def _ids_of_deflated(part: Deflated) -> frozenset[int]:
    return frozenset(map(int, _ID.findall(inflated(part))))
