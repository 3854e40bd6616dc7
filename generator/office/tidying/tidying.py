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
from generator.office.package.addresses import is_relationships
from generator.office.package.names import CONTENT_TYPES
from generator.office.tidying.canonical import canonical, canonical_relationships, canonical_types
from generator.office.tidying.noise import take_noise
from generator.office.tidying.opened import Opened
from generator.office.tidying.parts import take_parts
from generator.office.tidying.properties import take_properties
from generator.office.tidying.refusals import refuse
from generator.office.tidying.runs import join_runs
from generator.office.tidying.taken import Taken
from generator.office.wordml.documents import declare_by_ending


@dataclass(frozen=True, slots=True)
class Tidied:
    """The bytes of the tidy document, and what was taken out of it; ``changed``: they are others than before."""

    data: bytes
    changed: bool
    taken: Taken = field(default_factory=Taken)


def tidy(data: bytes, name: str, target: str = "") -> Tidied:
    """The .docx in ``data`` in its canonical form; ``name`` is the file's name in problems.

    It says that it is a document or a template, as the ending of ``target`` has it, where that is given.

    Its pages look as before, to the pixel, and a template prints what it did. Tidying what is tidy changes nothing,
    also where it was made tidy on a machine that deflates in another way.

    Raises InputError where the document is signed, encrypted, has macros, is larger than any document may be, or is
    no Word document.
    """
    opened = Opened(data, name)
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
    """All parts: those that were made trees of in one form, the others as they are."""

    def write(part: str, root: etree._Element) -> bytes:
        if is_relationships(part):
            return canonical_relationships(root)
        return canonical_types(root, package) if part == CONTENT_TYPES else canonical(root)

    return {name: inflated(part) for name, part in package.finished(write).items()}
