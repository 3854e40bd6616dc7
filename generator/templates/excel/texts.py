"""The texts of cells: where they are, the runs that they are made of, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.office.package import serialised
from generator.office.sheetml.escapes import decoded, escaped
from generator.office.sheetml.sheetml_names import ITEM, MAIN, RUN, TEXT, s

MAX_LENGTH = 32_767
"""What a cell can hold, in UTF-16 units, as Excel counts."""

_RUN_LOOK = s("rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; ``look`` is its ``rPr``, None where it looks as the cell does."""

    text: str
    look: etree._Element | None = None


def runs_of(item: etree._Element) -> list[Run]:
    """The runs of a string item or an inline string; what shows how it is read aloud (``rPh``) is none of it."""
    return [_run(each) for each in item if each.tag in (TEXT, RUN)]


def _run(element: etree._Element) -> Run:
    if element.tag == TEXT:
        return Run(decoded(element.text or ""))
    texts = (child.text or "" for child in element.iterchildren(TEXT))
    return Run(decoded("".join(texts)), element.find(_RUN_LOOK))


def item_of(runs: list[Run]) -> etree._Element:
    """The string item of ``runs``; what looks like an escape of 22.9.2.19 is written so that it stays as it is."""
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
    """The length of ``text`` in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


class Strings:
    """The table of shared strings (18.4.9) of one workbook that is made: first those that stay, then new ones."""

    def __init__(self, kept: list[etree._Element]) -> None:
        """``kept``: the items that cells of the template point at already, in their order."""
        self._items = list(kept)
        self._numbers: dict[bytes, int] = {}

    def number(self, runs: list[Run]) -> int:
        """The number of the string that ``runs`` are; equal strings have one."""
        item = item_of(runs)
        key = etree.tostring(item)
        if key not in self._numbers:
            self._numbers[key] = len(self._items)
            self._items.append(item)
        return self._numbers[key]

    def written(self) -> bytes:
        """The part's bytes."""
        root = etree.fromstring(f'<sst xmlns="{MAIN}"/>')
        root.extend(deepcopy(item) for item in self._items)
        root.set("uniqueCount", str(len(self._items)))
        return serialised(root)


def tidy(runs: Iterator[Run]) -> list[Run]:
    """``runs`` without empty ones, neighbours of one look joined."""
    joined: list[Run] = []
    for run in runs:
        if run.text and joined and joined[-1].look is run.look:
            joined[-1] = Run(joined[-1].text + run.text, run.look)
        elif run.text:
            joined.append(run)
    return joined
