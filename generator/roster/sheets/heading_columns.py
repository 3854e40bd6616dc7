"""The row of headings in a sheet, and the columns below it; where none is known, what may be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from generator.ground.errors import Problem, Span, UsageError, closest, joined
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.office.sheetml import column_letters
from generator.roster.sheets.grid import Grid, SheetRow, is_blank
from generator.roster.sheets.heading_meanings import (
    CLASS,
    FIELDS,
    NO_WORDS,
    SERIALS,
    TITLES,
    HeaderWords,
    Heading,
    declared_header,
    hinted,
    in_one_line,
    key,
    known_field,
    of_kind_of_unit,
    place_text,
    quoting,
    texts_in,
    without_remark,
)
from generator.roster.sheets.mistyped_headings import nearest
from generator.roster.units import heading_words, sheet_headings, unit
from generator.roster.units.declared_fields import MAX_FIELDS, STANDARD_FIELD_TITLES, DeclaredField, read_fields

_LETTERS = re.compile("[A-Za-z]{1,3}")
MAX_HEAD = 20
"""How many rows with content are searched for the headings."""

_FEW_NAMED = 8
_FEWEST_HEADINGS = 2


def heading_of(grid: Grid, words: HeaderWords = NO_WORDS) -> Heading | None:
    """Finds the row of headings in ``grid``; None where there is none.

    It is the first row with a heading for the name, else the first with two other known headings, else the first with
    a heading that can be one for the name, or is nearly one.
    """
    rows = list(islice(grid.with_data(), MAX_HEAD))
    kinds: Sequence[Callable[[SheetRow], object]] = (
        lambda row: "name" in _meant(row, words),
        lambda row: len(_meant(row, words)) > 1,
        lambda row: _best_columns(texts_in(row)),
        lambda row: any(map(_is_nearly_name, texts_in(row).values())),
    )
    if words.name is not None:
        named = (lambda row: any(map(words.is_name, texts_in(row).values())),)
        kinds = (*named, *kinds, lambda row: len(texts_in(row)) > 1) if _LETTERS.fullmatch(words.name) else named
    row = next((row for fits in kinds for row in rows if fits(row)), None)
    return None if row is None else _HeadingColumns(grid, row, words).heading()


def offered_heading(grid: Grid, words: HeaderWords) -> Problem:
    """The problem of a sheet without a known heading: it offers a column that may name the units.

    The row that looks most like headings is the first of those with most texts. Raises UsageError where the user gives
    a heading that the sheet does not have.
    """
    rows = list(islice(grid.with_data(), MAX_HEAD))
    row = max(rows, key=lambda each: len(texts_in(each)))
    if words.name is not None:
        shown = [in_one_line(text) for text in texts_in(row).values()]
        facts: dict[str, object] = {"name": words.name, "known": joined(shown[:_FEW_NAMED])}
        span = Span(grid.file, part=grid.name or None)
        raise UsageError(Problem("sheet-name-unknown", span, facts, suggestion=closest(words.name, shown)))
    texts = texts_in(row)
    is_data = any(text.strip().replace(".", "").isdigit() for text in texts.values())
    if not is_data and (question := _offered(grid, row.number, texts)) is not None:
        return question
    if is_data or len(texts) < _FEWEST_HEADINGS:
        return Problem("sheet-no-headers", Span(grid.file, part=grid.name or None))
    facts = {"row": row.number, "file": grid.file, "headings": joined(map(in_one_line, texts.values()))}
    return Problem("sheet-no-name-column", grid.span(row.number, min(row.cells)), facts, "name")


def _meant(row: SheetRow, words: HeaderWords) -> set[str]:
    """The known fields of the cells of ``row``, read as headings."""
    found = (known_field(text, words) for text in texts_in(row).values() if not words.leaves_out(text))
    return {each for each in found if each is not None}


def _is_nearly_name(text: str) -> bool:
    near = nearest(text)
    return near is not None and FIELDS[key(near)] == "name"


# The headings of one row give the field of each column, or what is wrong with it.


class _HeadingColumns:
    """The headings of one row while they are read, from left to right."""

    def __init__(self, grid: Grid, row: SheetRow, words: HeaderWords) -> None:
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
        """What was read."""
        for column, shown in self._row.cells.items():
            if not isinstance(shown, str):
                self._problems.append(Problem(shown.code, self._span(column), shown.facts))
        left = [column for column in self._texts if not self._takes_known(column)]
        for column in left:
            self._take(column, self._texts[column])
        fields = read_fields(SequenceNode(tuple(self._declared), self._span(1)), self._problems)
        self._warnings += (*self._hints(), *self._hidden(fields), *self._unseen_classes())
        if "name" not in self._columns and not self._problems:
            known = [column for column, name in self._known.items() if name is not None]
            found = _offered(self._grid, self._row.number, self._texts, taken=known)
            at = self._span(min(self._row.cells))
            headings = joined(map(in_one_line, self._texts.values()))
            facts = {"row": self._row.number, "file": self._grid.file, "headings": headings}
            self._problems.append(found or Problem("sheet-no-name-column", at, facts, "name"))
        serials = frozenset(column for column, text in self._texts.items() if _is_serial(text))
        return Heading(
            self._row.number, self._columns, fields, texts_in(self._row), max(self._row.cells), serials,
            frozenset(self._own), self._problems, self._warnings,
        )  # fmt: skip

    def _name_column(self) -> int | None:
        """The column that names the units; notes a problem where several can, or where persons are listed."""
        given = [column for column, text in self._texts.items() if self._words.is_name(text, column)]
        known = [column for column, name in self._known.items() if name == "name" and self._is_certain(column)]
        free = {column: text for column, text in self._texts.items() if key(text) not in self._words.declared}
        best = given or known or _best_columns(free)
        if not best:
            return None
        persons = None if given or known else _person_and_body(self._grid, self._row.number, self._texts, best[0])
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
        return self._words.standard.get(key(self._texts[column])) == "name"

    def _takes_known(self, column: int) -> bool:
        """Takes ``column`` where its heading means a known field."""
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
        return _is_person(self._texts[column]) and _names_bodies(self._texts[self._name])

    def _take(self, column: int, text: str) -> None:
        """Takes ``column``, whose heading is unknown."""
        declared = declared_header(text)
        own = self._words.declared.get(key(text))
        of_kind = of_kind_of_unit(text)
        near = nearest(text) if self._known[column] is None and not _is_serial(text) else None
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
        """Declares a field of the office's own under its ``heading``."""
        first = next((each for each in self._own.values() if self._is_same(each, column)), None)
        if first is not None:
            facts = {"header": heading, "other": place_text(self._span(first))}
            self._problems.append(Problem("sheet-heading-twice", self._span(column), facts))
            return
        if len(self._declared) >= MAX_FIELDS:
            if not any(each.code == "sheet-columns-many" for each in self._warnings):
                most = {"limit": MAX_FIELDS, "header": heading}
                self._warnings.append(Problem("sheet-columns-many", self._span(column), most))
            return
        name = sheet_headings.field_name(heading, self._columns)
        self._own[name] = column
        self._declare(column, name if heading in STANDARD_FIELD_TITLES else heading, name)

    def _is_same(self, one: int, other: int) -> bool:
        return key(self._texts[one]) == key(self._texts[other])

    def _hints(self) -> Iterator[Problem]:
        """A note for each column of the office's own that may be that of a standard field."""
        for column in self._own.values():
            hint = hinted(self._texts[column])
            if hint is not None and FIELDS[key(hint)] not in self._columns:
                facts = {"header": in_one_line(self._texts[column]), "meant": hint}
                yield Problem("sheet-column-offered", self._span(column), facts, suggestion=hint)

    def _hidden(self, fields: Iterable[DeclaredField]) -> Iterator[Problem]:
        """A warning for each column whose heading, or title, a tag takes for something else."""
        titles = {each.name: each.title for each in fields}
        for name, column in self._columns.items():
            for word in {in_one_line(self._texts[column]), titles.get(name, "")}:
                problem = sheet_headings.hidden_heading(word, name, self._span(column))
                if problem is not None:
                    yield problem

    def _unseen_classes(self) -> Iterator[Problem]:
        """A note for a column of classes beside one of groups, unless its heading says what it is."""
        column = self._columns.get(CLASS)
        if column is not None and "group" in self._columns:
            facts = {
                "header": in_one_line(self._texts[column]),
                "meant": TITLES[CLASS][0],
            }
            if facts["header"] != facts["meant"]:
                yield Problem("sheet-class-unseen", self._span(column), facts)

    def _set(self, name: str, column: int) -> None:
        first = self._columns.setdefault(name, column)
        if first != column:
            title = TITLES[name][0] if name in TITLES else name
            facts = {"field": title, "other": place_text(self._span(first))}
            self._problems.append(Problem("sheet-column-twice", self._span(column), facts, name))

    def _declare(self, column: int, title: str, name: str, *, kind: str | None = None, required: bool = False) -> None:
        if name in self._columns:
            self._set(name, column)
            return
        self._columns[name] = column
        span = self._span(column)
        if kind in unit.NESTED_KINDS:
            self._problems.append(Problem("roster-nested", span, {"title": title, "kind": kind}, name))
            return
        entries: dict[str, Node] = {"name": ScalarNode(name, span), "title": ScalarNode(title, span)}
        if kind is not None:
            entries["kind"] = ScalarNode(kind, span)
        if required:
            entries["required"] = ScalarNode("true", span)
        self._declared.append(MappingNode(entries, dict.fromkeys(entries, span), span))

    def _facts(self, what: str, column: int) -> Mapping[str, object]:
        """The heading of ``column`` as ``what``, and its place."""
        return {what: in_one_line(self._texts[column]), f"{what}_cell": place_text(self._span(column))}

    def _span(self, column: int) -> Span:
        return quoting(self._grid.span(self._row.number, column), self._row.cells.get(column))


def _offered(grid: Grid, row: int, texts: Mapping[int, str], *, taken: Sequence[int] = ()) -> Problem | None:
    """The question whether a column that is not ``taken`` names the units, as its values look; else None."""
    free = [column for column, text in texts.items() if column not in taken and not _is_serial(text)]
    column = _offered_column(grid, row, free)
    if column is None:
        return None
    span = grid.span(row, column)
    facts = {"row": row, "header": in_one_line(texts[column]), "cell": place_text(span), "file": grid.file}
    return Problem("sheet-name-offered", quoting(span, texts[column]), facts, "name")


# One column names the units, and sometimes a person has to say which.


_GENERAL, _KIND, _PLACE, _TOWN, _DEPARTMENT, _OTHER_NAMES, _NAME, _ADDRESSEE, _PERSON = range(9)
"""How well words name units, the best first: words for any unit, for one kind of them (学校名称), and so on."""

_RANKS: Mapping[str, int] = {
    key(word): rank
    for words, rank in (
        (heading_words.KINDS, _KIND), (heading_words.PLACES, _PLACE), (heading_words.TOWNS, _TOWN),
        (heading_words.DEPARTMENTS, _DEPARTMENT), (("name",), _NAME), (heading_words.PEOPLE, _PERSON),
    )
    for word in words
}  # fmt: skip

_NAMES = re.compile(
    "(?!上级|主管|所属|所在|原).+(?<!项目)(?<!课程)(?<!文件)(?<!产品)(?<!活动)(?<!材料)(?<!专业)(?<!商品)(?<!组)名称"
)
"""Headings that end with 名称, except those of what is above a unit or of things."""

_PERSONS = frozenset(map(key, ("姓名", "名字", "人员姓名", "full name", "name")))
_LONGEST_NAME = 40
_BODIES = re.compile(
    "(?:所在|所属|工作)?(?:部门|科室|处室|单位)(?:(?:及|和|与|/|、)?职务)?(?:名称)?|dept|department|department name"
)
"""The body that a person belongs to, alone or with the person's post."""


def _rank_of(text: str) -> int | None:
    """How well a heading names units, 0 best; None for one that does not."""
    words = (key(text), without_remark(text))
    meant = next((FIELDS[word] for word in words if word in FIELDS), None)
    if meant == "addressee":
        return _ADDRESSEE
    if meant == "name":
        return next((_RANKS[word] for word in words if word in _RANKS), _GENERAL)
    return _OTHER_NAMES if meant is None and _NAMES.fullmatch(words[1]) and nearest(text) is None else None


def _best_columns(texts: Mapping[int, str]) -> Sequence[int]:
    """The columns whose headings name units best: one, or several that are as good; none where none does."""
    ranks = {column: rank for column, text in texts.items() if (rank := _rank_of(text)) is not None}
    best = min(ranks.values(), default=None)
    return [column for column, rank in ranks.items() if rank == best]


def _person_and_body(grid: Grid, row: int, texts: Mapping[int, str], chosen: int) -> tuple[int, int] | None:
    """The columns of persons and of the bodies that they belong to, where the sheet lists persons; else None.

    ``chosen`` is the column that names units by its heading, in the ``row`` of headings. Persons whose body is a
    department are staff; so are several persons of one body, and persons who are named before their bodies.
    """
    person = next((column for column, text in texts.items() if _is_person(text)), None)
    if person is None:
        return None
    rank = _rank_of(texts[chosen])
    bodies = (column for column, text in texts.items() if column != person and _BODIES.fullmatch(key(text)))
    body = None if rank is not None and rank < _DEPARTMENT else next(bodies, None)
    if body is not None:
        return person, body
    if _names_bodies(texts[chosen]):
        values = _values_below(grid, row, chosen)
        goes_first = person < chosen and _rank_of(texts[person]) == _PERSON
        return (person, chosen) if goes_first or len(set(values)) < len(values) else None
    return None


def _is_person(text: str) -> bool:
    """Whether a heading is that of persons' names."""
    return without_remark(text) in _PERSONS


def _names_bodies(text: str) -> bool:
    """Whether a heading is that of names of bodies, not of persons or addressees."""
    rank = _rank_of(text)
    return rank is not None and rank < _NAME


def _values_below(grid: Grid, row: int, column: int) -> list[str]:
    """The texts of ``column`` below the ``row``, blank cells left out."""
    cells = (each.cells.get(column, "") for each in grid.with_data() if each.number > row)
    return [cell.strip() for cell in cells if isinstance(cell, str) and not is_blank(cell)]


def _offered_column(grid: Grid, row: int, columns: Iterable[int]) -> int | None:
    """The first of ``columns`` whose values below the ``row`` all differ and read like names; else None."""
    count = sum(1 for each in grid.with_data() if each.number > row)
    for column in columns:
        values = _values_below(grid, row, column)
        if count and len(values) == len(set(values)) == count and all(map(_reads_like_a_name, values)):
            return column
    return None


def _reads_like_a_name(value: str) -> bool:
    return len(value) <= _LONGEST_NAME and "@" not in value and any(map(str.isalpha, value)) and "\n" not in value


def _is_serial(text: str) -> bool:
    """Whether a heading is that of a column that only numbers the rows."""
    return key(text) in SERIALS
