"""Normalised part names and targets, for programs that compare them literally, as LibreOffice does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.office.package.addresses import path_of, relationships_of, source_of
from generator.office.package.names import CONTENT_TYPES, OVERRIDE, RELATIONSHIP
from generator.office.package.opened import Package

_PLAIN = re.compile(r"[A-Za-z0-9._/\-\[\] ]+")
_ODD = re.compile(r"[^A-Za-z0-9._/-]")


def straightened(package: Package) -> Package:
    """The same package with every name written as its part is called, and called so that nothing need be encoded.

    One that is so already comes back as it is. Raises TemplateError where it cannot be read what refers to what.
    """
    if all(_exact(package)):
        return package
    from generator.office.package.skeleton import content_types  # for packages that are rare

    names = _plain_names(package)
    straight = Package(
        {CONTENT_TYPES: content_types({}, {}), **{names[name]: package.bytes_of(name) for name in names}}
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
    """Of each name that is written in the package, and of each part's own, whether it can be taken by the letter."""
    there = set(package)
    yield from (_PLAIN.fullmatch(name) is not None for name in there)
    for source in package.sources():
        name = package.find(relationships_of(source))
        yield name == relationships_of(source)
        for row in () if name is None else package.look(name).iter(RELATIONSHIP):
            target = path_of(source, row.get("Target", ""))
            yield row.prefix is None  # a name with a prefix is another name to LibreOffice 25.2
            yield row.get("TargetMode") == "External" or target in there or package.find(target) is None
    types = package.find(CONTENT_TYPES)
    for row in () if types is None else package.look(types).iter(OVERRIDE):
        target = row.get("PartName", "").removeprefix("/")
        yield row.prefix is None
        yield target in there or package.find(target) is None


def _plain_names(package: Package) -> dict[str, str]:
    """The parts but those that say something of others, each with a name that no program has to decode."""
    names: dict[str, str] = {}
    taken = Package({})
    for name in package:
        if name != CONTENT_TYPES and source_of(name) is None:
            names[name] = taken.unused(_ODD.sub("-", name))
            taken.put(names[name], b"")
    return names
