"""The text of a .docx that is sure to be printed: its body, the notes of that, the first page's header and footer."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.package.names import RELATIONS
from generator.pdf.adapted import parsed, tree
from generator.pdf.fields import Fields

_USUAL_MAIN_PART = "word/document.xml"
_RELATIONSHIP = f"{{{RELATIONS}}}Relationship"
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_EDGES = ("headerReference", "footerReference")
# What these hold is not printed, or is printed once already.
_UNPRINTED = frozenset({"Fallback", "del", "moveFrom", "delText"})
_OFF = ("0", "false", "off")


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the main document's part, as the package's relationships tell it (ECMA-376 part 1, 11.3.10)."""
    for kind, target in _targets(parts, "").values():
        if kind == "officeDocument" and target in parts:
            return target
    return _USUAL_MAIN_PART


def printed_text(parts: Mapping[str, bytes]) -> str:
    """The text that the PDF of the .docx must have, in no order that means anything.

    Pages after the first have headers and footers of which only the layout knows; numbers, dates and names that
    the office suite works out anew are left out. It is empty where the main document cannot be read.
    """
    main = main_part(parts)
    body = _tree(parts, main)
    if body is None:
        return ""
    targets = _targets(parts, main)
    story = _Story()
    texts = [*story.texts(body)]
    for kind, marks in story.notes.items():
        notes = _tree(parts, _related(targets, f"{kind}s"))
        if notes is not None:
            texts += (
                text for note in _named(notes, kind) if _get(note, "id") in marks for text in _Story().texts(note)
            )
    for edge in _first_page_edges(body, _tree(parts, _related(targets, "settings"))):
        _, name = targets.get(edge, ("", ""))
        part = _tree(parts, name)
        if part is not None:
            texts += _Story().texts(part)
    return "".join(texts)


class _Story:
    """One text, gone through; ``notes`` gathers the marks of the notes that it refers to, by their kind."""

    def __init__(self) -> None:
        self.notes: dict[str, set[str | None]] = {}
        self._fields = Fields()

    def texts(self, element: etree._Element) -> Iterator[str]:
        """The text of all runs under ``element`` that are printed."""
        for child in element:
            if isinstance(child.tag, str):
                yield from self._of(child, etree.QName(child).localname)

    def _of(self, element: etree._Element, name: str) -> Iterator[str]:
        if name == "t":
            if not self._fields.worked_out:
                yield element.text or ""
        elif name in _NOTES:
            self.notes.setdefault(_NOTES[name], set()).add(_get(element, "id"))
        elif name in ("fldChar", "instrText"):
            self._fields.passes(_get(element, "fldCharType"), element.text)
        elif name == "fldSimple":
            with self._fields.simple(_get(element, "instr")):
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


def _targets(parts: Mapping[str, bytes], name: str) -> dict[str, tuple[str, str]]:
    """What the part ``name`` refers to, by the relationship's id: its kind and the part (ECMA-376 part 2, 6.5)."""
    folder, _, file = name.rpartition("/")
    try:
        root = tree(parts.get(f"{folder}/_rels/{file}.rels".removeprefix("/"), b""))
    except etree.XMLSyntaxError:
        return {}
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
        )
        for each in root.iter(_RELATIONSHIP)
    }


def _related(targets: Mapping[str, tuple[str, str]], kind: str) -> str:
    return next((name for each, name in targets.values() if each == kind), "")


def _tree(parts: Mapping[str, bytes], name: str) -> etree._Element | None:
    return parsed(parts.get(name, b""))


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(f"{{{etree.QName(element).namespace}}}{name}")


def _get(element: etree._Element, attribute: str) -> str | None:
    return element.get(f"{{{etree.QName(element).namespace}}}{attribute}")


def _is_on(element: etree._Element, *path: str) -> bool:
    """Whether the on/off property at ``path`` is there and not said to be off (17.17.4)."""
    namespace = etree.QName(element).namespace
    found = element.find("/".join(f"{{{namespace}}}{name}" for name in path))
    return found is not None and _get(found, "val") not in _OFF
