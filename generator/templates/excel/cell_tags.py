"""Tags in cells, and the cells that have tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.templates.excel.cell_texts import CellRun
from generator.templates.expressions import DelimiterFault, FoundTag, TagKind, scan

ROW_PREFIX = "tr"
_ROW_STATEMENTS = "statement"
_AROUND = 20


@dataclass(frozen=True, slots=True)
class CellTag:
    """One tag: its kind, its text without delimiters, its text as typed, its prefix, and its cell."""

    kind: TagKind
    inner: str
    raw: str
    prefix: str
    span: Span

    @property
    def word(self) -> str:
        """The first word of a statement."""
        words = self.inner.split(maxsplit=1)
        return words[0] if words else ""

    def problem(
        self,
        code: str,
        facts: Mapping[str, object] | None = None,
        *,
        field: str | None = None,
        suggestion: str | None = None,
    ) -> Problem:
        """Return a problem of this tag; its facts always have ``tag``."""
        return Problem(code, self.span, {"tag": self.raw, **(facts or {})}, field, suggestion)


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text typed beside tags, with one look."""

    run: CellRun


@dataclass(frozen=True, slots=True)
class TagPiece:
    """A tag in a cell's text, and the look of its first character."""

    tag: CellTag
    look: etree._Element | None


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell with tags: its index among the cells of its row, its place, and its pieces in order."""

    number: int
    span: Span
    pieces: tuple[TextPiece | TagPiece, ...]

    @property
    def tags(self) -> tuple[CellTag, ...]:
        """The tags of the cell."""
        return tuple(piece.tag for piece in self.pieces if isinstance(piece, TagPiece))

    @property
    def is_rich(self) -> bool:
        """Whether its pieces have looks of their own."""
        return any((piece.look if isinstance(piece, TagPiece) else piece.run.look) is not None for piece in self.pieces)

    @property
    def is_of_row(self) -> bool:
        """Whether one of its tags is for the whole row."""
        return any(tag.prefix == ROW_PREFIX for tag in self.tags)

    @property
    def text_beside(self) -> str:
        """The text of the cell besides tags for the whole row."""
        typed = "".join(piece.run.text for piece in self.pieces if isinstance(piece, TextPiece)).strip()
        return typed or next((tag.raw for tag in self.tags if tag.prefix != ROW_PREFIX), "")


def cell_of(number: int, runs: list[CellRun], place: Span, problems: list[Problem]) -> TextCell | None:
    """Return the cell with the text ``runs``; None where it has no tag. Faults of delimiters go to ``problems``."""
    text = "".join(run.text for run in runs)
    found = list(scan(text))
    if not found:
        return None
    pieces: list[TextPiece | TagPiece] = []
    position = 0
    for index, each in enumerate(found):
        span = _span(place, text, each)
        if isinstance(each, DelimiterFault):
            facts = {"tag": text[each.start : each.end], "closer": each.closer}
            problems.append(Problem(each.code, span, facts))
            continue
        start, end = _cut(text, each, position, found[index + 1].start if index + 1 < len(found) else len(text))
        pieces += (TextPiece(run) for run in _between(runs, position, start))
        if each.kind != "comment":
            tag = CellTag(each.kind, each.inner, text[each.start : each.end], each.prefix, span)
            pieces.append(TagPiece(tag, _look_at(runs, each.start)))
            if each.prefix and not (each.prefix == ROW_PREFIX and each.kind == _ROW_STATEMENTS):
                problems.append(tag.problem("xlsx-prefix", {"prefix": each.prefix}))
        position = end
    pieces += (TextPiece(run) for run in _between(runs, position, len(text)))
    return TextCell(number, place, tuple(pieces))


def _span(place: Span, text: str, found: FoundTag | DelimiterFault) -> Span:
    source = text[max(0, found.start - _AROUND) : found.end + _AROUND].replace("\n", " ")
    return Span(place.file, part=place.part, source=source)


def _cut(text: str, found: FoundTag, floor: int, ceiling: int) -> tuple[int, int]:
    """Return start and end of a tag, with the blanks that a ``-`` beside its delimiter removes, as in Jinja."""
    start, end = found.start, found.end
    while found.before == "-" and start > floor and text[start - 1].isspace():
        start -= 1
    while found.after == "-" and end < ceiling and text[end].isspace():
        end += 1
    return start, end


def _between(runs: list[CellRun], start: int, end: int) -> Iterator[CellRun]:
    position = 0
    for run in runs:
        inside = run.text[max(0, start - position) : max(0, end - position)]
        if inside:
            yield CellRun(inside, run.look)
        position += len(run.text)


def _look_at(runs: list[CellRun], place: int) -> etree._Element | None:
    position = 0
    for run in runs:
        position += len(run.text)
        if place < position:
            return run.look
    return None
