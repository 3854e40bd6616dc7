"""The tags of a text template with their places, and their problems before anything is filled in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from generator.ground.errors import Problem, Span, closest
from generator.ground.source.source_file import SourceFile
from generator.templates.expressions import sandbox, tag_errors
from generator.templates.expressions.tag_syntax import Tag
from generator.templates.text.content_filters import TEXT_CONTENT_FILTERS

MAX_TAGS = 10_000  # compiled at once, each takes some 10 kB and 0.1 ms

_STRING = r"""(?>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
_INNER = rf"(?:{_STRING}|(?!\}}\}}|%\}}|\{{\{{|\{{%).)*+"
_TAG = re.compile(
    rf"(?P<aside>\{{#.*?(?:#\}}|(?P<endless>\Z))|\{{%-?\s*raw\s*-?%\}}.*?\{{%-?\s*endraw\s*-?%\}})"
    rf"|\{{\{{(?P<variable>{_INNER})\}}\}}|\{{%(?P<statement>{_INNER})%\}}"
    r"|(?P<opener>\{\{|\{%)|(?P<closer>\}\}|%\}|#\})",
    re.DOTALL,
)
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_DELIMITER = 2
_STATEMENT = re.compile(r"\{%(?:(?!\{%).)*?%\}")
_WORD = re.compile(r"[-+]?\s*(\w*)")
_OTHER_FILES = ("include", "import", "from", "extends")
_BLOCKS = ("if", "for", "with")
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_CODES: dict[tag_errors.FaultKind, str] = {
    "character": "text-syntax-character",
    "unfinished": "text-syntax-unfinished",
    "extra": "text-syntax-extra",
    "expected": "text-syntax-expected",
    "filter": "text-filter",
    "test": "text-test",
    "other": "text-syntax",
}


_PieceKind = Literal["typed", "variable", "statement", "remark"]
"""What a piece of a line is."""


def line_pieces(line: str) -> list[tuple[_PieceKind, str]] | None:
    """``line`` in pieces, each with its kind; None where a tag goes over its ends."""
    found: list[tuple[_PieceKind, str]] = []
    done = 0
    for match in _TAG.finditer(line):
        if match["opener"] or match["closer"] or match["endless"] is not None:
            return None
        found.append(("typed", line[done : match.start()]))
        found.append((_kind(match), match[0]))
        done = match.end()
    found.append(("typed", line[done:]))
    return [piece for piece in found if piece[1]]


def _kind(match: re.Match[str]) -> _PieceKind:
    if match["aside"] is not None:
        return "remark" if match[0].startswith("{#") else "statement"
    return "variable" if match["statement"] is None else "statement"


@dataclass(frozen=True, slots=True)
class TextTag(Tag):
    """A tag of a text, with its ``start`` there; it has no prefix."""

    start: int

    @property
    def word(self) -> str:
        """The first word of a statement."""
        match = _WORD.match(self.inner)
        return match[1] if match else ""

    @property
    def begins_line(self) -> bool:
        """Whether only blanks and statements are before it on its line."""
        before = self.span.source[: (self.span.column or 1) - 1] if self.span.source else ""
        return not _STATEMENT.sub("", before).strip()

    def fault(self, fault: tag_errors.TagFault) -> Problem:
        """The problem for a ``fault`` that Jinja found."""
        facts = dict.fromkeys(("what", "name", "why"), fault.what)
        return self.problem(_CODES[fault.kind], facts, suggestion=fault.suggestion)


class TextTags:
    """The tags of ``body``, which begins on ``first_line`` of ``file``, and their ``problems``.

    ``first_column`` is the column of its first character, for a value within a line. ``source`` is the text for Jinja:
    each tag begins a line of its own in it, so that a line identifies a tag.
    """

    def __init__(self, file: SourceFile, body: str, first_line: int, first_column: int = 1) -> None:
        self._file = file
        self._first_line = first_line
        self._first_column = first_column
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", body))]
        self.problems: list[Problem] = []
        tags = list(islice(self._gathered(body), MAX_TAGS + 1))
        self.all: Sequence[TextTag] = tags
        self.source = _source(body, tags)
        self._begins = [self._line(tag.start) + serial for serial, tag in enumerate(tags, start=1)]
        if len(tags) > MAX_TAGS:
            self.problems = [tags[-1].problem("text-tags", {"most": MAX_TAGS})]
            return
        self.problems += [*_single_faults(tags), *_block_faults(tags)]
        self.problems.sort(key=lambda problem: _place(problem.span))

    def at(self, line: int) -> TextTag:
        """The tag on ``line`` of ``source``, from 1."""
        return self.all[max(0, bisect_right(self._begins, line) - 1)]

    def typed_line(self, line: int) -> int:
        """The line of the file for a ``line`` of ``source``."""
        return line - bisect_right(self._begins, line) + self._first_line - 1

    def stopped(self, line: int, why: str) -> Problem:
        """The problem of a template that Jinja stopped parsing at ``line`` of ``source``, with its message."""
        return self.at(line).fault(tag_errors.syntax_fault(why))

    def _gathered(self, body: str) -> Iterator[TextTag]:
        """The tags; a delimiter without its other half is noted."""
        opened = False
        for match in _TAG.finditer(body):
            if match["closer"] and opened:  # belongs to the opener that was noted
                opened = False
                continue
            opened = match["opener"] is not None
            stray = match["opener"] or match["closer"] or (None if match["endless"] is None else "{#")
            if stray is not None:
                code = "text-tag-open" if stray in _CLOSERS else "text-tag-unopened"
                facts = {"tag": stray, "closer": _CLOSERS.get(stray, "")}
                self.problems.append(Problem(code, self._span(match.start(), len(stray)), facts))
            elif match["aside"] is None:
                yield self._tag(match)

    def _line(self, position: int) -> int:
        return bisect_right(self._line_starts, position)

    def _span(self, position: int, length: int) -> Span:
        line = self._line(position)
        column = position - self._line_starts[line - 1] + (self._first_column if line == 1 else 1)
        return self._file.span(line + self._first_line - 1, column, length)

    def _tag(self, match: re.Match[str]) -> TextTag:
        kind: Literal["variable", "statement"] = "statement" if match["variable"] is None else "variable"
        raw = match[0]
        span = self._span(match.start(), len(raw.partition("\n")[0]))
        return TextTag(kind, match[kind], raw, "", span, match.start())


def _source(body: str, tags: Iterable[TextTag]) -> str:
    pieces = []
    position = 0
    for tag in tags:
        # The mark for white space belongs to the delimiter.
        inside = tag.start + _DELIMITER + (1 if tag.inner[:1] in ("-", "+") else 0)
        pieces.append(body[position:inside])
        position = inside
    return "\n".join((*pieces, body[position:]))


def _single_faults(tags: Iterable[TextTag]) -> Iterator[Problem]:
    plain = text_environment()
    for tag in tags:
        if tag.kind == "variable":
            yield from map(tag.fault, tag_errors.tag_faults(None, _without_marks(tag.inner), plain))
        elif tag.word in tag_errors.FRAMES:
            yield from map(tag.fault, tag_errors.tag_faults(tag.word, _without_marks(tag.inner), plain))
        elif tag.word in _OTHER_FILES:
            yield tag.problem("text-forbidden")
        else:
            yield tag.problem("text-statement", {"word": tag.word}, suggestion=closest(tag.word, tag_errors.FRAMES))


def _without_marks(inner: str) -> str:
    """``inner`` without the ``-`` and ``+`` at either end by which Jinja controls white space."""
    start = 1 if inner[:1] in ("-", "+") else 0
    end = len(inner) - 1 if inner[-1:] in ("-", "+") and len(inner) > start else len(inner)
    return inner[start:end]


def _block_faults(tags: Iterable[TextTag]) -> Iterator[Problem]:
    """Problems of blocks that are not closed, and of tags that end or divide a block that was never opened."""
    opened: list[TextTag] = []
    for tag in tags:
        word = tag.word if tag.kind == "statement" else ""
        if word in _BLOCKS:
            opened.append(tag)
        elif word in _MIDDLES and not (opened and opened[-1].word in _MIDDLES[word]):
            yield tag.problem("text-block-unopened", {"opener": "if"})
        elif word.startswith("end") and word in tag_errors.FRAMES:
            yield from _closed(tag, word.removeprefix("end"), opened)
    yield from map(_unclosed, opened)


def _closed(tag: TextTag, word: str, opened: list[TextTag]) -> Iterator[Problem]:
    if all(each.word != word for each in opened):
        yield tag.problem("text-block-unopened", {"opener": word})
        return
    while (opener := opened.pop()).word != word:
        yield _unclosed(opener)


def _unclosed(opener: TextTag) -> Problem:
    return opener.problem("text-block-unclosed", {"word": opener.word})


def _place(span: Span | None) -> tuple[int, int]:
    return (0, 0) if span is None else (span.line or 0, span.column or 0)


# Texts have the environment of all templates, with filters for pictures.


def text_environment(**options: Any) -> sandbox.SafeEnvironment:
    """The environment in which a text is compiled; ``options`` are Jinja's."""
    made = sandbox.environment(**options)
    made.filters |= TEXT_CONTENT_FILTERS
    return made
