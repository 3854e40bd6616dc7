"""The parts of a template package that hold tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package import Package, doctype_problems, parsed, read_package
from generator.office.package.opc_names import CORE_PROPERTIES, CUSTOM_PROPERTIES, WORD_MAIN, WORD_TEMPLATE_MAIN, word
from generator.office.package.part_names import relationships_of
from generator.office.wordml.wordml_names import STRICT_NAMESPACE, w

_STORIES = frozenset(map(word, ("header", "footer", "footnotes", "endnotes", "comments")))
_MAINS = (WORD_MAIN, WORD_TEMPLATE_MAIN)
_PROPERTIES = frozenset((CORE_PROPERTIES, CUSTOM_PROPERTIES))
_ENCODED_TAG = re.compile(rb"(?:\{|%7B)(?:\{|%7B|%)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part that may have tags: its name, its tree, and whether its text is in Word's runs.

    ``changed``: the tree differs from the template's even without tags.
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
        """The prefix of its element names in XML, usually ``w:``."""
        return f"{self.root.prefix}:" if self.root.prefix else ""


def template_package(data: bytes, file: str) -> Package:
    """The template in ``data``, opened. A Word template (.dotx) becomes a document.

    Raises TemplateError where it is no package within the limits.
    """
    package = Package(read_package(data, name=file, error=TemplateError), file)
    if package.content_type(package.main) == WORD_TEMPLATE_MAIN:
        package.declare(package.main, WORD_MAIN)
    return package


def template_parts(package: Package) -> list[TemplatePart]:
    """The parts of the package that may hold tags, the main document first, then by name.

    Raises TemplateError where the package is no Word document, a part has a DOCTYPE, or a part is no XML.
    """
    problems = list(doctype_problems({name: package.bytes_of(name) for name in package}, package.file))
    if problems:
        raise TemplateError(problems)
    main = package.main
    if package.content_type(main) not in _MAINS:
        raise TemplateError(Problem("template-not-word", Span(package.file)))
    stories = [main, *(name for name in sorted(package.of_type(*_STORIES)) if name != main)]
    properties = package.of_type(*_PROPERTIES)
    wanted = sorted([*stories, *properties], key=lambda name: (name != main, name))
    found = [_part(package, name, in_runs=name in stories) for name in wanted]
    return found + [_part(package, name, in_runs=False) for name in _with_addresses(package, wanted)]


def _with_addresses(package: Package, sources: Iterable[str]) -> Iterator[str]:
    """The relationship parts of ``sources`` that have tags among their addresses."""
    for source in sources:
        name = package.find(relationships_of(source))
        if name is not None and _ENCODED_TAG.search(package.bytes_of(name)):
            yield name


def _part(package: Package, name: str, *, in_runs: bool) -> TemplatePart:
    """The part with a tree of its own, because tags are removed from it."""
    span = Span(package.file, part=name)
    root = parsed(package.bytes_of(name), span)
    if in_runs and etree.QName(root).namespace == STRICT_NAMESPACE:
        raise TemplateError(Problem("template-strict", span))
    return TemplatePart(name, root, in_runs)
