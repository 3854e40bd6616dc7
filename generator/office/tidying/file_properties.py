"""Removal of file properties that name dates, people and machines; those of the document itself stay.

Title, subject, keywords, category, remarks, status, language, version and custom properties stay, and so does the name
of the program, on which LibreOffice's layout depends. Author, last editor, organisation, times and counts of saves and
words are removed, unless a field shows them, a content control is bound to them or they contain a template tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from generator.office.package import opc_names
from generator.office.package.part_names import extension_of
from generator.office.tidying.taken import Taken
from generator.office.tidying.word_package import WordPackage
from generator.office.wordml.wordml_names import FIELD_CHARACTER, INSTRUCTION, SIMPLE_FIELD, SIMPLE_INSTRUCTION, w

_CORE = f"{{{opc_names.CORE}}}"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_APP, _CUSTOM = f"{{{opc_names.EXTENDED}}}", f"{{{opc_names.CUSTOM}}}"

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


def take_properties(opened: WordPackage) -> Taken:
    """Remove the properties that are not kept, and the custom properties part where it becomes empty."""
    taken = Taken()
    asked = set(_WORD.findall(" ".join(_asked(opened.word.values())).upper()))
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


def _asked(roots: Iterable[etree._Element]) -> Iterator[str]:
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
