"""Splitting of a paragraph, run or link in two at a node."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise, takewhile

from lxml import etree

from generator.office.wordml.wordml_names import PARAGRAPH_IDS, TRANSPARENT, P, T, w
from generator.templates.word.assembly import Assembly

# The properties of an element, which both halves keep.
_PROPERTIES = frozenset(map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")))
_UNSEEN = _PROPERTIES | frozenset(map(w, ("proofErr", "lastRenderedPageBreak")))
RANGE_MARKS = frozenset(
    w(f"{kind}{edge}")
    for kind in ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")
    for edge in ("Start", "End")
)
"""Elements that mark a place and show nothing; they may be among paragraphs as well as in one."""
WRAPPERS = TRANSPARENT | {T}
"""Elements that may be between a paragraph and its text."""
_NUMBERED = frozenset(map(w, ("ins", "moveTo")))
_ID = w("id")


def cut_before(node: etree._Element, top: etree._Element, assembly: Assembly) -> etree._Element:
    """The content of ``top`` before ``node``, moved into a copy of ``top`` and of the elements between the two."""
    chain = [node]
    while chain[-1] is not top:
        chain.append(parent_of(chain[-1]))
    inner: etree._Element | None = None
    for child, parent in pairwise(chain):
        copy = _bare(parent, assembly)
        if parent.tag == T:
            copy.text, parent.text = parent.text, None
        before = [each for each in child.itersiblings(preceding=True) if each.tag not in _PROPERTIES]
        copy.extend(reversed(before))
        if inner is not None and not is_empty(inner):
            copy.append(inner)
        inner = copy
    assert inner is not None
    return inner


def is_empty(element: etree._Element) -> bool:
    """Whether ``element`` shows nothing: a paragraph without runs, a run without text, a link around nothing."""
    if element.tag in _UNSEEN:
        return True
    if element.tag == T:
        return not element.text and next(iter(element), None) is None
    if element.tag == P:
        return all(child.tag in RANGE_MARKS or is_empty(child) for child in element)
    return element.tag in WRAPPERS and all(map(is_empty, element))


def remove_empty(element: etree._Element, top: etree._Element) -> None:
    """Remove ``element`` and its ancestors below ``top``, as far as they show nothing."""
    while element is not top and is_empty(element):
        parent = parent_of(element)
        parent.remove(element)
        element = parent


def parent_of(element: etree._Element) -> etree._Element:
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
