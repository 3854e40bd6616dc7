"""The package of one document while contents are put into it: media, fresh ids, fresh names, what is printed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from lxml import etree

from generator.office.package import Deflated, Package, deflate, inflated, write_package
from generator.office.package.part_names import DOCUMENT_FOLDER, relation, word
from generator.office.wordml.page_sizes import PageSize, largest_page
from generator.office.wordml.wordml_names import NAMESPACE, w
from generator.templates.expressions.rendering_limits import CountedContext, Deadline
from generator.templates.expressions.sandbox import environment
from generator.templates.word.merge_state import MergeRecords, MergeState

if TYPE_CHECKING:
    from generator.templates.word.content.base_content import Content


NEVER_COPIED = ("vbaProject", "attachedToolbars", "activeXControl", "aFChunk", "subDocument")
"""Kinds of relationships to parts that are not copied from one document to another: macros, controls, other files."""

_ID = re.compile(rb'\bid=["\'](\d{1,10})["\']')
_BOOKMARK = re.compile(rb'bookmarkStart\b[^>]*\bname=["\']([^"\']*)["\']')
_NAME_LENGTH = 34  # characters; Word allows 40
_MOST_IDS = 2**31 - 1  # Word's limit


class Assembly(Package):
    """The package under construction for one rendering. Equal steps in equal order give equal parts."""

    def __init__(self, parts: Mapping[str, bytes | Deflated], file: str = "") -> None:
        """``parts``: the rendered package, with the parts that no record changes."""
        super().__init__(parts, file, rewrite=True)
        self._taken: set[int] | None = None
        self._next = 0
        self._names: set[str] | None = None

    @cached_property
    def paper(self) -> PageSize:
        """The paper that the document is printed on."""
        main = self.part(self.main)
        return largest_page(b"" if main is None else inflated(main))

    def root_of(self, kind: str) -> etree._Element:
        """The root of the part of ``kind`` that the main document refers to: ``styles``, ``numbering``, ``footnotes`` …

        An empty part is added where there is none. Changes to the tree are changes to the package.
        """
        name = self.related(self.main, kind)
        if name is not None:
            return self.tree(name)
        name = self.unused(f"{DOCUMENT_FOLDER}/{kind}.xml")
        self.relate(self.main, relation(kind), name)
        return self.add_tree(name, etree.Element(w(kind), nsmap={"w": NAMESPACE}), word(kind))

    def add_media(self, pattern: str, data: bytes | Deflated, content_type: str) -> str:
        """The name of the part that holds ``data``: ``pattern`` with their digest in its ``{}``.

        Equal bytes have one part, whichever part of the document shows them, and in each document the same name.
        """
        name = pattern.format(_digest(data))
        if name not in self:
            self.put(name, data)
            self._declare(name, content_type)  # no content type has been declared for a name with a digest
        return name

    def fresh_id(self) -> int:
        """A number that is not yet an id in the package (ECMA-376 part 1, 20.4.2.5 and 17.13.6.2)."""
        if self._taken is None:
            self._taken = set().union(*(_ids(part) for part in self._parts.values()))
            self._next = max((each for each in self._taken if each < _MOST_IDS // 2), default=0)
        self._next += 1
        while self._next in self._taken:
            self._next += 1
        return self._next

    def fresh_name(self, name: str) -> str:
        """``name``, or with a number after it where a bookmark of the package already has it (17.13.6.2)."""
        if self._names is None:
            found = [_BOOKMARK.findall(inflated(part)) for each, part in self._parts.items() if each.endswith(".xml")]
            self._names = {text.decode("utf-8", "replace") for texts in found for text in texts}
        new, count = name, 1
        while new in self._names:
            count += 1
            new = f"{name[:_NAME_LENGTH]}_{count}"
        self._names.add(new)
        return new


def compressed(parts: Mapping[str, bytes | Deflated]) -> bytes:
    """The bytes of the package with ``parts``, all compressed well."""
    return write_package({name: part if isinstance(part, Deflated) else deflate(part) for name, part in parts.items()})


def _ids(part: bytes | Deflated) -> frozenset[int]:
    return _ids_of_deflated(part) if isinstance(part, Deflated) else frozenset(map(int, _ID.findall(part)))


@lru_cache(maxsize=16)
def _digest(part: bytes | Deflated) -> str:
    return hashlib.sha256(inflated(part)).hexdigest()[:16]


@lru_cache(maxsize=256)
def _ids_of_deflated(part: Deflated) -> frozenset[int]:
    return frozenset(map(int, _ID.findall(inflated(part))))


@dataclass(slots=True)
class PartRendering:
    """The contents that one rendering of a part has printed; a mark in the part's text refers to each by its index.

    ``deadline`` is the document's. ``pictures`` is the folder of pictures, None where there is none. ``merge`` is the
    state of merge fields; ``records`` are the part's records, once a field has read one.
    """

    deadline: Deadline
    pictures: Path | None = None
    contents: list[Content] = field(default_factory=list)
    merge: MergeState = field(default_factory=MergeState)
    records: MergeRecords | None = None

    def mark(self, content: Content) -> str:
        """Keeps ``content``, and returns the mark for its place in the text."""
        self.contents.append(content)
        return f"<?{CONTENT_MARKER} {len(self.contents) - 1}?>"


CONTENT_MARKER = "fawen-content"
_GLOBALS = dict(environment().globals)


class _TemplateNames(dict[str, object]):
    """The names that a document's templates see, with the global ones."""

    __slots__ = ()


def names_of(context: Mapping[str, object]) -> _TemplateNames:
    """``context`` with the global names; made once for all parts of a document."""
    return context if isinstance(context, _TemplateNames) else _TemplateNames({**_GLOBALS, **context})


class PartContext(CountedContext):
    """The names that a part's template sees, and the rendering it belongs to."""

    def __init__(self, of: Environment, names: Mapping[str, object], rendering: PartRendering) -> None:
        super().__init__(of, names_of(names), None, {}, deadline=rendering.deadline)
        self.rendering = rendering
        self.names = names
        self._records: MergeRecords | None = None

    @property
    def records(self) -> MergeRecords:
        """The records that merge fields of this part read, from the document's first on."""
        if self._records is None:
            self._records = self.rendering.records = MergeRecords.of(self.names, self.rendering.merge.start)
        return self._records
