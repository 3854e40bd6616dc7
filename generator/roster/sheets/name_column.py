"""Which column of a sheet names its units, and when that has to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.roster.sheets.grid import Grid, is_blank
from generator.roster.sheets.header_words import FIELDS, SERIALS, bare, key
from generator.roster.sheets.near_headers import nearest
from generator.roster.units import name_words

_GENERAL, _KIND, _PLACE, _TOWN, _DEPARTMENT, _OTHER_NAMES, _NAME, _ADDRESSEE, _PERSON = range(9)
"""How well words name units, the best first: words for any unit, for one kind of them (学校名称), and so on."""

_RANKS: Mapping[str, int] = {
    key(word): rank
    for words, rank in (
        (name_words.KINDS, _KIND), (name_words.PLACES, _PLACE), (name_words.TOWNS, _TOWN),
        (name_words.DEPARTMENTS, _DEPARTMENT), (("name",), _NAME), (name_words.PEOPLE, _PERSON),
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


def rank_of(text: str) -> int | None:
    """Return how well a heading names units, 0 best; None for one that does not."""
    words = (key(text), bare(text))
    meant = next((FIELDS[word] for word in words if word in FIELDS), None)
    if meant == "addressee":
        return _ADDRESSEE
    if meant == "name":
        return next((_RANKS[word] for word in words if word in _RANKS), _GENERAL)
    return _OTHER_NAMES if meant is None and _NAMES.fullmatch(words[1]) and nearest(text) is None else None


def best_columns(texts: Mapping[int, str]) -> Sequence[int]:
    """Return the columns whose headings name units best: one, or several that are as good; none where none does."""
    ranks = {column: rank for column, text in texts.items() if (rank := rank_of(text)) is not None}
    best = min(ranks.values(), default=None)
    return [column for column, rank in ranks.items() if rank == best]


def person_and_body(grid: Grid, row: int, texts: Mapping[int, str], chosen: int) -> tuple[int, int] | None:
    """Return the columns of persons and of the bodies that they belong to, where the sheet lists persons; else None.

    ``chosen`` is the column that names units by its heading, in the ``row`` of headings. Persons whose body is a
    department are staff; so are several persons of one body, and persons who are named before their bodies.
    """
    person = next((column for column, text in texts.items() if is_person(text)), None)
    if person is None:
        return None
    rank = rank_of(texts[chosen])
    bodies = (column for column, text in texts.items() if column != person and _BODIES.fullmatch(key(text)))
    body = None if rank is not None and rank < _DEPARTMENT else next(bodies, None)
    if body is not None:
        return person, body
    if names_bodies(texts[chosen]):
        values = values_below(grid, row, chosen)
        goes_first = person < chosen and rank_of(texts[person]) == _PERSON
        return (person, chosen) if goes_first or len(set(values)) < len(values) else None
    return None


def is_person(text: str) -> bool:
    """Whether a heading is that of persons' names."""
    return bare(text) in _PERSONS


def names_bodies(text: str) -> bool:
    """Whether a heading is that of names of bodies, not of persons or addressees."""
    rank = rank_of(text)
    return rank is not None and rank < _NAME


def values_below(grid: Grid, row: int, column: int) -> list[str]:
    """Return the texts of ``column`` below the ``row``, blank cells left out."""
    cells = (each.cells.get(column, "") for each in grid.with_data() if each.number > row)
    return [cell.strip() for cell in cells if isinstance(cell, str) and not is_blank(cell)]


def offered_column(grid: Grid, row: int, columns: Iterable[int]) -> int | None:
    """Return the first of ``columns`` whose values below the ``row`` all differ and read like names; else None."""
    count = sum(1 for each in grid.with_data() if each.number > row)
    for column in columns:
        values = values_below(grid, row, column)
        if count and len(values) == len(set(values)) == count and all(map(_reads_like_a_name, values)):
            return column
    return None


def _reads_like_a_name(value: str) -> bool:
    return len(value) <= _LONGEST_NAME and "@" not in value and any(map(str.isalpha, value)) and "\n" not in value


def is_serial(text: str) -> bool:
    """Whether a heading is that of a column that only numbers the rows."""
    return key(text) in SERIALS
