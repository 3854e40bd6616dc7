"""The row of headings of a sheet, and the field that each column holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from generator.ground.errors import Problem, Said, Span, UsageError, closest, joined
from generator.ground.source import MappingNode, Node, ScalarNode, SequenceNode
from generator.roster.sheets import header_words
from generator.roster.sheets.declared_headers import declared_header, in_one_line
from generator.roster.sheets.grid import Grid, SheetRow, is_blank
from generator.roster.sheets.name_column import (
    best_columns,
    is_person,
    is_serial,
    names_bodies,
    offered_column,
    person_and_body,
)
from generator.roster.sheets.near_headers import nearest
from generator.roster.units import (
    MAX_FIELDS,
    NESTED_KINDS,
    STANDARD_FIELD_TITLES,
    DeclaredField,
    field_name,
    read_fields,
)

MAX_HEAD = 20
"""How many rows with content are searched for the headings."""

_FEW_NAMED = 8


@dataclass(frozen=True)
class Words:
    """The words of one office beside those that every sheet may have.

    ``fields`` are fields that it has declared elsewhere, ``headings`` further titles of standard fields; ``name`` is
    the heading of the column that names the units, as the user gives it.
    """

    fields: Sequence[DeclaredField] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    name: str | None = None

    @cached_property
    def declared(self) -> Mapping[str, DeclaredField]:
        """The declared fields by their titles and names, as headings are compared."""
        return {header_words.key(word): each for each in self.fields for word in (each.title, each.name)}

    @cached_property
    def standard(self) -> Mapping[str, str]:
        """The standard fields by their further titles, as headings are compared."""
        return {header_words.key(word): name for word, name in self.headings.items()}

    def is_name(self, text: str) -> bool:
        """Whether ``text`` is the heading that the user gives for the name."""
        return self.name is not None and header_words.key(text) == header_words.key(self.name)


NO_WORDS = Words()


@dataclass(frozen=True)
class Heading:
    """The columns of a sheet that are read, by the names of their fields.

    ``texts`` are the headings as written, by column; ``width`` is the number of cells of the row, ``serials`` are the
    columns that only number the rows, ``own`` the fields that have nothing but a heading of the office's own.
    """

    row: int
    columns: Mapping[str, int]
    fields: tuple[DeclaredField, ...]
    texts: Mapping[int, str]
    width: int
    serials: frozenset[int] = frozenset()
    own: frozenset[str] = frozenset()
    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()

    @property
    def headings(self) -> Mapping[str, str]:
        """The field of each heading, in the order of the columns."""
        return {
            in_one_line(self.texts[column]): name
            for name, column in sorted(self.columns.items(), key=lambda each: each[1])
        }


def heading_of(grid: Grid, words: Words = NO_WORDS) -> Heading | None:
    """Find the row of headings in ``grid``; None where there is none.

    It is the first row with a heading for the name, else the first with two other known headings, else the first with
    a heading that can be one for the name, or is nearly one.
    """
    rows = list(islice(grid.with_data(), MAX_HEAD))
    kinds: Sequence[Callable[[SheetRow], object]] = (
        lambda row: "name" in _meant(row, words),
        lambda row: len(_meant(row, words)) > 1,
        lambda row: best_columns(texts_in(row)),
        lambda row: any(map(_is_nearly_name, texts_in(row).values())),
    )
    if words.name is not None:
        kinds = (lambda row: any(map(words.is_name, texts_in(row).values())),)
    row = next((row for fits in kinds for row in rows if fits(row)), None)
    return None if row is None else _Columns(grid, row, words).heading()


def offered_heading(grid: Grid, words: Words) -> Problem:
    """Return the problem of a sheet without a known heading: it offers a column that may name the units.

    The row that looks most like headings is the first of those with most texts. Raises UsageError where the user gives
    a heading that the sheet does not have.
    """
    rows = list(islice(grid.with_data(), MAX_HEAD))
    row = max(rows, key=lambda each: len(texts_in(each)))
    if words.name is not None:
        shown = [in_one_line(text) for text in texts_in(row).values()]
        facts = {"name": words.name, "known": joined(shown[:_FEW_NAMED])}
        span = Span(grid.file, part=grid.name or None)
        raise UsageError(Problem("sheet-name-unknown", span, facts, suggestion=closest(words.name, shown)))
    likely = None if any(map(_is_number, texts_in(row).values())) else _offered(grid, row.number, texts_in(row))
    return likely or Problem("sheet-no-headers", Span(grid.file, part=grid.name or None))


def _is_number(text: str) -> bool:
    return text.strip().replace(".", "").isdigit()


def _offered(grid: Grid, row: int, texts: Mapping[int, str], *, taken: Sequence[int] = ()) -> Problem | None:
    free = [column for column, text in texts.items() if column not in taken and not is_serial(text)]
    column = offered_column(grid, row, free)
    if column is None:
        return None
    span = grid.span(row, column)
    facts = {"row": row, "header": in_one_line(texts[column]), "cell": place_text(span), "file": grid.file}
    return Problem("sheet-name-offered", quoting(span, texts[column]), facts, "name")


def texts_in(row: SheetRow) -> dict[int, str]:
    """Return the cells of ``row`` that are texts."""
    return {column: each for column, each in row.cells.items() if isinstance(each, str) and each.strip()}


def _meant(row: SheetRow, words: Words) -> set[str]:
    """Return the known fields that the cells of ``row`` would mean as headings."""
    found = (_known(text, words) for text in texts_in(row).values())
    return {each for each in found if each is not None}


def _is_nearly_name(text: str) -> bool:
    near = nearest(text)
    return near is not None and header_words.FIELDS[header_words.key(near)] == "name"


def _known(text: str, words: Words) -> str | None:
    """Return the known field that a heading means.

    A heading that declares a field means none, unless its title and its name both mean the same known field.
    """
    word = header_words.key(text)
    if word in words.declared:
        return None
    declared = declared_header(text)
    if declared is None:
        return (
            words.standard.get(word)
            or header_words.FIELDS.get(word)
            or header_words.FIELDS.get(header_words.bare(text))
        )
    meant = header_words.FIELDS.get(header_words.key(declared.name))
    same = meant == header_words.FIELDS.get(header_words.key(declared.title))
    return meant if declared.name in header_words.TITLES or same else None


class _Columns:
    """The headings of one row while they are read, from left to right."""

    def __init__(self, grid: Grid, row: SheetRow, words: Words) -> None:
        self._grid = grid
        self._row = row
        self._words = words
        self._texts = texts_in(row)
        self._known = {column: _known(text, words) for column, text in self._texts.items()}
        self._problems: list[Problem] = []
        self._warnings: list[Problem] = []
        self._name = self._name_column()
        self._columns: dict[str, int] = {}
        self._declared: list[Node] = []
        self._own: dict[str, int] = {}

    def heading(self) -> Heading:
        """Return what was read."""
        for column, shown in self._row.cells.items():
            if not isinstance(shown, str):
                self._problems.append(Problem(shown.code, self._span(column), shown.facts))
        left = [column for column in self._texts if not self._takes_known(column)]
        for column in left:
            self._take(column, self._texts[column])
        fields = read_fields(SequenceNode(tuple(self._declared), self._span(1)), self._problems)
        self._warnings += self._hints()
        if "name" not in self._columns and not self._problems:
            self._problems.append(self._lacks_name())
        serials = frozenset(column for column, text in self._texts.items() if is_serial(text))
        return Heading(
            self._row.number, self._columns, fields, self._texts, max(self._row.cells), serials, frozenset(self._own),
            self._problems, self._warnings,
        )  # fmt: skip

    def _name_column(self) -> int | None:
        """Return the column that names the units; notes a problem where several can, or where persons are listed."""
        given = [column for column, text in self._texts.items() if self._words.is_name(text)]
        known = [column for column, name in self._known.items() if name == "name" and self._is_certain(column)]
        free = {
            column: text for column, text in self._texts.items() if header_words.key(text) not in self._words.declared
        }
        best = given[:1] or known or best_columns(free)
        if not best:
            return None
        persons = None if given or known else person_and_body(self._grid, self._row.number, self._texts, best[0])
        if persons is not None:
            facts = {**self._facts("person", persons[0]), **self._facts("body", persons[1]), "file": self._grid.file}
            self._problems.append(Problem("sheet-persons", self._span(persons[0]), facts, "name"))
        elif len(best) > 1:
            facts = {**self._facts("header", best[1]), **self._facts("other", best[0]), "file": self._grid.file}
            self._problems.append(Problem("sheet-name-twice", self._span(best[1]), facts, "name"))
        return best[0]

    def _is_certain(self, column: int) -> bool:
        """Whether the office has said elsewhere that ``column`` names the units."""
        return self._words.standard.get(header_words.key(self._texts[column])) == "name"

    def _takes_known(self, column: int) -> bool:
        """Take ``column`` where its heading means a known field."""
        name = "name" if column == self._name else self._known[column]
        if name == "name" and column != self._name:
            name = "contact" if self._names_contact(column) else None
        if name is not None:
            self._set(name, column)
        return name is not None

    def _names_contact(self, column: int) -> bool:
        """Whether a column of persons' names is beside one of units, and no other is that of contacts."""
        if self._name is None or "contact" in self._known.values():
            return False
        return is_person(self._texts[column]) and names_bodies(self._texts[self._name])

    def _take(self, column: int, text: str) -> None:
        """Take ``column``, whose heading is no known word."""
        declared = declared_header(text)
        own = self._words.declared.get(header_words.key(text))
        of_kind = header_words.of_kind_of_unit(text)
        near = nearest(text) if self._known[column] is None and not is_serial(text) else None
        if own is not None:
            self._declare(column, own.title, own.name, kind=own.kind)
        elif declared is not None:
            self._declare(column, declared.title, declared.name, kind=declared.kind, required=declared.is_required)
        elif of_kind is not None and of_kind not in self._columns:
            self._set(of_kind, column)
        elif near is not None:
            facts = {"header": text, "meant": near}
            suggestion = closest(text, (near,))
            self._problems.append(Problem("sheet-column-near", self._span(column), facts, suggestion=suggestion))
        else:
            self._keep(column, in_one_line(text))

    def _keep(self, column: int, heading: str) -> None:
        """Declare a field of the office's own under its ``heading``."""
        first = next((each for each in self._own.values() if self._is_same(each, column)), None)
        if first is not None:
            facts = {"header": heading, "other": place_text(self._span(first))}
            self._problems.append(Problem("sheet-heading-twice", self._span(column), facts))
            return
        if len(self._declared) >= MAX_FIELDS:
            self._leave(column, heading)
            return
        name = field_name(heading, self._columns)
        self._own[name] = column
        self._declare(column, name if heading in STANDARD_FIELD_TITLES else heading, name)

    def _leave(self, column: int, heading: str) -> None:
        """Note once that there are more columns than a roster can have fields."""
        if not any(each.code == "sheet-columns-many" for each in self._warnings):
            facts = {"limit": MAX_FIELDS, "header": heading}
            self._warnings.append(Problem("sheet-columns-many", self._span(column), facts))

    def _is_same(self, one: int, other: int) -> bool:
        return header_words.key(self._texts[one]) == header_words.key(self._texts[other])

    def _hints(self) -> Iterator[Problem]:
        """Yield a note for each column of the office's own that may be that of a standard field."""
        for column in self._own.values():
            hint = header_words.hinted(self._texts[column])
            if hint is not None and header_words.FIELDS[header_words.key(hint)] not in self._columns:
                facts = {"header": in_one_line(self._texts[column]), "meant": hint}
                yield Problem("sheet-column-offered", self._span(column), facts, suggestion=hint)

    def _lacks_name(self) -> Problem:
        known = [column for column, name in self._known.items() if name is not None]
        found = _offered(self._grid, self._row.number, self._texts, taken=known)
        at = self._span(min(self._row.cells))
        return found or Problem("sheet-no-name-column", at, {"row": self._row.number, "file": self._grid.file}, "name")

    def _set(self, name: str, column: int) -> None:
        first = self._columns.setdefault(name, column)
        if first != column:
            title = header_words.TITLES[name][0] if name in header_words.TITLES else name
            facts = {"field": title, "other": place_text(self._span(first))}
            self._problems.append(Problem("sheet-column-twice", self._span(column), facts, name))

    def _declare(self, column: int, title: str, name: str, *, kind: str | None = None, required: bool = False) -> None:
        if name in self._columns:
            self._set(name, column)
            return
        self._columns[name] = column
        span = self._span(column)
        if kind in NESTED_KINDS:
            self._problems.append(Problem("roster-nested", span, {"title": title, "kind": kind}, name))
            return
        entries: dict[str, Node] = {"name": ScalarNode(name, span), "title": ScalarNode(title, span)}
        if kind is not None:
            entries["kind"] = ScalarNode(kind, span)
        if required:
            entries["required"] = ScalarNode("true", span)
        self._declared.append(MappingNode(entries, dict.fromkeys(entries, span), span))

    def _facts(self, what: str, column: int) -> Mapping[str, object]:
        """Return the heading of ``column`` as ``what``, and its place."""
        return {what: in_one_line(self._texts[column]), f"{what}_cell": place_text(self._span(column))}

    def _span(self, column: int) -> Span:
        return quoting(self._grid.span(self._row.number, column), self._row.cells.get(column))


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
    """Yield a warning for each column without a heading that has something in ``rows``."""
    warned: set[int] = set()
    for row in rows:
        for column, each in row.cells.items():
            if column not in heading.texts and column not in warned and not is_blank(each):
                warned.add(column)
                yield Problem("sheet-column-untitled", quoting(grid.span(row.number, column), each))
