"""Reading of a roster from a sheet: the sheet is chosen, its headers are understood, its rows become units."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import SHEET, read_contents
from generator.ground.errors import Problem, RosterError, Span, TranslatedText, UsageError, closest, joined
from generator.ground.source.source_file import bounded
from generator.ground.words.vocabularies import phrase
from generator.office.package import blanks_behind
from generator.office.sheetml import CellRange, column_letters, column_number
from generator.roster.sheets import inferred_columns
from generator.roster.sheets.csv_sheet import read_csv
from generator.roster.sheets.grid import Grid, SheetRow, Shown, StruckText, UnseenText
from generator.roster.sheets.heading_columns import heading_of, offered_heading
from generator.roster.sheets.heading_meanings import GROUP_COLUMNS, NO_WORDS, HeaderWords, Heading, quoting, untitled
from generator.roster.sheets.sheet_suffixes import OLD_WORKBOOKS, SUFFIXES, TEXTS
from generator.roster.sheets.unit_rows import UnitRows
from generator.roster.sheets.xls_workbook import old_workbook_grids
from generator.roster.sheets.xlsx_workbook import workbook_grids
from generator.roster.units import declared_fields, explicit_roster, load, sheet_headings
from generator.roster.units.groups import Roster

_AREAS_NAMED = 3
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表)\s*[0-9]*", re.IGNORECASE)


def read_roster(
    path: Path, *, sheet: str | None = None, name_column: str | None = None, name: str | None = None
) -> Roster:
    """Reads the roster in the sheet (.xlsx, .xlsm, .xls, .csv, .tsv, .txt) at ``path``, called ``name`` in problems.

    ``sheet`` names one of several sheets, ``name_column`` is the heading above the units' names. Where no column gives
    the groups, all units are one group with the name of the sheet, or of the file where the sheet has no name of its
    own. ``Roster.warnings`` report what was skipped.
    Raises UsageError when the file or the named sheet does not exist, RosterError with all problems, each at its cell.
    """
    return read_explicit(path, sheet=sheet, name=name, words=HeaderWords(name=name_column)).roster


def read_explicit(
    path: Path,
    *,
    sheet: str | None = None,
    name: str | None = None,
    words: HeaderWords = NO_WORDS,
    in_order: bool = True,
    with_serials: bool = True,
    takes_in: bool = False,
    addresses: Collection[str] | None = None,
) -> explicit_roster.ExplicitRoster:
    """Reads the roster as :func:`read_roster` does, with the columns of the sheet and the fields that each row gives.

    ``words`` are further headings that are known. Unless ``in_order``, units of one group may be apart; unless
    ``with_serials``, a column that only numbers the rows is left out. Where it ``takes_in`` the sheet, columns are read
    as :func:`~generator.roster.sheets.inferred_columns.taken_in` says, and groups that have no column of their own are
    put together; blanks around names and other single words are taken away.
    """
    file_name = str(path) if name is None else name
    file = read_file(path, file_name)
    grid, heading = _chosen_grid(file, sheet, file_name, words)
    below = inferred_columns.rows_below(grid, heading)
    sums = inferred_columns.totals(grid, heading, below)
    rows = [row for row in below if row.number not in sums]
    heading = heading if with_serials else inferred_columns.without_counts(heading, rows)
    heading = inferred_columns.readable(grid, heading, rows)
    filled, refused = _merges_of(grid, heading, rows)
    headings = inferred_columns.group_headings(grid, heading)
    if takes_in:
        has_groups = "group" in heading.columns and "group" not in words.chosen.values()
        heading = inferred_columns.taken_in(grid, heading, rows, filled, addresses)
        in_order = in_order and has_groups
        is_asked = addresses is not None and not GROUP_COLUMNS.keys() & heading.columns.keys()
        if is_asked and (group_of := inferred_columns.counted_groups(headings, rows)):
            warning, column = (
                inferred_columns.of_group_headings("sheet-headings-taken", grid, heading, headings),
                headings[0][1],
            )
            heading = heading.with_groups_in(column, warning)
            filled, headings = {**filled, **{(row, column): name for row, name in group_of.items()}}, []
    RosterError.raise_for(bounded([*heading.problems, *_hidden_problems(grid, heading, rows), *refused]))
    reading = UnitRows(grid, heading, filled, _group_name(grid, Path(file_name)), in_order=in_order, trims=takes_in)
    groups = reading.groups(rows)
    if not groups and not reading.problems:
        reading.problems.append(Problem("sheet-empty", _whole(grid)))
    passed_over = (*_unread(file, grid), *heading.warnings, *untitled(grid, heading, rows), *sums.values())
    left = [inferred_columns.of_group_headings("sheet-heading-left", grid, heading, headings)] if headings else []
    doubtful = bounded([*left, *inferred_columns.remarks(grid, heading, rows)])
    looks = _conditional_looks(grid, heading, rows)
    warnings = (*file.notes, *passed_over, *doubtful, *looks, *reading.warnings)
    known = sheet_headings.plain_titles({**declared_fields.titles(heading.fields), **heading.seen_titles})
    roster = Roster(grid.file, file.data, heading.fields, groups, known, warnings, heading.headings)
    roster = load.checked_roster(roster, reading.problems)
    return explicit_roster.ExplicitRoster(roster, reading.given(), frozenset(heading.columns))


def _chosen_grid(file: SheetFile, sheet: str | None, name: str, words: HeaderWords) -> tuple[Grid, Heading]:
    """The sheet with the roster, and its headings. Raises RosterError, UsageError."""
    grids = file.grids if file.are_readings else [_one(file.grids, sheet, name)]
    read = [(grid, heading) for grid in grids if (heading := heading_of(grid, words)) is not None]
    if not read:
        RosterError.raise_for(file.faults)
        full = next((grid for grid in grids if grid.has_data), None)
        raise RosterError(Problem("sheet-empty", _whole(grids[0])) if full is None else offered_heading(full, words))
    return max(read, key=lambda each: (len(each[1].columns), -len(each[1].problems)))


def _one(grids: Sequence[Grid], sheet: str | None, file: str) -> Grid:
    """The sheet called ``sheet``; without a name the only visible one that has data."""
    if sheet is not None:
        chosen = next((grid for grid in grids if grid.name == sheet), None)
        if chosen is None:
            known = [grid.name for grid in grids]
            facts = {"sheet": sheet, "known": joined(known)}
            raise UsageError(Problem("sheet-unknown", Span(file), facts, suggestion=closest(sheet, known)))
    else:
        full = [grid for grid in grids if grid.has_data and not grid.is_hidden]
        if len(full) > 1:
            raise RosterError(Problem("sheet-several", Span(file), {"sheets": joined(grid.name for grid in full)}))
        chosen = full[0] if full else next((grid for grid in grids if grid.has_data), None)
    if chosen is None:
        raise RosterError(Problem("sheet-empty", Span(file)))
    if chosen.is_hidden:
        raise RosterError(Problem("sheet-hidden", Span(file, part=chosen.name), {"sheet": chosen.name}))
    return chosen


def _unread(file: SheetFile, chosen: Grid) -> list[Problem]:
    """A warning for each other sheet that has data."""
    if file.are_readings:
        return []
    others = [grid for grid in file.grids if grid is not chosen and grid.has_data]
    return [
        Problem(
            "sheet-hidden-left" if grid.is_hidden else "sheet-left",
            Span(grid.file, part=grid.name),
            {"sheet": grid.name},
        )
        for grid in others
    ]


def _group_name(grid: Grid, path: Path) -> str:
    """The name of the one group of a sheet without groups."""
    return path.stem if _DEFAULT_NAME.fullmatch(grid.name) or not grid.name.strip() else grid.name


def _whole(grid: Grid) -> Span:
    return Span(grid.file, part=grid.name or None)


# A person sees hidden rows, hidden columns and merged cells otherwise.


def _hidden_problems(grid: Grid, heading: Heading, rows: Sequence[SheetRow]) -> Iterator[Problem]:
    """A problem for the hidden rows of a sheet, for struck or unseen cells, for each hidden column that is read."""
    hidden = [row.number for row in rows if row.number in grid.hidden_rows]
    if heading.row in grid.hidden_rows:
        hidden.insert(0, heading.row)
    if hidden:
        span = grid.span(hidden[0], min(heading.columns.values(), default=1))
        yield Problem("sheet-hidden-rows", span, {"rows": _ranges(hidden), "count": len(hidden)})
    columns = sorted(heading.columns.values())
    for kind, code in ((StruckText, "sheet-struck"), (UnseenText, "sheet-unseen")):
        found = [(row.number, at) for row in rows for at in columns if isinstance(row.cells.get(at), kind)]
        if found:
            facts = {"rows": _ranges(sorted({row for row, _ in found})), "count": len(found)}
            yield Problem(code, grid.span(*found[0]), facts)
    for column in columns:
        if grid.hides(column):
            span = quoting(grid.span(heading.row, column), heading.texts.get(column))
            yield Problem("sheet-hidden-column", span, {"column": column_letters(column)})


def _conditional_looks(grid: Grid, heading: Heading, rows: Sequence[SheetRow]) -> Iterator[Problem]:
    """A warning where a conditional format may hide or change what is read; when it does only a spreadsheet knows."""
    numbers, columns = [row.number for row in rows], heading.columns.values()
    areas = [
        area
        for area in grid.conditional
        if bisect_left(numbers, area.first) < bisect_right(numbers, area.last)
        and any(column_number(area.left) <= column <= column_number(area.right) for column in columns)
    ]
    if areas:
        [first, *_] = areas
        facts = {"areas": joined(area.text() for area in areas[:_AREAS_NAMED])}
        yield Problem("sheet-conditional", grid.span(first.first, column_number(first.left)), facts)


def _merges_of(
    grid: Grid, heading: Heading, rows: Sequence[SheetRow]
) -> tuple[dict[tuple[int, int], Shown], Sequence[Problem]]:
    """The texts that merged cells give to ``rows``, by row and column, and problems of those that are refused."""
    cells = {row.number: row.cells for row in rows}
    numbers = sorted(cells)
    taken = set(heading.columns.values())
    fillable = {heading.columns[name] for name in (*GROUP_COLUMNS, *heading.own) if name in heading.columns}
    reached = dict.fromkeys(fillable, heading.row)
    filled: dict[tuple[int, int], Shown] = {}
    problems = []
    for merge in sorted(grid.merges):
        touched = slice(bisect_left(numbers, merge.first), bisect_right(numbers, merge.last))
        if merge.is_upright and merge.left in fillable and merge.first > reached[merge.left]:
            text = cells.get(merge.first, {}).get(merge.left, "")
            filled.update({(number, merge.left): text for number in numbers[touched]})
            reached[merge.left] = merge.last
        elif merge.first <= heading.row <= merge.last or (touched.start < touched.stop and merge.meets(taken)):
            area = CellRange(column_letters(merge.left), column_letters(merge.right), merge.first, merge.last)
            problems.append(Problem("sheet-merged", grid.span(merge.first, merge.left), {"area": area.text()}))
    return filled, problems


def _ranges(numbers: Sequence[int]) -> TranslatedText:
    """Row numbers as 3—5、8; of more than eight ranges the first."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = joined(f"{first}" if first == last else f"{first}—{last}" for first, last in ranges[:8])
    return phrase("roster-rows-and-others", rows=shown) if len(ranges) > 8 else shown


# A file is opened by its suffix, and has one or more grids.


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file's bytes, its sheets, and what is to be reported of it.

    ``are_readings``: the grids are one sheet, read with each possible delimiter; ``faults`` are the problems that kept
    it from being read with another.
    """

    data: bytes
    grids: Sequence[Grid]
    notes: Sequence[Problem] = ()
    faults: Sequence[Problem] = ()
    are_readings: bool = False


def read_file(path: Path, file: str) -> SheetFile:
    """Reads the sheets in the file at ``path``, called ``file`` in problems.

    Raises UsageError when the file does not exist, RosterError for a file of another kind, or of another kind than its
    suffix says.
    """
    suffix = path.suffix.lower()
    data = read_contents(path, SHEET, name=file, error=RosterError)
    if suffix not in SUFFIXES:
        raise RosterError(Problem("sheet-suffix", Span(file), {"suffix": suffix}))
    if suffix in TEXTS:
        read = read_csv(data, file)
        return SheetFile(data, read.grids, read.notes, read.faults, are_readings=True)
    if suffix in OLD_WORKBOOKS and not data.startswith(_COMPOUND):
        raise RosterError(Problem("sheet-not-xls", Span(file)))
    if suffix in OLD_WORKBOOKS:
        return SheetFile(data, old_workbook_grids(data, file))
    return SheetFile(data, workbook_grids(data, file), tuple(blanks_behind(data, file)))
