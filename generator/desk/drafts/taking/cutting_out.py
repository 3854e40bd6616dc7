"""An attachment cut out of a draft as a Word file of its own: its text, its page set-up, and what they need."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import deepcopy

from lxml import etree

from generator.ground.errors import Span
from generator.office.package import Package, write_package
from generator.office.wordml.main_document import body_of
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.ranges import balance
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, SECTION, P, R, T, w

_IMPLICIT = ("styles", "numbering", "settings", "fontTable", "theme", "webSettings", "footnotes", "endnotes")
"""Parts that the text needs without naming them."""

_ABOUT_THE_FILE = ("core-properties", "extended-properties", "custom-properties", "thumbnail")
_COMMENTS = tuple(map(w, ("commentRangeStart", "commentRangeEnd")))
_REFERENCE = w("commentReference")


def cut_out(package: Package, first: Span, before: Span | None, without: Iterable[Span]) -> bytes:
    """What is from the paragraph at ``first`` to that at ``before`` (None: to the end), as a .docx.

    Paragraphs at the places of ``without``, and tables of nothing else, are left out. Sections, styles, numbering and
    pictures are those of ``package``, which is not changed; comments, properties of the file and parts that nothing
    uses any more are dropped.
    """
    whole = body_of(package.look(package.main))
    places = Places(package.look(package.main), package.file, package.main)
    children = [each for each in whole if each.tag != SECTION]
    start = max(0, _child_at(children, places, first))
    end = len(children) if before is None else max(start, _child_at(children, places, before))
    section = _section_after(whole, children[end - 1 : end], children[end:])
    dropped = {each.numbers for each in without}
    kept = [child for child in children[start:end] if not _is_nothing_but(child, places, dropped)]
    made = Package(package.finished(), package.file)
    root = made.tree(made.main)
    body = body_of(root)
    _keep(body, _numbers_of(kept, whole))
    if section is not None:
        if any(each is section for child in kept[-1:] for each in child.iter(SECTION)):
            _remove(next(each for each in body[-1].iter(SECTION) if _is_of_paragraph(each)))
        body.append(deepcopy(section))
    _drop_comments(root)
    balance(root)
    _drop_unused(made, root)
    return write_package(made.finished())


def _child_at(children: list[etree._Element], places: Places, place: Span) -> int:
    """The number of the child that holds the paragraph at ``place``; -1 where none does."""
    for number, child in enumerate(children):
        for paragraph in child.iter(P):
            if places.span(paragraph, "").numbers == place.numbers:
                return number
    return -1


def _is_nothing_but(child: etree._Element, places: Places, dropped: Collection[tuple[object, ...]]) -> bool:
    """Whether all text of ``child`` is in paragraphs with these numbers."""
    shown = [each for each in child.iter(P) if any((text.text or "").strip() for text in each.iter(T))]
    return bool(shown) and all(places.span(each, "").numbers in dropped for each in shown)


def _section_after(
    body: etree._Element, last: list[etree._Element], others: list[etree._Element]
) -> etree._Element | None:
    """The section that the ``last`` child is in."""
    for child in last:
        own = [each for each in child.iter(SECTION) if _is_of_paragraph(each)]
        if own and child.tag == P:
            return own[0]
    following = (each for child in others for each in child.iter(SECTION) if _is_of_paragraph(each))
    return next(following, body.find(SECTION))


def _numbers_of(children: Collection[etree._Element], body: etree._Element) -> set[int]:
    wanted = set(children)
    return {number for number, child in enumerate(body) if child in wanted}


def _keep(body: etree._Element, kept: Collection[int]) -> None:
    """Leave the children of these numbers in ``body``.

    Elements are deleted by number: lxml gives one that somebody refers to the namespaces that it needs by itself, which
    takes as long as the square of what is in it.
    """
    for number in reversed(range(len(body))):
        if number not in kept:
            del body[number]


def _is_of_paragraph(section: etree._Element) -> bool:
    parent = section.getparent()
    return parent is not None and parent.tag == PARAGRAPH_PROPERTIES


def _drop_comments(root: etree._Element) -> None:
    for mark in list(root.iter(_REFERENCE)):
        run = mark.getparent()
        _remove(mark if run is None or run.tag != R else run)
    for edge in list(root.iter(*_COMMENTS)):
        _remove(edge)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_unused(made: Package, root: etree._Element) -> None:
    named = {str(value) for element in root.iter() for value in element.attrib.values()}
    _unlink(made, made.main, named, _IMPLICIT)
    for relation in made.relations(""):
        if relation.kind in _ABOUT_THE_FILE:
            made.unlink("", relation)
    made.remove(*made.unreached())


def _unlink(made: Package, source: str, named: Collection[str], kept: Collection[str]) -> None:
    for relation in made.relations(source):
        if relation.kind not in kept and relation.id not in named:
            made.unlink(source, relation)
