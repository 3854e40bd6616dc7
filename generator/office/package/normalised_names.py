"""Normalised part names and targets, for programs that compare them literally, as LibreOffice does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.office.package import part_names
from generator.office.package.package import Package

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
