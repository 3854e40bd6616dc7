"""Edits of single units in units.yaml: values typed into cells, units added, moved and removed, an edit taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.ground.errors import Problem, RosterError, Span
from generator.roster.editing.in_place import Edited, alone, changed_in_place, check_based_on, replace_unchanged
from generator.roster.editing.roster_changes import Comparison, FieldChange, NewUnit
from generator.roster.editing.typed_values import TypedValues
from generator.roster.editing.unit_values import Held, as_text, explicit_values, shown_text, unit_of
from generator.roster.units import FIELDS_OF_TEXTS, ExplicitRoster, Group, Roster, Unit, certain_classes
from generator.writing import output_errors


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A ``text`` that is typed for a ``field`` of the unit with that identity; an empty one clears the field.

    ``was`` is the text that a table showed there before (:func:`shown_text`), where that is known.
    """

    unit: str
    field: str
    text: str
    was: str | None = None


def change_cells(path: Path, edits: Sequence[CellEdit], *, based_on: str) -> Edited:
    """Write what is typed into cells into the units.yaml at ``path``.

    ``based_on`` is the SHA-256 of the file that the cells were read from. Where it has changed since, an edit is still
    made if its cell has the text that it ``was``. Raises RosterError with a problem for each cell: a value of another
    kind than the field's, one that was changed elsewhere, a unit that is no longer there; and what
    :func:`changed_in_place` raises. Nothing is written then.
    """

    def compare(present: ExplicitRoster) -> Comparison:
        return _of_cells(present, edits, is_current=present.roster.sha256 == based_on)

    return changed_in_place(path, compare)


def add_unit(path: Path, group: str, typed: Mapping[str, str], *, based_on: str) -> Edited:
    """Add a unit with the values ``typed`` at the end of ``group``, which is made where no group is called so.

    ``based_on`` is the SHA-256 of the file that somebody has seen. Raises RosterError with a problem for each value,
    or where the file has changed since; and what :func:`changed_in_place` raises. Nothing is written then.
    """

    def compare(present: ExplicitRoster) -> Comparison:
        check_based_on(present.roster, based_on)
        reading = TypedValues(present)
        given = reading.new(typed)
        if reading.problems:
            raise RosterError(reading.problems)
        unit = unit_of(given, group, _InFile(present.roster.file), present.roster.fields)
        new_groups = _new_group(present.roster, group)
        return replace(_unchanged(present), added=(NewUnit(unit, given),), new_groups=new_groups)

    return changed_in_place(path, compare)


def remove_unit(path: Path, unit: str, *, based_on: str) -> Edited:
    """Remove the unit with that identity from the units.yaml at ``path``. Raises as :func:`add_unit`."""

    def compare(present: ExplicitRoster) -> Comparison:
        check_based_on(present.roster, based_on)
        number = _number(present.roster, unit)
        return replace(_unchanged(present), missing=(number,), removed=(number,))

    return changed_in_place(path, compare)


def move_unit(path: Path, unit: str, group: str, *, before: str | None = None, based_on: str) -> Edited:
    """Move the unit with that identity to ``group``, ahead of the unit ``before``, else to the group's end.

    The group is made where no group is called so; ``before`` is the identity of one of its units. Raises as
    :func:`add_unit`.
    """

    def compare(present: ExplicitRoster) -> Comparison:
        check_based_on(present.roster, based_on)
        roster = present.roster
        number = _number(roster, unit)
        ahead_of = None if before is None else _number(roster, before)
        if _is_there(roster, number, group, ahead_of):
            return _unchanged(present)
        places = {} if ahead_of is None else {number: ahead_of}
        new_groups = _new_group(roster, group)
        return replace(_unchanged(present), moves={number: group}, before=places, new_groups=new_groups)

    return changed_in_place(path, compare)


def add_classes(path: Path, group: str, classes: Iterable[str]) -> Edited:
    """Add ``classes``, by which notices address ``group``, to those in the units.yaml at ``path``.

    A class for any recipients that nobody has confirmed is taken away. Raises as :func:`changed_in_place`.
    """

    def compare(present: ExplicitRoster) -> Comparison:
        old = next(each.classes for each in present.roster.groups if each.name == group)
        return replace(_unchanged(present), classes={group: tuple(dict.fromkeys((*certain_classes(old), *classes)))})

    return changed_in_place(path, compare)


def take_back(path: Path, before: bytes, *, based_on: str) -> None:
    """Write the bytes ``before`` of an edit to the roster at ``path``; ``based_on`` is its SHA-256 after the edit.

    Raises RosterError where it was changed elsewhere since, OutputError where it cannot be written.
    """
    with output_errors(path), alone(path):
        try:
            replace_unchanged(path, before, based_on, name=str(path))
        except RosterError as fault:
            raise RosterError(Problem("roster-edit-elsewhere", Span(str(path)))) from fault


class _InFile:
    """The place of a unit that no line of the file has yet."""

    def __init__(self, file: str) -> None:
        self.line = 0
        self.span = Span(file)


def _of_cells(present: ExplicitRoster, edits: Iterable[CellEdit], *, is_current: bool) -> Comparison:
    reading = TypedValues(present)
    numbers = {unit.identity: number for number, unit in enumerate(present.roster.units)}
    typed: dict[int, dict[str, str]] = {}
    for edit in edits:
        if edit.unit not in numbers:
            reading.problems.append(_gone(present.roster, edit.unit, edit.field))
            continue
        number = numbers[edit.unit]
        if not is_current and (problem := _elsewhere(present.roster.units[number], edit)) is not None:
            reading.problems.append(problem)
        typed.setdefault(number, {})[edit.field] = edit.text
    unchanged = _unchanged(present)
    given = list(unchanged.given)
    changes: list[FieldChange] = []
    for number, texts in typed.items():
        before, given[number] = given[number], reading.changed(number, texts)
        changes += _changes(number, before, given[number], texts)
    if reading.problems:
        raise RosterError(reading.problems)
    return replace(unchanged, given=given, changes=tuple(changes))


def _changes(
    number: int, before: Mapping[str, Held], after: Mapping[str, Held], fields: Iterable[str]
) -> Iterable[FieldChange]:
    for field in fields:
        nothing: Held = () if field in FIELDS_OF_TEXTS else ""
        old, new = before.get(field, nothing), after.get(field, nothing)
        if as_text(old) != as_text(new):
            yield FieldChange(number, field, old, new)


def _elsewhere(unit: Unit, edit: CellEdit) -> Problem | None:
    """Return the problem of a cell that was changed since ``edit`` was begun; None where it was not."""
    now = shown_text(unit, edit.field)
    if now in (edit.was, edit.text):
        return None
    return Problem("roster-edit-cell-elsewhere", unit.span, {"now": now, "typed": edit.text}, edit.field)


def _unchanged(present: ExplicitRoster) -> Comparison:
    """Return the comparison of a roster that stays as it is."""
    pairs = zip(present.roster.units, present.given, strict=True)
    return Comparison(
        roster=present.roster,
        given=[explicit_values(unit, fields) for unit, fields in pairs],
        changes=(), moves={}, classes={}, added=(), new_groups=(), new_fields=(), new_headings={}, kept=(), missing=(),
        removed=(), warnings=(),
    )  # fmt: skip


def _number(roster: Roster, identity: str) -> int:
    for number, unit in enumerate(roster.units):
        if unit.identity == identity:
            return number
    raise RosterError(_gone(roster, identity))


def _gone(roster: Roster, identity: str, field: str | None = None) -> Problem:
    return Problem("roster-edit-gone", Span(roster.file), {"unit": identity}, field)


def _new_group(roster: Roster, name: str) -> tuple[Group, ...]:
    is_known = any(group.name == name for group in roster.groups)
    return () if is_known else (Group(name, (name,), (), Span(roster.file)),)


def _is_there(roster: Roster, number: int, group: str, before: int | None) -> bool:
    """Whether the unit is already where it is to be moved."""
    units = roster.units
    if units[number].group != group:
        return False
    is_last = number + 1 == len(units) or units[number + 1].group != group
    return is_last if before is None else before in (number, number + 1)
