"""The row of headers of a sheet, and the field that each column holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from generator.ground.errors import Problem, Said, Span, closest
from generator.ground.source import MappingNode, Node, ScalarNode, SequenceNode
from generator.roster.sheets import header_words
from generator.roster.sheets.grid import Grid, SheetRow, is_blank
from generator.roster.units import NESTED_KINDS, DeclaredField, read_fields

MAX_HEAD = 20
"""How many rows with content are searched for the headers."""

_DECLARED = re.compile(r"(?P<title>.*\S)\s*[（(]\s*(?P<options>[^（）()]*?)\s*[）)]\s*[:：*＊]*\s*", re.DOTALL)
_IDENTIFIER = re.compile("[A-Za-z][A-Za-z0-9_]*")
_KINDS = {
    "text": "text", "文字": "text", "文本": "text", "number": "number", "数字": "number", "数值": "number",
    "date": "date", "日期": "date", "list": "list", "列表": "list", "mapping": "mapping", "对象": "mapping",
}  # fmt: skip
_REQUIRED = ("required", "必填")
_BREAKS = re.compile(r"(?<!\s)\s*\n\s*")


@dataclass(frozen=True)
class Heading:
    """The columns of a sheet that are read, by the names of their fields.

    ``texts`` are the headers as written, by column; ``width`` is the number of cells of the row, ``serials`` are the
    columns that only number the rows.
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
    """Find the row of headers in ``grid``; None where there is none.

    It is the first row with a header for the name, else the first with two other known headers, else the first with
    nearly a header for the name. ``own`` are fields that an office has declared elsewhere; their titles and names are
    known headers, too.
    """
    rows = list(islice(grid.with_data(), MAX_HEAD))
    named = (row for row in rows if "name" in _meant(row))
    several = (row for row in rows if len(_meant(row)) > 1)
    nearly = (row for row in rows if any(map(_is_nearly_name, _texts(row).values())))
    row = next(named, None) or next(several, None) or next(nearly, None)
    return None if row is None else _Columns(grid, row, _by_word(own)).heading()


def _by_word(own: Iterable[DeclaredField]) -> dict[str, DeclaredField]:
    return {header_words.key(word): field for field in own for word in (field.title, field.name)}


def _texts(row: SheetRow) -> dict[int, str]:
    return {column: each for column, each in row.cells.items() if isinstance(each, str) and each.strip()}


def _meant(row: SheetRow) -> set[str]:
    """Return the known fields that the cells of ``row`` would mean as headers."""
    found = (_known(text) for text in _texts(row).values())
    return {each for each in found if each is not None}


def _is_nearly_name(text: str) -> bool:
    near = header_words.nearest(text)
    return near is not None and header_words.FIELDS[header_words.key(near)] == "name"


def _known(text: str) -> str | None:
    """Return the known field that a header means.

    A header that declares a field means none, unless its title and its name both mean the same known field.
    """
    declared = _parts(text)
    if declared is None:
        return header_words.FIELDS.get(header_words.key(text)) or header_words.FIELDS.get(header_words.bare(text))
    title, name, _ = declared
    meant = header_words.FIELDS.get(header_words.key(name))
    return meant if name in header_words.TITLES or meant == header_words.FIELDS.get(header_words.key(title)) else None


def _parts(text: str) -> tuple[str, str, list[str]] | None:
    """Return title, name and options of a header written as 床位数（beds，number）; None for any other.

    Without options the name must be of ASCII letters: another word in brackets is mostly a remark.
    """
    match = _DECLARED.fullmatch(text)
    if match is None:
        return None
    name, *options = (each.strip() for each in re.split("[,，、;；]", match["options"]))
    options = [unicodedata.normalize("NFKC", each).casefold() for each in options]
    if any(each not in _KINDS and each not in _REQUIRED for each in options):
        return None
    if not (_IDENTIFIER.fullmatch(name) or (options and name)):
        return None
    return _BREAKS.sub("", match["title"]).strip(), name, options


@dataclass
class _Columns:
    """The headers of one row while they are read, from left to right."""

    grid: Grid
    row: SheetRow
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
        elif (own := self.own.get(header_words.key(text))) is not None:
            self._declare(column, own.title, own.name, [own.kind])
        elif header_words.key(text) in header_words.SERIALS:
            self.serials.add(column)
        elif (near := header_words.nearest(text)) is not None:
            facts = {"header": text, "meant": near}
            self.problems.append(
                Problem("sheet-column-near", self._span(column, text), facts, suggestion=closest(text, (near,)))
            )
        elif _IDENTIFIER.fullmatch(text.strip()):
            self._declare(column, text.strip(), text.strip(), [])
        else:
            self._leave(column, text)

    def _leave(self, column: int, text: str) -> None:
        """Note a warning of a column that is not read."""
        header = _BREAKS.sub("", text.strip())
        declared = _DECLARED.fullmatch(header)
        facts = {"header": header, "title": header if declared is None else declared["title"]}
        hint = header_words.hinted(text)
        suggestion = None if hint is None or header_words.FIELDS[header_words.key(hint)] in self.columns else hint
        self.warnings.append(Problem("sheet-column-unknown", self._span(column, text), facts, suggestion=suggestion))

    def _set(self, name: str, column: int) -> None:
        first = self.columns.setdefault(name, column)
        if first != column:
            facts = {
                "field": header_words.TITLES[name][0] if name in header_words.TITLES else name,
                "other": place_text(self._span(first)),
            }
            self.problems.append(Problem("sheet-column-twice", self._span(column), facts, name))

    def _declare(self, column: int, title: str, name: str, options: Sequence[str]) -> None:
        if name in self.columns:
            self._set(name, column)
            return
        self.columns[name] = column
        span = self._span(column, self.row.cells[column])
        entries: dict[str, Node] = {"name": ScalarNode(name, span), "title": ScalarNode(title, span)}
        kind = next((_KINDS[each] for each in options if each in _KINDS), None)
        if kind in NESTED_KINDS:
            self.problems.append(Problem("roster-nested", span, {"title": title, "kind": kind}, name))
            return
        if kind is not None:
            entries["kind"] = ScalarNode(kind, span)
        if any(each in _REQUIRED for each in options):
            entries["required"] = ScalarNode("true", span)
        self.declared.append(MappingNode(entries, dict.fromkeys(entries, span), span))

    def _span(self, column: int, source: object = None) -> Span:
        return quoting(self.grid.span(self.row.number, column), source)


def quoting(span: Span, source: object) -> Span:
    """Return ``span`` with the text of its cell; unchanged where it already quotes a line of a text file."""
    if span.part is None or not isinstance(source, str) or not source:
        return span
    return Span(span.file, part=span.part, source=source[:80])


def place_text(span: Span) -> Said:
    """Return a place within the same file, as a sentence names it: ``C5``, or line and character of a text file."""
    if span.part is not None:
        cell = span.part.rpartition("!")[2]
        return Said(cell, cell)
    return Said(f"第 {span.line} 行第 {span.column} 字", f"line {span.line} column {span.column}")


def untitled(grid: Grid, heading: Heading, rows: Sequence[SheetRow]) -> Iterator[Problem]:
    """Yield a warning for each column without a header that has something in ``rows``."""
    warned: set[int] = set()
    for row in rows:
        for column, each in row.cells.items():
            if column not in heading.texts and column not in warned and not is_blank(each):
                warned.add(column)
                yield Problem("sheet-column-untitled", quoting(grid.span(row.number, column), each))
