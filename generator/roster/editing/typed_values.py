"""Values of a unit as a person types them into a table, read by the kinds of their fields as in units.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ground.errors import Problem, Said, Span
from generator.ground.source import MappingNode, Node, ScalarNode, SequenceNode
from generator.roster.editing.unit_values import Held, as_typed, explicit_values
from generator.roster.units import (
    FIELDS_OF_TEXTS,
    NESTED_KINDS,
    STANDARD_FIELDS,
    UNIT_FIELDS,
    ExplicitRoster,
    UnitForm,
)
from generator.roster.units.field_places import FieldPlaces
from generator.roster.units.several_texts import texts_in
from generator.roster.units.titled_problems import titled


class TypedValues:
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
            **{name: Said(each.titles[0], name) for name, each in STANDARD_FIELDS.items()},
            **{field.name: field.title for field in self._roster.fields},
        }

    def changed(self, number: int, typed: Mapping[str, str]) -> dict[str, Held]:
        """Return the explicit values of the unit ``number`` after the texts ``typed`` for some of its fields.

        Raises ValueError for what is no field of the roster.
        """
        unit = self._roster.units[number]
        spans = {field: self._places.span(unit, field) for field in typed}
        return self._read(explicit_values(unit, self._present.given[number]), typed, unit.span, spans)

    def new(self, typed: Mapping[str, str]) -> dict[str, Held]:
        """Return the explicit values of a new unit of the texts ``typed``. Raises ValueError as :meth:`changed`."""
        return self._read({}, typed, Span(self._roster.file), {})

    def _read(
        self, given: Mapping[str, Held], typed: Mapping[str, str], span: Span, spans: Mapping[str, Span]
    ) -> dict[str, Held]:
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
        values = {**explicit_values(unit, explicit), **nested}
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


def _as_held(field: str, text: str) -> Held:
    return texts_in(text) if field in FIELDS_OF_TEXTS else text


def _node(value: Held, span: Span) -> Node:
    if isinstance(value, tuple):
        return SequenceNode(tuple(ScalarNode(each, span) for each in value), span)
    return ScalarNode(as_typed(value), span)
