"""The copy of a .docx for LibreOffice, adapted so that it prints like Word and WPS: one function for each repair."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from generator.ground.errors import TemplateError
from generator.office.package import Package, inflated, part_names
from generator.office.pdf.libreoffice_copy.flow_lines import Flow, mark_section_starts, place_right_ends
from generator.office.pdf.libreoffice_copy.full_width_tracking import (
    double_tracking,
    keep_less_text,
    remove_comment_marks,
    switch_off_hanging,
)
from generator.office.pdf.libreoffice_copy.section_pages import fill_footers, replace_section_pages
from generator.office.pdf.libreoffice_copy.vertical_places import place_lines

_FLOW_REPAIRS: tuple[Callable[[Flow], None], ...] = (place_lines, place_right_ends, keep_less_text)


def _repair_flow(package: Package) -> None:
    """Makes the repairs of lines in the flow of the text, which are read once for all of them."""
    flow = Flow.of(package)
    for repair in _FLOW_REPAIRS:
        repair(flow)


_REPAIRS: tuple[Callable[[Package], None], ...] = (
    remove_comment_marks,
    replace_section_pages,  # gives sections footers of their own, which the later ones change
    mark_section_starts,
    double_tracking,
    _repair_flow,
    fill_footers,  # up to the margins that the lines were placed with
    switch_off_hanging,
)


def adapted(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """``parts`` of a .docx with every repair for LibreOffice; parts that are not WordprocessingML stay unchanged.

    A repair that cannot read a part of the document, which is not XML, is left out.
    """
    package = Package(parts)
    with suppress(TemplateError):
        package = straightened(package)
    for repair in _REPAIRS:
        with suppress(TemplateError):
            repair(package)
    return {name: inflated(part) for name, part in package.finished().items()}


# Normalised part names and targets, for programs that compare them literally, as LibreOffice does.


_PLAIN = re.compile(r"[A-Za-z0-9._/\-\[\] ]+")
_ODD = re.compile(r"[^A-Za-z0-9._/-]")


def straightened(package: Package) -> Package:
    """The package with plain ASCII part names, and with every reference spelled exactly as its part.

    A package that already fulfils this is returned unchanged. Raises TemplateError for unreadable relationships.
    """
    if all(_exact(package)):
        return package
    from generator.office.package.package_writing import content_types  # rarely needed

    names = _plain_names(package)
    straight = Package(
        {part_names.CONTENT_TYPES: content_types({}, {}), **{names[name]: package.bytes_of(name) for name in names}}
    )
    for name, plain in names.items():
        if package.content_type(name):
            straight.declare(plain, package.content_type(name))
    for source in package.sources():
        for each in package.relations(source):
            target = each.target if each.external else names.get(each.target, each.target)
            straight.relate_as(each.id, names.get(source, source), each.type, target, external=each.external)
    return straight


def _exact(package: Package) -> Iterator[bool]:
    """For each part name and each reference to a part, whether it can be compared literally."""
    there = set(package)
    yield from (_PLAIN.fullmatch(name) is not None for name in there)
    for source in package.sources():
        name = package.find(part_names.relationships_of(source))
        yield name == part_names.relationships_of(source)
        for row in () if name is None else package.look(name).iter(part_names.RELATIONSHIP):
            target = part_names.path_of(source, row.get("Target", ""))
            yield row.prefix is None  # a name with a prefix is another name to LibreOffice 25.2
            yield row.get("TargetMode") == "External" or target in there or package.find(target) is None
    types = package.find(part_names.CONTENT_TYPES)
    for row in () if types is None else package.look(types).iter(part_names.OVERRIDE):
        target = row.get("PartName", "").removeprefix("/")
        yield row.prefix is None
        yield target in there or package.find(target) is None


def _plain_names(package: Package) -> dict[str, str]:
    """A plain, unused name for each part, except content types and relationships."""
    names: dict[str, str] = {}
    taken = Package({})
    for name in package:
        if name != part_names.CONTENT_TYPES and part_names.source_of(name) is None:
            names[name] = taken.unused(_ODD.sub("-", name))
            taken.put(names[name], b"")
    return names
