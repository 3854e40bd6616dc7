"""The texts of cells: their runs, and the table of shared strings."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.office.package import serialised
from generator.office.sheetml.escapes import decoded, escaped
from generator.office.sheetml.sheetml_names import ITEM, MAIN, RUN, TEXT, s

MAX_LENGTH = 32_767
"""The longest text of a cell, in UTF-16 units, as Excel counts."""

_RUN_LOOK = s("rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class CellRun:
    """A run of text with one look; ``look`` is its ``rPr``, None for the look of the cell."""

    text: str
    look: etree._Element | None = None


def runs_of(item: etree._Element) -> list[CellRun]:
    """Return the runs of a string item or an inline string, without phonetic text (``rPh``)."""
    return [_run(each) for each in item if each.tag in (TEXT, RUN)]


def _run(element: etree._Element) -> CellRun:
    if element.tag == TEXT:
        return CellRun(decoded(element.text or ""))
    texts = (child.text or "" for child in element.iterchildren(TEXT))
    return CellRun(decoded("".join(texts)), element.find(_RUN_LOOK))


def item_of(runs: list[CellRun]) -> etree._Element:
    """Return the string item of ``runs``; what looks like an escape of 22.9.2.19 is escaped itself."""
    item = etree.Element(ITEM)
    for run in runs:
        holder = item
        if run.look is not None or len(runs) > 1:
            holder = etree.SubElement(item, RUN)
            if run.look is not None:
                holder.append(deepcopy(run.look))
        text = etree.SubElement(holder, TEXT)
        text.text = escaped(run.text)
        if run.text != run.text.strip() or "\n" in run.text or "\t" in run.text:
            text.set(_SPACE, "preserve")
    return item


def units_of(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


class Strings:
    """The table of shared strings (18.4.9) of a list: first the kept strings, then new ones."""

    def __init__(self, kept: list[etree._Element]) -> None:
        """``kept`` are the items to which cells of the template refer already, in order."""
        self._items = list(kept)
        self._numbers: dict[bytes, int] = {}

    def number(self, runs: list[CellRun]) -> int:
        """Return the number of the string ``runs``, adding it where it is new; equal strings have one number."""
        item = item_of(runs)
        key = etree.tostring(item)
        if key not in self._numbers:
            self._numbers[key] = len(self._items)
            self._items.append(item)
        return self._numbers[key]

    def written(self) -> bytes:
        """Return the bytes of the part."""
        root = etree.fromstring(f'<sst xmlns="{MAIN}"/>')
        root.extend(deepcopy(item) for item in self._items)
        root.set("uniqueCount", str(len(self._items)))
        return serialised(root)


def tidy(runs: Iterator[CellRun]) -> list[CellRun]:
    """Return ``runs`` without empty ones, neighbours with one look joined."""
    joined: list[CellRun] = []
    for run in runs:
        if run.text and joined and joined[-1].look is run.look:
            joined[-1] = CellRun(joined[-1].text + run.text, run.look)
        elif run.text:
            joined.append(run)
    return joined
