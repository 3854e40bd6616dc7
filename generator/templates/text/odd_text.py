"""What is typed in a text or its front matter and will mislead on paper: characters nobody sees, marks of a markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.ground.errors import Problem, Span
from generator.ground.representation import Unrepresented, odd_characters, reported
from generator.ground.source import MappingNode, Node, ScalarNode, SourceFile
from generator.templates.text.text_tags import line_pieces

_AROUND = 4
_MARKUP = re.compile(
    r"^\s*(?:[-+*>]|#{1,6})\s(?=\s*\S)|^\s*(?:```|~~~|---+$|===+$)|\[\^[^\[\]\s]{1,40}\]|\[[^\[\]]{1,200}\]\([^()\s]{1,500}\)"
    r"|</?(?:br|sup|sub|b|i|u|s|p|div|span|font|strong|em|del|table|tr|td|img|a)\b[^<>]*>|\*\*[^*\s][^*]*\*\*|~~[^~]+~~"
    r"|&(?:nbsp|lt|gt|amp|quot|#\d+);|\\(?:frac|sqrt|textbf|times)\b",
    re.IGNORECASE,
)
"""Marks of Markdown, HTML and LaTeX: a text is printed as it is typed."""

DRAFT_REMARKS = ("没有认出", "草稿里的")
"""What remarks begin with that ``new notice --from`` writes about what it did not print, or not as it was."""
_DRAFT_REMARK = re.compile(rf"\{{#\s*((?:{'|'.join(DRAFT_REMARKS)})[^#]*)")


def odd_text(file: SourceFile, first_line: int, front: MappingNode | None = None) -> list[Problem]:
    """Return the warnings about the text of ``file`` from ``first_line`` on and the values of its ``front`` matter.

    One problem a kind; those of :func:`~generator.ground.representation.stopping` stop a numbered notice.
    """
    lines = list(_typed(file, first_line))
    markup = (
        Unrepresented("markup", file.span(number, match.start() + 1), match[0].strip())
        for number, line in lines
        for match in _MARKUP.finditer(line)
    )
    remarks = (
        Unrepresented("remark", file.span(number, match.start() + 1), match[1].strip())
        for number, line in enumerate(file.lines[first_line - 1 :], start=first_line)
        for match in _DRAFT_REMARK.finditer(line)
    )
    characters = (each for number, line in lines for each in _characters(line, file.span(number, 1), moves=True))
    values = () if front is None else odd_values(front)
    return [
        *reported("notice-not-represented", characters, numbered=False),
        *values,
        *reported("notice-other-markup", markup, numbered=False),
        *reported("notice-remark-left", remarks, numbered=False),
    ]


def odd_values(front: MappingNode) -> list[Problem]:
    """Return the warnings about the values of a front matter or of house.yaml, however their characters are written."""
    found = (each for scalar in _scalars([front]) for each in _characters(scalar.value, scalar.span))
    return reported("notice-not-represented", found, numbered=False)


def _typed(file: SourceFile, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield each line by its number, with NUL in the place of what remarks and tags have."""
    for number, line in enumerate(file.lines[first_line - 1 :], start=first_line):
        pieces = line_pieces(line) or [("typed", line)]
        yield number, "".join(text if kind == "typed" else "\0" * len(text) for kind, text in pieces)


def _characters(text: str, span: Span, *, moves: bool = False) -> Iterator[Unrepresented]:
    """Yield the characters of ``text`` that mislead; in a text as typed (``moves``) each at its own column."""
    for place, kind, _ in odd_characters(text):
        around = text[max(0, place - _AROUND) : place + _AROUND + 1]
        yield Unrepresented(kind, replace(span, column=(span.column or 1) + place) if moves else span, around)


def _scalars(nodes: Iterable[Node]) -> Iterator[ScalarNode]:
    for node in nodes:
        if isinstance(node, ScalarNode):
            yield node
        else:
            yield from _scalars(node.entries.values() if isinstance(node, MappingNode) else node.items)
