"""Which parts of the package hold tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.errors import Problem, Span, TemplateError
from generator.package import parsed
from generator.package.names import CONTENT_TYPES, TYPES
from generator.wordml.names import STRICT_NAMESPACE, w

_OVERRIDE = f"{{{TYPES}}}Override"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = f"{_WORD}document.main+xml"
_STORIES = frozenset(
    [_MAIN, *(f"{_WORD}{story}+xml" for story in ("header", "footer", "footnotes", "endnotes", "comments"))]
)
_PROPERTIES = frozenset(
    [
        "application/vnd.openxmlformats-package.core-properties+xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    ]
)
_ENCODED_TAG = re.compile(rb"(?:\{|%7B)(?:\{|%7B|%)", re.IGNORECASE)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part in which tags may stand: its name, its tree, and whether its text stands in Word's runs.

    ``changed``: the tree is no longer what the template has, be there tags or not.
    """

    name: str
    root: etree._Element
    in_runs: bool
    changed: bool = False

    @property
    def is_main(self) -> bool:
        """Whether it is the main document."""
        return self.root.tag == w("document")

    @property
    def prefix(self) -> str:
        """What stands before the names of its elements in XML: ``w:`` as a rule."""
        return f"{self.root.prefix}:" if self.root.prefix else ""


def template_parts(parts: Mapping[str, bytes], file: str) -> list[Part]:
    """The parts of the package with tags to be looked for, the main document first, then by name.

    Raises TemplateError where the package is no Word document, a part has a DOCTYPE, or a part is no XML.
    """
    problems = [
        Problem("template-doctype", Span(file, part=name))
        for name, data in sorted(parts.items())
        if name.endswith((".xml", ".rels", ".vml")) and any(mark in data for mark in _DOCTYPES)
    ]
    if problems:
        raise TemplateError(problems)
    types = dict(_content_types(parts, file))
    main = [name for name, kind in types.items() if kind == _MAIN and name in parts]
    if len(main) != 1:
        raise TemplateError(Problem("template-not-word", Span(file)))
    wanted = [name for name, kind in types.items() if kind in _STORIES | _PROPERTIES and name in parts]
    wanted.sort(key=lambda name: (name != main[0], name))
    addresses = [name for name in map(_relationships, wanted) if _ENCODED_TAG.search(parts.get(name, b""))]
    found = [_part(name, parts[name], types[name] in _STORIES, file) for name in wanted]
    return found + [_part(name, parts[name], False, file) for name in addresses]


def _relationships(name: str) -> str:
    """The part with the relationships of the part ``name`` (ECMA-376 part 2, 6.5.2)."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".removeprefix("/")


def _content_types(parts: Mapping[str, bytes], file: str) -> Iterator[tuple[str, str]]:
    """Each part's name and content type where the package states one (ECMA-376 part 2, 7.2.3)."""
    for override in parsed(parts[CONTENT_TYPES], Span(file, part=CONTENT_TYPES)).iter(_OVERRIDE):
        yield override.get("PartName", "").removeprefix("/"), override.get("ContentType", "")


def _part(name: str, data: bytes, in_runs: bool, file: str) -> Part:
    span = Span(file, part=name)
    root = parsed(data, span)
    if in_runs and etree.QName(root).namespace == STRICT_NAMESPACE:
        raise TemplateError(Problem("template-strict", span))
    return Part(name, root, in_runs)
