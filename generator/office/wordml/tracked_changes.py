"""Tracked changes (ECMA-376 part 1, 17.13.5): counted, and taken out of a tree, all accepted or all rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from generator.office.wordml.main_document import complete
from generator.office.wordml.schema_order import remove, remove_but_ranges
from generator.office.wordml.table_grids import set_grids
from generator.office.wordml.wordml_names import (
    CELL_PROPERTIES,
    INVISIBLE,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    SECTION,
    TBL,
    TC,
    TR,
    P,
    mc,
    w,
)

Choice = Literal["accept", "reject"]
"""What becomes of all tracked changes."""
Kind = Literal["inserted", "deleted", "moved"]
"""The kinds of changes of a text. What was moved is counted where it was."""
Note = tuple[str, str | None]
"""A footnote, endnote or comment: its tag and id."""

INSERTED, DELETED = map(w, ("ins", "del"))
MOVED_HERE, MOVED_AWAY = map(w, ("moveTo", "moveFrom"))
_KINDS: dict[str, Kind | None] = {INSERTED: "inserted", DELETED: "deleted", MOVED_AWAY: "moved", MOVED_HERE: None}
_CHANGES = frozenset(_KINDS)
_NOTES = {w(f"{note}Reference"): w(note) for note in ("footnote", "endnote", "comment")}
_ID = w("id")
_SHOWN = frozenset(map(w, ("t", "delText", "tab", "br", "cr", "sym", "drawing", "pict", "object", *_NOTES)))
_ROW_PROPERTIES = w("trPr")
_CELL_MARKS = {INSERTED: w("cellIns"), DELETED: w("cellDel")}
_CELL_MERGE = w("cellMerge")
_EDGES = tuple(
    w(f"{kind}Range{edge}")
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for edge in ("Start", "End")
)
_PLAIN = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
FORMER = tuple(
    w(f"{properties}Change") for properties in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")
)
LEFT_MARKED = (INSERTED, MOVED_HERE, *FORMER)
"""The changes that stay marked where those that take text away are accepted."""
_NOT_FORMER = {
    PARAGRAPH_PROPERTIES: (RUN_PROPERTIES, SECTION),
    SECTION: (w("headerReference"), w("footerReference")),
}
"""What is no part of the former properties of a paragraph or section, and stays as it is."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The changes whose content goes and those whose content stays, by their tags."""

    gone: tuple[str, str]
    kept: tuple[str, str]
    former: bool


_PLANS: dict[Choice, _Plan] = {
    "accept": _Plan((DELETED, MOVED_AWAY), (INSERTED, MOVED_HERE), former=False),
    "reject": _Plan((INSERTED, MOVED_HERE), (DELETED, MOVED_AWAY), former=True),
}


def changed(root: etree._Element) -> bool:
    """Whether there is any tracked change in the tree, also one of looks only."""
    names = (*_CHANGES, *_CELL_MARKS.values(), _CELL_MERGE, *_EDGES, *FORMER, w("numberingChange"))
    return next(root.iter(*names), None) is not None


def counted(root: etree._Element) -> Counter[Kind]:
    """The numbers of changes in the tree as a person sees them: neighbouring pieces of one kind are one change."""
    counts: Counter[Kind] = Counter()
    before: str | None = None
    for change in _pieces(root):
        kind = None if change is None else _KINDS[change]
        if kind is not None and change != before:
            counts[kind] += 1
        before = change
    return counts


def _pieces(element: etree._Element, change: str | None = None) -> Iterator[str | None]:
    """The change that each visible piece and each paragraph mark in ``element`` is part of, None for none."""
    for child in element.iterchildren(etree.Element):
        if child.tag == mc("Fallback") or (child.tag in _CHANGES and not len(child)):
            continue
        inner = str(child.tag) if child.tag in _CHANGES else change
        whole = _marked_whole(child)
        if whole is not None:
            yield whole
            continue
        if child.tag in _SHOWN:
            yield inner
        yield from _pieces(child, inner)
        if child.tag == P:
            yield _marked(child, (PARAGRAPH_PROPERTIES, RUN_PROPERTIES)) or change


def _marked_whole(element: etree._Element) -> str | None:
    """The change of the row or cell ``element`` as a whole, None for none."""
    if element.tag == TR:
        return _marked(element, (_ROW_PROPERTIES,))
    if element.tag == TC:
        found = (each for each, mark in _CELL_MARKS.items() if element.find(f"{CELL_PROPERTIES}/{mark}") is not None)
        return next(found, None)
    return None


def _marked(element: etree._Element, path: Sequence[str]) -> str | None:
    """The change that is marked in the properties of ``element`` at ``path``, None for none."""
    properties = element.find("/".join(path))
    found = () if properties is None else (str(each.tag) for each in properties.iterchildren(*_CHANGES))
    return next(iter(found), None)


def resolve(root: etree._Element, choice: Choice) -> set[Note]:
    """Accepts or rejects all changes in the tree, those of looks as well; returns the notes whose marks went.

    The ends of bookmarks and comments stay where they were.
    """
    plan = _PLANS[choice]
    notes: set[Note] = set()
    marked = take_out(root, plan.gone, notes)
    for element in list(root.iter(*plan.kept)):
        for child in list(element):
            element.addprevious(child)
        remove(element)
    for element in list(root.iter(*_PLAIN)):
        element.tag = _PLAIN[str(element.tag)]
    for element in list(root.iter(*_EDGES, *_CELL_MARKS.values(), w("numberingChange"))):
        remove(element)
    for element in list(root.iter(_CELL_MERGE)):
        _merge(element, former=plan.former)
    for element in list(root.iter(*FORMER)):
        _settle(element, former=plan.former)
    join_marked(marked)
    complete(root)
    return notes


def take_out(root: etree._Element, changes: Collection[str], notes: set[Note]) -> list[etree._Element]:
    """Removes the text, rows and cells of ``changes`` (tags); returns the paragraphs whose marks are among them.

    ``notes`` collects the notes of removed marks.
    """
    _drop_rows_and_cells(root, changes, notes)
    marks = [f"{PARAGRAPH_PROPERTIES}/{RUN_PROPERTIES}/{each}" for each in changes]
    marked = [paragraph for paragraph in root.iter(P) if any(paragraph.find(mark) is not None for mark in marks)]
    for element in list(root.iter(*changes)):
        parent = element.getparent()
        if parent is not None and parent.tag == w("numPr"):
            remove(parent)
        else:
            _drop(element, notes)
    return marked


def join_marked(paragraphs: Sequence[etree._Element]) -> None:
    """Puts the rest of each of ``paragraphs``, whose own mark is gone, before the text of the next one."""
    for paragraph in paragraphs:
        following = next((each for each in paragraph.itersiblings() if each.tag not in INVISIBLE), None)
        content = [child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]
        if following is not None and following.tag == P:
            place = 1 if len(following) and following[0].tag == PARAGRAPH_PROPERTIES else 0
            following[place:place] = content
            remove(paragraph)
        elif not content:
            remove(paragraph)


def _drop_rows_and_cells(root: etree._Element, changes: Collection[str], notes: set[Note]) -> None:
    tables: set[etree._Element] = set()
    marks = [(TR, f"{_ROW_PROPERTIES}/{each}") for each in changes]
    marks += [(TC, f"{CELL_PROPERTIES}/{_CELL_MARKS[each]}") for each in changes if each in _CELL_MARKS]
    for name, mark in marks:
        for element in [each for each in root.iter(name) if each.find(mark) is not None]:
            tables.update(element.iterancestors(TBL))
            _drop(element, notes)
    for table in tables:
        set_grids(table)


def _drop(element: etree._Element, notes: set[Note]) -> None:
    notes.update((_NOTES[str(mark.tag)], mark.get(_ID)) for mark in element.iter(*_NOTES))
    remove_but_ranges(element)


def _merge(mark: etree._Element, *, former: bool) -> None:
    """Replaces the mark of a merged cell by the merge that the cell has, or had (17.13.5.3)."""
    state = mark.get(w("vMergeOrig" if former else "vMerge"))
    holder = mark.getparent()
    assert holder is not None
    for each in holder.findall(w("vMerge")):
        holder.remove(each)
    if state is not None:
        merge = etree.SubElement(holder, w("vMerge"), {w("val"): "restart" if state == "rest" else "continue"})
        mark.addprevious(merge)
    remove(mark)


def _settle(change: etree._Element, *, former: bool) -> None:
    """Removes the record of former properties; with ``former`` give them back to the element that it is in."""
    holder = change.getparent()
    if holder is None:
        return
    holder.remove(change)
    if not former:
        return
    kept = [each for each in holder if each.tag in _NOT_FORMER.get(str(holder.tag), ())]
    given = [child for old in change for child in old]
    at_end = holder.tag == PARAGRAPH_PROPERTIES
    holder[:] = [*given, *kept] if at_end else [*kept, *given]
