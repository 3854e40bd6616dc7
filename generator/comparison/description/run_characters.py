"""The text that the elements of a run stand for."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from generator.comparison.description.visible_text import shown
from generator.office.reading.attribute_values import attributes
from generator.office.wordml.wordml_names import w


def characters(element: etree._Element) -> str:
    """The text of ``element``, a child of a run, with all characters visible; ``""`` for anything else."""
    read = _TEXTS.get(str(element.tag))
    return "" if read is None else shown(read(element))


def plain(paragraph: etree._Element) -> str:
    """The whole text of a paragraph, without its looks."""
    return "".join(characters(each) for each in paragraph.iter(*_TEXTS) if each.tag != w("delText"))


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(attributes(element).get("char", ""), 16))
    except (ValueError, OverflowError):
        return ""


_TEXTS: dict[str, Callable[[etree._Element], str]] = {
    w("t"): lambda element: element.text or "",
    w("delText"): lambda element: element.text or "",
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "\N{NON-BREAKING HYPHEN}",
    w("softHyphen"): lambda _: "\N{SOFT HYPHEN}",
    w("sym"): _symbol,
}
