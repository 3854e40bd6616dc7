"""Blocks: ``if … endif`` and ``for … endfor`` are paired, and what stands between is made to be whole."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from generator.docx_template.tags import Tag, Tags, markers
from generator.docx_template.wordml import RUN_PROPERTIES, XML_SPACE, R, T
from generator.errors import Problem, closest

_MIDDLES = {"if": ("elif", "else"), "for": ("else",), "with": ()}
_CLOSERS = {"endif": "if", "endfor": "for", "endwith": "with"}
_ALONE = ("set",)
_WORDS = (*_MIDDLES, "elif", "else", *_CLOSERS, *_ALONE)


@dataclass(slots=True)
class _Block:
    word: str
    seats: list[tuple[Tag, etree._ProcessingInstruction]] = field(default_factory=list)


def settle(root: etree._Element, tags: Tags) -> None:
    """Pair the blocks of a part and lift their tags out of runs where a block spans more than one.

    Notes unknown statements, tags that open and do not close or the other way round, and blocks that begin in one
    kind of element and end in another: what lies between could neither be left out nor repeated.
    """
    blocks: list[_Block] = []
    stack: list[_Block] = []
    for marker in markers(root):
        tag = tags.of(marker)
        if tag.kind == "statement":
            _take(tag, marker, stack, blocks, tags.problems)
    tags.problems += [block.seats[0][0].problem("template-block-unclosed", {"word": block.word}) for block in stack]
    for block in blocks:
        _lift_block(block)
    for block in blocks:
        _check_even(block, tags.problems)


def _take(
    tag: Tag,
    marker: etree._ProcessingInstruction,
    stack: list[_Block],
    blocks: list[_Block],
    problems: list[Problem],
) -> None:
    word = tag.word
    if word not in _WORDS:
        suggestion = "elif" if word in {"elseif", "elsif"} else closest(word, _WORDS)
        problems.append(tag.problem("template-statement", {"word": word}, suggestion=suggestion))
    elif word in _MIDDLES:
        if tag.in_loop and "for" not in {block.word for block in stack}:
            problems.append(tag.problem("template-cell-loop"))
        stack.append(_Block(word, [(tag, marker)]))
    elif word in _CLOSERS:
        _close(tag, marker, stack, blocks, problems)
    elif word not in _ALONE:
        if stack and word in _MIDDLES[stack[-1].word]:
            stack[-1].seats.append((tag, marker))
        else:
            problems.append(tag.problem("template-block-unopened", {"word": word, "opener": "if"}))


def _close(
    tag: Tag,
    marker: etree._ProcessingInstruction,
    stack: list[_Block],
    blocks: list[_Block],
    problems: list[Problem],
) -> None:
    opener = _CLOSERS[tag.word]
    if opener not in {block.word for block in stack}:
        problems.append(tag.problem("template-block-unopened", {"word": tag.word, "opener": opener}))
        return
    while (block := stack.pop()).word != opener:
        problems.append(block.seats[0][0].problem("template-block-unclosed", {"word": block.word}))
    block.seats.append((tag, marker))
    blocks.append(block)


def _lift_block(block: _Block) -> None:
    parents = {marker.getparent() for _, marker in block.seats}
    if len(parents) > 1:
        for _, marker in block.seats:
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


def _bare(element: etree._Element, kept: str = "") -> etree._Element:
    """A copy of ``element`` without text and children, but for those called ``kept``."""
    copy = deepcopy(element)
    copy.text = None
    for child in list(copy):
        if child.tag != kept:
            copy.remove(child)
    return copy


def _check_even(block: _Block, problems: list[Problem]) -> None:
    first = block.seats[0]
    for tag, marker in block.seats[1:]:
        if _chain(marker) != _chain(first[1]):
            problems.append(tag.problem("template-block-uneven", {"opener": first[0].raw}))


def _chain(marker: etree._ProcessingInstruction) -> list[str]:
    return [str(element.tag) for element in marker.iterancestors()]
