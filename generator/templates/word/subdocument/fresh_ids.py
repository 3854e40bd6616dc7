"""Fresh ids and names for what must be unique in the whole document."""

from __future__ import annotations

import re
from functools import partial

from lxml import etree

from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import INSTRUCTION, SIMPLE_FIELD, SIMPLE_INSTRUCTION, w, wp
from generator.templates.word.assembly import Assembly

_ID, _NAME, _VALUE, _ANCHOR = w("id"), w("name"), w("val"), w("anchor")
_DRAWING = wp("docPr")
_TRACKED = tuple(map(w, ("ins", "moveTo", "cellIns", "cellMerge")))


def renumber(blocks: etree._Element, assembly: Assembly) -> None:
    """Give drawings, insertions and content controls in ``blocks`` numbers that are new in the package."""
    fresh = assembly.fresh_id
    for drawing in blocks.iter(_DRAWING):
        drawing.set("id", str(fresh()))
    for change in blocks.iter(*_TRACKED):
        change.set(_ID, str(fresh()))
    for number in blocks.findall(f".//{w('sdtPr')}/{_ID}"):
        number.set(_VALUE, str(fresh()))


def rename_bookmarks(blocks: etree._Element, assembly: Assembly) -> None:
    """Give bookmarks ids and names that are new in the document; links and fields follow them."""
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    for mark in list(blocks.iter(w("bookmarkStart"))):
        ids[mark.get(_ID, "")] = str(assembly.fresh_id())
        name = mark.get(_NAME, "")
        names[name] = assembly.fresh_name(name)
        mark.set(_NAME, names[name])
    for mark in list(blocks.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        if mark.get(_ID) in ids:
            mark.set(_ID, ids[mark.get(_ID, "")])
        else:
            remove(mark)
    for link in blocks.iter(w("hyperlink")):
        if link.get(_ANCHOR) in names:
            link.set(_ANCHOR, names[link.get(_ANCHOR, "")])
    changed = {old: new for old, new in names.items() if old != new and old}
    words = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, changed))})(?![\w.])")
    renamed = partial(words.sub, lambda match: changed[match[0]])
    for code in blocks.iter(INSTRUCTION, SIMPLE_FIELD) if changed else ():
        code.text = renamed(code.text or "")
        code.attrib.update({name: renamed(value) for name, value in code.attrib.items() if name == SIMPLE_INSTRUCTION})
