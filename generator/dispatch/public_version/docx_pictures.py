"""The pictures and embedded files of a Word file, whose words nobody can read here: counted, left out, or bared."""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from generator.office.package import Package, read_package, write_package
from generator.office.package.part_names import OFFICE, STRICT_OFFICE
from generator.office.picture_metadata import without_metadata
from generator.office.pictures import is_picture
from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import TEXT_BOX, WORD_NAMESPACES, name_beside

_UNREADABLE = frozenset({"image", "hdphoto", "oleObject", "package", "video", "audio", "media"})
"""Kinds of relationships to pictures and files."""


def unreadable_parts(package: Package) -> frozenset[str]:
    """The parts that are pictures and embedded files, by their names, but those of headers, which nothing sets in."""
    aside = {name for kind in ("header", "footer") for name in package.all_related(package.main, kind)}
    sources = [source for source in package.sources() if source not in aside]
    return frozenset(name for source in sources for kind in _UNREADABLE for name in package.all_related(source, kind))


def with_public_pictures(data: bytes, instead: str | None) -> bytes:
    """The Word file ``data`` with the text ``instead`` of each picture and embedded file.

    With None they stay, without what picture files say beside their pixels; where they say nothing, the same bytes.
    """
    package = Package(read_package(data, name=""))
    if instead is not None:
        _leave_out(package, unreadable_parts(package), instead)
        return write_package(package.finished())
    found = {name: part for name in package if is_picture(part := package.bytes_of(name))}
    bare = {name: new for name, part in found.items() if (new := without_metadata(part)) != part}
    for name, part in bare.items():
        package.put(name, part)
    return write_package(package.finished()) if bare else data


def _leave_out(package: Package, parts: frozenset[str], instead: str) -> None:
    for source in package.sources():
        ids = {each.id for each in package.relations(source) if each.target in parts and not each.external}
        if not ids:
            continue
        root, noted = package.tree(source), set[etree._Element]()
        for element in [each for each in root.iter(etree.Element) if ids & _named(each)]:
            above = (element, *element.iterancestors())
            if root in above:
                holder, run = next((pair for pair in pairwise(above) if _is_run(pair[1])), (element, None))
                if run is not None and holder not in noted:
                    noted.add(holder)
                    note = etree.Element(name_beside(run, "t"))
                    note.text = instead
                    holder.addprevious(note)
                remove(element if next(holder.iter(TEXT_BOX), None) is not None else holder)
    package.remove(*parts)


def _named(element: etree._Element) -> set[str]:
    """The ids of relationships that its attributes name."""
    return {str(id_) for key, id_ in element.attrib.items() if etree.QName(key).namespace in (OFFICE, STRICT_OFFICE)}


def _is_run(element: etree._Element) -> bool:
    name = etree.QName(element)
    return name.localname == "r" and name.namespace in WORD_NAMESPACES
