"""The characters of a ``w:p``, each with its element, and their replacement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import attrgetter

from lxml import etree

from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import w

_TEXT = w("t")
_FIXED = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("sym"): "\ufffd"}
_PAGE = "\f"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Character:
    """A character: the ``w:t`` that it is in and where; ``index`` is None of an element that is one character."""

    text: str
    element: etree._Element
    index: int | None


def characters(paragraph: etree._Element) -> list[Character]:
    """The characters of ``paragraph``, in order, without text boxes in it; tabs and breaks are characters."""
    return list(_characters(paragraph))


def text_of(paragraph: etree._Element) -> str:
    """The characters of a ``w:p`` as one text."""
    return "".join(each.text for each in _characters(paragraph))


def _characters(paragraph: etree._Element) -> Iterator[Character]:
    for element in paragraph.iter(_TEXT, *_FIXED):
        if next(element.iterancestors(w("p")), None) is not paragraph or _defines(element):
            continue
        if element.tag == _TEXT:
            for index, text in enumerate(element.text or ""):
                yield Character(text, element, index)
        else:
            page = element.tag == w("br") and element.get(w("type")) == "page"
            yield Character(_PAGE if page else _FIXED[str(element.tag)], element, None)


def _defines(element: etree._Element) -> bool:
    """Whether a ``w:tab`` is a tab stop, which is no character."""
    parent = element.getparent()
    return parent is not None and parent.tag == w("tabs")


class Typing:
    """Types over the characters of a ``w:p``; quickest from its end to its beginning, as what comes before stays."""

    def __init__(self, paragraph: etree._Element) -> None:
        self._paragraph = paragraph
        self._there: list[Character] = []
        self._known = 0  # so many of them are still as they were read

    def put(self, start: int, end: int, new: str) -> bool:
        """Puts ``new`` in the place of the characters from ``start`` to ``end``, changing no other and no look.

        False, and nothing is changed, where one of them is no plain character.
        """
        if end >= self._known:  # the one behind the last may become the home of new ones
            self._there = characters(self._paragraph)
            self._known = len(self._there) + 1
        there = self._there
        old = "".join(each.text for each in there[start:end])
        steps = [step for step in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if step[0] != "equal"]
        if not all(_can_go(there[start + one : start + other]) for _, one, other, _, _ in steps):
            return False
        if any(_home(there, start + one, start + other) is None for _, one, other, into, upto in steps if into < upto):
            return False
        for _, one, other, into, upto in reversed(steps):
            _replace(there, start + one, start + other, new[into:upto])
        self._known = start
        return True


def _can_go(gone: list[Character]) -> bool:
    return all(each.index is not None or each.text == "\t" for each in gone)


def _home(there: list[Character], start: int, end: int) -> tuple[etree._Element, int] | None:
    """The ``w:t`` and the place in it that new characters go to: that of the first replaced, or of a neighbour."""
    replaced = [each for each in there[start:end] if each.index is not None]
    if replaced:
        return replaced[0].element, replaced[0].index or 0
    if start and there[start - 1].index is not None:
        return there[start - 1].element, (there[start - 1].index or 0) + 1
    if end < len(there) and there[end].index is not None:
        return there[end].element, there[end].index or 0
    return None


def _replace(there: list[Character], start: int, end: int, new: str) -> None:
    home = _home(there, start, end)
    for element, group in groupby(there[start:end], attrgetter("element")):
        gone = [each.index for each in group]
        if gone[0] is None:
            remove(element)
        else:
            text = element.text or ""
            _set(element, text[: gone[0]] + text[gone[0] + len(gone) :])
    if new and home is not None:
        element, index = home
        text = element.text or ""
        _set(element, text[:index] + new + text[index:])


def _set(element: etree._Element, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")
