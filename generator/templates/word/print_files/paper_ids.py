"""Ids and names that must be unique in a document, counted through all papers."""

from __future__ import annotations

import re
from itertools import count

from lxml import etree

from generator.office.wordml.wordml_names import (
    ANCHORED,
    INSTRUCTION,
    NAMESPACE,
    PARAGRAPH_IDS,
    SIMPLE_FIELD,
    SIMPLE_INSTRUCTION,
    WORD_2010,
    w,
)
from generator.templates.word.print_files.finished_letter import elements_at

_ID, _NAME, _VALUE, _ANCHOR = w("id"), w("name"), w("val"), w("anchor")
_NAMES = {
    "w": NAMESPACE,
    "wp": ANCHORED,
    "w14": WORD_2010,
}
# Word's ids of paragraphs, drawings, ranges and changes, content controls.
_PARAGRAPHS = etree.XPath("descendant-or-self::*[@w14:paraId or @w14:textId]", namespaces=_NAMES)
_DRAWINGS = etree.XPath(".//wp:docPr", namespaces=_NAMES)
_MARKED = etree.XPath(".//*[@w:id]", namespaces=_NAMES)
_CONTROLS = etree.XPath(".//w:sdtPr/w:id", namespaces=_NAMES)

_NAME_LENGTH = 32  # characters; Word allows 40


class PrintIds:
    """The ids and names used in the print file so far."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._names: set[str] = set()

    def of(self, number: int) -> PaperIds:
        """The ids of the paper with this ``number``, from 1."""
        return PaperIds(self, number)

    def fresh_id(self) -> str:
        """A new number."""
        return str(next(self._numbers))

    def fresh_name(self, name: str, number: int) -> str:
        """``name``, or one made of it and the paper's ``number`` where an earlier bookmark already has it."""
        new, again = name, ""
        while new.casefold() in self._names:
            new = f"{name[:_NAME_LENGTH]}_{number}{again}"
            again += "x"
        self._names.add(new.casefold())
        return new


class PaperIds:
    """Ids and bookmarks of one paper."""

    def __init__(self, given: PrintIds, number: int) -> None:
        self._given = given
        self._number = number

    def settle(self, story: etree._Element) -> None:
        """Give everything in ``story`` ids of its own; links and fields follow renamed bookmarks."""
        fresh = self._given.fresh_id
        for paragraph in elements_at(_PARAGRAPHS, story):
            for name in PARAGRAPH_IDS:
                paragraph.attrib.pop(name, "")
        for drawing in elements_at(_DRAWINGS, story):
            drawing.set("id", fresh())
        for control in elements_at(_CONTROLS, story):
            control.set(_VALUE, fresh())
        ids: dict[str, str] = {}
        for marked in elements_at(_MARKED, story):
            old = marked.get(_ID, "")
            if old not in ids:
                ids[old] = fresh()
            marked.set(_ID, ids[old])
        self._rename(story)

    def _rename(self, story: etree._Element) -> None:
        names: dict[str, str] = {}
        for mark in story.iter(w("bookmarkStart")):
            name = mark.get(_NAME, "")
            names[name] = self._given.fresh_name(name, self._number)
            mark.set(_NAME, names[name])
        changed = {old: new for old, new in names.items() if old != new and old}
        if not changed:
            return
        for link in story.iter(w("hyperlink")):
            if link.get(_ANCHOR) in changed:
                link.set(_ANCHOR, changed[link.get(_ANCHOR, "")])
        words = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, changed))})(?![\w.])")
        for code in story.iter(INSTRUCTION):
            code.text = words.sub(lambda match: changed[match[0]], code.text or "")
        for field in story.iter(SIMPLE_FIELD):
            field.set(SIMPLE_INSTRUCTION, words.sub(lambda match: changed[match[0]], field.get(SIMPLE_INSTRUCTION, "")))
