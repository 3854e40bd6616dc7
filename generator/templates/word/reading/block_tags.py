"""Blocks: ``if … endif`` and ``for … endfor`` are paired, and each block gets whole elements."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from generator.ground.errors import Problem
from generator.office.wordml.wordml_names import RUN_PROPERTIES, XML_SPACE, R, T
from generator.templates.expressions import Pairing
from generator.templates.word.reading.part_tags import PartTags, WordTag, markers

_Marker = etree._ProcessingInstruction


def settle_blocks(root: etree._Element, tags: PartTags) -> None:
    """Pair the blocks of a part, and lift their tags out of runs where a block spans several elements.

    Reports unknown statements, tags without a counterpart, and blocks that begin in one kind of element and end in
    another: their content could be neither left out nor repeated.
    """
    pairing = _Pairing(tags.problems)
    for marker in markers(root):
        pairing.take(tags.of(marker), marker)
    pairing.finish()
    seats = [[(tag, marker) for tag, marker in block.seats if marker is not None] for block in pairing.blocks]
    for each in seats:
        _lift_block(each)
    for each in seats:
        _check_even(each, tags.problems)


def check_blocks(tags: Iterable[WordTag], problems: list[Problem]) -> None:
    """Report faults in the blocks of a text whose blocks must be complete within it; ``tags`` are all of its tags."""
    pairing = _Pairing(problems)
    for tag in tags:
        pairing.take(tag, None)
    pairing.finish()


class _Pairing(Pairing[WordTag, _Marker | None]):
    """Pairs the tags of a part; some of them are allowed in loops only."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self._noted = problems

    def take(self, tag: WordTag, seat: _Marker | None) -> None:
        if tag.in_loop and not self.within("for"):
            self._noted.append(tag.problem("template-cell-loop"))
        super().take(tag, seat)


def _lift_block(seats: list[tuple[WordTag, _Marker]]) -> None:
    if len({marker.getparent() for _, marker in seats}) > 1:
        for _, marker in seats:
            _lift(marker)


def _lift(marker: etree._ProcessingInstruction) -> None:
    """Split the run of ``marker`` in two runs of the same look, with the marker between them."""
    text = marker.getparent()
    run = None if text is None else text.getparent()
    if text is None or run is None or text.tag != T or run.tag != R:
        return
    rest, second = _bare(run, RUN_PROPERTIES), _bare(text)
    second.set(XML_SPACE, "preserve")
    second.text, marker.tail = marker.tail, None
    second.extend(list(marker.itersiblings()))
    rest.append(second)
    rest.extend(list(text.itersiblings()))
    run.addnext(rest)
    run.addnext(marker)
    for half in (run, rest):
        _remove_if_empty(half)


def _remove_if_empty(run: etree._Element) -> None:
    children = [child for child in run if child.tag != RUN_PROPERTIES]
    parent = run.getparent()
    if parent is not None and all(child.tag == T and not child.text and len(child) == 0 for child in children):
        parent.remove(run)


def _bare(element: etree._Element, kept: str = "") -> etree._Element:
    """A copy of ``element`` without text and children, except children with the tag ``kept``."""
    copy = deepcopy(element)
    copy.text = None
    for child in list(copy):
        if child.tag != kept:
            copy.remove(child)
    return copy


def _check_even(seats: list[tuple[WordTag, _Marker]], problems: list[Problem]) -> None:
    first = seats[0]
    for tag, marker in seats[1:]:
        if _chain(marker) != _chain(first[1]):
            problems.append(tag.problem("template-block-uneven", {"opener": first[0].raw}))


def _chain(marker: etree._ProcessingInstruction) -> list[str]:
    return [str(element.tag) for element in marker.iterancestors()]
