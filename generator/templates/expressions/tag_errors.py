"""Syntax errors of a single tag, derived from Jinja's error; filters and tests that do not exist."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from generator.ground.errors import closest
from generator.templates.expressions.sandbox import SafeEnvironment

FRAMES = {
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
"""The statements that templates may use, each with a frame that completes it to a template."""

_MEANT = {"=": "==", "＝": "==", "&": "and"}

FaultKind = Literal["character", "unfinished", "extra", "expected", "filter", "test", "other"]

_REASONS: tuple[tuple[re.Pattern[str], FaultKind], ...] = (
    (re.compile(r"""unexpected char (?P<quote>['"])(?P<what>.)(?P=quote)"""), "character"),
    (re.compile(r"(?:Expected an expression|expected token '.*'), got 'end of"), "unfinished"),
    (re.compile(r"expected name or number|^unexpected 'end of"), "unfinished"),
    (re.compile(r"expected token 'end of .*', got '(?P<what>.*)'"), "extra"),
    (re.compile(r"expected token '(?P<what>.*)', got '.*'"), "expected"),
    (re.compile(r"unexpected end of template, expected ','"), "unfinished"),
    (re.compile(r"unexpected end of template, expected '(?P<what>.*)'"), "expected"),
    (re.compile(r"unexpected '(?P<what>.*)'"), "extra"),
)


@dataclass(frozen=True, slots=True)
class TagFault:
    """One fault of a tag.

    ``what`` is the character or word concerned: superfluous (``character``, ``extra``), missing (``expected``), or the
    name of a ``filter`` or ``test`` that does not exist; for ``other`` it is Jinja's message.
    """

    kind: FaultKind
    what: str = ""
    suggestion: str | None = None


def tag_faults(word: str | None, inner: str, plain: SafeEnvironment) -> Iterator[TagFault]:
    """The faults of the tag around ``inner``: a statement that begins with ``word`` of FRAMES, or a variable.

    ``plain`` is an environment with Jinja's own delimiters.
    """
    source = f"{{{{{inner}}}}}" if word is None else FRAMES[word].format(f"{{%{inner}%}}")
    try:
        unknown = list(unknown_filters(plain.parse(source), plain))
    except TemplateSyntaxError as fault:
        yield syntax_fault(fault.message or "")
    except RecursionError:  # Python's own bound; compiling the tag meets it again and reports it
        return
    else:
        yield from (TagFault(each.kind, each.name, each.suggestion) for each in unknown)


def syntax_fault(why: str) -> TagFault:
    """The fault that Jinja's message ``why`` describes."""
    for pattern, kind in _REASONS:
        if match := pattern.search(why):
            what = match.groupdict().get("what", "")
            return TagFault(kind, what, _meant(kind, what))
    return TagFault("other", why)


def _meant(kind: FaultKind, what: str) -> str | None:
    """The character that was probably meant: ``==`` for ``=``, or the ASCII form of a full-width character."""
    if what in _MEANT:
        return _MEANT[what]
    narrow = unicodedata.normalize("NFKC", what)
    return narrow if kind == "character" and narrow != what and narrow.isascii() else None


_PROBLEMS: dict[FaultKind, tuple[str, str]] = {
    "character": ("template-syntax-character", "what"),
    "unfinished": ("template-syntax-unfinished", "what"),
    "extra": ("template-syntax-extra", "what"),
    "expected": ("template-syntax-expected", "what"),
    "filter": ("template-filter", "name"),
    "test": ("template-test", "name"),
    "other": ("template-syntax", "why"),
}
"""For each kind of fault the problem's code, and the name of the fact that holds the fault's ``what``."""


def problem_facts(fault: TagFault) -> tuple[str, dict[str, object]]:
    """The code and facts of the problem that ``fault`` is in a Word or Excel template."""
    code, fact = _PROBLEMS[fault.kind]
    return code, {fact: fault.what}


@dataclass(frozen=True, slots=True)
class _UnknownFilter:
    """A filter or test that does not exist: its name, its line in the source, and the nearest known name."""

    kind: Literal["filter", "test"]
    name: str
    line: int
    suggestion: str | None


def unknown_filters(tree: nodes.Node, environment: SafeEnvironment) -> Iterator[_UnknownFilter]:
    """The filters and tests in ``tree`` that ``environment`` does not have, in the order of the text."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        known = environment.filters if isinstance(node, nodes.Filter) else environment.tests
        if node.name not in known:
            public = [name for name in known if not name.startswith("=")]
            kind: Literal["filter", "test"] = "filter" if isinstance(node, nodes.Filter) else "test"
            yield _UnknownFilter(kind, node.name, node.lineno, closest(node.name, public))
