"""The lines of a filled text, each made of typed text and values; and what in a text will mislead on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.ground.errors import Problem, Span
from generator.ground.kept_results import kept
from generator.ground.representation import Unrepresented, odd_characters, reported
from generator.ground.source.nodes import MappingNode, Node, ScalarNode
from generator.ground.source.source_file import SourceFile
from generator.official.document import VerticalAlign, raised
from generator.templates.text.content_filters import PrintedPicture
from generator.templates.text.text_tags import line_pieces

BLANKS = " \t\u3000\u00a0"
"""Blanks that are stripped from typed text."""


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A piece of a line: typed text, or a value; ``span`` is the place of the line, or of a value's tag.

    A ``picture`` is a value without text; ``align``: the value is raised or lowered.
    """

    text: str
    typed: bool
    span: Span
    picture: PrintedPicture | None = None
    align: VerticalAlign | None = None


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A line of the filled text; its first ``typed`` characters were typed in the template.

    ``pieces`` are all its pieces, blanks and empty values included.
    """

    text: str
    typed: int
    span: Span
    pieces: tuple[LinePiece, ...] = ()

    @property
    def marked(self) -> str:
        """The text with raised and lowered pieces marked."""
        return marked(trimmed([piece for piece in self.pieces if piece.text]))

    @property
    def pictures(self) -> tuple[LinePiece, ...]:
        """The pieces that are pictures."""
        return tuple(piece for piece in self.pieces if piece.picture is not None)


def trimmed(pieces: Sequence[LinePiece]) -> list[LinePiece]:
    """``pieces`` without typed blanks at either end; blanks of values are kept."""
    kept = list(pieces)
    while kept and kept[0].typed and not kept[0].text.strip(BLANKS):
        kept = kept[1:]
    while kept and kept[-1].typed and not kept[-1].text.strip(BLANKS):
        kept = kept[:-1]
    if kept and kept[0].typed:
        kept = [replace(kept[0], text=kept[0].text.lstrip(BLANKS)), *kept[1:]]
    if kept and kept[-1].typed:
        kept = [*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip(BLANKS))]
    return kept


def joined(pieces: Sequence[LinePiece]) -> str:
    """The text of all ``pieces``."""
    return "".join(piece.text for piece in pieces)


def marked(pieces: Sequence[LinePiece]) -> str:
    """The text of all ``pieces`` with the raised and lowered ones marked."""
    return "".join(piece.text if piece.align is None else raised(piece.text, piece.align) for piece in pieces)


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
    """The warnings about the text of ``file`` from ``first_line`` on and the values of its ``front`` matter.

    One problem a kind; those of :func:`~generator.ground.representation.stopping` stop a numbered notice.
    """
    lines = list(_typed(file, first_line))
    markup = (
        Unrepresented("markup", file.span(number, match.start() + 1), match[0].strip())
        for number, line in lines
        for match in _marked_up(line)
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
    """The warnings about the values of a front matter or of house.yaml, however their characters are written."""
    found = (each for scalar in _scalars([front]) for each in _characters(scalar.value, scalar.span))
    return reported("notice-not-represented", found, numbered=False)


def _typed(file: SourceFile, first_line: int) -> Iterator[tuple[int, str]]:
    """Each line by its number, with NUL in the place of what remarks and tags have."""
    for number, line in enumerate(file.lines[first_line - 1 :], start=first_line):
        yield number, _typed_line(line)


@kept
def _typed_line(line: str) -> str:
    pieces = line_pieces(line) or [("typed", line)]
    return "".join(text if kind == "typed" else "\0" * len(text) for kind, text in pieces)


@kept
def _marked_up(line: str) -> tuple[re.Match[str], ...]:
    return tuple(_MARKUP.finditer(line))


@kept
def _odd(text: str) -> tuple[tuple[int, str, str], ...]:
    return tuple(odd_characters(text))


def _characters(text: str, span: Span, *, moves: bool = False) -> Iterator[Unrepresented]:
    """The characters of ``text`` that mislead; in a text as typed (``moves``) each at its own column."""
    for place, kind, _ in _odd(text):
        around = text[max(0, place - _AROUND) : place + _AROUND + 1]
        yield Unrepresented(kind, replace(span, column=(span.column or 1) + place) if moves else span, around)


def _scalars(nodes: Iterable[Node]) -> Iterator[ScalarNode]:
    for node in nodes:
        if isinstance(node, ScalarNode):
            yield node
        else:
            yield from _scalars(node.entries.values() if isinstance(node, MappingNode) else node.items)
