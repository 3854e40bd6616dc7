"""The text of a .docx that must be in its PDF: its body and notes, and the first page's header and footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from lxml import etree

from generator.ground.errors import TemplateError
from generator.office.package import Package, Relation
from generator.office.pdf.libreoffice_copy.document_sections import word_tree
from generator.office.wordml.open_fields import OpenField, OpenFields
from generator.office.wordml.wordml_names import name_beside

_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_EDGES = ("headerReference", "footerReference")
# Their content is not printed, or a duplicate.
_UNPRINTED = frozenset({"Fallback", "del", "moveFrom", "delText"})
_OFF = ("0", "false", "off")


def printed_text(parts: Mapping[str, bytes]) -> str:
    """The text that the PDF of the .docx must contain, in any order.

    Left out are headers and footers of later pages, which depend on the layout, and numbers, dates and names that
    LibreOffice computes. Empty where the main document cannot be read.
    """
    document = _Document(parts)
    body = document.tree(document.main)
    if body is None:
        return ""
    story = _Story()
    texts = [*story.texts(body)]
    for kind, marks in story.notes.items():
        notes = document.related(f"{kind}s")
        if notes is not None:
            texts += (
                text for note in _named(notes, kind) if _get(note, "id") in marks for text in _Story().texts(note)
            )
    for edge in _first_page_edges(body, document.related("settings")):
        part = document.led_to(edge)
        if part is not None:
            texts += _Story().texts(part)
    return "".join(texts)


class _Document:
    """The readable parts of a document."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._package = Package(parts)
        self.main = ""
        self._targets: Mapping[str, Relation] = {}
        with suppress(TemplateError):  # relationships that are not XML are ignored
            self.main = self._package.main
            self._targets = self._package.targets(self.main)

    def tree(self, name: str) -> etree._Element | None:
        """The root of the part ``name``; None where it does not exist or is not WordprocessingML."""
        return word_tree(self._package.bytes_of(name)) if name in self._package else None

    def related(self, kind: str) -> etree._Element | None:
        """The root of the first part of ``kind`` related to the main document, or None."""
        names = (each.target for each in self._targets.values() if each.kind == kind)
        return self.tree(next(names, ""))

    def led_to(self, identifier: str) -> etree._Element | None:
        """The root of the part with this relationship id, or None."""
        relation = self._targets.get(identifier)
        return None if relation is None else self.tree(relation.target)


class _Story:
    """Reads one text; ``notes`` collects the ids of the notes that it refers to, by kind."""

    def __init__(self) -> None:
        self.notes: dict[str, set[str | None]] = {}
        self._fields = OpenFields()

    def texts(self, element: etree._Element) -> Iterator[str]:
        """The text of all printed runs in ``element``."""
        for child in element:
            if isinstance(child.tag, str):
                yield from self._of(child, etree.QName(child).localname)

    def _of(self, element: etree._Element, name: str) -> Iterator[str]:
        if name == "t":
            if not any(field.in_result and field.kind in _COMPUTED for field in self._fields.open):
                yield element.text or ""
        elif name in _NOTES:
            self.notes.setdefault(_NOTES[name], set()).add(_get(element, "id"))
        elif name == "fldChar":
            self._fields.mark(_get(element, "fldCharType"))
        elif name == "instrText":
            self._fields.instruct(element.text or "")
        elif name == "fldSimple":
            self._fields.open.append(OpenField(_get(element, "instr") or "", in_result=True))
            yield from self.texts(element)
            self._fields.end()
        elif name not in _UNPRINTED and not (name == "r" and _is_on(element, "rPr", "vanish")):
            yield from self.texts(element)


def _first_page_edges(body: etree._Element, settings: etree._Element | None) -> Iterator[str]:
    """The relationship ids of the first page's header and footer (17.10)."""
    section = next(_named(body, "sectPr"), None)
    if section is None:
        return
    kind = "default"
    if _is_on(section, "titlePg"):
        kind = "first"
    elif settings is not None and _is_on(settings, "evenAndOddHeaders") and _starts_even(section):
        kind = "even"
    for each in section:
        if isinstance(each.tag, str) and etree.QName(each).localname in _EDGES and _get(each, "type") == kind:
            yield next((str(value) for name, value in each.attrib.items() if str(name).endswith("}id")), "")


def _starts_even(section: etree._Element) -> bool:
    numbers = next(_named(section, "pgNumType"), None)
    start = None if numbers is None else _get(numbers, "start")
    return start is not None and start.isdigit() and int(start) % 2 == 0


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(name_beside(element, name))


def _get(element: etree._Element, attribute: str) -> str | None:
    return element.get(name_beside(element, attribute))


def _is_on(element: etree._Element, *path: str) -> bool:
    """Whether the on/off property at ``path`` exists and is not off (17.17.4)."""
    found = element.find("/".join(name_beside(element, name) for name in path))
    return found is not None and _get(found, "val") not in _OFF


# The fields whose results LibreOffice computes, whatever the .docx contains (ECMA-376 part 1, 17.16).
_DATES = {"CREATEDATE", "DATE", "EDITTIME", "PRINTDATE", "SAVEDATE", "TIME"}
_COUNTS = {"NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "REVNUM", "SECTION", "SECTIONPAGES"}
_COMPUTED = frozenset(_DATES | _COUNTS | {"FILENAME", "FILESIZE"})
