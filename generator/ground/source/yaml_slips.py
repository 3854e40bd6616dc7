"""Diagnosis of YAML syntax errors: the probable mistake where the parser stopped.

The parser says what it expected; a clerk needs to know what was typed wrong. Each function below detects
one slip from the lines and the parser's marks, and returns its position or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from generator.ground.source.source_file import MAX_DEPTH, MAX_SUSPECTS

KEY_WITH_FULL_WIDTH_COLON = re.compile(r"""(?:-\s+)*["']?\w+["']?\s*(?=：)""")
TEXT_AS_COMMENT = re.compile(r"(?<![ \t])[ \t]+(?P<text>#(?![ \t])[^\n]*)")
"""Blanks and a comment without a blank after ``#``: probably meant as text."""

FULL_WIDTH_BRACKETS = ("｛", "［")
"""{ and [ as typed with a Chinese input method."""

KEY_WITHOUT_BLANK = re.compile(r"""(?:-\s+)*["']?[^\W\d]\w*["']?(?=:[^\s/])""")
"""A key whose colon has no blank after it."""

DASH_WITHOUT_BLANK = re.compile(r"(?:-(?=[^\s-])|－)")
"""A dash that was meant to begin an item of a list."""

_OWN_MARK_WORDS = ("next token", "an alias", "an anchor", "a tag", "a block scalar")


@dataclass(frozen=True, slots=True)
class YamlSlip:
    """A problem's code and position, from 0, in the parsed lines."""

    code: str
    line: int
    column: int
    length: int = 1
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where and why the parser stopped: its message, its marks as (line, column), the event before."""

    lines: Sequence[str]
    words: str
    line: int
    column: int
    context: tuple[int, int] | None
    last: yaml.Event | None

    @property
    def source(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def character(self) -> str:
        return self.source[self.column : self.column + 1]

    @property
    def last_scalar(self) -> yaml.ScalarEvent | None:
        """The scalar right before the parser stopped, where it ends in the same line."""
        if isinstance(self.last, yaml.ScalarEvent) and end_of(self.last)[0] == self.line:
            return self.last
        return None


def start_of(event: yaml.Event) -> tuple[int, int]:
    """Line and column, from 0, of the start of ``event``."""
    return _place(event.start_mark)


def end_of(event: yaml.Event) -> tuple[int, int]:
    """Line and column, from 0, just after ``event``."""
    return _place(event.end_mark)


def explain(lines: Sequence[str], fault: yaml.MarkedYAMLError, last: yaml.Event | None) -> YamlSlip:
    """The slip that caused ``fault``; ``last`` is the event before it."""
    line, column = _place(fault.problem_mark or fault.context_mark)
    context = None if fault.context_mark is None else _place(fault.context_mark)
    stop = _Stop(lines, f"{fault.context or ''}; {fault.problem or ''}", line, column, context, last)
    return next(filter(None, (kind(stop) for kind in _KINDS)), YamlSlip("source-yaml", line, column))


def _too_deep(stop: _Stop) -> YamlSlip | None:
    """The C parser's own nesting limit, reached in a long run of brackets."""
    if "nesting depth" not in stop.words:
        return None
    return YamlSlip("source-too-deep", stop.line, stop.column, facts={"limit": MAX_DEPTH})


def _tab(stop: _Stop) -> YamlSlip | None:
    indent = stop.source[: len(stop.source) - len(stop.source.lstrip())]
    if "\t" in indent:
        return YamlSlip("source-tab", stop.line, indent.index("\t"))
    return YamlSlip("source-tab", stop.line, stop.column) if stop.character == "\t" else None


def _open_quote(stop: _Stop) -> YamlSlip | None:
    if "quoted scalar" in stop.words and ("end of stream" in stop.words or "document" in stop.words):
        return _at_context("source-quote-open", stop)
    last = stop.last_scalar
    if last is None or not _quoted(last) or start_of(last)[0] == stop.line:
        return None
    return YamlSlip("source-quote-open", *start_of(last))


def _escape(stop: _Stop) -> YamlSlip | None:
    if "quoted scalar" not in stop.words:
        return None
    column = stop.source.rfind("\\", 0, stop.column + 1)
    return YamlSlip("source-escape", stop.line, max(0, column), 2)


def _colon_in_value(stop: _Stop) -> YamlSlip | None:
    if "mapping values are not allowed" not in stop.words:
        return None
    last = stop.last_scalar
    if last is not None and last.value.startswith(FULL_WIDTH_BRACKETS):
        return YamlSlip("source-full-width-bracket", *start_of(last), facts={"bracket": last.value[0]})
    if last is not None and start_of(last)[0] == stop.line:
        return YamlSlip("source-colon-in-value", stop.line, stop.column)
    return YamlSlip("source-indent", stop.line, len(stop.source) - len(stop.source.lstrip()))


def _own_mark(stop: _Stop) -> YamlSlip | None:
    """A value that begins with one of YAML's reserved characters."""
    if "sequence entries are not allowed" in stop.words:
        return YamlSlip("source-needs-quotes", stop.line, stop.column, facts={"character": "-"})
    if not any(each in stop.words for each in _OWN_MARK_WORDS):
        return None
    line, column = stop.context or (stop.line, stop.column)
    character = stop.lines[line][column : column + 1] if line < len(stop.lines) else ""
    return YamlSlip("source-needs-quotes", line, column, facts={"character": character}) if character else None


def _flow(stop: _Stop) -> YamlSlip | None:
    """An error in a list in brackets or a mapping in braces."""
    if "while parsing a flow" not in stop.words or stop.context is None:
        return None
    line, start = stop.context
    if line < len(stop.lines):
        lost = TEXT_AS_COMMENT.search(stop.lines[line], start)
        if lost is not None:
            return YamlSlip("source-comment", line, lost.start("text"), len(lost["text"].rstrip()))
        end = stop.column if stop.line == line else None
        comma = stop.lines[line][start:end].find("，")
        if comma >= 0:
            return YamlSlip("source-full-width-comma", line, start + comma)
    return _at_context("source-bracket-open", stop) if stop.line > line else None


def _text_after(stop: _Stop) -> YamlSlip | None:
    """More text after a closing quote or bracket."""
    before = stop.source[: stop.column].rstrip()
    if stop.last is None or not before:
        return None
    ended_here = start_of(stop.last) < end_of(stop.last) and end_of(stop.last)[0] == stop.line
    if ended_here and before[-1] in "\"']}":
        return YamlSlip("source-text-after", stop.line, stop.column, facts={"character": before[-1]})
    return None


def _indent(stop: _Stop) -> YamlSlip | None:
    wrong = ("did not find expected key", "expected '-' indicator", "expected <block end>")
    return YamlSlip("source-indent", stop.line, stop.column) if any(each in stop.words for each in wrong) else None


def _no_colon(stop: _Stop) -> YamlSlip | None:
    if "could not find expected ':'" not in stop.words or stop.context is None:
        return None
    line, column = stop.context
    return YamlSlip("source-no-colon", line, column, len(stop.lines[line].rstrip()) - column)


def _several_documents(stop: _Stop) -> YamlSlip | None:
    return YamlSlip("source-several-documents", stop.line, stop.column) if "document start" in stop.words else None


def _suspects(stop: _Stop) -> Iterator[tuple[int, int, str]]:
    """Lines that may contain the slip: number, indent and text."""
    first = stop.line
    if stop.context is not None and "simple key" in stop.words:
        first = stop.context[0]
    elif stop.last_scalar is not None and not _quoted(stop.last_scalar):
        first = start_of(stop.last_scalar)[0]
    for number in range(max(first, stop.line - MAX_SUSPECTS), min(stop.line + 1, len(stop.lines))):
        line = stop.lines[number]
        indent = len(line) - len(line.lstrip(" "))
        yield number, indent, line[indent:]


_FULL_WIDTH_BLANK = re.compile("(?=\N{IDEOGRAPHIC SPACE})")
_BEFORE_DASH = re.compile(f"(?={DASH_WITHOUT_BLANK.pattern})")


def _in_suspects(stop: _Stop, pattern: re.Pattern[str], code: str) -> YamlSlip | None:
    for number, indent, text in _suspects(stop):
        match = pattern.match(text)
        if match is not None:
            return YamlSlip(code, number, indent + match.end())
    return None


class _Mark(Protocol):
    line: int
    column: int


def _place(mark: _Mark | None) -> tuple[int, int]:
    return (0, 0) if mark is None else (mark.line, mark.column)


def _quoted(scalar: yaml.ScalarEvent) -> bool:
    return scalar.style in ("'", '"')


def _at_context(code: str, stop: _Stop) -> YamlSlip:
    line, column = stop.context or (stop.line, stop.column)
    return YamlSlip(code, line, column)


_KINDS: tuple[Callable[[_Stop], YamlSlip | None], ...] = (
    _too_deep,
    _tab,
    _open_quote,
    _escape,
    lambda stop: _in_suspects(stop, _FULL_WIDTH_BLANK, "source-full-width-blank"),
    lambda stop: _in_suspects(stop, KEY_WITH_FULL_WIDTH_COLON, "source-full-width-colon"),
    lambda stop: _in_suspects(stop, KEY_WITHOUT_BLANK, "source-colon-blank"),
    lambda stop: _in_suspects(stop, _BEFORE_DASH, "source-dash"),
    _colon_in_value,
    _own_mark,
    _flow,
    _text_after,
    lambda stop: YamlSlip("source-empty-key", stop.line, stop.column) if stop.character == ":" else None,
    _indent,
    _no_colon,
    _several_documents,
)
