"""Splitting and joining of runs and paragraphs around a field."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, SECTION, XML_SPACE, P, R, T
from generator.templates.word.fields.field_finding import Atom, Field


def isolated_run(element: etree._Element) -> etree._Element:
    """The run of ``element``, split so that it holds nothing else; a ``w:fldSimple`` is returned itself."""
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
    """The look of the run of ``element``."""
    run = element.getparent()
    return None if run is None or run.tag != R else run.find(RUN_PROPERTIES)


def run_with(content: str | etree._Element, look: etree._Element | None) -> etree._Element:
    """A run with a text, or with a marker in place of text."""
    run = etree.Element(R)
    if look is not None:
        run.append(deepcopy(look))
    text = etree.SubElement(run, T, {XML_SPACE: "preserve"})
    if isinstance(content, str):
        text.text = content
    else:
        text.append(content)
    return run


def drop_pieces(pieces: list[Atom | Field]) -> None:
    """Remove ``pieces`` from the tree; a paragraph whose mark is among them is joined with the one before."""
    for piece in pieces:
        if isinstance(piece, Field):
            drop_field(piece)
        elif piece.kind == "paragraph":
            join_with_previous(piece.element)
        else:
            remove_from_run(piece.element)


def drop_field(field: Field) -> None:
    """Remove ``field`` from the tree with all its content."""
    remove_from_run(field.begin)
    if field.is_simple:
        return
    drop_pieces(field.code)
    if field.separate is not None:
        remove_from_run(field.separate)
    drop_pieces(field.result)
    if field.end is not None:
        remove_from_run(field.end)


def remove_from_run(element: etree._Element) -> None:
    """Remove ``element`` from the tree, and its run if that holds nothing else."""
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    parent = run.getparent()
    if run.tag == R and parent is not None and all(each.tag == RUN_PROPERTIES for each in run):
        parent.remove(run)


def can_join(paragraph: etree._Element) -> bool:
    """Whether ``paragraph`` can be joined with the paragraph before it."""
    previous = paragraph.getprevious()
    if previous is None or previous.tag != P:
        return False
    return previous.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}") is None


def join_with_previous(paragraph: etree._Element) -> None:
    """Join ``paragraph`` with the paragraph before it, whose properties the whole keeps."""
    previous, parent = paragraph.getprevious(), paragraph.getparent()
    if previous is None or parent is None:
        return
    previous.extend([each for each in paragraph if each.tag != PARAGRAPH_PROPERTIES])
    parent.remove(paragraph)


def _run_of(run: etree._Element, children: list[etree._Element]) -> etree._Element:
    """A run that looks like ``run``, with ``children`` of it."""
    new = etree.Element(R, {str(name): str(value) for name, value in run.attrib.items()})
    look = run.find(RUN_PROPERTIES)
    if look is not None:
        new.append(deepcopy(look))
    new.extend(children)
    return new
