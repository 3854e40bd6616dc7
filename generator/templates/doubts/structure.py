"""Doubtful places of a block's tags: across cells, rows and tables, or with nothing between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml.wordml_names import TBL, TC, TR
from generator.templates.doubts.read_tags import ReadTag
from generator.templates.doubts.tag_tree import TagBlock
from generator.templates.expressions import FRAMES
from generator.templates.word.reading.prefixed_tags import HOSTS

_WITHIN = {"tr": TBL, "tc": TR}


def prefix_as_meant(tag: str) -> str | None:
    """Return the right form of a statement whose prefix has a blank before it or none after it; else None.

    It is ``{%tr for each in units %}`` for ``{% tr for each in units %}`` and ``{%trfor each in units %}``.
    """
    match = re.match(r"\{%\s*(tr|tc|p|r)\s*(\w+)(.*)%\}", tag, re.DOTALL)
    if match is None or match[2] not in FRAMES:
        return None
    right = f"{{%{match[1]} {match[2]}{match[3].rstrip()} %}}"
    return None if re.match(r"\{%(tr|tc|p|r)\s", tag) else right


def block_problems(blocks: Iterable[TagBlock], tags: tuple[ReadTag, ...], beside: Iterable[Span]) -> Iterator[Problem]:
    """Yield problems of the places of ``blocks``; ``tags`` are all tags of the part, in order.

    ``beside`` are the places of prefixed tags that are reported already because something else is beside them.
    """
    order = {id(tag): number for number, tag in enumerate(tags)}
    reported = {*beside}
    for block in blocks:
        problem = _across(block)
        next_to = order[id(block.closer)] == order[id(block.opener)] + 1
        if problem is None and next_to and block.opener.span not in reported:
            problem = _nothing_between(block)
        if problem is not None:
            yield problem


def _across(block: TagBlock) -> Problem | None:
    opener, closer = block.opener, block.closer
    if opener.prefix != closer.prefix:
        return None  # the engine reports it
    code = "template-block-tables" if opener.prefix in _WITHIN else "template-block-cells"
    within = _WITHIN.get(opener.prefix, TC)
    first, last = _nearest(opener, within), _nearest(closer, within)
    if first is None or last is None or first is last:
        return None
    return closer.problem(code, {"opener": opener.raw})


def _nothing_between(block: TagBlock) -> Problem | None:
    opener, closer = block.opener, block.closer
    if opener.prefix != closer.prefix:
        return None
    if opener.prefix in HOSTS:
        empty = _nearest(opener, HOSTS[opener.prefix]) is _nearest(closer, HOSTS[opener.prefix])
    else:  # a tag for a run is in the line like any other
        between = opener.paragraph.text[opener.found.end : closer.found.start]
        empty = opener.paragraph is closer.paragraph and not between
    return closer.problem("template-block-empty", {"opener": opener.raw}) if empty else None


def _nearest(tag: ReadTag, name: str) -> etree._Element | None:
    """Return the nearest element called ``name`` at or around the tag's paragraph; None where there is none."""
    element = tag.paragraph.element
    return element if element.tag == name else next(element.iterancestors(name), None)
