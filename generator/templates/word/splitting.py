"""Splitting of a paragraph in two at a node."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise, takewhile

from lxml import etree

from generator.office.wordml.wordml_names import TRANSPARENT, P, T, w, w14
from generator.templates.word.assembly import Assembly

# What says how an element looks or behaves: both halves have it.
_PROPERTIES = frozenset(map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")))
_UNSEEN = _PROPERTIES | frozenset(map(w, ("proofErr", "lastRenderedPageBreak")))
RANGE_MARKS = frozenset(
    w(f"{kind}{edge}")
    for kind in ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")
    for edge in ("Start", "End")
)
"""What marks a place and shows nothing; it may be among paragraphs as well as in one."""
WRAPPERS = TRANSPARENT | {T}
"""What may be between a paragraph and its text."""
_NUMBERED = frozenset(map(w, ("ins", "moveTo")))
_ID = w("id")
_PARAGRAPH_IDS = (w14("paraId"), w14("textId"))


def cut_before(node: etree._Element, top: etree._Element, assembly: Assembly) -> etree._Element:
    """What is in ``top`` before ``node``: taken out of it, in a copy of ``top`` and of all between the two."""
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
    """Whether ``element`` shows nothing: a paragraph without a run, a run without text, a link around nothing."""
    if element.tag in _UNSEEN:
        return True
    if element.tag == T:
        return not element.text and next(iter(element), None) is None
    if element.tag == P:
        return all(child.tag in RANGE_MARKS or is_empty(child) for child in element)
    return element.tag in WRAPPERS and all(map(is_empty, element))


def remove_empty(element: etree._Element, top: etree._Element) -> None:
    """Remove ``element``, and what it is in up to ``top``, as far as it shows nothing."""
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
    """A copy of ``element`` with nothing but its properties, which come first, and with ids of its own."""
    copy = etree.Element(element.tag)
    for name, value in element.attrib.items():
        if name not in _PARAGRAPH_IDS:
            copy.set(name, value)
    copy.extend(map(deepcopy, takewhile(lambda child: child.tag in _PROPERTIES, element)))
    numbered = [copy] if copy.tag in _NUMBERED else copy.findall(f"{w('sdtPr')}/{_ID}")
    for each in numbered:
        each.set(_ID if each is copy else w("val"), str(assembly.fresh_id()))
    return copy
