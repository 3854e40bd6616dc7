"""The paragraph that can have the comment of a finding."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from lxml import etree

from generator.ground.errors import Span
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.wordml_names import FIELD_CHARACTER, FIELD_CHARACTER_TYPE, TEXT_BOX, P, T, w, w15

_CONTROL, _CONTROL_PROPERTIES = w("sdt"), w("sdtPr")
_BINDINGS = (w("dataBinding"), w15("dataBinding"))


class FindingPlaces:
    """The paragraphs of the main part ``part``, which has the root ``root``, by the places of findings.

    Word has no comments in text boxes: their paragraphs have the one that anchors the box. It replaces the content of
    controls that are bound to data (ECMA-376 part 1, 17.5.2.6), and the result of a field whenever that is updated
    (17.16.2), such as a table of contents: no comment can be in these, nor in another part.
    """

    def __init__(self, root: etree._Element, part: str) -> None:
        places = Places(root, "", part)
        in_fields = set(_in_fields(root))
        self._order: dict[etree._Element, int] = {}
        self._paragraphs: dict[Span, etree._Element | None] = {}
        for number, paragraph in enumerate(root.iter(P)):
            place = _key(places.span(paragraph, ""))
            holder = _holder(paragraph)
            if holder is not None and (holder in in_fields or _bound(holder)):
                holder = None
            if holder is not None:
                self._order.setdefault(holder, number)
            self._paragraphs.setdefault(place, holder)
            if place.table is not None:
                self._paragraphs.setdefault(replace(place, row=None, cell=None, paragraph=None), holder)

    def first(self, annotated: Collection[etree._Element]) -> etree._Element | None:
        """The first paragraph that can have a comment and has text, or is among ``annotated``; None where none can.

        Where there is neither, it is the first that can have one. LibreOffice 25.2 takes the height from an empty
        paragraph with a comment.
        """
        shown = (each for each in self._order if each in annotated or any(text.text for text in each.iter(T)))
        return next(shown, next(iter(self._order), None))

    def paragraph(self, span: Span | None) -> etree._Element | None:
        """The paragraph for a finding at ``span``, of a table its first one; None where none can have a comment."""
        return None if span is None else self._paragraphs.get(_key(span))

    def order(self, paragraph: etree._Element) -> int:
        """The number of a paragraph that can have a comment, in the order of the document."""
        return self._order[paragraph]


def in_text_box(paragraph: etree._Element, source: str) -> bool:
    """Whether ``source``, the beginning of a text at the place of ``paragraph``, is in a text box anchored there."""
    if next(paragraph.iter(TEXT_BOX), None) is None:
        return False
    own = (each.text or "" for each in paragraph.iter(T) if next(each.iterancestors(P), None) is paragraph)
    return source.strip("…") not in "".join(own)


def _key(span: Span) -> Span:
    """The numbers of a place alone."""
    return replace(span, file="", source=None, column=None, length=1)


def _holder(paragraph: etree._Element) -> etree._Element | None:
    """``paragraph``, or where it is in a text box, the one that anchors the outermost box."""
    boxes = list(paragraph.iterancestors(TEXT_BOX))
    return next(boxes[-1].iterancestors(P), None) if boxes else paragraph


def _bound(paragraph: etree._Element) -> bool:
    """Whether ``paragraph`` is in a content control that is bound to data."""
    properties = (each.find(_CONTROL_PROPERTIES) for each in paragraph.iterancestors(_CONTROL))
    return any(each is not None and any(each.find(name) is not None for name in _BINDINGS) for each in properties)


def _in_fields(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs that a field of several paragraphs is in, also in part."""
    paragraphs = list(root.iter(P))
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    begun: list[int] = []
    for mark in root.iter(FIELD_CHARACTER):
        paragraph = next(mark.iterancestors(P), None)
        if paragraph is None:
            continue
        if mark.get(FIELD_CHARACTER_TYPE) == "begin":
            begun.append(numbers[paragraph])
        elif mark.get(FIELD_CHARACTER_TYPE) == "end" and begun:
            first, last = begun.pop(), numbers[paragraph]
            yield from paragraphs[first : last + 1] if last > first else ()
