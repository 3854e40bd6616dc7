"""Syntax errors of a part's tags, as problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ground.errors import Problem
from generator.templates.expressions import (
    FRAMES,
    TagFault,
    environment,
    is_statement,
    said_of_fault,
    syntax_fault,
    tag_faults,
)
from generator.templates.word.reading.tags import Tag
from generator.templates.word.running.environment import part_environment


def tag_problems(tags: Iterable[Tag]) -> Iterator[Problem]:
    """What is wrong with each of ``tags`` by itself: its syntax, a filter or a test that does not exist, a dash."""
    plain = environment()
    plain.filters = part_environment(None).filters
    for tag in tags:
        if has_dash(tag):
            yield tag.problem("template-dash")
        elif tag.kind == "variable" or (tag.word in FRAMES and is_statement(tag)):
            word = None if tag.kind == "variable" else tag.word
            yield from (_problem(tag, fault) for fault in tag_faults(word, tag.inner, plain))


def has_dash(tag: Tag) -> bool:
    """Whether ``tag`` has Jinja's ``-`` or ``+`` for white space, which means nothing between runs of text."""
    return tag.inner[:1] in {"-", "+"} or tag.inner[-1:] in {"-", "+"}


def syntax_problem(tag: Tag, why: str) -> Problem:
    """The problem of a tag that Jinja does not understand; ``why`` is what Jinja says."""
    return _problem(tag, syntax_fault(why))


def _problem(tag: Tag, fault: TagFault) -> Problem:
    return tag.problem(*said_of_fault(fault), suggestion=fault.suggestion)
