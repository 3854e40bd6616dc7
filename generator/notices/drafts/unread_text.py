"""Text of the file that the characters of a text cannot hold, or that is not in the document that was read.

Headers and footers are in the document, but not in its text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import groupby

from lxml import etree

from generator.ground.errors import Span
from generator.ground.length import NOTHING, Length
from generator.ground.representation import character_name, unaccounted
from generator.notices.drafts.draft import Omission
from generator.office.reading.document import PRIVATE, Block, Cell, Paragraph, ReadDocument, Run
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_content import in_unicode, script
from generator.office.reading.word_walk import PICTURES, header_text, shown_text, walked, watermarks
from generator.office.wordml.main_document import Places
from generator.office.wordml.tracked_changes import Note
from generator.office.wordml.wordml_names import RUN_PROPERTIES, T, w

_ENDS = re.compile("[\x85\u2028\u2029]")
"""Ends of lines that become line breaks."""
_FONTS, _ASCII = w("rFonts"), w("ascii")
_NOTES = ("footnote", "endnote")
_ID = w("id")


def unread_text(parts: DocxParts, document: ReadDocument, places: Places) -> Iterator[Omission]:
    """The text that is not shown in ``document``: hidden text, and by the account of each paragraph what it lacks."""
    shown: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for paragraph in document.paragraphs:
        shown[paragraph.place.numbers] += (paragraph.text, *paragraph.hidden)
        for text in paragraph.hidden:
            if text.strip():
                yield Omission.at("hidden", paragraph.place, text)
    typed: defaultdict[tuple[object, ...], str] = defaultdict(str)
    spans: dict[tuple[object, ...], Span] = {}
    for element in walked(parts.document):
        if element.tag == T:
            span = places.of(element)
            fonts = element.find(f"../{RUN_PROPERTIES}/{_FONTS}")
            typed[span.numbers] += in_unicode(element.text or "", "" if fonts is None else fonts.get(_ASCII, ""))
            spans[span.numbers] = span
    for place, text in typed.items():
        if missing := unaccounted(text, shown[place]):
            yield Omission.at("doubtful", spans[place], missing)


def in_characters(document: ReadDocument) -> tuple[ReadDocument, list[Omission]]:
    """``document`` as far as the characters of a text can hold it, and what they cannot.

    Raised and lowered text is as the characters of Unicode, where they are; other text stays ``vertical``. Struck text
    and rows that are hidden are gone, letters that are shown as capitals are capitals.
    """
    left: list[Omission] = []

    def cell(each: Cell) -> Cell:
        return replace(each, paragraphs=tuple(_paragraph(paragraph, left) for paragraph in each.paragraphs))

    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(_paragraph(block, left))
        elif shown := [row for row in block.rows if not row.hidden]:
            blocks.append(replace(block, rows=tuple(replace(row, cells=tuple(map(cell, row.cells))) for row in shown)))
    return replace(document, blocks=tuple(blocks)), left


def _paragraph(paragraph: Paragraph, left: list[Omission]) -> Paragraph:
    looks = any(run.constructs or run.offset for run in paragraph.runs)
    if not paragraph.numbered:
        left.append(Omission.at("numbering", paragraph.place, paragraph.numbering))
    if not looks and not PRIVATE.search(paragraph.numbering) and not _ENDS.search(paragraph.text):
        return paragraph
    runs: list[Run] = []
    usual = max((run.size for run in paragraph.runs), default=NOTHING)
    for is_struck, group in groupby(paragraph.runs, key=lambda run: run.struck):
        together = list(group)
        text = "".join(run.text for run in together)
        if is_struck and text.strip():
            left.append(Omission.at("struck", paragraph.place, text))
        elif not is_struck:
            left += (
                Omission.at(what, paragraph.place, text) for run in together for what, text in _not_kept(run, usual)
            )
            runs += map(_carried, together)
    if PRIVATE.search(paragraph.numbering):
        left.append(Omission.at("symbol", paragraph.place, paragraph.numbering))
    label = PRIVATE.sub("", paragraph.numbering) if runs else ""
    return replace(paragraph, runs=tuple(runs), numbering=label)


def _not_kept(run: Run, usual: Length) -> Iterator[tuple[str, str]]:
    """The constructs of ``run`` that are not kept: kind and text; ``usual`` is the size of the text around it."""
    yield from ((kind, run.text) for kind in ("capitals", "formula") if kind in run.constructs)
    if run.offset and run.size < usual and run.text.strip():
        yield "doubtful", run.text
    for character in PRIVATE.findall(run.text):
        yield "symbol", f"{run.latin} {character_name(character).en}".strip()
    for character in _ENDS.findall(run.text):
        yield "doubtful", character_name(character).en


def _carried(run: Run) -> Run:
    text = PRIVATE.sub("", run.text.upper() if run.capitals else run.text)
    raised = script(text, run.vertical) if run.vertical else None
    keeps = raised is None and bool(text.strip())
    return replace(run, text=text if raised is None else raised, vertical=run.vertical if keeps else "", capitals=False)


def notes(parts: DocxParts, places: Places, dropped: Set[Note]) -> Iterator[Omission]:
    """The footnotes and endnotes at the paragraphs that refer to them; those that nothing refers to come last.

    Notes in ``dropped``, whose marks went with a tracked change, are not part of the text.
    """
    roots = ((w(kind), parts.related(f"{kind}s")) for kind in _NOTES)
    left = {
        (tag, each.get(_ID, "")): each
        for tag, root in roots
        for each in (() if root is None else root.iterchildren(etree.Element))
    }
    kinds = {w(f"{kind}Reference"): w(kind) for kind in _NOTES}
    keys = ((mark, (kinds[str(mark.tag)], mark.get(_ID, ""))) for mark in walked(parts.document) if mark.tag in kinds)
    found = [(mark, left.pop(key)) for mark, key in keys if key in left]
    found += [(note, note) for key, note in left.items() if key not in dropped]
    for at, note in found:
        if text := shown_text(note):
            yield Omission.at("note", places.of(at), text)


def headers(parts: DocxParts) -> Iterator[Omission]:
    """The texts of headers and footers, watermarks too, each once; those that are only page numbers are not among them.

    A picture there is an entry without text.
    """
    for kind in ("header", "footer"):
        roots = [root for _, root in parts.stories(kind)]
        for text in dict.fromkeys(text for root in roots for text in (*header_text(root), *watermarks(root))):
            yield Omission(kind, None, text)
        for root in roots:
            yield from (Omission(kind, None, "") for each in walked(root) if each.tag in PICTURES)
