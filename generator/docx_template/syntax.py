"""What is wrong with a tag's expression, tag by tag, in words for a clerk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2.exceptions import TemplateSyntaxError

from generator.docx_template.tags import Tag
from generator.errors import Problem
from generator.expressions import SafeEnvironment, environment, unknown_words

_FRAMES = {
    "if": "{}{{% endif %}}",
    "for": "{}{{% endfor %}}",
    "with": "{}{{% endwith %}}",
    "elif": "{{% if 1 %}}{}{{% endif %}}",
    "else": "{{% if 1 %}}{}{{% endif %}}",
    "endif": "{{% if 1 %}}{}",
    "endfor": "{{% for x in y %}}{}",
    "endwith": "{{% with %}}{}",
    "set": "{}",
}
_REASONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"unexpected char '(?P<what>.)'"), "template-syntax-character"),
    (re.compile(r"(?:Expected an expression|expected token '.*'), got 'end of"), "template-syntax-unfinished"),
    (re.compile(r"expected token 'end of .*', got '(?P<what>.*)'"), "template-syntax-extra"),
    (re.compile(r"expected token '(?P<what>.*)', got '.*'"), "template-syntax-expected"),
    (re.compile(r"unexpected '(?P<what>.*)'"), "template-syntax-extra"),
)
_UNKNOWN = {"filter": "template-filter", "test": "template-test"}


def tag_problems(tags: Iterable[Tag]) -> Iterator[Problem]:
    """What is wrong with each of ``tags`` by itself: its syntax, a filter or a test that does not exist, a dash."""
    plain = environment()
    for tag in tags:
        if has_dash(tag):
            yield tag.problem("template-dash")
        elif tag.kind == "variable" or tag.word in _FRAMES:
            yield from _parse_problems(tag, plain)


def _parse_problems(tag: Tag, plain: SafeEnvironment) -> Iterator[Problem]:
    try:
        tree = plain.parse(_framed(tag))
    except TemplateSyntaxError as fault:
        yield syntax_problem(tag, fault.message or "")
    else:
        for word in unknown_words(tree, plain):
            yield tag.problem(_UNKNOWN[word.kind], {"name": word.name}, suggestion=word.suggestion)


def has_dash(tag: Tag) -> bool:
    """Whether ``tag`` has Jinja's ``-`` or ``+`` for white space, which means nothing between runs of text."""
    return tag.inner[:1] in {"-", "+"} or tag.inner[-1:] in {"-", "+"}


def _framed(tag: Tag) -> str:
    if tag.kind == "variable":
        return f"{{{{{tag.inner}}}}}"
    return _FRAMES[tag.word].format(f"{{%{tag.inner}%}}")


def syntax_problem(tag: Tag, why: str) -> Problem:
    """The problem of a tag that Jinja does not understand; ``why`` is what Jinja says."""
    for pattern, code in _REASONS:
        if match := pattern.search(why):
            return tag.problem(code, match.groupdict())
    return tag.problem("template-syntax", {"why": why})
