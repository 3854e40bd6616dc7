"""Active content in the texts of a Word document: fields, linked objects, linked pictures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.live_content import live_kinds
from generator.office.package import Package, Relation
from generator.office.package.part_names import OFFICE, STRICT_OFFICE, is_word_type
from generator.office.wordml.main_document import Places
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.wordml_names import DRAWING, VML, WORD_NAMESPACES, mc, name_beside

_CHUNK = "altChunk"
_TODAY = ("dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong")
_ELEMENTS = {
    "control": live_kinds.CONTROL,
    "subDoc": live_kinds.SUBDOCUMENT,
    _CHUNK: live_kinds.CHUNK,
    **dict.fromkeys(_TODAY, live_kinds.CHANGING),
}
_VIDEO, _OBJECT = "webVideoPr", "OLEObject"
_SHOWING = ("imagedata", "fill", "stroke", "image")
_ADDRESSES = ("src", "href", "althref")
_FALLBACK = mc("Fallback")
_Codes = list[tuple[etree._Element, str]]
_SETTING = re.compile(r"\s*(SET|ASK)\s+\S", re.IGNORECASE)


def in_stories(package: Package) -> Iterator[live_kinds.LiveItem]:
    """The active content of the texts of ``package``, in the order of its parts, without active relationships."""
    found = [(name, root, list(_fields_in(root))) for name, root in _stories(package)]
    marks = (mark for _, root, _ in found for mark in root.iter("{*}bookmarkStart"))
    names = {mark.get(name_beside(mark, "name"), "").casefold() for mark in marks}
    names |= {code.split()[1].casefold() for *_, codes in found for _, code in codes if _SETTING.match(code)}
    for name, root, codes in found:
        places: Places | None = None
        elements = _elements(root, _targets(package, name))
        for element, kind, address in (*_fields(codes, names), *elements, *_addresses(root)):
            places = places or Places(root, package.file, name)
            yield live_kinds.LiveItem(kind, _bare(places.of(element)), address)


def _stories(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """The names and roots of the WordprocessingML parts; those that are not XML are skipped."""
    for name in package:
        if is_word_type(live_kinds.stated_type(package, name)) or name == package.main:
            try:
                root = package.look(name)
            except TemplateError:  # not XML: opening the package reports it
                continue
            yield name, root


class RelationPlaces:
    """The places where the text of a part uses its relationships."""

    def __init__(self, package: Package, source: str) -> None:
        self._whole = Span(package.file, part=source or None)
        found = (root for name, root in _stories(package) if name == source)
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
    shown = ((each, _targets(package, name)) for name, root in _stories(package) for each in _pictures(root))
    return sum(_is_linked_only(each, relations) for each, relations in shown)


def chunks(package: Package) -> int:
    """The number of files that the texts include when they are opened (altChunk)."""
    return sum(1 for _, root in _stories(package) for _ in root.iter(f"{{*}}{_CHUNK}"))


def _fields(codes: _Codes, bookmarks: Collection[str]) -> Iterator[tuple[etree._Element, live_kinds.LiveKind, str]]:
    for element, code in codes:
        kind = _kind_of_field(code, bookmarks)
        if kind is not None:
            yield element, kind, " ".join(code.split())


def _elements(
    root: etree._Element, relations: Mapping[str, Relation]
) -> Iterator[tuple[etree._Element, live_kinds.LiveKind, str]]:
    for element in root.iter(*(f"{{*}}{name}" for name in (*_ELEMENTS, _VIDEO, _OBJECT))):
        name = etree.QName(element).localname
        if name == _VIDEO:
            yield element, live_kinds.SCRIPT, element.get("embeddedHtml", "")
        elif relations.keys().isdisjoint(_relations_named(element).values()):
            if name != _OBJECT:
                yield element, _ELEMENTS[name], ""
            elif element.get("Type", "").lower() == "link":
                yield element, live_kinds.LINKED_OBJECT, ""


def _addresses(root: etree._Element) -> Iterator[tuple[etree._Element, live_kinds.LiveKind, str]]:
    """Addresses in attributes of VML pictures and shapes, not in relationships."""
    for element in root.iter(f"{{{VML}}}*"):
        shows = etree.QName(element).localname in _SHOWING
        for value in _typed(element):
            kind = live_kinds.leads_to(value)
            if shows and kind is not live_kinds.FILE_TARGET:
                kind = live_kinds.LINKED_PICTURE if "//" in value else None
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


def _is_linked_only(element: etree._Element, relations: Mapping[str, Relation]) -> bool:
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


# The field codes of a text, and the kinds of those that are active (ECMA-376 part 1, 17.16).


_CHARACTER, _CODE, _SIMPLE, _TEXT = (
    tuple(f"{{{namespace}}}{name}" for namespace in WORD_NAMESPACES)
    for name in ("fldChar", "instrText", "fldSimple", "t")
)
_NAME = re.compile(r"\s*([A-Za-z]+)")
_REFERENCES = ("REF", "PAGEREF", "NOTEREF")
_WORDS = re.compile(r'["“”„]([^"“”„]*)["“”„]?|(\S+)')
_TEXTS = (r"\t", r"\o")
_NO_MACRO = re.compile(r"\s*MACROBUTTON\s+NoMacros?\b", re.IGNORECASE)
"""A placeholder to click and type over: it calls, as usual, a macro that does not exist."""


_LONGEST = 2_000
"""Characters of a code that are read; a field without an end would collect all text after it."""


def _fields_in(story: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The code of each field of ``story``, nested ones too, with the element where it ends.

    A code may be split over runs and paragraphs. A field without an end is reported at its last piece.
    """
    if next(story.iter(*_CHARACTER, *_SIMPLE), None) is None:
        return
    fields = OpenFields()
    last = story
    for element in story.iter(*_CHARACTER, *_CODE, *_SIMPLE, *_TEXT):
        if element.tag in _SIMPLE:
            yield element, _attribute(element, "instr")
        elif element.tag in _CHARACTER:
            ended = fields.mark(_attribute(element, "fldCharType"))
            if ended is not None:
                yield element, ended.instruction
        elif fields.innermost is not None and len(fields.innermost.instruction) < _LONGEST:
            fields.instruct(element.text or "")
        last = element
    yield from ((last, each.instruction) for each in fields.open)


def _kind_of_field(code: str, bookmarks: Collection[str] = ()) -> live_kinds.LiveKind | None:
    """The kind of the field with this code, beside these ``bookmarks`` (case-folded); None where it is not active."""
    name = _NAME.match(code)
    if name is None or _NO_MACRO.match(code):
        return None
    if name[1].upper() == "HYPERLINK":
        return _kind_of_link(code[name.end() :])
    if name[1].upper() in _REFERENCES and any(word.strip('"') in bookmarks for word in code.casefold().split()):
        return None
    return live_kinds.FIELDS.get(name[1].upper())


def _kind_of_link(arguments: str) -> live_kinds.LiveKind | None:
    """The kind of a HYPERLINK field with these arguments, in which backslashes are doubled (17.16.4.1).

    The words behind the switches of ``_TEXTS`` are a frame and a tip, no addresses.
    """
    words = [("", ""), *_WORDS.findall(arguments)]
    addresses = (quoted or bare for (_, switch), (quoted, bare) in pairwise(words) if switch.lower() not in _TEXTS)
    return next((kind for word in addresses if (kind := live_kinds.leads_to(word.replace("\\\\", "\\")))), None)


def _attribute(element: etree._Element, name: str) -> str:
    return element.get(name_beside(element, name), "")
