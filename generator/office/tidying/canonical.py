"""Canonical form of a package: its XML, and the removal of file properties and of parts that no relationship reaches.

The XML of a part has no insignificant white space and no unused namespaces, its namespaces are sorted. Attributes keep
their order: each program writes them in a fixed order, and LibreOffice uses a font by name or by theme, whichever comes
last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from generator.office.package import Package, part_names
from generator.office.package.package_writing import DECLARATION
from generator.office.package.part_names import CONTENT_TYPES, RELATIONS, TYPES, extension_of, key
from generator.office.package.xml_parsing import XML_BLANKS
from generator.office.tidying.word_package import RemovedCounts, WordPackage
from generator.office.wordml.wordml_names import FIELD_CHARACTER, INSTRUCTION, SIMPLE_FIELD, SIMPLE_INSTRUCTION, mc, w

_DECLARATION = DECLARATION.encode()
_IGNORABLE = mc("Ignorable")
_NAMING = (_IGNORABLE, mc("MustUnderstand"), mc("ProcessContent"), mc("PreserveElements"), mc("PreserveAttributes"))
_NUMBERS = re.compile(r"(\d+)")
_DECLARATION_OF_NAME = rb""" xmlns(?::[^=]+)?=(?:"[^"]*"|'[^']*')"""
_DECLARED = re.compile(rb"<[^\s/>]+((?:" + _DECLARATION_OF_NAME + rb")*)")
"""The beginning of an element as libxml2 writes it: namespaces are declared in a row, ahead of the attributes."""


def canonical(root: etree._Element) -> bytes:
    """The part with this root, serialised; the tree is changed."""
    for element in root.iter(etree.Element):
        if len(element):
            element.text = _unless_blank(element.text)
        element.tail = _unless_blank(element.tail)
    _ignore_only_what_is_there(root)
    named = _prefixes_named(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=named)
    declared: dict[str, str] = root.nsmap  # type: ignore[assignment]  # the stubs know no default here
    etree.cleanup_namespaces(root, top_nsmap=declared, keep_ns_prefixes=named)  # once more below the root
    return _DECLARATION + _with_sorted_names(etree.tostring(root, encoding="UTF-8", with_tail=False))


def canonical_relationships(root: etree._Element) -> bytes:
    """The relationships part sorted by id, with numbers in ids compared as numbers."""
    return _listed(root, RELATIONS, lambda each: _natural(each.get("Id", "")), ("Id", "Type", "Target", "TargetMode"))


def canonical_types(root: etree._Element, parts: Iterable[str]) -> bytes:
    """The content types part sorted by name, without types of parts that are not in ``parts``."""
    names = {key(f"/{name}") for name in parts}
    extensions = {extension_of(name) for name in parts if name != CONTENT_TYPES}
    for each in list(root):
        extension, name = each.get("Extension"), each.get("PartName")
        gone = name is not None and key(name) not in names
        if gone or (extension is not None and key(extension) not in extensions):
            root.remove(each)
    order = ("Extension", "PartName", "ContentType")
    return _listed(root, TYPES, lambda each: (str(each.tag), each.get("Extension") or each.get("PartName", "")), order)


def _listed(
    root: etree._Element, namespace: str, order: Callable[[etree._Element], object], attributes: tuple[str, ...]
) -> bytes:
    made = etree.Element(root.tag, nsmap={None: namespace})  # type: ignore[dict-item]  # the stubs know no default
    for each in sorted(root.iterchildren(etree.Element), key=order):  # type: ignore[arg-type]  # keys are comparable
        given = {str(name): str(value) for name, value in each.attrib.items()}
        known = [name for name in attributes if name in given]
        others = sorted(given.keys() - set(known))
        etree.SubElement(made, str(each.tag), {name: given[name] for name in (*known, *others)})
    return _DECLARATION + etree.tostring(made, encoding="UTF-8")


def _natural(identity: str) -> list[tuple[int, str]]:
    """The sort key of an id: its numbers, of any length, as numbers."""
    pieces = _NUMBERS.split(identity)
    return [(len(piece.lstrip("0")), piece.lstrip("0")) if piece.isdecimal() else (0, piece) for piece in pieces]


def _unless_blank(text: str | None) -> str | None:
    return text if text and text.strip(XML_BLANKS) else None


def _ignore_only_what_is_there(root: etree._Element) -> None:
    """Removes unused prefixes from ``mc:Ignorable`` (ECMA-376 part 3, 7.2)."""
    used: set[str | None] = set()
    for element in root.iter(etree.Element):
        used.add(etree.QName(element).namespace)
        used.update(etree.QName(name).namespace for name in element.attrib)
    for element in root.iter(etree.Element):
        named = element.get(_IGNORABLE)
        if named is None:
            continue
        kept = sorted({prefix for prefix in named.split() if element.nsmap.get(prefix) in used})
        if kept:
            element.set(_IGNORABLE, " ".join(kept))
        else:
            del element.attrib[_IGNORABLE]


def _prefixes_named(root: etree._Element) -> list[str]:
    """The namespace prefixes used in attribute values."""
    found: set[str] = set()
    for element in root.iter(etree.Element):
        values = [element.get(name, "") for name in _NAMING]
        if element.tag == mc("Choice"):
            values.append(element.get("Requires", ""))
        found.update(word.partition(":")[0] for value in values for word in value.split())
    return sorted(found)


def _with_sorted_names(xml: bytes) -> bytes:
    """A serialised element with its namespace declarations sorted by prefix, the default one first.

    A tree with other declarations would be another one, and lxml takes as long as the square of what is moved into it.
    """
    found = _DECLARED.match(xml)
    assert found is not None
    declared = sorted(
        (bytes(each[0]) for each in re.finditer(_DECLARATION_OF_NAME, found[1])),
        key=lambda declaration: declaration.partition(b"=")[0].partition(b":")[2],
    )
    return xml[: found.start(1)] + b"".join(declared) + xml[found.end() :]


# Removal of file properties that name dates, people and machines; those of the document itself stay.


_CORE = f"{{{part_names.CORE}}}"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_APP, _CUSTOM = f"{{{part_names.EXTENDED}}}", f"{{{part_names.CUSTOM}}}"

_GONE: Mapping[str, tuple[str, ...]] = {
    f"{_DC}creator": ("AUTHOR", "CREATOR"),
    f"{_CORE}lastModifiedBy": ("LASTSAVEDBY", "LASTMODIFIEDBY"),
    f"{_CORE}revision": ("REVNUM", "REVISION"),
    f"{_CORE}lastPrinted": ("PRINTDATE", "LASTPRINTED"),
    f"{_TERMS}created": ("CREATEDATE", "CREATETIME", "CREATED"),
    f"{_TERMS}modified": ("SAVEDATE", "LASTSAVEDTIME", "MODIFIED"),
    f"{_APP}TotalTime": ("EDITTIME", "TOTALEDITINGTIME", "TOTALTIME"),
    f"{_APP}Template": ("TEMPLATE",),
    f"{_APP}Company": ("COMPANY",),
    f"{_APP}Manager": ("MANAGER",),
    f"{_APP}Pages": ("PAGES",),
    f"{_APP}Words": ("WORDS", "NUMWORDS"),
    f"{_APP}Characters": ("CHARACTERS", "NUMCHARS"),
    f"{_APP}CharactersWithSpaces": ("CHARACTERSWITHSPACES",),
    f"{_APP}Lines": ("LINES",),
    f"{_APP}Paragraphs": ("PARAGRAPHS",),
    f"{_APP}TitlesOfParts": (),
    f"{_APP}HeadingPairs": (),
}
"""Removed properties, with their names in fields and content controls (ECMA-376 part 1, 17.16.5; part 2, 8.3)."""

_ROOTS = {f"{_CORE}coreProperties", f"{_APP}Properties", f"{_CUSTOM}Properties"}
_WORD = re.compile(r"\w+")
_OF_WPS = ("KSO", "ICV")
_TAGS = ("{{", "{%", "{#")


def take_properties(opened: WordPackage) -> RemovedCounts:
    """Removes the properties that are not kept, and the custom properties part where it becomes empty.

    Title, subject, keywords, category, remarks, status, language, version and custom properties stay, and so does the
    name of the program, on which LibreOffice's layout depends. Author, last editor, organisation, times and counts of
    saves and words are removed, unless a field shows them, a content control is bound to them or they contain a
    template tag.
    """
    taken = RemovedCounts()
    asked = set(_WORD.findall(" ".join(_codes_and_bindings(opened.word.values())).upper()))
    package = opened.package
    for relation in package.relations(""):
        name = relation.target
        if relation.external or name not in package or extension_of(name) != "xml" or "propert" not in relation.type:
            continue
        root = package.tree(name)
        if root.tag not in _ROOTS:
            continue
        for child in [each for each in root if _goes(each, asked)]:
            root.remove(child)
            taken["properties"] += 1
        if root.tag.startswith(_CUSTOM) and not len(root):
            package.remove(name)
    return taken


def _codes_and_bindings(roots: Iterable[etree._Element]) -> Iterator[str]:
    """The codes of fields, and the bindings of content controls."""
    for root in roots:
        code = ""
        for each in root.iter(INSTRUCTION, FIELD_CHARACTER):  # a code may be split; a field character ends it
            if each.tag == INSTRUCTION:
                code += each.text or ""
            else:
                yield code
                code = ""
        yield code
        yield from (each.get(SIMPLE_INSTRUCTION, "") for each in root.iter(SIMPLE_FIELD))
        yield from (each.get(w("xpath"), "") for each in root.iter(w("dataBinding")))


def _goes(property_: etree._Element, asked: set[str]) -> bool:
    if any(tag in "".join(map(str, property_.itertext())) for tag in _TAGS):
        return False
    if property_.tag == f"{_CUSTOM}property":
        name = property_.get("name", "")
        return name.startswith(_OF_WPS) and name.upper() not in asked
    words = _GONE.get(str(property_.tag))
    return words is not None and asked.isdisjoint(words)


# Removal of the thumbnail and of parts without any relationship to them.


_THUMBNAIL = "/metadata/thumbnail"


def take_parts(opened: WordPackage) -> RemovedCounts:
    """Removes them; a part that no relationship reaches is not in the document (ECMA-376 part 2, 6.5)."""
    taken, package = RemovedCounts(), opened.package
    for relation in package.relations(""):
        if relation.type.endswith(_THUMBNAIL):
            package.unlink("", relation)
            taken["thumbnail"] += 1
            if not relation.external:
                package.remove(relation.target)
    unused = package.unreached()
    if not _is_astray(
        package, set(unused)
    ):  # else one of them may be meant, by a name that only some programs understand
        package.remove(*unused)
        taken["unused"] += len(unused)
    return taken


def _is_astray(package: Package, unused: set[str]) -> bool:
    """Whether a part that is in use refers to a missing part."""
    used = [source for source in package.sources() if not source or (source in package and source not in unused)]
    relations = (each for source in used for each in package.relations(source))
    return any(not each.external and each.target not in package for each in relations)
