"""The text of a .docx that is sure to be printed: its body, the notes of that, the first page's header and footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from lxml import etree

from generator.ground.errors import TemplateError
from generator.office.package import Package, Relation
from generator.office.pdf.adapted import word_tree
from generator.office.pdf.fields import worked_out
from generator.office.wordml.open_fields import OpenFields

_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_EDGES = ("headerReference", "footerReference")
# What these hold is not printed, or is printed once already.
_UNPRINTED = frozenset({"Fallback", "del", "moveFrom", "delText"})
_OFF = ("0", "false", "off")


def printed_text(parts: Mapping[str, bytes]) -> str:
    """The text that the PDF of the .docx must have, in no order that means anything.

    Pages after the first have headers and footers of which only the layout knows; numbers, dates and names that
    the office suite works out again are left out. It is empty where the main document cannot be read.
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
    """The parts of a document that can be read."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._package = Package(parts)
        self.main = ""
        self._targets: Mapping[str, Relation] = {}
        with suppress(TemplateError):  # relationships that are no XML lead nowhere
            self.main = self._package.main
            self._targets = self._package.targets(self.main)

    def tree(self, name: str) -> etree._Element | None:
        """The part, where it is there and WordprocessingML."""
        return word_tree(self._package.bytes_of(name)) if name in self._package else None

    def related(self, kind: str) -> etree._Element | None:
        """The first part of that kind that the main document refers to."""
        names = (each.target for each in self._targets.values() if each.kind == kind)
        return self.tree(next(names, ""))

    def led_to(self, identifier: str) -> etree._Element | None:
        """The part that a relationship of the main document leads to."""
        relation = self._targets.get(identifier)
        return None if relation is None else self.tree(relation.target)


class _Story:
    """One text, gone through; ``notes`` gathers the marks of the notes that it refers to, by their kind."""

    def __init__(self) -> None:
        self.notes: dict[str, set[str | None]] = {}
        self._fields = OpenFields()

    def texts(self, element: etree._Element) -> Iterator[str]:
        """The text of all runs under ``element`` that are printed."""
        for child in element:
            if isinstance(child.tag, str):
                yield from self._of(child, etree.QName(child).localname)

    def _of(self, element: etree._Element, name: str) -> Iterator[str]:
        if name == "t":
            if not worked_out(self._fields):
                yield element.text or ""
        elif name in _NOTES:
            self.notes.setdefault(_NOTES[name], set()).add(_get(element, "id"))
        elif name == "fldChar":
            self._fields.mark(_get(element, "fldCharType"))
        elif name == "instrText":
            self._fields.instruct(element.text or "")
        elif name == "fldSimple":
            with self._fields.simple(_get(element, "instr") or ""):
                yield from self.texts(element)
        elif name not in _UNPRINTED and not (name == "r" and _is_on(element, "rPr", "vanish")):
            yield from self.texts(element)


def _first_page_edges(body: etree._Element, settings: etree._Element | None) -> Iterator[str]:
    """The relationships of the header and the footer that the first page has (17.10)."""
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
    return element.iter(f"{{{etree.QName(element).namespace}}}{name}")


def _get(element: etree._Element, attribute: str) -> str | None:
    return element.get(f"{{{etree.QName(element).namespace}}}{attribute}")


def _is_on(element: etree._Element, *path: str) -> bool:
    """Whether the on/off property at ``path`` is there and not said to be off (17.17.4)."""
    namespace = etree.QName(element).namespace
    found = element.find("/".join(f"{{{namespace}}}{name}" for name in path))
    return found is not None and _get(found, "val") not in _OFF
