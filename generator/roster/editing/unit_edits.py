"""Edits of single units in units.yaml: values typed into cells, units added, moved and removed, an edit taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.ground.errors import Problem, RosterError, Span, TranslatedText
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.roster.editing import roster_changes
from generator.roster.editing.in_place import RosterEdit, alone, changed_in_place, check_based_on, replace_unchanged
from generator.roster.units.explicit_roster import ExplicitRoster, FieldPlaces
from generator.roster.units.groups import ANY_CLASS, Group, Roster, certain_classes, texts_in
from generator.roster.units.template_context import titled
from generator.roster.units.unit import FIELDS_OF_TEXTS, NESTED_KINDS, STANDARD_FIELDS, UNIT_FIELDS, Unit
from generator.roster.units.unit_reading import UnitForm
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


def change_cells(path: Path, edits: Sequence[CellEdit], *, based_on: str) -> RosterEdit:
    """Writes what is typed into cells into the units.yaml at ``path``.

    ``based_on`` is the SHA-256 of the file that the cells were read from. Where it has changed since, an edit is still
    made if its cell has the text that it ``was``. Raises RosterError with a problem for each cell: a value of another
    kind than the field's, one that was changed elsewhere, a unit that is no longer there; and what
    :func:`changed_in_place` raises. Nothing is written then.
    """

    def compare(present: ExplicitRoster) -> roster_changes.Comparison:
        return _of_cells(present, edits, is_current=present.roster.sha256 == based_on)

    return changed_in_place(path, compare)


def add_unit(path: Path, group: str, typed: Mapping[str, str], *, based_on: str) -> RosterEdit:
    """Adds a unit with the values ``typed`` at the end of ``group``, which is made where it is missing.

    ``based_on`` is the SHA-256 of the file that somebody has seen. Raises RosterError with a problem for each value,
    or where the file has changed since; and what :func:`changed_in_place` raises. Nothing is written then.
    """

    def compare(present: ExplicitRoster) -> roster_changes.Comparison:
        check_based_on(present.roster, based_on)
        reading = _TypedValues(present)
        given = reading.new(typed)
        RosterError.raise_for(reading.problems)
        unit = roster_changes.unit_of(given, group, _InFile(present.roster.file), present.roster.fields)
        new_groups = _new_group(present.roster, group)
        return replace(_unchanged(present), added=(roster_changes.NewUnit(unit, given),), new_groups=new_groups)

    return changed_in_place(path, compare)


def remove_unit(path: Path, unit: str, *, based_on: str) -> RosterEdit:
    """Removes the unit with that identity from the units.yaml at ``path``. Raises as :func:`add_unit`."""

    def compare(present: ExplicitRoster) -> roster_changes.Comparison:
        check_based_on(present.roster, based_on)
        number = _number(present.roster, unit)
        return replace(_unchanged(present), missing=(number,), removed=(number,))

    return changed_in_place(path, compare)


def move_unit(path: Path, unit: str, group: str, *, before: str | None = None, based_on: str) -> RosterEdit:
    """Moves the unit with that identity to ``group``, ahead of the unit ``before``, else to the group's end.

    The group is made where it is missing; ``before`` is the identity of one of its units. Raises as :func:`add_unit`.
    """

    def compare(present: ExplicitRoster) -> roster_changes.Comparison:
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


def add_classes(path: Path, group: str, classes: Iterable[str]) -> RosterEdit:
    """Adds ``classes``, by which notices address ``group``, to those in the units.yaml at ``path``.

    A class for any recipients that nobody has confirmed is taken away. Raises as :func:`changed_in_place`.
    """

    def compare(present: ExplicitRoster) -> roster_changes.Comparison:
        old = next(each.classes for each in present.roster.groups if each.name == group)
        return replace(_unchanged(present), classes={group: tuple(dict.fromkeys((*certain_classes(old), *classes)))})

    return changed_in_place(path, compare)


def change_classes(
    path: Path, typed: Mapping[str, Iterable[str]], *, is_everybody: bool = False, based_on: str
) -> RosterEdit:
    """Writes the classes that are ``typed`` for groups of the units.yaml at ``path``, by which notices address them.

    A group without any is addressed by its name. ``is_everybody``: these groups are also for everybody, by whatever
    word; one that is so stays it. Raises as :func:`add_unit`.
    """

    def compare(present: ExplicitRoster) -> roster_changes.Comparison:
        check_based_on(present.roster, based_on)
        groups = {each.name: each for each in present.roster.groups}
        classes = {}
        for name, texts in typed.items():
            kept = (ANY_CLASS,) if is_everybody or ANY_CLASS in groups[name].classes else ()
            wanted = (*dict.fromkeys(certain_classes(texts)), *kept) or (name,)
            if wanted != groups[name].classes:
                classes[name] = wanted
        everybody = frozenset(name for name in classes if is_everybody and not groups[name].everybody)
        return replace(_unchanged(present), classes=classes, everybody=everybody)

    return changed_in_place(path, compare)


def take_back(path: Path, before: bytes, *, based_on: str) -> None:
    """Writes the bytes ``before`` of an edit to the roster at ``path``; ``based_on`` is its SHA-256 after the edit.

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


def _of_cells(present: ExplicitRoster, edits: Iterable[CellEdit], *, is_current: bool) -> roster_changes.Comparison:
    reading = _TypedValues(present)
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
    changes: list[roster_changes.FieldChange] = []
    for number, texts in typed.items():
        before, given[number] = given[number], reading.changed(number, texts)
        changes += _changes(number, before, given[number], texts)
    RosterError.raise_for(reading.problems)
    return replace(unchanged, given=given, changes=tuple(changes))


def _changes(
    number: int,
    before: Mapping[str, roster_changes.Held],
    after: Mapping[str, roster_changes.Held],
    fields: Iterable[str],
) -> Iterable[roster_changes.FieldChange]:
    for field in fields:
        nothing: roster_changes.Held = () if field in FIELDS_OF_TEXTS else ""
        old, new = before.get(field, nothing), after.get(field, nothing)
        if roster_changes.as_text(old) != roster_changes.as_text(new):
            yield roster_changes.FieldChange(number, field, old, new)


def _elsewhere(unit: Unit, edit: CellEdit) -> Problem | None:
    """The problem of a cell that was changed since ``edit`` was begun; None where it was not."""
    now = roster_changes.shown_text(unit, edit.field)
    if now in (edit.was, edit.text):
        return None
    return Problem("roster-edit-cell-elsewhere", unit.span, {"now": now, "typed": edit.text}, edit.field)


def _unchanged(present: ExplicitRoster) -> roster_changes.Comparison:
    """The comparison of a roster that stays as it is."""
    pairs = zip(present.roster.units, present.given, strict=True)
    return roster_changes.Comparison(
        roster=present.roster,
        given=[roster_changes.explicit_values(unit, fields) for unit, fields in pairs],
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


# What a person types into a table is read by the kinds of the fields, as in units.yaml.


class _TypedValues:
    """Reads what is typed for units of a roster, blanks around it left out, and collects ``problems``.

    Each problem has its field, called by its title, and its place in the file where the file has the field.
    """

    def __init__(self, present: ExplicitRoster) -> None:
        self.problems: list[Problem] = []
        self._present = present
        self._roster = present.roster
        self._places = FieldPlaces(self._roster.fields)
        self._kinds = {field.name: field.kind for field in self._roster.fields}
        self._titles: Mapping[str, object] = {
            **{name: TranslatedText(each.titles[0], name) for name, each in STANDARD_FIELDS.items()},
            **{field.name: field.title for field in self._roster.fields},
        }

    def changed(self, number: int, typed: Mapping[str, str]) -> dict[str, roster_changes.Held]:
        """The explicit values of the unit ``number`` after the texts ``typed`` for some of its fields.

        Raises ValueError for an unknown field.
        """
        unit = self._roster.units[number]
        spans = {field: self._places.span(unit, field) for field in typed}
        return self._read(roster_changes.explicit_values(unit, self._present.given[number]), typed, unit.span, spans)

    def new(self, typed: Mapping[str, str]) -> dict[str, roster_changes.Held]:
        """The explicit values of a new unit of the texts ``typed``. Raises ValueError as :meth:`changed`."""
        return self._read({}, typed, Span(self._roster.file), {})

    def _read(
        self, given: Mapping[str, roster_changes.Held], typed: Mapping[str, str], span: Span, spans: Mapping[str, Span]
    ) -> dict[str, roster_changes.Held]:
        noted = len(self.problems)
        nested = {field: value for field, value in given.items() if self._kinds.get(field) in NESTED_KINDS}
        at = {field: spans.get(field, span) for field in typed}
        texts = {field: text.strip() for field, text in typed.items() if self._can_be_typed(field, at[field])}
        entries = {field: _node(value, span) for field, value in given.items() if field not in nested}
        entries |= {field: _node(_as_held(field, text), at[field]) for field, text in texts.items()}
        node = MappingNode(entries, {field: each.span for field, each in entries.items()}, span)
        fields = tuple(field for field in self._roster.fields if field.kind not in NESTED_KINDS)
        unit = UnitForm(fields, _Place).checked(node, "", self.problems)
        self.problems[noted:] = [titled(each, self._titles) for each in self.problems[noted:]]
        explicit = {*given} - {*texts} | {field for field, text in texts.items() if text}
        values = {**roster_changes.explicit_values(unit, explicit), **nested}
        return {field: values[field] for field in (*UNIT_FIELDS, *self._kinds) if field in values}

    def _can_be_typed(self, field: str, span: Span) -> bool:
        """Whether a text can be typed for ``field``; a problem is noted where it cannot."""
        if field not in UNIT_FIELDS and field not in self._kinds:
            raise ValueError(field)
        is_nested = self._kinds.get(field) in NESTED_KINDS
        if is_nested:
            self.problems.append(Problem("roster-edit-nested", span, {"field": field}, field))
        return not is_nested


class _Place:
    """The place of a unit that is only read to be compared."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self.line = span.line or 0


def _as_held(field: str, text: str) -> roster_changes.Held:
    return texts_in(text) if field in FIELDS_OF_TEXTS else text


def _node(value: roster_changes.Held, span: Span) -> Node:
    if isinstance(value, tuple):
        return SequenceNode(tuple(ScalarNode(each, span) for each in value), span)
    return ScalarNode(roster_changes.as_typed(value), span)
