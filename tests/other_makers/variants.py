"""A package of parts as data: read however it is written, and written in whatever manner another program has.

By zipfile and lxml alone (ECMA-376 part 2): a witness that needs none of our own code.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
ROOT = ""
"""The source of the relationships that the package itself has."""

_END, _END_BYTES = b"PK\x05\x06", 22


@dataclass(frozen=True)
class Relation:
    """``target`` is the name of a part, or, where ``part`` is false, text as it is."""

    id: str
    type: str
    target: str
    part: bool = True
    external: bool = False
    fragment: str = ""

    @property
    def kind(self) -> str:
        """The last word of its type, which is the same in Strict and Transitional."""
        return self.type.rsplit("/", 1)[1]


@dataclass(frozen=True)
class Package:
    """Parts by name, without those that hold relationships or content types."""

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    relations: Mapping[str, Sequence[Relation]]

    @property
    def main(self) -> str:
        """The name of the main part."""
        [name] = [each.target for each in self.relations[ROOT] if each.kind == "officeDocument"]
        return name

    def related(self, source: str, kind: str) -> list[str]:
        """The parts to which ``source`` has a relationship of this kind, in the order of their ids."""
        return [each.target for each in self.relations.get(source, ()) if each.kind == kind and each.part]


Relating = Callable[[str, str], str]
"""How a relationship names a part: the names of the source and of the part, as they are stored, to a target."""


def relative(source: str, name: str) -> str:
    return posixpath.relpath(name, posixpath.dirname(source) or ".")


def absolute(_source: str, name: str) -> str:
    return f"/{name}"


def plain_relationships(relations: Sequence[tuple[Relation, str]]) -> bytes:
    rows = "".join(
        f'<Relationship Id={quoteattr(each.id)} Type="{each.type}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if each.external else "/>")
        for each, target in relations
    )
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{declaration}\n<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'.encode()


@dataclass(frozen=True)
class Manner:
    """How a program writes a package; as it is, it is written as Word does.

    ``name``: what a part is called. ``stored``: how the ZIP's directory spells that name; ``spelt``: how content types
    and targets spell it. ``target``: how a relationship names a part. ``declared``: what the content types are made of.
    ``behind``: bytes behind the end of the ZIP.
    """

    name: Callable[[str], str] = str
    stored: Callable[[str], str] = str
    spelt: Callable[[str], str] = str
    target: Relating = relative
    fragment: str = ""
    relationships: Callable[[Sequence[tuple[Relation, str]]], bytes] = plain_relationships
    declared: Literal["as Word", "overrides", "defaults"] = "as Word"
    prefix: str = ""
    types_name: str = "[Content_Types].xml"
    behind: bytes = b""


def opened(data: bytes) -> Package:
    """The package in ``data``, in whatever manner it is written."""
    end = data.rindex(_END) + _END_BYTES  # zipfile doesn't look far enough back
    with zipfile.ZipFile(io.BytesIO(data[:end])) as file:
        stored = {name: file.read(name) for name in file.namelist()}
    names = {_key(name): name for name in stored}
    declared = stored.pop(names.pop(_key("[Content_Types].xml")))
    relations = {key: stored.pop(names[key]) for key in list(names) if key.endswith(".rels")}
    sources = {_rels_of(_key(name)): name for name in stored}
    return Package(
        stored,
        _types(declared, stored, names),
        {
            sources.get(key, ROOT): tuple(_relations(xml, sources.get(key, ROOT), names))
            for key, xml in relations.items()
        },
    )


def written(package: Package, manner: Manner | None = None) -> bytes:
    """The bytes of ``package``, written in this manner."""
    manner = manner or Manner()
    names = {name: manner.name(name) for name in package.parts}
    parts = {names[name]: data for name, data in package.parts.items()}
    for source, relations in package.relations.items():
        called = names.get(source, ROOT)
        rows = [(each, _target(each, called, names, manner)) for each in relations]
        parts[_rels_of(called)] = manner.relationships(rows)
    types = {names[name]: kind for name, kind in package.types.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        declared = _content_types(types, parts, names[package.main], manner)
        for name, data in [(manner.types_name, declared), *((manner.stored(name), parts[name]) for name in parts)]:
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # without the time of day
    return buffer.getvalue() + manner.behind


def canonical(data: bytes) -> list[tuple[str, ...]]:
    """What a package holds, without what its parts are called, how their relationships name them, and how XML is spelt.

    Each part by the way of relationships that leads to it, with its type, its content, and where its own lead.
    """
    package = opened(data)
    seen: dict[str, int] = {ROOT: 0}
    found: list[tuple[str, ...]] = []
    waiting = [ROOT]
    while waiting:
        source = waiting.pop(0)
        for each in sorted(package.relations.get(source, ()), key=lambda each: (each.kind, each.id)):
            way = (str(seen[source]), each.id, each.kind)
            if not each.part:
                found.append((*way, each.target))
                continue
            new = each.target not in seen
            found.append((*way, str(seen.setdefault(each.target, len(seen)))))
            if new:
                waiting.append(each.target)
                content = _content(package.parts[each.target])
                found.append((str(seen[each.target]), package.types[each.target], content))
    return found


def changed(package: Package, name: str, change: Callable[[bytes], bytes]) -> Package:
    """``package`` with one part changed."""
    return replace(package, parts={**package.parts, name: change(package.parts[name])})


def _content(data: bytes) -> str:
    try:
        return etree.tostring(etree.fromstring(data), method="c14n").decode()
    except etree.XMLSyntaxError:
        return data.hex()


def _key(name: str) -> str:
    """Names of parts are compared without case, percent-encoded or not (part 2, 6.2.2.3 and annex A)."""
    return unquote(name).casefold()


def _rels_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _types(declared: bytes, stored: Mapping[str, bytes], names: Mapping[str, str]) -> dict[str, str]:
    root = etree.fromstring(declared)
    defaults = {str(each.get("Extension")).casefold(): str(each.get("ContentType")) for each in root.iter("{*}Default")}
    found = {name: defaults.get(name.rsplit(".", 1)[-1].casefold(), "") for name in stored}
    for each in root.iter("{*}Override"):
        name = names.get(_key(str(each.get("PartName"))[1:]))
        if name in found:
            found[str(name)] = str(each.get("ContentType"))
    return found


def _relations(xml: bytes, source: str, names: Mapping[str, str]) -> Iterator[Relation]:
    for each in etree.fromstring(xml).iter("{*}Relationship"):
        identity, kind, text = (str(each.get(key)) for key in ("Id", "Type", "Target"))
        external = each.get("TargetMode") == "External"
        target, _, fragment = text.partition("#")
        name = names.get(_key(posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))[1:]))
        if external or name is None:
            yield Relation(identity, kind, text, part=False, external=external)
        else:
            yield Relation(identity, kind, name, fragment=fragment)


def _target(relation: Relation, source: str, names: Mapping[str, str], manner: Manner) -> str:
    if not relation.part:
        return relation.target
    spelt = manner.target(manner.spelt(source), manner.spelt(names[relation.target]))
    fragment = relation.fragment or manner.fragment
    return f"{spelt}#{fragment}" if fragment else spelt


def _content_types(types: Mapping[str, str], parts: Mapping[str, bytes], main: str, manner: Manner) -> bytes:
    """``types`` are those of all parts but the ones that hold relationships."""
    defaults: dict[str, str] = {"rels": RELATIONSHIPS_TYPE}
    if manner.declared == "defaults":
        defaults[_ending(main)] = types[main]
        for name, kind in types.items():
            defaults.setdefault(_ending(name), kind)
    elif manner.declared == "as Word":
        defaults["xml"] = "application/xml"
        defaults.update({_ending(name): kind for name, kind in types.items() if not kind.endswith("xml")})
    else:
        types, defaults = {name: types.get(name, RELATIONSHIPS_TYPE) for name in parts}, {}
    at, of = (f"{manner.prefix}:", f":{manner.prefix}") if manner.prefix else ("", "")
    rows = [f'<{at}Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items()]
    rows += [
        f'<{at}Override ContentType="{kind}" PartName={quoteattr("/" + quote(manner.spelt(name), safe="/%"))}/>'
        for name, kind in types.items()
        if defaults.get(_ending(name)) != kind
    ]
    return f'<{at}Types xmlns{of}="{TYPES}">{"".join(rows)}</{at}Types>'.encode()


def _ending(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower()


# The shapes in which other programs save a package, each with a name. Written down before the code that reads them.


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
