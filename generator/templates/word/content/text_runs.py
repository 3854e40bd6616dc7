"""A text as runs: line feeds, tabulators, page breaks and paragraphs become Word's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from generator.office.wordml.wordml_names import XML_SPACE, R, T, w
from generator.templates.expressions import refuse_unwritable

PARAGRAPH_BREAK = "fawen-paragraph"
"""The target of the processing instruction that is where a paragraph ends and one of the same kind begins."""
_PARTS = re.compile("([\n\t\a\f])")


def runs(text: str, properties: etree._Element | None) -> Iterator[etree._Element]:
    r"""The runs of ``text``, each with ``properties``: ``\n`` is a line break, ``\t`` a tab.

    ``\a`` begins a paragraph, ``\f`` a page, in a paragraph of its own. Raises CharacterError.
    """
    refuse_unwritable(text.replace("\a", "\n").replace("\f", "\n"))
    run = _run(properties)
    for part in _PARTS.split(text):
        if part not in {"\a", "\f"}:
            _add(run, part)
            continue
        if _says_something(run):
            yield run
        yield paragraph_break()
        if part == "\f":
            page = _run(properties)
            etree.SubElement(page, w("br"), {w("type"): "page"})
            yield page
            yield paragraph_break()
        run = _run(properties)
    if _says_something(run):
        yield run


def paragraph_break() -> etree._Element:
    """A processing instruction in the place where a paragraph ends."""
    return etree.ProcessingInstruction(PARAGRAPH_BREAK)


def is_paragraph_break(element: etree._Element) -> bool:
    """Whether ``element`` was made by :func:`paragraph_break`."""
    return isinstance(element, etree._ProcessingInstruction) and element.target == PARAGRAPH_BREAK


def _run(properties: etree._Element | None) -> etree._Element:
    run = etree.Element(R)
    if properties is not None:
        run.append(deepcopy(properties))
    return run


def _add(run: etree._Element, part: str) -> None:
    if part == "\n":
        etree.SubElement(run, w("br"))
    elif part == "\t":
        etree.SubElement(run, w("tab"))
    elif part:
        text = etree.SubElement(run, T)
        text.text = part
        text.set(XML_SPACE, "preserve")


def _says_something(run: etree._Element) -> bool:
    return any(child.tag != w("rPr") for child in run)
