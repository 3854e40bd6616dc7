"""Text of the file that is not in the document that was read: hidden text, readings above characters, notes.

Headers and footers are in the document, but not in its text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set

from lxml import etree

from generator.desk.drafts.draft import Left
from generator.office.reading.document import ReadDocument
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.word_walk import PICTURES, header_text, paragraph_number, shown_text, walked, watermarks
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.tracked_changes import Note
from generator.office.wordml.wordml_names import T, w

_TAKEN = "\0"
_NOTES = {w("footnoteReference"): ("footnotes", w("footnote")), w("endnoteReference"): ("endnotes", w("endnote"))}
_ID, _TYPE = w("id"), w("type")

Place = tuple[int | None, int | None, int | None, int | None]


def unread_text(parts: DocxParts, document: ReadDocument, places: Places) -> Iterator[Left]:
    """The text of paragraphs that is not in ``document``, neighbouring pieces as one."""
    shown: defaultdict[Place, str] = defaultdict(str)
    for paragraph in document.paragraphs:
        span = paragraph.place
        shown[span.table, span.row, span.cell, span.paragraph] += _bare(paragraph.text)
    for place, elements in _texts_by_place(parts.document, places).items():
        for text in _missing([element.text or "" for element in elements], shown[place]):
            yield Left("field", place[3] if place[0] is None else None, text)


def _texts_by_place(root: etree._Element, places: Places) -> dict[Place, list[etree._Element]]:
    found: defaultdict[Place, list[etree._Element]] = defaultdict(list)
    for element in walked(root, OpenFields()):
        if element.tag == T:
            span = places.of(element)
            found[span.table, span.row, span.cell, span.paragraph].append(element)
    return found


def _missing(texts: list[str], shown: str) -> Iterator[str]:
    """Those of ``texts`` that are not in ``shown``, neighbours joined; each piece of ``shown`` is one of them only.

    Longer texts are looked for first: a short one may be a part of them.
    """
    missing: set[int] = set()
    for number in sorted(range(len(texts)), key=lambda each: -len(_bare(texts[each]))):
        bare = _bare(texts[number])
        place = shown.find(bare)
        if place < 0:
            missing.add(number)
        elif bare:
            shown = f"{shown[:place]}{_TAKEN}{shown[place + len(bare) :]}"
    run = ""
    for number, text in enumerate(texts):
        if number in missing:
            run += text
        elif run and _bare(text):
            yield run.strip()
            run = ""
    if run:
        yield run.strip()


def _bare(text: str) -> str:
    return "".join(text.split())


def notes(parts: DocxParts, places: Places, dropped: Set[Note]) -> Iterator[Left]:
    """The footnotes and endnotes at the paragraphs that refer to them; those that nothing refers to come last.

    Notes in ``dropped``, whose marks went with a tracked change, are not part of the text.
    """
    by_kind = {kind: _notes_by_id(parts, kind) for kind, _ in _NOTES.values()}
    for mark in walked(parts.document, OpenFields()):
        if mark.tag in _NOTES:
            note = by_kind[_NOTES[str(mark.tag)][0]].pop(mark.get(_ID, ""), None)
            if note is not None:
                yield from _note(note, paragraph_number(places, mark))
    for kind, tag in _NOTES.values():
        for identity, note in by_kind[kind].items():
            if (tag, identity) not in dropped:
                yield from _note(note, None)


def _notes_by_id(parts: DocxParts, kind: str) -> dict[str, etree._Element]:
    root = parts.related(kind)
    return {} if root is None else {each.get(_ID, ""): each for each in root.iterchildren(etree.Element)}


def _note(note: etree._Element, paragraph: int | None) -> Iterator[Left]:
    text = shown_text(note)
    if text:
        yield Left("field", paragraph, text)


def headers(parts: DocxParts) -> Iterator[Left]:
    """The texts of headers and footers, watermarks too, each once; those that are only page numbers are not among them.

    A picture there is an entry without text.
    """
    names = [name for kind in ("header", "footer") for name in parts.package.all_related(parts.main, kind)]
    roots = [root for name in names if (root := parts.tree(name)) is not None]
    for text in dict.fromkeys(text for root in roots for text in (*header_text(root), *watermarks(root))):
        yield Left("header", None, text)
    for root in roots:
        yield from (Left("header", None, "") for each in walked(root, OpenFields()) if each.tag in PICTURES)
