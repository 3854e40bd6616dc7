"""Blocks: ``if … endif`` and ``for … endfor`` are paired, and what stands between is made to be whole."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from generator.docx_template.reading.tags import Tag, Tags, markers
from generator.docx_template.wordml.names import RUN_PROPERTIES, XML_SPACE, R, T
from generator.errors import Problem, closest

_MIDDLES = {"if": ("elif", "else"), "for": ("else",), "with": ()}
_CLOSERS = {"endif": "if", "endfor": "for", "endwith": "with"}
_ALONE = ("set",)
WORDS = (*_MIDDLES, "elif", "else", *_CLOSERS, *_ALONE)
"""The words that a statement of a Word template may begin with."""


_INSTEAD = {
    "filter": "template-statement-filter",
    "endfilter": "template-statement-filter",
    "macro": "template-statement-macro",
    "endmacro": "template-statement-macro",
    "call": "template-statement-macro",
    "endcall": "template-statement-macro",
    "include": "template-statement-include",
    "import": "template-statement-include",
    "from": "template-statement-include",
    "extends": "template-statement-include",
    "block": "template-statement-include",
    "endblock": "template-statement-include",
    "raw": "template-statement-raw",
    "endraw": "template-statement-raw",
}
"""Jinja's statements that no Word template has, each with the problem that tells what to write instead."""

_Marker = etree._ProcessingInstruction


@dataclass(slots=True)
class _Block:
    word: str
    seats: list[tuple[Tag, _Marker | None]] = field(default_factory=list)


def settle(root: etree._Element, tags: Tags) -> None:
    """Pair the blocks of a part and lift their tags out of runs where a block spans more than one.

    Notes unknown statements, tags that open and do not close or the other way round, and blocks that begin in one
    kind of element and end in another: what lies between could neither be left out nor repeated.
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


def is_statement(tag: Tag) -> bool:
    """Whether a Word template has the statement ``tag``; of the two kinds of ``set`` it has the one with a value."""
    return tag.word in WORDS and (tag.word != "set" or "=" in tag.inner)


def turn_of(tag: Tag) -> Literal["opens", "goes on", "closes", ""]:
    """What ``tag`` does to a block: it opens one, begins its next branch, closes it; or nothing of that."""
    if tag.kind != "statement" or tag.word in _ALONE:
        return ""
    return "opens" if tag.word in _MIDDLES else "closes" if tag.word in _CLOSERS else "goes on"


def pair(tags: Iterable[Tag], problems: list[Problem]) -> None:
    """Note what is wrong with the blocks of a text that has to have them whole; ``tags`` are all of its tags."""
    pairing = _Pairing(problems)
    for tag in tags:
        pairing.take(tag, None)
    pairing.finish()


class _Pairing:
    def __init__(self, problems: list[Problem]) -> None:
        self.blocks: list[_Block] = []
        self._stack: list[_Block] = []
        self._problems = problems

    def take(self, tag: Tag, marker: _Marker | None) -> None:
        word = tag.word
        if tag.kind != "statement":
            return
        if not is_statement(tag):
            self._refuse(tag)
        elif word in _MIDDLES:
            if tag.in_loop and "for" not in {block.word for block in self._stack}:
                self._problems.append(tag.problem("template-cell-loop"))
            self._stack.append(_Block(word, [(tag, marker)]))
        elif word in _CLOSERS:
            self._close(tag, marker)
        elif word not in _ALONE:
            self._go_on(tag, marker)

    def finish(self) -> None:
        for block in self._stack:
            self._problems.append(block.seats[0][0].problem("template-block-unclosed", {"word": block.word}))

    def _refuse(self, tag: Tag) -> None:
        word = tag.word
        if word in {"set", "endset"}:
            problem = tag.problem("template-statement-set")
        elif word in _INSTEAD:
            problem = tag.problem(_INSTEAD[word], {"word": word})
        else:
            suggestion = "elif" if word in {"elseif", "elsif"} else closest(word, WORDS)
            problem = tag.problem("template-statement", {"word": word}, suggestion=suggestion)
        self._problems.append(problem)

    def _close(self, tag: Tag, marker: _Marker | None) -> None:
        opener = _CLOSERS[tag.word]
        if opener not in {block.word for block in self._stack}:
            self._problems.append(tag.problem("template-block-unopened", {"word": tag.word, "opener": opener}))
            return
        while (block := self._stack.pop()).word != opener:
            self._problems.append(block.seats[0][0].problem("template-block-unclosed", {"word": block.word}))
        block.seats.append((tag, marker))
        self.blocks.append(block)

    def _go_on(self, tag: Tag, marker: _Marker | None) -> None:
        if self._stack and tag.word in _MIDDLES[self._stack[-1].word]:
            self._stack[-1].seats.append((tag, marker))
        else:
            self._problems.append(tag.problem("template-block-unopened", {"word": tag.word, "opener": "if"}))


def _lift_block(seats: list[tuple[Tag, _Marker]]) -> None:
    if len({marker.getparent() for _, marker in seats}) > 1:
        for _, marker in seats:
            _lift(marker)


def _lift(marker: etree._ProcessingInstruction) -> None:
    """Split the run that ``marker`` stands in, so that the marker stands between two runs of the same looks."""
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
    """A copy of ``element`` without text and children, but for those called ``kept``."""
    copy = deepcopy(element)
    copy.text = None
    for child in list(copy):
        if child.tag != kept:
            copy.remove(child)
    return copy


def _check_even(seats: list[tuple[Tag, _Marker]], problems: list[Problem]) -> None:
    first = seats[0]
    for tag, marker in seats[1:]:
        if _chain(marker) != _chain(first[1]):
            problems.append(tag.problem("template-block-uneven", {"opener": first[0].raw}))


def _chain(marker: etree._ProcessingInstruction) -> list[str]:
    return [str(element.tag) for element in marker.iterancestors()]
