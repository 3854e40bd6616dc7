"""Ids and names that must be unique in the whole document."""

from __future__ import annotations

import re

from lxml import etree

from generator.office.wordml.schema_order import remove
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
from generator.templates.word.assembly import Assembly

_ID, _NAME, _ANCHOR = w("id"), w("name"), w("anchor")
_NAMES = {"w": NAMESPACE, "wp": ANCHORED, "w14": WORD_2010}
# Word's ids of paragraphs, drawings, content controls, ranges and changes; a note's is that of its text.
_PARAGRAPHS = etree.XPath("descendant-or-self::*[@w14:paraId or @w14:textId]", namespaces=_NAMES)
_DRAWINGS = etree.XPath(".//wp:docPr", namespaces=_NAMES)
_CONTROLS = etree.XPath(".//w:sdtPr/w:id", namespaces=_NAMES)
_MARKED = etree.XPath(".//*[@w:id]", namespaces=_NAMES)
_NOTE, _MARK, _MARK_END = w("footnoteReference"), w("bookmarkStart"), w("bookmarkEnd")
_NAME_LENGTH = 32  # characters; Word allows 40


class CountedIds:
    """The ids and names of documents that are set in one after the other into a document without any."""

    def __init__(self) -> None:
        self._number = 0
        self._names: set[str] = set()
        self.source = 1

    def fresh_id(self) -> int:
        """The next number."""
        self._number += 1
        return self._number

    def fresh_name(self, name: str) -> str:
        """``name``, or one made of it and the source's number where an earlier bookmark already has it."""
        new, again = name, ""
        while new.casefold() in self._names:
            new = f"{name[:_NAME_LENGTH]}_{self.source}{again}"
            again += "x"
        self._names.add(new.casefold())
        return new


def renew_ids(story: etree._Element, ids: Assembly | CountedIds) -> None:
    """Gives everything in ``story`` new ids and bookmarks new names; links and fields follow them."""
    for paragraph in elements_at(_PARAGRAPHS, story):
        for name in PARAGRAPH_IDS:
            paragraph.attrib.pop(name, "")
    for drawing in elements_at(_DRAWINGS, story):
        drawing.set("id", str(ids.fresh_id()))
    for control in elements_at(_CONTROLS, story):
        control.set(w("val"), str(ids.fresh_id()))
    new: dict[tuple[str, str], str] = {}
    for marked in elements_at(_MARKED, story):
        key = (str(marked.tag).removesuffix("Start").removesuffix("End"), marked.get(_ID, ""))
        if marked.tag == _MARK_END and key not in new:
            remove(marked)
        elif marked.tag != _NOTE:
            new[key] = new.get(key) or str(ids.fresh_id())
            marked.set(_ID, new[key])
    rename_bookmarks(story, ids)


def rename_bookmarks(story: etree._Element, ids: Assembly | CountedIds) -> None:
    """Gives the bookmarks in ``story`` the names that ``ids`` has for them; links and fields follow them."""
    names: dict[str, str] = {}
    for mark in story.iter(_MARK):
        name = mark.get(_NAME, "")
        names[name] = ids.fresh_name(name)
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


def elements_at(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """The elements of ``path`` from ``root``, in the order of the text."""
    result = path(root)
    return [each for each in result if isinstance(each, etree._Element)] if isinstance(result, list) else []
