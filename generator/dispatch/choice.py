"""Choice and order of units (``--only``, ``--except``, ``--where``, ``--sort``), and the rows of a roster on a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.ground.errors import (
    GeneratorError,
    Problem,
    Span,
    TranslatedText,
    UsageError,
    closest,
    gathered_by_unit,
    joined,
    likest,
)
from generator.ground.source.date import OfficialDate
from generator.ground.words.vocabularies import phrase
from generator.roster.units.groups import Roster
from generator.roster.units.unit import FIELDS_OF_TEXT, FIELDS_OF_TEXTS, STANDARD_FIELDS, Unit
from generator.templates.expressions import bare_names, expression, name_reads

# The units that ``--only``, ``--except`` and ``--where`` choose.


ONLY, _EXCEPT = "--only", "--except"
_BETWEEN = re.compile(r"[\s,，、;；]+")
"""What people type between the names of several units."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen units, of ``total``; ``narrowed`` where an option left some out.

    ``order`` has the fields that all units are sorted by, as :func:`ordered` returns them; empty for the roster's
    order.
    """

    units: tuple[Unit, ...]
    narrowed: bool
    total: int
    order: tuple[str, ...] = ()

    def account(self, of_all: TranslatedText) -> TranslatedText:
        """``of_all``, who gets papers, with how many of them are chosen."""
        count, total = len(self.units), self.total
        chosen = phrase("build-missing", count=count, total=total)
        return joined([of_all, chosen], "；", "; ") if self.narrowed else of_all

    def numbers(self, units: Sequence[Unit]) -> set[int]:
        """The places of the chosen units among ``units``, from 0."""
        chosen = set(map(id, self.units))
        return {number for number, unit in enumerate(units) if id(unit) in chosen}


Chosen = Callable[[Choice], None]
"""Called with the units that are chosen, before any paper is made."""


def choose(
    roster: Roster,
    units: Sequence[Unit],
    only: Sequence[str] = (),
    exclude: Sequence[str] = (),
    where: str | None = None,
    order: tuple[str, ...] = (),
    *,
    by: str | None = ONLY,
    words: Mapping[str, str] | None = None,
) -> Choice:
    """The units that ``only`` names (all where it is empty), less those of ``exclude``, for which ``where`` holds.

    A word stands for every unit of that name, addressee or code. ``by`` is the repeatable option that gave ``only``,
    else None. ``words`` are the notice's for its keys. Raises UsageError for an unknown word, for a unit that the
    notice does not address, for a faulty condition, and where no unit is left.
    """
    problems = [
        problem
        for option, given in ((by, only), (_EXCEPT, exclude))
        for word in given
        for problem in _unknown(option, word, roster, units, words or {})
    ]
    left: Sequence[Unit] = units
    if where is not None:
        with GeneratorError.gathered_in(problems):
            left = _fulfilling(Condition(where, roster), units)
    UsageError.raise_for(problems)
    chosen = tuple(
        unit
        for unit in left
        if (not only or any(_answers(unit, word) for word in only))
        and not any(_answers(unit, word) for word in exclude)
    )
    if units and not chosen:
        raise UsageError(Problem("cli-nobody-left"))
    return Choice(chosen, bool(only or exclude) or where is not None, len(units), order)


def _fulfilling(condition: Condition, units: Sequence[Unit]) -> list[Unit]:
    """The units for which ``condition`` holds. Raises UsageError with all units for which it cannot be evaluated."""
    fulfilling: list[Unit] = []
    faults: list[tuple[str, Sequence[Problem]]] = []
    for unit in units:
        try:
            if condition.holds(unit):
                fulfilling.append(unit)
        except UsageError as fault:
            faults.append((unit.name, fault.problems))
    if faults:
        raise UsageError(gathered_by_unit(faults, len(units)))
    return fulfilling


def _answers(unit: Unit, word: str) -> bool:
    return bool(word) and word in (unit.name, unit.addressee, unit.code)


def _unknown(
    option: str | None, word: str, roster: Roster, units: Sequence[Unit], of_notice: Mapping[str, str]
) -> Iterator[Problem]:
    """The problem of ``word`` after ``option``: no unit has this name, or it is several names in one word."""
    if any(_answers(unit, word) for unit in units):
        return
    names = [name for name in _BETWEEN.split(word) if name]
    known = [name for name in names if any(_answers(unit, name) for unit in roster.units)]
    if len(names) > 1 and known and option is None:
        yield Problem("cli-units-one-wanted", None, {"word": word, "first": known[0]})
    elif len(names) > 1 and known:
        unknown = {name: problem for name in names for problem in _unknown(option, name, roster, units, of_notice)}
        meant = {name: problem.suggestion or name for name, problem in unknown.items()}
        line = " ".join(f"{option} {meant.get(name, name)}" for name in names)
        yield Problem("cli-units-together", None, {"word": word, "option": option, "line": line})
        yield from unknown.values()
    elif any(_answers(unit, word) for unit in roster.units):
        yield Problem("cli-unit-not-addressed", None, {"word": word}).in_words(of_notice)
    else:
        words = {each for unit in units for each in (unit.name, unit.addressee, unit.code) if each}
        facts = {"word": word, "file": roster.file, "one": likest(word, [unit.name for unit in units or roster.units])}
        yield Problem("cli-unit-unknown", None, facts, suggestion=closest(word, words)).in_words(roster.words)


# The condition of ``--where``: ``kind == '镇' and copies > 1``.


_OPTION = "--where"


class Condition:
    """An expression over the fields of a unit: bare or as ``unit.…``, by their names or Chinese titles.

    It holds where Jinja's ``if`` would take its value for true. A number or a date that the roster does not give is
    neither less nor greater than anything.
    """

    def __init__(self, source: str, roster: Roster) -> None:
        """Raises UsageError where ``source`` is no expression, or reads a name that is no field of ``roster``."""
        self._source = source
        self._titles = roster.field_titles
        try:
            self._expression = expression.Expression(source)
        except expression.ExpressionFault as fault:
            span = self._span(fault.column, fault.length)
            raise UsageError(Problem("cli-where", span, {"why": fault.why}, suggestion=fault.suggestion)) from fault
        UsageError.raise_for(self._unknown(roster))
        self._read = self._fields_read(roster)
        self._titles = {title: name for title, name in self._titles.items() if name in self._read}
        measured = (field.name for field in roster.fields if field.kind != "text")
        self._measured = tuple(name for name in measured if name in self._read)

    def holds(self, unit: Unit) -> bool:
        """Whether the condition holds of ``unit``. Raises UsageError where it cannot be evaluated."""
        fields = {name: unit.value(name) for name in self._read}
        for name in self._measured:
            if fields[name] == "":
                fields[name] = _NOT_GIVEN
        try:
            return bool(self._expression.value(self._context(fields)))
        except Exception as fault:  # an expression may raise anything
            raise UsageError(
                Problem(
                    "cli-where-unit", self._span(1, len(self._source)), {"why": expression.reason_of_failure(fault)}
                )
            ) from fault

    def _context(self, fields: Mapping[str, object]) -> dict[str, object]:
        both = {**{title: fields[name] for title, name in self._titles.items() if name in fields}, **fields}
        return bare_names.with_titles({**both, "unit": both}, self._titles)

    def _unknown(self, roster: Roster) -> Iterator[Problem]:
        """A problem for each unknown name; for one that is a value of some field it says that quotes are missing."""
        context = self._context(dict.fromkeys(_names(roster), ""))
        for read in self._expression.reads:
            lack = name_reads.missing_name(read.name, context)
            if lack is not None:
                name = lack.name.rpartition(".")[2]
                is_value = any(name in unit.as_mapping().values() for unit in roster.units)
                suggestion = f"'{name}'" if is_value else closest(name, lack.known)
                span = self._span(read.line, len(name) + (1 if "." in read.name else 0))
                problem = Problem("cli-where-field", span, {"name": name}, suggestion=suggestion)
                yield problem.in_words(roster.words)

    def _fields_read(self, roster: Roster) -> tuple[str, ...]:
        """The fields that the expression reads; all of them where it reads the unit as a whole."""
        names = _names(roster)
        words = {piece for read in self._expression.reads for piece in read.name.split(".")}
        if any(read.name == "unit" for read in self._expression.reads):
            return names
        found = {bare_names.field_of(word, dict.fromkeys(names), roster.field_titles) for word in words}
        return tuple(name for name in names if name in found)

    def _span(self, column: int, length: int) -> Span:
        return Span(_OPTION, 1, column, length, self._source)


class _NotGiven(str):
    """The empty text of a number or date that is not given; every comparison of size with it is false."""

    __slots__ = ()

    def __lt__(self, _other: object) -> bool:
        return False

    __le__ = __gt__ = __ge__ = __lt__


_NOT_GIVEN = _NotGiven()


# The rows of a roster that a person looks at: filtered by words, condition and group, sorted, in pages.


ROWS_OF_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class RowQuery:
    """A query for rows of a roster.

    All ``words``, separated by blanks, must be in the values of a unit, in any case; ``where`` is a condition and
    ``sort`` the fields to sort by, as ``--where`` and ``--sort`` have them; ``group`` is the name of a group, ``among``
    the numbers of the units to search, None for all.
    """

    words: str = ""
    where: str = ""
    group: str | None = None
    sort: Sequence[str] = ()
    among: Collection[int] | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """The ``numbers``, from 0, of the units that are shown of a roster of ``total``, in the order asked for."""

    numbers: Sequence[int]
    total: int

    @property
    def pages(self) -> int:
        """How many pages they fill, at least 1."""
        return max(1, -(-len(self.numbers) // ROWS_OF_A_PAGE))

    def page_with(self, number: int) -> int:
        """The page, from 1, that shows the unit of that number. Raises ValueError where it is not shown."""
        return list(self.numbers).index(number) // ROWS_OF_A_PAGE + 1

    def page(self, page: int) -> Sequence[int]:
        """The numbers on a page, counted from 1; a page behind the last is the last."""
        start = (min(max(page, 1), self.pages) - 1) * ROWS_OF_A_PAGE
        return self.numbers[start : start + ROWS_OF_A_PAGE]


def rows_of(roster: Roster, asked: RowQuery) -> Rows:
    """The rows of ``roster`` that ``asked`` selects.

    Raises UsageError for a faulty condition, for a unit that it cannot be evaluated for, and for an unknown field to
    sort by.
    """
    numbers = {id(unit): number for number, unit in enumerate(roster.units)}
    units: Sequence[Unit] = roster.units
    if asked.among is not None:
        units = [roster.units[number] for number in sorted(asked.among)]
    if asked.group is not None:
        units = [unit for unit in units if unit.group == asked.group]
    if asked.words.strip():
        wanted = asked.words.casefold().split()
        units = [unit for unit in units for text in [_text(unit)] if all(word in text for word in wanted)]
    if asked.where.strip():
        units = _fulfilling(Condition(asked.where, roster), units)
    if asked.sort:
        units, _ = ordered(roster, units, asked.sort)
    return Rows([numbers[id(unit)] for unit in units], len(roster.units))


def _text(unit: Unit) -> str:
    """All values of a unit, in small letters."""
    texts = [getattr(unit, field) for field in FIELDS_OF_TEXT]
    several = (each for field in FIELDS_OF_TEXTS for each in getattr(unit, field))
    own = map(str, unit.extra.values())
    return "\n".join((*texts, unit.group, str(unit.copies), *several, *own)).casefold()


# Units are sorted by ``--sort``.


_NOTHING: tuple[object, ...] = ("", [], {})
_DESCENDING = "-"
_CHARACTERS_KEPT = 30_000


def ordered(roster: Roster, units: Sequence[Unit], sort: Sequence[str]) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """``units`` sorted by the fields of ``sort``, the first field first; and the names of these fields, for messages.

    A field is given by its name or Chinese title; ``-`` before it sorts downwards. Numbers and dates are compared as
    such. Texts are compared by character: first everything but hanzi, then the usual hanzi in the order of GB 2312,
    which is by pinyin, then all others by code point. Units without a value come last. Equal units keep the order of
    the roster.

    Raises UsageError for an unknown field.
    """
    known = {**{name: name for name in _names(roster)}, **roster.field_titles}
    UsageError.raise_for(
        Problem("cli-sort-field", None, {"name": field}, suggestion=_suggested(each, field, known))
        for each in sort
        if (field := each.removeprefix(_DESCENDING)) not in known
    )
    names = tuple(
        (_DESCENDING if each.startswith(_DESCENDING) else "") + known[each.removeprefix(_DESCENDING)] for each in sort
    )
    found = list(units)
    for each in reversed(names):
        found = _sorted(found, each)
    return tuple(found), names


def _names(roster: Roster) -> tuple[str, ...]:
    return (*STANDARD_FIELDS, *(field.name for field in roster.fields))


def _suggested(typed: str, field: str, known: Iterable[str]) -> str | None:
    near = closest(field, known)
    return f"{typed.removesuffix(field)}{near}" if near is not None else None


def _sorted(units: Sequence[Unit], by: str) -> list[Unit]:
    """``units`` sorted by one field; equal units keep their order, and those without a value come last."""
    name = by.removeprefix(_DESCENDING)
    values = [(unit.value(name), unit) for unit in units]
    given = [(value, unit) for value, unit in values if value not in _NOTHING]
    given.sort(key=lambda each: _key(each[0]), reverse=by != name)
    return [unit for _, unit in (*given, *(each for each in values if each[0] in _NOTHING))]


def _key(value: object) -> Any:
    if isinstance(value, OfficialDate):
        return value.day_of_calendar
    if isinstance(value, str):
        return _text_key(value)
    items = list(value.values()) if isinstance(value, dict) else value
    return [_text_key(str(each)) for each in items] if isinstance(items, list) else value


def _text_key(text: str) -> list[tuple[int, bytes]]:
    return [_character_key(each) for each in text]


@lru_cache(maxsize=_CHARACTERS_KEPT)
def _character_key(character: str) -> tuple[int, bytes]:
    """The sort key of a character: ASCII, GB 2312 (3,755 hanzi by pinyin, the others by radical), the rest."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return 2, character.encode("utf-8", "surrogatepass")
    return len(code) - 1, code
