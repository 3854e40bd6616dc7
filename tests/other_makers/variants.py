"""The shapes in which other programs save a package, each with a name. Written down before the code that reads them.

``VARIANTS`` are the same document: whatever is made of one is what is made of the plain one. ``REFUSED`` are refused
as damaged, :func:`strict` as a template only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote
from xml.sax.saxutils import escape

from tests.other_makers.packages import (
    RELATIONSHIPS,
    ROOT,
    Manner,
    Package,
    Relation,
    absolute,
    opened,
    relative,
    written,
)

MOST = 65_536
"""Bytes of NUL or white space that may follow the end of the ZIP."""
MAINS = {"word/document.xml": "word/document2.xml", "xl/workbook.xml": "xl/workbook2.xml"}


@dataclass(frozen=True)
class Variant:
    """``dress``: a package, as this program saves it. ``told``: whether its file earns a note."""

    dress: Callable[[bytes], bytes]
    told: bool = False


def _written(manner: Manner) -> Variant:
    return Variant(lambda data: written(opened(data), manner), told=bool(manner.behind))


def second_main(name: str) -> str:
    """Word for the web and SharePoint call the main part document2.xml."""
    return MAINS.get(name, name)


def with_hanzi(name: str) -> str:
    """Every part but the main one has a name with a blank and hanzi."""
    return name if name in MAINS or name in MAINS.values() else re.sub(r"(\.\w+)$", r" 件\1", name)


def encoded(name: str) -> str:
    return quote(name)


def all_ways(name: str) -> str:
    return with_hanzi(second_main(name))


def other_case(name: str) -> str:
    return name.upper()


def other_relationships(relations: Sequence[tuple[Relation, str]]) -> bytes:
    """A prefix, another order of attributes, single quotes, TargetMode always, a byte order mark, comments."""
    rows = "".join(
        f"\r\n  <r:Relationship TargetMode='{'External' if each.external else 'Internal'}' "
        f"Target='{escape(target, {chr(39): '&apos;'})}' Type='{each.type}' Id='{each.id}'></r:Relationship>"
        for each, target in reversed(relations)
    )
    text = f"<?xml version='1.0' encoding='utf-8' standalone='yes'?><!-- --><r:Relationships xmlns:r='{RELATIONSHIPS}'>"
    return f"\ufeff{text}{rows}\r\n</r:Relationships>".encode()


def a_template(data: bytes) -> bytes:
    """As Word saves a .dotx."""
    package = opened(data)
    kind = package.types[package.main].replace(".document.main+xml", ".template.main+xml")
    return written(replace(package, types={**package.types, package.main: kind}))


_COMBINED = Manner(
    name=all_ways,
    stored=other_case,
    spelt=encoded,
    target=absolute,
    fragment="_top",
    relationships=other_relationships,
    declared="defaults",
    prefix="t",
    types_name="[content_types].XML",
    behind=bytes(MOST),
)

VARIANTS: dict[str, Variant] = {
    "document2.xml": _written(Manner(name=second_main)),
    "absolute targets": _written(Manner(target=absolute)),
    "dotted targets": _written(Manner(target=lambda source, name: f"./{relative(source, name)}")),
    "another case": _written(Manner(stored=other_case)),
    "another case of targets": _written(Manner(target=lambda source, name: relative(source, name).upper())),
    "content types in another case": _written(Manner(types_name="[CONTENT_TYPES].xml")),
    "hanzi in the ZIP, percent in targets": _written(Manner(name=with_hanzi, spelt=encoded)),
    "percent in the ZIP and in targets": _written(Manner(name=with_hanzi, stored=encoded, spelt=encoded)),
    "percent in the ZIP, hanzi in targets": _written(Manner(name=with_hanzi, stored=encoded)),
    "fragments": _written(Manner(fragment="_Toc1")),
    "overrides only": _written(Manner(declared="overrides")),
    "defaults where possible": _written(Manner(declared="defaults")),
    "other relationships": _written(Manner(relationships=other_relationships, prefix="t")),
    "a NUL behind": _written(Manner(behind=b"\0")),
    "a line behind": _written(Manner(behind=b"\r\n")),
    "64 KiB of NUL behind": _written(Manner(behind=bytes(MOST))),
    "64 KiB of blanks behind": _written(Manner(behind=b" " * MOST)),
    "a template's type": Variant(a_template),
    "all at once": _written(_COMBINED),
    "all at once, a template's type": Variant(lambda data: written(opened(a_template(data)), _COMBINED), told=True),
}

REFUSED: dict[str, Callable[[bytes], bytes]] = {
    "64 KiB and one behind": lambda data: data + bytes(MOST + 1),
    "other bytes behind": lambda data: data + b"<html>",
    "other bytes among NUL": lambda data: data + bytes(100) + b"a" + bytes(100),
}

_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_SPACES = {
    f"{_TRANSITIONAL}officeDocument/2006/relationships": f"{_STRICT}officeDocument/relationships",
    f"{_TRANSITIONAL}officeDocument/2006/math": f"{_STRICT}officeDocument/math",
    f"{_TRANSITIONAL}officeDocument/2006/docPropsVTypes": f"{_STRICT}officeDocument/docPropsVTypes",
    f"{_TRANSITIONAL}officeDocument/2006/extended-properties": f"{_STRICT}officeDocument/extendedProperties",
    f"{_TRANSITIONAL}officeDocument/2006/custom-properties": f"{_STRICT}officeDocument/customProperties",
    f"{_TRANSITIONAL}officeDocument/2006/customXml": f"{_STRICT}officeDocument/customXml",
    f"{_TRANSITIONAL}officeDocument/2006/bibliography": f"{_STRICT}officeDocument/bibliography",
    f"{_TRANSITIONAL}wordprocessingml/2006/main": f"{_STRICT}wordprocessingml/main",
    f"{_TRANSITIONAL}spreadsheetml/2006/main": f"{_STRICT}spreadsheetml/main",
    f"{_TRANSITIONAL}schemaLibrary/2006/main": f"{_STRICT}schemaLibrary/main",
    f"{_TRANSITIONAL}drawingml/2006/": f"{_STRICT}drawingml/",
}
"""ECMA-376 part 4 (Transitional), annex: the names of the two kinds of document."""
_CHANGES = [(old.encode(), new.encode()) for old, new in _SPACES.items()]
_JUSTIFIED = [(b'<w:jc w:val="left"/>', b'<w:jc w:val="start"/>'), (b'<w:jc w:val="right"/>', b'<w:jc w:val="end"/>')]


def strict(data: bytes) -> bytes:
    """The document as Word saves "Strict Open XML Document"."""
    package = opened(data)
    return written(
        Package(
            {name: _strict_part(part) for name, part in package.parts.items()},
            package.types,
            {
                source: [replace(each, type=_strict_type(each.type)) for each in relations]
                for source, relations in package.relations.items()
            },
        )
    )


def _strict_part(part: bytes) -> bytes:
    if not part.lstrip().startswith(b"<"):
        return part
    for old, new in [*_CHANGES, *_JUSTIFIED]:
        part = part.replace(old, new)
    return re.sub(rb"<w:document ", b'<w:document w:conformance="strict" ', part, count=1)


def _strict_type(kind: str) -> str:
    old = f"{_TRANSITIONAL}officeDocument/2006/relationships/"
    return kind.replace(old, f"{_STRICT}officeDocument/relationships/")


__all__ = ["MOST", "REFUSED", "ROOT", "VARIANTS", "Variant", "a_template", "strict"]
