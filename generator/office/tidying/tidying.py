"""Tidying of one document: its canonical form, and counts of what was removed."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from generator.office.package import (
    Package,
    blanks_behind,
    deflate,
    has_our_layout,
    inflated,
    read_package,
    write_package,
)
from generator.office.package.opc_names import CONTENT_TYPES
from generator.office.package.part_names import is_relationships
from generator.office.tidying.canonical import canonical, canonical_relationships, canonical_types
from generator.office.tidying.file_properties import take_properties
from generator.office.tidying.joined_runs import join_runs
from generator.office.tidying.noise import take_noise
from generator.office.tidying.refusals import refuse
from generator.office.tidying.taken import Taken
from generator.office.tidying.unused_parts import take_parts
from generator.office.tidying.word_package import WordPackage
from generator.office.wordml.main_document import declare_by_ending


@dataclass(frozen=True, slots=True)
class Tidied:
    """The bytes of the tidy document, and counts of what was removed; ``changed``: the bytes differ from before."""

    data: bytes
    changed: bool
    taken: Taken = field(default_factory=Taken)


def tidy(data: bytes, name: str, target: str = "") -> Tidied:
    """The canonical form of the .docx in ``data``; ``name`` is the file's name in problems.

    Where ``target`` is given, its ending decides whether the content type is that of a document or a template.

    Its pages look the same, to the pixel, and a template prints the same. A tidy document is not changed, also where it
    was tidied on a machine with another deflate library.

    Raises InputError where the document is signed, encrypted, has macros, exceeds the limits, or is not a Word
    document.
    """
    opened = WordPackage(data, name)
    refuse(opened)
    declare_by_ending(opened.package, target)
    taken = take_noise(opened) + take_properties(opened) + take_parts(opened)
    taken["blanks"] += sum(1 for _ in blanks_behind(data, name))
    for root in opened.word.values():
        taken += join_runs(root)
    parts = _written(opened.package)
    if parts == read_package(data, name=name) and has_our_layout(data):
        return Tidied(data, False)
    return Tidied(write_package({part: deflate(content) for part, content in parts.items()}), True, taken)


def _written(package: Package) -> dict[str, bytes]:
    """All parts: those that were parsed in canonical form, the others unchanged."""

    def write(part: str, root: etree._Element) -> bytes:
        if is_relationships(part):
            return canonical_relationships(root)
        return canonical_types(root, package) if part == CONTENT_TYPES else canonical(root)

    return {name: inflated(part) for name, part in package.finished(write).items()}
