"""Fields in a part's tree, simple and complex, nested, over any number of runs; and their removal from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from lxml import etree

from generator.office.wordml.wordml_names import (
    FIELD_CHARACTER,
    FIELD_CHARACTER_TYPE,
    INSTRUCTION,
    INVISIBLE,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    SECTION,
    SIMPLE_FIELD,
    SIMPLE_INSTRUCTION,
    TEXT_BOX,
    XML_SPACE,
    P,
    R,
    T,
    w,
)

MOST_NESTED = 30

_STORIES = (TEXT_BOX, w("footnote"), w("endnote"), w("comment"))

_NO_BEGIN, _NO_END = "template-field-no-begin", "template-field-no-end"

_KIND = re.compile(r'=|[^\s"“”„\\{]+')

_AtomKind = Literal["text", "object", "paragraph"]


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest unit of a field's content.

    A text (``w:instrText`` or ``w:t``), an object in a run (a picture, a tabulator), or the mark that ends the
    paragraph before ``element``, which is the next paragraph.
    """

    kind: _AtomKind
    element: etree._Element


@dataclass
class Field:
    """A field (ECMA-376 part 1, 17.16.18 and 17.16.19).

    ``begin`` is its first ``w:fldChar``, or the ``w:fldSimple``; ``separate`` and ``end`` are its other characters.
    ``code`` is its instruction and ``result`` its shown content, both in the order of the document and with nested
    fields.
    """

    begin: etree._Element
    code: list[Atom | Field] = field(default_factory=list)
    result: list[Atom | Field] = field(default_factory=list)
    separate: etree._Element | None = None
    end: etree._Element | None = None

    @property
    def is_simple(self) -> bool:
        """Whether it is a ``w:fldSimple``, which has its instruction in an attribute."""
        return self.begin.tag == SIMPLE_FIELD

    @cached_property
    def text(self) -> str:
        """The instruction as typed, with nested fields in braces; read once the field is complete."""
        if self.is_simple:
            return (self.begin.get(SIMPLE_INSTRUCTION) or "").strip()
        return "".join(map(_shown, self.code)).strip()

    @cached_property
    def kind(self) -> str:
        """The type in capitals, ``=`` for a formula; empty where it has none."""
        match = _KIND.match(self.text)
        return match[0].upper() if match else ""


@dataclass(frozen=True, slots=True)
class _Unbalanced:
    """A field character without its counterpart, and the ``code`` of its problem."""

    element: etree._Element
    code: str


def fields_of(root: etree._Element) -> tuple[list[Field], list[_Unbalanced]]:
    """The outermost fields of a part in the order of the text, and the unbalanced field characters.

    A field is within one story: the part itself, a text box, a note or a comment. Raises NestingError.
    """
    fields: list[Field] = []
    alone: list[_Unbalanced] = []
    for story in [root, *root.iter(*_STORIES)]:
        reading = _Reading()
        reading.story(story)
        fields += (each for each in reading.found if isinstance(each, Field))
        alone += reading.unbalanced()
    return fields, alone


def nested_fields(pieces: list[Atom | Field]) -> Iterator[Field]:
    """The fields directly among ``pieces``."""
    return (piece for piece in pieces if isinstance(piece, Field))


def _shown(piece: Atom | Field) -> str:
    if isinstance(piece, Field):
        return f"{{ {piece.text} }}"
    if piece.kind == "text":
        return piece.element.text or ""
    return " "


class NestingError(Exception):
    """Fields nested deeper than any office suite allows; ``element`` begins the innermost."""

    def __init__(self, element: etree._Element) -> None:
        super().__init__(MOST_NESTED)
        self.element = element


class _Reading:
    """Reads one story from its beginning to its end."""

    def __init__(self) -> None:
        self.found: list[Atom | Field] = []
        self._open: list[Field] = []
        self._alone: list[_Unbalanced] = []
        self._paragraphs = 0

    def story(self, element: etree._Element) -> None:
        """Reads ``element`` and its descendants, but no other story."""
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _STORIES or child.tag in INVISIBLE:
                continue
            if child.tag == SIMPLE_FIELD:
                found = Field(child)
                self._add(found)
                found.separate = child  # its content is its result
                self._open.append(found)
                self.story(child)
                while (closed := self._open.pop()) is not found:
                    self._alone.append(_Unbalanced(closed.begin, _NO_END))
            elif child.tag == R:
                self._run(child)
            else:
                if child.tag == P:
                    if self._paragraphs and self._open:
                        self._add(Atom("paragraph", child))
                    self._paragraphs += 1
                self.story(child)

    def unbalanced(self) -> list[_Unbalanced]:
        """The unbalanced characters, once the story has been read."""
        return [*self._alone, *(_Unbalanced(each.begin, _NO_END) for each in self._open)]

    def _run(self, run: etree._Element) -> None:
        for child in run:
            if not isinstance(child.tag, str) or child.tag in INVISIBLE:
                continue
            if child.tag == FIELD_CHARACTER:
                self._character(child)
            else:
                self._add(Atom("text" if child.tag in (T, INSTRUCTION) else "object", child))

    def _character(self, element: etree._Element) -> None:
        kind = element.get(FIELD_CHARACTER_TYPE)
        if kind == "begin":
            found = Field(element)
            self._add(found)
            self._open.append(found)
            if len(self._open) > MOST_NESTED:
                raise NestingError(element)
        elif not self._open or self._open[-1].is_simple:
            self._alone.append(_Unbalanced(element, _NO_BEGIN))
        elif kind == "separate":
            self._open[-1].separate = element
        else:
            self._open.pop().end = element

    def _add(self, piece: Atom | Field) -> None:
        if not self._open:
            self.found.append(piece)
            return
        innermost = self._open[-1]
        (innermost.code if innermost.separate is None else innermost.result).append(piece)


# Runs and paragraphs are split and joined around a field.


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
    """Removes ``pieces`` from the tree; a paragraph whose mark is among them is joined with the one before."""
    for piece in pieces:
        if isinstance(piece, Field):
            drop_field(piece)
        elif piece.kind == "paragraph":
            _join_with_previous(piece.element)
        else:
            remove_from_run(piece.element)


def drop_field(field: Field) -> None:
    """Removes ``field`` from the tree with all its content."""
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
    """Removes ``element`` from the tree, and its run if that holds nothing else."""
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


def _join_with_previous(paragraph: etree._Element) -> None:
    """Joins ``paragraph`` with the paragraph before it, whose properties the whole keeps."""
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
