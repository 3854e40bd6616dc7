"""Syntax errors of a part's tags, as problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ground.errors import Problem
from generator.templates.expressions import (
    FRAMES,
    TagFault,
    environment,
    is_statement,
    problem_facts,
    syntax_fault,
    tag_faults,
)
from generator.templates.word.reading.part_tags import WordTag
from generator.templates.word.running.part_environment import part_environment


def tag_problems(tags: Iterable[WordTag]) -> Iterator[Problem]:
    """The problems of each of ``tags`` by itself: syntax, unknown filters and tests, dashes."""
    plain = environment()
    plain.filters = part_environment(None).filters
    for tag in tags:
        if has_dash(tag):
            yield tag.problem("template-dash")
        elif tag.kind == "variable" or (tag.word in FRAMES and is_statement(tag)):
            word = None if tag.kind == "variable" else tag.word
            yield from (_problem(tag, fault) for fault in tag_faults(word, tag.inner, plain))


def has_dash(tag: WordTag) -> bool:
    """Whether ``tag`` has Jinja's ``-`` or ``+`` for white space, which has no meaning between runs of text."""
    return tag.inner[:1] in {"-", "+"} or tag.inner[-1:] in {"-", "+"}


def syntax_problem(tag: WordTag, why: str) -> Problem:
    """The problem of a tag that Jinja cannot parse; ``why`` is Jinja's message."""
    return _problem(tag, syntax_fault(why))


def _problem(tag: WordTag, fault: TagFault) -> Problem:
    return tag.problem(*problem_facts(fault), suggestion=fault.suggestion)
