"""The columns of a sheet, by the headings of one row: the field that each holds, and what is wrong with a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.ground.errors import Problem, Span, closest, joined
from generator.ground.source import MappingNode, Node, ScalarNode, SequenceNode
from generator.office.sheetml.cell_addresses import column_letters
from generator.roster.sheets import header_words
from generator.roster.sheets.declared_headers import declared_header, in_one_line
from generator.roster.sheets.grid import Grid, SheetRow
from generator.roster.sheets.heading import Heading, place_text, quoting, texts_in
from generator.roster.sheets.heading_words import Words, known_field
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
    hidden_heading,
    read_fields,
)


class HeadingColumns:
    """The headings of one row while they are read, from left to right."""

    def __init__(self, grid: Grid, row: SheetRow, words: Words) -> None:
        self._grid = grid
        self._row = row
        texts = texts_in(row)
        words = self._words = words.with_letters(texts)
        self._texts = {column: text for column, text in texts.items() if not words.leaves_out(text)}
        self._known = {column: known_field(text, words) for column, text in self._texts.items()}
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
        self._warnings += (*self._hints(), *self._hidden(fields), *self._unseen_classes())
        if "name" not in self._columns and not self._problems:
            self._problems.append(self._lacks_name())
        serials = frozenset(column for column, text in self._texts.items() if is_serial(text))
        return Heading(
            self._row.number, self._columns, fields, texts_in(self._row), max(self._row.cells), serials,
            frozenset(self._own), self._problems, self._warnings,
        )  # fmt: skip

    def _name_column(self) -> int | None:
        """Return the column that names the units; notes a problem where several can, or where persons are listed."""
        given = [column for column, text in self._texts.items() if self._words.is_name(text, column)]
        known = [column for column, name in self._known.items() if name == "name" and self._is_certain(column)]
        free = {
            column: text for column, text in self._texts.items() if header_words.key(text) not in self._words.declared
        }
        best = given or known or best_columns(free)
        if not best:
            return None
        persons = None if given or known else person_and_body(self._grid, self._row.number, self._texts, best[0])
        if persons is not None:
            facts = {**self._facts("person", persons[0]), **self._facts("body", persons[1]), "file": self._grid.file}
            self._problems.append(Problem("sheet-persons", self._span(persons[0]), facts, "name"))
        elif len(best) > 1:
            facts = {**self._facts("header", best[1]), **self._facts("other", best[0]), "file": self._grid.file}
            if self._is_same(*best[:2]):
                facts |= {"header": column_letters(best[1]), "other": column_letters(best[0])}
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

    def _hidden(self, fields: Iterable[DeclaredField]) -> Iterator[Problem]:
        """Yield a warning for each column whose heading, or title, a tag takes for something else."""
        titles = {each.name: each.title for each in fields}
        for name, column in self._columns.items():
            for word in {in_one_line(self._texts[column]), titles.get(name, "")}:
                problem = hidden_heading(word, name, self._span(column))
                if problem is not None:
                    yield problem

    def _unseen_classes(self) -> Iterator[Problem]:
        """Yield a note for a column of classes beside one of groups, unless its heading says what it is."""
        column = self._columns.get(header_words.CLASS)
        if column is not None and "group" in self._columns:
            facts = {"header": in_one_line(self._texts[column]), "meant": header_words.TITLES[header_words.CLASS][0]}
            if facts["header"] != facts["meant"]:
                yield Problem("sheet-class-unseen", self._span(column), facts)

    def _lacks_name(self) -> Problem:
        known = [column for column, name in self._known.items() if name is not None]
        found = offered(self._grid, self._row.number, self._texts, taken=known)
        at = self._span(min(self._row.cells))
        headings = joined(map(in_one_line, self._texts.values()))
        facts = {"row": self._row.number, "file": self._grid.file, "headings": headings}
        return found or Problem("sheet-no-name-column", at, facts, "name")

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


def offered(grid: Grid, row: int, texts: Mapping[int, str], *, taken: Sequence[int] = ()) -> Problem | None:
    """Return the question whether a column that is not ``taken`` names the units, as its values look; else None."""
    free = [column for column, text in texts.items() if column not in taken and not is_serial(text)]
    column = offered_column(grid, row, free)
    if column is None:
        return None
    span = grid.span(row, column)
    facts = {"row": row, "header": in_one_line(texts[column]), "cell": place_text(span), "file": grid.file}
    return Problem("sheet-name-offered", quoting(span, texts[column]), facts, "name")
