"""Rows of a sheet read as units, with the same checks as those of units.yaml, and one for zeros that were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from generator.ground.errors import Problem, Span, TranslatedText, joined
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.ground.source.source_file import MAX_PROBLEMS
from generator.ground.words.vocabularies import phrase
from generator.roster.sheets import heading_meanings
from generator.roster.sheets.grid import Grid, OddCell, RaisedText, SheetRow, Shown, ShownNumber, SpanPlace, unseen
from generator.roster.sheets.sheet_numbers import WATCHED, Digits, rows_with_lost_zeros, rows_with_wrong_mobiles
from generator.roster.units.groups import Group, texts_in
from generator.roster.units.template_context import titled
from generator.roster.units.unit import FIELDS_OF_TEXTS, UNIT_FIELDS, UnitPlace
from generator.roster.units.unit_reading import Tally, UnitForm, UnitReader

_CELLS_NAMED = 3
_WORDS = frozenset({*heading_meanings.GROUP_COLUMNS, *(name for name, each in UNIT_FIELDS.items() if each.is_one_word)})
_DECIMALS = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")


class _SheetRecord:
    """A unit as one row gives it."""

    __slots__ = ("_columns", "_grid", "_row", "lists", "texts")

    def __init__(self, grid: Grid, row: int, columns: Mapping[str, int], texts: dict[str, str]) -> None:
        """``texts`` are the texts that are not empty, by field."""
        self._grid, self._row, self._columns = grid, row, columns
        self.lists: Mapping[str, tuple[str, ...]] = {
            name: texts_in(texts.pop(name)) for name in FIELDS_OF_TEXTS if name in texts
        }
        self.texts: Mapping[str, str] = texts

    def place(self, name: str) -> UnitPlace:
        """The cell of the field ``name``."""
        return self._grid.place(self._row, self._columns[name])

    def node(self) -> Node:
        """The row as a mapping of all columns, an empty cell as an empty text."""
        spans = {name: self.span(name) for name in self._columns if name not in heading_meanings.GROUP_COLUMNS}
        entries: dict[str, Node] = {name: ScalarNode(self.texts.get(name, ""), span) for name, span in spans.items()}
        for name, texts in self.lists.items():
            entries[name] = SequenceNode(tuple(ScalarNode(each, spans[name]) for each in texts), spans[name])
        return MappingNode(entries, spans, spans["name"])

    def span(self, name: str) -> Span:
        """The span of the cell of ``name``, with its text."""
        return heading_meanings.quoting(self._grid.span(self._row, self._columns[name]), self.texts.get(name))


@dataclass
class UnitRows:
    """Reads the rows of one sheet, and collects ``problems`` and ``warnings``.

    ``filled`` are the texts of merged cells, by row and column; ``name`` is that of the group where the sheet has no
    groups. Where the rows are ``in_order``, units of one group must be together. ``trims``: blanks around names and
    other single words are taken away.
    """

    grid: Grid
    heading: heading_meanings.Heading
    filled: Mapping[tuple[int, int], Shown]
    name: str
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    in_order: bool = True
    trims: bool = False

    def __post_init__(self) -> None:
        self._form = UnitForm(self.heading.fields, SpanPlace)
        self._tally = Tally(all_known=True)
        self._kinds = {each.name: each.kind for each in self.heading.fields} | {"copies": "number"}
        self._titles = {name: words[0] for name, words in heading_meanings.TITLES.items()}
        self._titles |= {each.name: each.title for each in self.heading.fields}
        self._watched = {name: name for name in WATCHED} | dict(self._numbers_of_own())
        self._groups: dict[str, _Group] = {}
        self._unseen: dict[tuple[int, TranslatedText], list[int]] = {}
        self._trimmed: list[Span] = []
        self._raised: dict[int, list[int]] = {}
        self._digits: dict[str, list[Digits]] = {}

    def _numbers_of_own(self) -> Iterator[tuple[str, str]]:
        """The office's own fields that hold telephone numbers and the like, with the standard field of these."""
        for name in self.heading.own:
            hint = heading_meanings.hinted(self.heading.texts[self.heading.columns[name]])
            meant = None if hint is None else heading_meanings.FIELDS[heading_meanings.key(hint)]
            if meant in WATCHED:
                yield name, meant

    def groups(self, rows: Sequence[SheetRow]) -> tuple[Group, ...]:
        """The groups of ``rows``, in order. Raises RosterError for too many units or too many problems."""
        for row in rows:
            if len(self.problems) > MAX_PROBLEMS:
                break
            if self._is_unit(row):
                self._read(row)
        self.warnings += (*self._unseen_warnings(), *self._lost_zero_warnings())
        if self._trimmed:
            self.warnings.append(Problem("sheet-trimmed", self._trimmed[0], {"count": len(self._trimmed)}))
        for group in self._groups.values():
            self.problems += (titled(each, self._titles) for each in group.reader.problems)
        self.problems.sort(key=lambda each: (0, 0) if each.span is None else SpanPlace(each.span).row_and_column)
        return tuple(each.group() for each in self._groups.values())

    def given(self) -> tuple[frozenset[str], ...]:
        """The fields that the row of each unit gives a text, the units in the order of the groups."""
        return tuple(chain.from_iterable(group.given for group in self._groups.values()))

    def _is_unit(self, row: SheetRow) -> bool:
        """Whether ``row`` is that of a unit; notes a problem where it is not."""
        if self.grid.knows_widths and len(row.cells) != self.heading.width:
            facts = {"count": len(row.cells), "wanted": self.heading.width}
            self._note("sheet-ragged", row.number, 1, facts)
            return False
        name = row.cells.get(self.heading.columns["name"], "")
        if name == self.heading.texts.get(self.heading.columns["name"]):
            self._note("sheet-head-again", row.number, self.heading.columns["name"], {"row": self.heading.row})
            return False
        if isinstance(name, str) and not name.strip():
            self._note("sheet-no-name", row.number, self.heading.columns["name"], {}, "name")
            return False
        return True

    def _read(self, row: SheetRow) -> None:
        texts: dict[str, str] = {}
        odd: set[Span] = set()
        for name, column in self.heading.columns.items():
            shown = self.filled.get((row.number, column), row.cells.get(column, ""))
            text = shown if isinstance(shown, str) else self._taken(shown, name, row.number, column, odd)
            if name in self._watched and text:
                digits = Digits(row.number, str(text), isinstance(shown, ShownNumber))
                self._digits.setdefault(name, []).append(digits)
            if isinstance(shown, RaisedText):
                self._raised.setdefault(column, []).append(row.number)
            if isinstance(shown, ShownNumber):
                is_value = name == "copies" or not _DECIMALS.fullmatch(shown)  # a decimal is read as it is shown
                text = shown.number if is_value and self._kinds.get(name) == "number" else str(shown)
            if text:
                texts[name] = self._seen(row.number, column, name, text)
        everybody = texts.pop(heading_meanings.EVERYBODY, "") == heading_meanings.YES
        group = self._group(row.number, texts.pop("group", ""), texts.pop(heading_meanings.CLASS, ""))
        if group is None or "name" not in texts:
            return
        group.everybody |= everybody
        group.given.append(frozenset(texts))
        noted = len(group.reader.problems)
        group.reader.read(_SheetRecord(self.grid, row.number, self.heading.columns, texts))
        if odd:
            group.reader.problems[noted:] = [each for each in group.reader.problems[noted:] if each.span not in odd]

    def _taken(self, cell: OddCell, name: str, row: int, column: int, odd: set[Span]) -> str:
        """What a column of the field's kind reads from ``cell``; ``""`` after noting a problem."""
        kind = self._kinds.get(name, "text")
        text = cell.date if kind == "date" else cell.number if kind == "number" else None
        if text is None:
            odd.add(self.grid.span(row, column))
            self._note(cell.code, row, column, cell.facts, name)
        return text or ""

    def _group(self, row: int, name: str, classes: str) -> _Group | None:
        """The group of the unit in ``row``, created where it is new; None after noting a problem."""
        columns = self.heading.columns
        column = columns.get("group", columns.get(heading_meanings.CLASS, columns["name"]))
        if "group" not in columns:
            name = classes if heading_meanings.CLASS in columns else self.name
        if not name.strip():
            self._note("sheet-no-group", row, column, {}, "group")
            return None
        group = self._groups.get(name)
        if group is None:
            reader = UnitReader(self._form, self._tally, name)
            group = self._groups[name] = _Group(reader, self.grid.span(row, column), classes)
        elif self.in_order and next(reversed(self._groups)) != name:
            facts = {"group": name, "other": heading_meanings.place_text(group.span)}
            self._note("sheet-group-apart", row, column, facts, "group")
        group.classes = group.classes or classes
        if classes and classes != group.classes:
            facts = {"group": name, "one": group.classes, "other": classes}
            self._note("sheet-class-differs", row, columns[heading_meanings.CLASS], facts, heading_meanings.CLASS)
        return group

    def _seen(self, row: int, column: int, name: str, text: str) -> str:
        """``text`` as it is read, after noting its invisible characters."""
        if self.trims and name in _WORDS and text != text.strip():
            text = text.strip()
            self._trimmed.append(self.grid.span(row, column))
        if text.isascii() and text.isprintable() and text == text.strip():
            return text
        for part in texts_in(text) if name in (*FIELDS_OF_TEXTS, heading_meanings.CLASS) else (text,):
            for what in unseen(part):
                self._unseen.setdefault((column, what), []).append(row)
        return text

    def _unseen_warnings(self) -> Iterator[Problem]:
        """A warning for each column and each kind of invisible character in it, and for raised text."""
        for (column, what), rows in self._unseen.items():
            yield self._of_cells("sheet-odd-text", rows, column, {"what": what})
        for column, rows in self._raised.items():
            yield self._of_cells("sheet-raised", rows, column, {})

    def _lost_zero_warnings(self) -> Iterator[Problem]:
        """A warning for each column whose numbers have lost their leading zeros, or a digit."""
        rules = {"sheet-lost-zeros": rows_with_lost_zeros, "sheet-mobile-digits": rows_with_wrong_mobiles}
        for name, digits in self._digits.items():
            for code, rule in rules.items():
                rows = rule(self._watched[name], digits)
                if rows:
                    facts = {"title": self._titles[name], "count": len(rows)}
                    yield self._of_cells(code, rows, self.heading.columns[name], facts, name)

    def _of_cells(
        self, code: str, rows: Sequence[int], column: int, facts: Mapping[str, object], name: str | None = None
    ) -> Problem:
        """One problem for the cells of a column in these rows; it names the first of them."""
        spans = [self.grid.span(row, column) for row in rows[:_CELLS_NAMED]]
        named = joined(map(heading_meanings.place_text, spans))
        cells = phrase("roster-cells-and-others", cells=named, count=len(rows)) if len(rows) > _CELLS_NAMED else named
        return Problem(code, spans[0], {**facts, "cells": cells}, name)

    def _note(self, code: str, row: int, column: int, facts: Mapping[str, object], name: str | None = None) -> None:
        self.problems.append(Problem(code, self.grid.span(row, column), facts, name))


@dataclass
class _Group:
    """A group while its rows are read."""

    reader: UnitReader
    span: Span
    classes: str
    everybody: bool = False
    given: list[frozenset[str]] = field(default_factory=list)

    def group(self) -> Group:
        name = self.reader.group
        return Group(name, texts_in(self.classes) or (name,), tuple(self.reader.units), self.span, self.everybody)
