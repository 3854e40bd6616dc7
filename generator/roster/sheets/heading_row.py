"""The row of headings in a sheet; where none is known, what the sheet has that may be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from generator.ground.errors import Problem, Span, UsageError, closest, joined
from generator.roster.sheets import header_words
from generator.roster.sheets.declared_headers import in_one_line
from generator.roster.sheets.grid import Grid, SheetRow
from generator.roster.sheets.heading import Heading, texts_in
from generator.roster.sheets.heading_columns import HeadingColumns, offered
from generator.roster.sheets.heading_words import NO_WORDS, Words, known_field
from generator.roster.sheets.name_column import best_columns
from generator.roster.sheets.near_headers import nearest

_LETTERS = re.compile("[A-Za-z]{1,3}")
MAX_HEAD = 20
"""How many rows with content are searched for the headings."""

_FEW_NAMED = 8
_FEWEST_HEADINGS = 2


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
        named = (lambda row: any(map(words.is_name, texts_in(row).values())),)
        kinds = (*named, *kinds, lambda row: len(texts_in(row)) > 1) if _LETTERS.fullmatch(words.name) else named
    row = next((row for fits in kinds for row in rows if fits(row)), None)
    return None if row is None else HeadingColumns(grid, row, words).heading()


def offered_heading(grid: Grid, words: Words) -> Problem:
    """Return the problem of a sheet without a known heading: it offers a column that may name the units.

    The row that looks most like headings is the first of those with most texts. Raises UsageError where the user gives
    a heading that the sheet does not have.
    """
    rows = list(islice(grid.with_data(), MAX_HEAD))
    row = max(rows, key=lambda each: len(texts_in(each)))
    if words.name is not None:
        raise UsageError(_unknown_name(grid, row, words.name))
    texts = texts_in(row)
    is_data = any(map(_is_number, texts.values()))
    if not is_data and (question := offered(grid, row.number, texts)) is not None:
        return question
    if is_data or len(texts) < _FEWEST_HEADINGS:
        return Problem("sheet-no-headers", Span(grid.file, part=grid.name or None))
    facts = {"row": row.number, "file": grid.file, "headings": joined(map(in_one_line, texts.values()))}
    return Problem("sheet-no-name-column", grid.span(row.number, min(row.cells)), facts, "name")


def _unknown_name(grid: Grid, row: SheetRow, name: str) -> Problem:
    shown = [in_one_line(text) for text in texts_in(row).values()]
    facts = {"name": name, "known": joined(shown[:_FEW_NAMED])}
    return Problem(
        "sheet-name-unknown", Span(grid.file, part=grid.name or None), facts, suggestion=closest(name, shown)
    )


def _is_number(text: str) -> bool:
    return text.strip().replace(".", "").isdigit()


def _meant(row: SheetRow, words: Words) -> set[str]:
    """Return the known fields that the cells of ``row`` would mean as headings."""
    found = (known_field(text, words) for text in texts_in(row).values() if not words.leaves_out(text))
    return {each for each in found if each is not None}


def _is_nearly_name(text: str) -> bool:
    near = nearest(text)
    return near is not None and header_words.FIELDS[header_words.key(near)] == "name"
