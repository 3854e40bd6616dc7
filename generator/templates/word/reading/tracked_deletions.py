"""Accepting of tracked deletions (ECMA-376 part 1, 17.13.5): deleted text reaches no document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from generator.office.wordml.containers import complete
from generator.office.wordml.grids import set_grids
from generator.office.wordml.removal import remove, remove_but_ranges
from generator.office.wordml.wordml_names import (
    CELL_PROPERTIES,
    INVISIBLE,
    PARAGRAPH_PROPERTIES,
    TBL,
    TC,
    TR,
    P,
    w,
)
from generator.templates.word.reading.template_parts import TemplatePart

_DELETION, _MOVED, _ARRIVED = w("del"), w("moveFrom"), w("moveTo")
_MARK, _ROW_MARK, _CELL_MARK = (
    f"{PARAGRAPH_PROPERTIES}/{w('rPr')}/",
    f"{w('trPr')}/{_DELETION}",
    f"{CELL_PROPERTIES}/{w('cellDel')}",
)
_GONE = tuple(
    map(
        w,
        (
            "delText",
            "delInstrText",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "customXmlDelRangeStart",
            "customXmlDelRangeEnd",
            "customXmlMoveFromRangeStart",
            "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart",
            "customXmlMoveToRangeEnd",
        ),
    )
)
_NOTES = {w(f"{note}Reference"): w(note) for note in ("footnote", "endnote", "comment")}
_ID = w("id")


def without_deletions(parts: Sequence[TemplatePart]) -> list[TemplatePart]:
    """``parts`` with their tracked deletions accepted; ``changed`` says where there were any.

    A note or comment whose mark was deleted is removed with it. Moved text stays where it was moved to, as an
    insertion.
    """
    gone: set[tuple[str, str | None]] = set()
    changed = [accept_deletions(part.root, gone) for part in parts if part.in_runs]
    flags = dict(zip((part.name for part in parts if part.in_runs), changed, strict=True))
    kept = {
        (_NOTES[str(mark.tag)], mark.get(_ID)) for part in parts if part.in_runs for mark in part.root.iter(*_NOTES)
    }
    for part in parts:
        for note in part.root.findall("*") if part.in_runs and gone else ():
            if (str(note.tag), note.get(_ID)) in gone - kept:
                part.root.remove(note)
                flags[part.name] = True
    return [replace(part, changed=flags.get(part.name, False)) for part in parts]


def accept_deletions(root: etree._Element, notes: set[tuple[str, str | None]]) -> bool:
    """Accept the deletions in the tree; whether there were any. ``notes`` collects the notes of deleted marks."""
    if next(root.iter(_DELETION, _MOVED, w("cellDel"), *_GONE), None) is None:
        return False
    _drop_rows_and_cells(root, notes)
    marked = [paragraph for paragraph in root.iter(P) if _mark_deleted(paragraph)]
    for element in list(root.iter(_DELETION, _MOVED)):
        _drop(element, notes)
    for element in list(root.iter(*_GONE)):
        remove(element)
    for element in root.iter(_ARRIVED):
        element.tag = w("ins")
    for paragraph in marked:
        _join_next(paragraph)
    complete(root)
    return True


def _drop_rows_and_cells(root: etree._Element, notes: set[tuple[str, str | None]]) -> None:
    tables: set[etree._Element] = set()
    for name, mark in ((TR, _ROW_MARK), (TC, _CELL_MARK)):
        for element in [each for each in root.iter(name) if each.find(mark) is not None]:
            tables.update(element.iterancestors(TBL))
            _drop(element, notes)
    for table in tables:
        set_grids(table)


def _mark_deleted(paragraph: etree._Element) -> bool:
    return any(paragraph.find(_MARK + name) is not None for name in (_DELETION, _MOVED))


def _drop(element: etree._Element, notes: set[tuple[str, str | None]]) -> None:
    notes.update((_NOTES[str(mark.tag)], mark.get(_ID)) for mark in element.iter(*_NOTES))
    remove_but_ranges(element)


def _join_next(paragraph: etree._Element) -> None:
    """Put the rest of ``paragraph``, whose own mark was deleted, before the text of the next one."""
    following = next((each for each in paragraph.itersiblings() if each.tag not in INVISIBLE), None)
    content = [child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]
    if following is not None and following.tag == P:
        place = 1 if len(following) and following[0].tag == PARAGRAPH_PROPERTIES else 0
        following[place:place] = content
        remove(paragraph)
    elif not content:
        remove(paragraph)
