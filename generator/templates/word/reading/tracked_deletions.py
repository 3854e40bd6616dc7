"""Accepting of tracked deletions (ECMA-376 part 1, 17.13.5): deleted text reaches no document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from generator.office.wordml.containers import complete
from generator.office.wordml.removal import remove
from generator.office.wordml.tracked_changes import (
    DELETED,
    INSERTED,
    MOVED_AWAY,
    MOVED_HERE,
    Note,
    join_marked,
    take_out,
)
from generator.office.wordml.wordml_names import w
from generator.templates.word.reading.template_parts import TemplatePart

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
    gone: set[Note] = set()
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


def accept_deletions(root: etree._Element, notes: set[Note]) -> bool:
    """Accept the deletions in the tree; whether there were any. ``notes`` collects the notes of deleted marks."""
    if next(root.iter(DELETED, MOVED_AWAY, w("cellDel"), *_GONE), None) is None:
        return False
    marked = take_out(root, (DELETED, MOVED_AWAY), notes)
    for element in list(root.iter(*_GONE)):
        remove(element)
    for element in root.iter(MOVED_HERE):
        element.tag = INSERTED
    join_marked(marked)
    complete(root)
    return True
