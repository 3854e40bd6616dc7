"""Placing of contents: each mark in the tree is replaced with the elements of its content."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise, takewhile

from lxml import etree

from generator.office.wordml.schema_order import insert_in_order, paragraph_properties
from generator.office.wordml.wordml_names import (
    PARAGRAPH_IDS,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    SECTION,
    TBL,
    TC,
    TEXT_BOX,
    TRANSPARENT,
    XML_SPACE,
    P,
    R,
    T,
    w,
)
from generator.templates.expressions.value_conversion import CharacterError
from generator.templates.word.assembly import CONTENT_MARKER, Assembly
from generator.templates.word.content.base_content import Content, ContentError, Site
from generator.templates.word.content.runs_and_links import is_paragraph_break

_LINK = w("hyperlink")
# Insertions may have no link in them (ECMA-376 part 1, 17.13.5.18), and a nested link has no defined target.
_NO_LINKS_IN = frozenset((_LINK, w("ins"), w("moveTo")))
_STORIES = frozenset((TC, TEXT_BOX, *map(w, ("body", "hdr", "ftr", "footnote", "endnote", "comment", "sdtContent"))))
_NOT_COPIED = frozenset(map(w, ("sectPr", "pPrChange", "ins", "del", "moveFrom", "moveTo", "rPrChange")))


class SeatingError(Exception):
    """A content that cannot be placed: its ``number``; the cause says why."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def seat_contents(root: etree._Element, contents: Sequence[Content], assembly: Assembly, part: str) -> None:
    """Replaces every mark in ``root``, the tree of ``part``, with the elements of its content.

    A content of runs splits its run. A content of paragraphs and tables splits its paragraph; an empty rest of that is
    removed unless a cell, a section or the like needs it. Raises SeatingError.
    """
    for marker in list(root.iter(etree.ProcessingInstruction)):
        if not isinstance(marker, etree._ProcessingInstruction) or marker.target != CONTENT_MARKER:
            continue
        number = int(marker.text or "")
        try:
            _seat(marker, contents[number], assembly, part)
        except (ContentError, CharacterError) as fault:
            raise SeatingError(number) from fault


def _seat(marker: etree._Element, content: Content, assembly: Assembly, part: str) -> None:
    run = _own_run(marker)
    look = None if run is None else run.find(RUN_PROPERTIES)
    paragraph = _paragraph(marker)
    around = None if paragraph is None else paragraph.find(PARAGRAPH_PROPERTIES)
    elements = content.elements(Site(assembly, part, _kept(look), _kept(around)))
    if content.level == "block":
        _seat_blocks(marker, paragraph, elements, assembly)
        return
    if paragraph is None:
        paragraph = etree.Element(P)
        marker.addprevious(paragraph)
        paragraph.append(marker)
    _take_out_of_run(marker, assembly)
    for element in elements:
        if is_paragraph_break(element):
            paragraph.addprevious(_first_half(marker, paragraph, assembly))
            continue
        if element.tag == _LINK:
            _take_out_of_links(marker, assembly)
        marker.addprevious(element)
    _remove(marker, paragraph)


def _own_run(marker: etree._Element) -> etree._Element | None:
    return next((each for each in _within(marker) if each.tag == R), None)


def _paragraph(marker: etree._Element) -> etree._Element | None:
    """The paragraph of ``marker``, None where it is among paragraphs. Raises ContentError elsewhere."""
    within = _within(marker)
    outer = _parent_of(within[-1] if within else marker)
    if outer.tag == P:
        return outer
    if any(each.tag in {R, T} for each in within) or _parent_of(marker).tag not in _STORIES:
        raise ContentError("template-content-place")
    return None


def _within(marker: etree._Element) -> list[etree._Element]:
    """The elements around ``marker`` below its paragraph or story, innermost first."""
    found: list[etree._Element] = []
    for each in marker.iterancestors():
        if each.tag not in _WRAPPERS:
            break
        found.append(each)
    return found


def _kept(properties: etree._Element | None) -> etree._Element | None:
    """A copy of ``properties`` for new paragraphs and runs: without section ends and tracked changes."""
    if properties is None:
        return None
    copy = deepcopy(properties)
    for element in list(copy.iter(*_NOT_COPIED)):
        _parent_of(element).remove(element)
    return copy if len(copy) else None


def _seat_blocks(
    marker: etree._Element, paragraph: etree._Element | None, elements: list[etree._Element], assembly: Assembly
) -> None:
    if paragraph is None:
        for element in elements:
            marker.addprevious(element)
        before = _beside(marker, preceding=True)
        if _beside(marker, preceding=False) is None and (before is None or before.tag == TBL):
            marker.addprevious(etree.Element(P))
        _parent_of(marker).remove(marker)
        return
    _take_out_of_run(marker, assembly)
    if not elements:
        _remove(marker, paragraph)
        _remove_rest(paragraph, paragraph)
        return
    first = _first_half(marker, paragraph, assembly)
    for element in (first, *elements):
        paragraph.addprevious(element)
    _remove(marker, paragraph)
    _remove_rest(first, first)
    _remove_rest(paragraph, elements[-1])


def _take_out_of_run(marker: etree._Element, assembly: Assembly) -> None:
    """Splits the run around ``marker``, so that the marker is between two runs of the same look."""
    run = _own_run(marker)
    if run is None:
        return
    inner = _parent_of(marker)
    first = _cut_before(marker, run, assembly)
    if inner.tag == T:
        inner.text, marker.tail = marker.tail, None
        inner.set(XML_SPACE, "preserve")
    for text in first.iter(T):
        text.set(XML_SPACE, "preserve")
    if not _is_empty(first):
        run.addprevious(first)
    run.addprevious(marker)
    _remove_empty(inner, _parent_of(run))


def _take_out_of_links(marker: etree._Element, assembly: Assembly) -> None:
    """Splits the elements around ``marker`` that may have no link in them."""
    barred = [each for each in _within(marker) if each.tag in _NO_LINKS_IN]
    if barred:
        wrapper = barred[-1]
        inner = _parent_of(marker)
        first = _cut_before(marker, wrapper, assembly)
        if not _is_empty(first):
            wrapper.addprevious(first)
        wrapper.addprevious(marker)
        _remove_empty(inner, _parent_of(wrapper))


def _first_half(marker: etree._Element, paragraph: etree._Element, assembly: Assembly) -> etree._Element:
    """The paragraph up to ``marker``, cut off; a section that ends here ends with the second half."""
    first = _cut_before(marker, paragraph, assembly)
    properties = first.find(PARAGRAPH_PROPERTIES)
    section = None if properties is None else properties.find(SECTION)
    if properties is not None and section is not None:
        properties.remove(section)
        if not len(properties):
            first.remove(properties)
    return first


def _remove(marker: etree._Element, paragraph: etree._Element) -> None:
    parent = _parent_of(marker)
    parent.remove(marker)
    _remove_empty(parent, paragraph)


def _remove_rest(rest: etree._Element, last: etree._Element) -> None:
    """Removes a paragraph that a content has left empty, unless it is needed; ``last`` is the block before it."""
    if not _is_empty(rest) or not _hand_section_on(rest, last) or _is_needed(rest):
        return
    for mark in rest.findall("*"):
        if mark.tag in _RANGE_MARKS:
            rest.addprevious(mark)
    _parent_of(rest).remove(rest)


def _hand_section_on(rest: etree._Element, last: etree._Element) -> bool:
    """Moves the end of a section from ``rest`` to the paragraph ``last``; false where that is impossible."""
    section = _section(rest)
    if section is None:
        return True
    if last is rest or last.tag != P or _section(last) is not None or _is_needed(rest):
        return False
    insert_in_order(paragraph_properties(last), section)
    return True


def _section(paragraph: etree._Element) -> etree._Element | None:
    return paragraph.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}")


def _is_needed(paragraph: etree._Element) -> bool:
    """Whether an empty ``paragraph`` must stay: at the end of a story, or between two tables."""
    before = _beside(paragraph, preceding=True)
    after = _beside(paragraph, preceding=False)
    if after is None:
        return before is None or before.tag != P
    return before is not None and before.tag == TBL and after.tag == TBL


def _beside(element: etree._Element, *, preceding: bool) -> etree._Element | None:
    """The paragraph, table or content control before or after ``element``; None where there is none."""
    siblings = element.itersiblings(preceding=preceding)
    found = next((each for each in siblings if each.tag not in _RANGE_MARKS), None)
    return None if found is None or found.tag in {SECTION, w("tcPr")} else found


# A paragraph, run or link is split in two at a node.


# The properties of an element, which both halves keep.
_PROPERTIES = frozenset(map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")))
_UNSEEN = _PROPERTIES | frozenset(map(w, ("proofErr", "lastRenderedPageBreak")))
_RANGE_MARKS = frozenset(
    w(f"{kind}{edge}")
    for kind in ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")
    for edge in ("Start", "End")
)
"""Elements that mark a place and show nothing; they may be among paragraphs as well as in one."""
_WRAPPERS = TRANSPARENT | {T}
"""Elements that may be between a paragraph and its text."""
_NUMBERED = frozenset(map(w, ("ins", "moveTo")))
_ID = w("id")


def _cut_before(node: etree._Element, top: etree._Element, assembly: Assembly) -> etree._Element:
    """The content of ``top`` before ``node``, moved into a copy of ``top`` and of the elements between the two."""
    chain = [node]
    while chain[-1] is not top:
        chain.append(_parent_of(chain[-1]))
    inner: etree._Element | None = None
    for child, parent in pairwise(chain):
        copy = _bare(parent, assembly)
        if parent.tag == T:
            copy.text, parent.text = parent.text, None
        before = [each for each in child.itersiblings(preceding=True) if each.tag not in _PROPERTIES]
        copy.extend(reversed(before))
        if inner is not None and not _is_empty(inner):
            copy.append(inner)
        inner = copy
    assert inner is not None
    return inner


def _is_empty(element: etree._Element) -> bool:
    """Whether ``element`` shows nothing: a paragraph without runs, a run without text, a link around nothing."""
    if element.tag in _UNSEEN:
        return True
    if element.tag == T:
        return not element.text and next(iter(element), None) is None
    if element.tag == P:
        return all(child.tag in _RANGE_MARKS or _is_empty(child) for child in element)
    return element.tag in _WRAPPERS and all(map(_is_empty, element))


def _remove_empty(element: etree._Element, top: etree._Element) -> None:
    """Removes ``element`` and its ancestors below ``top``, as far as they show nothing."""
    while element is not top and _is_empty(element):
        parent = _parent_of(element)
        parent.remove(element)
        element = parent


def _parent_of(element: etree._Element) -> etree._Element:
    """The parent of an element that has one."""
    parent = element.getparent()
    assert parent is not None
    return parent


def _bare(element: etree._Element, assembly: Assembly) -> etree._Element:
    """A copy of ``element`` with nothing but its properties, and with ids of its own."""
    copy = etree.Element(element.tag)
    for name, value in element.attrib.items():
        if name not in PARAGRAPH_IDS:
            copy.set(name, value)
    copy.extend(map(deepcopy, takewhile(lambda child: child.tag in _PROPERTIES, element)))
    numbered = [copy] if copy.tag in _NUMBERED else copy.findall(f"{w('sdtPr')}/{_ID}")
    for each in numbered:
        each.set(_ID if each is copy else w("val"), str(assembly.fresh_id()))
    return copy
