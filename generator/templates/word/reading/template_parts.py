"""The parts of a template package that hold tags, without text that is deleted in tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package import Package, doctype_problems, parsed, part_names, read_package
from generator.office.wordml import main_document, schema_order, tracked_changes
from generator.office.wordml.wordml_names import DELETED, STRICT_NAMESPACE, w

_STORIES = frozenset(map(part_names.word, ("header", "footer", "footnotes", "endnotes", "comments")))
_MAINS = (part_names.WORD_MAIN, part_names.WORD_TEMPLATE_MAIN)
_OTHERS = (part_names.CORE_PROPERTIES, part_names.CUSTOM_PROPERTIES, *part_names.DRAWN)
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
    if package.content_type(package.main) == part_names.WORD_TEMPLATE_MAIN:
        package.declare(package.main, part_names.WORD_MAIN)
    return package


def template_parts(package: Package) -> list[TemplatePart]:
    """The parts of the package that may hold tags, the main document first, then by name.

    Raises TemplateError where the package is no Word document, a part has a DOCTYPE, or a part is no XML.
    """
    TemplateError.raise_for(doctype_problems({name: package.bytes_of(name) for name in package}, package.file))
    main = package.main
    if package.content_type(main) not in _MAINS:
        raise TemplateError(Problem("template-not-word", Span(package.file)))
    stories = [main, *(name for name in sorted(package.of_type(*_STORIES)) if name != main)]
    wanted = sorted([*stories, *package.of_type(*_OTHERS)], key=lambda name: (name != main, name))
    found = [_part(package, name, in_runs=name in stories) for name in wanted]
    return found + [_part(package, name, in_runs=False) for name in _with_addresses(package, wanted)]


def _with_addresses(package: Package, sources: Iterable[str]) -> Iterator[str]:
    """The relationship parts of ``sources`` that have tags among their addresses."""
    for source in sources:
        name = package.find(part_names.relationships_of(source))
        if name is not None and _ENCODED_TAG.search(package.bytes_of(name)):
            yield name


def _part(package: Package, name: str, *, in_runs: bool) -> TemplatePart:
    """The part with a tree of its own, because tags are removed from it."""
    span = Span(package.file, part=name)
    root = parsed(package.bytes_of(name), span)
    if in_runs and etree.QName(root).namespace == STRICT_NAMESPACE:
        raise TemplateError(Problem("template-strict", span))
    return TemplatePart(name, root, in_runs)


_RANGES = ("moveFrom", "moveTo", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
_GONE = (*DELETED, *(w(f"{kind}Range{edge}") for kind in _RANGES for edge in ("Start", "End")))
_NOTES = {w(f"{note}Reference"): w(note) for note in ("footnote", "endnote", "comment")}
_ID = w("id")


def without_deletions(parts: Sequence[TemplatePart]) -> list[TemplatePart]:
    """``parts`` with tracked deletions (ECMA-376 part 1, 17.13.5) accepted; ``changed`` says where there were any.

    A note or comment whose mark was deleted is removed with it. Moved text stays where it was moved to, as an
    insertion.
    """
    gone: set[tracked_changes.Note] = set()
    in_runs = [part for part in parts if part.in_runs]
    changed = {part.name for part in in_runs if accept_deletions(part.root, gone)}
    kept = {(_NOTES[str(mark.tag)], mark.get(_ID)) for part in in_runs for mark in part.root.iter(*_NOTES)}
    for part in in_runs if gone else ():
        for note in part.root.findall("*"):
            if (str(note.tag), note.get(_ID)) in gone - kept:
                part.root.remove(note)
                changed.add(part.name)
    return [replace(part, changed=part.name in changed) for part in parts]


def accept_deletions(root: etree._Element, notes: set[tracked_changes.Note]) -> bool:
    """Accepts the deletions in the tree; whether there were any. ``notes`` collects the notes of deleted marks."""
    if next(root.iter(tracked_changes.DELETED, tracked_changes.MOVED_AWAY, w("cellDel"), *_GONE), None) is None:
        return False
    marked = tracked_changes.take_out(root, (tracked_changes.DELETED, tracked_changes.MOVED_AWAY), notes)
    for element in list(root.iter(*_GONE)):
        schema_order.remove(element)
    for element in root.iter(tracked_changes.MOVED_HERE):
        element.tag = tracked_changes.INSERTED
    tracked_changes.join_marked(marked)
    main_document.complete(root)
    return True
