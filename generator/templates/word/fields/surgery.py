"""Splitting and joining of runs and paragraphs around a field."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.office.wordml.wordml_names import RUN_PROPERTIES, XML_SPACE, P, R, T, w
from generator.templates.word.fields.finding import Atom, Field

_PARAGRAPH_PROPERTIES, _SECTION = w("pPr"), w("sectPr")


def alone(element: etree._Element) -> etree._Element:
    """The run of ``element``, split so that it holds nothing else; a ``w:fldSimple`` itself."""
    run = element.getparent()
    if run is None or run.tag != R:
        return element
    before = [each for each in element.itersiblings(preceding=True) if each.tag != RUN_PROPERTIES][::-1]
    after = list(element.itersiblings())
    if before:
        run.addprevious(_run_of(run, before))
    if after:
        run.addnext(_run_of(run, after))
    return run


def properties_of(element: etree._Element) -> etree._Element | None:
    """The look of the run that ``element`` is in."""
    run = element.getparent()
    return None if run is None or run.tag != R else run.find(RUN_PROPERTIES)


def run_with(content: str | etree._Element, look: etree._Element | None) -> etree._Element:
    """A run with a text, or with a marker in a text's place."""
    run = etree.Element(R)
    if look is not None:
        run.append(deepcopy(look))
    text = etree.SubElement(run, T, {XML_SPACE: "preserve"})
    if isinstance(content, str):
        text.text = content
    else:
        text.append(content)
    return run


def drop(pieces: list[Atom | Field]) -> None:
    """Take ``pieces`` out of the tree; paragraphs whose marks are among them become one with those before."""
    for piece in pieces:
        if isinstance(piece, Field):
            drop_field(piece)
        elif piece.kind == "paragraph":
            join(piece.element)
        else:
            remove(piece.element)


def drop_field(field: Field) -> None:
    """Take ``field`` out of the tree with all that belongs to it."""
    if field.is_simple:
        remove(field.begin)
        return
    remove(field.begin)
    drop(field.code)
    if field.separate is not None:
        remove(field.separate)
    drop(field.result)
    if field.end is not None:
        remove(field.end)


def remove(element: etree._Element) -> None:
    """Take ``element`` out of the tree, and its run where that held nothing else."""
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    parent = run.getparent()
    if run.tag == R and parent is not None and all(each.tag == RUN_PROPERTIES for each in run):
        parent.remove(run)


def joins(paragraph: etree._Element) -> bool:
    """Whether ``paragraph`` can become one with the paragraph before it."""
    previous = paragraph.getprevious()
    if previous is None or previous.tag != P:
        return False
    properties = previous.find(_PARAGRAPH_PROPERTIES)
    return properties is None or properties.find(_SECTION) is None


def join(paragraph: etree._Element) -> None:
    """Make ``paragraph`` one with the paragraph before it, whose look the whole has."""
    previous, parent = paragraph.getprevious(), paragraph.getparent()
    if previous is None or parent is None:
        return
    previous.extend([each for each in paragraph if each.tag != _PARAGRAPH_PROPERTIES])
    parent.remove(paragraph)


def _run_of(run: etree._Element, children: list[etree._Element]) -> etree._Element:
    """A run that looks like ``run``, with ``children`` of it."""
    new = etree.Element(R, {str(name): str(value) for name, value in run.attrib.items()})
    look = run.find(RUN_PROPERTIES)
    if look is not None:
        new.append(deepcopy(look))
    new.extend(children)
    return new
