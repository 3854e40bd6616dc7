"""The row of headers of a sheet, and what each of its columns means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from generator.ground.errors import Problem, Said, Span, closest
from generator.ground.source import MappingNode, Node, ScalarNode, SequenceNode
from generator.roster.sheets import words
from generator.roster.sheets.grid import Grid, Row, is_blank
from generator.roster.units import DeclaredField, read_fields

MAX_HEAD = 20
"""Rows with content among which the headers are looked for."""

_DECLARED = re.compile(r"(?P<title>.*\S)\s*[（(]\s*(?P<said>[^（）()]*?)\s*[）)]\s*[:：*＊]*\s*", re.DOTALL)
_IDENTIFIER = re.compile("[A-Za-z][A-Za-z0-9_]*")
_KINDS = {
    "text": "text", "文字": "text", "文本": "text", "number": "number", "数字": "number", "数值": "number",
    "date": "date", "日期": "date",
}  # fmt: skip
_REQUIRED = ("required", "必填")
_BREAKS = re.compile(r"(?<!\s)\s*\n\s*")


@dataclass(frozen=True)
class Heading:
    """What the columns of a sheet mean: ``columns`` are those that are taken, by the names of their fields.

    ``texts`` are the headers as written, by their columns; ``width`` is the number of cells of the row, ``serials``
    are the columns that only number the rows.
    """

    row: int
    columns: Mapping[str, int]
    fields: tuple[DeclaredField, ...]
    texts: Mapping[int, str]
    width: int
    serials: frozenset[int] = frozenset()
    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()


def heading_of(grid: Grid, own: Iterable[DeclaredField] = ()) -> Heading | None:
    """The headers of ``grid``: the first row that has one for the name; else the first that has two others.

    Where there is neither, one that is nearly a header for the name. ``own`` are fields that an office has declared
    elsewhere, whose titles and names may be as headers, too.

    None where there is nothing like it.
    """
    rows = list(islice(grid.with_data(), MAX_HEAD))
    named = (row for row in rows if "name" in _meant(row))
    several = (row for row in rows if len(_meant(row)) > 1)
    nearly = (row for row in rows if any(map(_is_nearly_name, _texts(row).values())))
    row = next(named, None) or next(several, None) or next(nearly, None)
    return None if row is None else _Columns(grid, row, _by_word(own)).heading()


def _by_word(own: Iterable[DeclaredField]) -> dict[str, DeclaredField]:
    return {words.key(word): field for field in own for word in (field.title, field.name)}


def _texts(row: Row) -> dict[int, str]:
    return {column: each for column, each in row.cells.items() if isinstance(each, str) and each.strip()}


def _meant(row: Row) -> set[str]:
    """The known fields that the cells of ``row`` would mean as headers."""
    found = (_known(text) for text in _texts(row).values())
    return {each for each in found if each is not None}


def _is_nearly_name(text: str) -> bool:
    near = words.nearest(text)
    return near is not None and words.FIELDS[words.key(near)] == "name"


def _known(text: str) -> str | None:
    """The known field that a header means; what declares a field means none, unless both its words mean the same."""
    declared = _parts(text)
    if declared is None:
        return words.FIELDS.get(words.key(text)) or words.FIELDS.get(words.bare(text))
    title, name, _ = declared
    meant = words.FIELDS.get(words.key(name))
    return meant if name in words.TITLES or meant == words.FIELDS.get(words.key(title)) else None


def _parts(text: str) -> tuple[str, str, list[str]] | None:
    """Title, name and remarks of a header written as 床位数（beds，number）; None for any other.

    Without a kind a name is of ASCII letters: a word in brackets is mostly a remark.
    """
    match = _DECLARED.fullmatch(text)
    if match is None:
        return None
    name, *said = (each.strip() for each in re.split("[,，、;；]", match["said"]))
    said = [unicodedata.normalize("NFKC", each).casefold() for each in said]
    if any(each not in _KINDS and each not in _REQUIRED for each in said):
        return None
    if not (_IDENTIFIER.fullmatch(name) or (said and name)):
        return None
    return _BREAKS.sub("", match["title"]).strip(), name, said


@dataclass
class _Columns:
    """The headers of one row while they are looked at, from left to right."""

    grid: Grid
    row: Row
    own: Mapping[str, DeclaredField]
    columns: dict[str, int] = field(default_factory=dict)
    declared: list[Node] = field(default_factory=list)
    serials: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def heading(self) -> Heading:
        for column, shown in self.row.cells.items():
            if isinstance(shown, str):
                if shown.strip():
                    self._take(column, shown)
            else:
                self.problems.append(Problem(shown.code, self._span(column), shown.facts))
        fields = read_fields(SequenceNode(tuple(self.declared), self._span(1)), self.problems)
        if "name" not in self.columns and not self.problems:
            self.problems.append(
                Problem("sheet-no-name-column", self._span(min(self.row.cells)), {"row": self.row.number}, "name")
            )
        return Heading(
            self.row.number, self.columns, fields, _texts(self.row), max(self.row.cells), frozenset(self.serials),
            self.problems, self.warnings,
        )  # fmt: skip

    def _take(self, column: int, text: str) -> None:
        name = _known(text)
        parts = _parts(text)
        if name is not None:
            self._set(name, column)
        elif parts is not None:
            self._declare(column, *parts)
        elif (own := self.own.get(words.key(text))) is not None:
            self._declare(column, own.title, own.name, [own.kind])
        elif words.key(text) in words.SERIALS:
            self.serials.add(column)
        elif (near := words.nearest(text)) is not None:
            facts = {"header": text, "meant": near}
            self.problems.append(
                Problem("sheet-column-near", self._span(column, text), facts, suggestion=closest(text, (near,)))
            )
        elif _IDENTIFIER.fullmatch(text.strip()):
            self._declare(column, text.strip(), text.strip(), [])
        else:
            self._leave(column, text)

    def _leave(self, column: int, text: str) -> None:
        """Warns of a column that is not read."""
        header = _BREAKS.sub("", text.strip())
        declared = _DECLARED.fullmatch(header)
        facts = {"header": header, "title": header if declared is None else declared["title"]}
        hint = words.hinted(text)
        suggestion = None if hint is None or words.FIELDS[words.key(hint)] in self.columns else hint
        self.warnings.append(Problem("sheet-column-unknown", self._span(column, text), facts, suggestion=suggestion))

    def _set(self, name: str, column: int) -> None:
        first = self.columns.setdefault(name, column)
        if first != column:
            facts = {
                "field": words.TITLES[name][0] if name in words.TITLES else name,
                "other": place_text(self._span(first)),
            }
            self.problems.append(Problem("sheet-column-twice", self._span(column), facts, name))

    def _declare(self, column: int, title: str, name: str, said: Sequence[str]) -> None:
        if name in self.columns:
            self._set(name, column)
            return
        self.columns[name] = column
        span = self._span(column, self.row.cells[column])
        entries: dict[str, Node] = {"name": ScalarNode(name, span), "title": ScalarNode(title, span)}
        kind = next((_KINDS[each] for each in said if each in _KINDS), None)
        if kind is not None:
            entries["kind"] = ScalarNode(kind, span)
        if any(each in _REQUIRED for each in said):
            entries["required"] = ScalarNode("true", span)
        self.declared.append(MappingNode(entries, dict.fromkeys(entries, span), span))

    def _span(self, column: int, source: object = None) -> Span:
        return quoting(self.grid.span(self.row.number, column), source)


def quoting(span: Span, source: object) -> Span:
    """``span`` with the text of its cell, where it does not quote a line already."""
    if span.part is None or not isinstance(source, str) or not source:
        return span
    return Span(span.file, part=span.part, source=source[:80])


def place_text(span: Span) -> Said:
    """A place within the same file, as a sentence has it: ``C5``, or line and character of a text file."""
    if span.part is not None:
        cell = span.part.rpartition("!")[2]
        return Said(cell, cell)
    return Said(f"第 {span.line} 行第 {span.column} 字", f"line {span.line} column {span.column}")


def untitled(grid: Grid, heading: Heading, rows: Sequence[Row]) -> Iterator[Problem]:
    """A warning for each column without a header in which something is below."""
    told: set[int] = set()
    for row in rows:
        for column, each in row.cells.items():
            if column not in heading.texts and column not in told and not is_blank(each):
                told.add(column)
                yield Problem("sheet-column-untitled", quoting(grid.span(row.number, column), each))
