"""Active content in the texts of a Word document: fields, linked objects, linked pictures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.live_content.field_codes import fields_in, kind_of_field
from generator.office.live_content.link_targets import leads_to
from generator.office.live_content.live_kinds import (
    CHANGING,
    CHUNK,
    CONTROL,
    FILE_TARGET,
    LINKED_OBJECT,
    LINKED_PICTURE,
    SCRIPT,
    SUBDOCUMENT,
    Live,
    LiveKind,
)
from generator.office.live_content.live_parts import stated_type
from generator.office.package import Package, Relation
from generator.office.package.opc_names import OFFICE, STRICT_OFFICE, is_word_type
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.wordml_names import DRAWING, VML, mc, name_beside

_CHUNK = "altChunk"
_TODAY = ("dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong")
_ELEMENTS = {"control": CONTROL, "subDoc": SUBDOCUMENT, _CHUNK: CHUNK, **dict.fromkeys(_TODAY, CHANGING)}
_VIDEO, _OBJECT = "webVideoPr", "OLEObject"
_SHOWING = ("imagedata", "fill", "stroke", "image")
_ADDRESSES = ("src", "href", "althref")
_FALLBACK = mc("Fallback")
_Codes = list[tuple[etree._Element, str]]
_SETTING = re.compile(r"\s*(SET|ASK)\s+\S", re.IGNORECASE)


def in_stories(package: Package) -> Iterator[Live]:
    """The active content of the texts of ``package``, in the order of its parts, without active relationships."""
    found = [(name, root, list(fields_in(root))) for name, root in stories(package)]
    marks = (mark for _, root, _ in found for mark in root.iter("{*}bookmarkStart"))
    names = {mark.get(name_beside(mark, "name"), "").casefold() for mark in marks}
    names |= {code.split()[1].casefold() for *_, codes in found for _, code in codes if _SETTING.match(code)}
    for name, root, codes in found:
        places: Places | None = None
        elements = _elements(root, _targets(package, name))
        for element, kind, address in (*_fields(codes, names), *elements, *_addresses(root)):
            places = places or Places(root, package.file, name)
            yield Live(kind, _bare(places.of(element)), address)


def stories(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """The names and roots of the WordprocessingML parts; those that are not XML are skipped."""
    for name in package:
        if is_word_type(stated_type(package, name)) or name == package.main:
            try:
                root = package.look(name)
            except TemplateError:  # not XML: opening the package reports it
                continue
            yield name, root


class RelationPlaces:
    """The places where the text of a part uses its relationships."""

    def __init__(self, package: Package, source: str) -> None:
        self._whole = Span(package.file, part=source or None)
        found = (root for name, root in stories(package) if name == source)
        self._root = next(found, etree.Element("nothing"))

    def of(self, relation: str) -> Span:
        """The place that uses the relationship with this id, or else the part."""
        element = self._users.get(relation)
        return self._whole if element is None else _bare(self._places.of(element))

    @cached_property
    def _users(self) -> dict[str, etree._Element]:
        users: dict[str, etree._Element] = {}
        for element in self._root.iter(etree.Element):
            for identity in _relations_named(element).values():
                users.setdefault(identity, element)
        return users

    @cached_property
    def _places(self) -> Places:
        return Places(self._root, self._whole.file, self._whole.part or "")


def _bare(span: Span) -> Span:
    """``span`` without a source text."""
    return replace(span, source=None)


def linked_pictures(package: Package) -> int:
    """The number of pictures in the texts that are only linked, not in the package.

    Fallback pictures for older programs are not counted.
    """
    shown = ((each, _targets(package, name)) for name, root in stories(package) for each in _pictures(root))
    return sum(_lacks_copy(each, relations) for each, relations in shown)


def chunks(package: Package) -> int:
    """The number of files that the texts include when they are opened (altChunk)."""
    return sum(1 for _, root in stories(package) for _ in root.iter(f"{{*}}{_CHUNK}"))


def _fields(codes: _Codes, bookmarks: Collection[str]) -> Iterator[tuple[etree._Element, LiveKind, str]]:
    for element, code in codes:
        kind = kind_of_field(code, bookmarks)
        if kind is not None:
            yield element, kind, " ".join(code.split())


def _elements(
    root: etree._Element, relations: Mapping[str, Relation]
) -> Iterator[tuple[etree._Element, LiveKind, str]]:
    for element in root.iter(*(f"{{*}}{name}" for name in (*_ELEMENTS, _VIDEO, _OBJECT))):
        name = etree.QName(element).localname
        if name == _VIDEO:
            yield element, SCRIPT, element.get("embeddedHtml", "")
        elif relations.keys().isdisjoint(_relations_named(element).values()):
            if name != _OBJECT:
                yield element, _ELEMENTS[name], ""
            elif element.get("Type", "").lower() == "link":
                yield element, LINKED_OBJECT, ""


def _addresses(root: etree._Element) -> Iterator[tuple[etree._Element, LiveKind, str]]:
    """Addresses in attributes of VML pictures and shapes, not in relationships."""
    for element in root.iter(f"{{{VML}}}*"):
        shows = etree.QName(element).localname in _SHOWING
        for value in _typed(element):
            kind = leads_to(value)
            if shows and kind is not FILE_TARGET:
                kind = LINKED_PICTURE if "//" in value else None
            if kind is not None:
                yield element, kind, value


def _typed(element: etree._Element) -> Iterator[str]:
    """The addresses in attributes of ``element`` that do not name relationships."""
    named = _relations_named(element)
    for name, value in element.attrib.items():
        if etree.QName(name).localname in _ADDRESSES and name not in named:
            yield str(value)


def _pictures(root: etree._Element) -> Iterator[etree._Element]:
    found = root.iter(f"{{{DRAWING}}}blip", f"{{{VML}}}imagedata")
    return (each for each in found if next(each.iterancestors(_FALLBACK), None) is None)


def _lacks_copy(element: etree._Element, relations: Mapping[str, Relation]) -> bool:
    """Whether a picture has an address and no part in the package."""
    used = [relations[each] for each in _relations_named(element).values() if each in relations]
    linked = any(each.external for each in used) or any("//" in each for each in _typed(element))
    return linked and all(each.external for each in used)


def _targets(package: Package, name: str) -> Mapping[str, Relation]:
    """The relationships of a part by id; none where they are not XML, which opening the package reports."""
    try:
        return package.targets(name)
    except TemplateError:
        return {}


def _relations_named(element: etree._Element) -> dict[str, str]:
    """The attributes of ``element`` that name relationships, with the ids."""
    found = element.attrib.items()
    return {str(name): str(value) for name, value in found if etree.QName(name).namespace in (OFFICE, STRICT_OFFICE)}
