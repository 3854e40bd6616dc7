"""Units read from their records: fast where nothing is wrong, else from nodes, with every problem noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from generator.ground.errors import Problem, RosterError, Span
from generator.ground.source import key_translation, nodes, source_file, yaml_values
from generator.roster.units.declared_fields import UNIT_REQUIRED, DeclaredField, entry_text, unit_names
from generator.roster.units.unit import (
    FIELDS_OF_TEXT,
    FIELDS_OF_TEXTS,
    MOST_COPIES,
    NAME_BY_DEFAULT,
    UNIT_FIELDS,
    Unit,
    UnitPlace,
    Value,
)

MAX_UNITS = 100_000
"""How many units a roster can have: more than twice the number of townships in China."""

_FEW_COPIES = {"": 1, **{str(number): number for number in range(1, 100)}}
"""The usual numbers of copies by the text as typed."""

_PLAIN_WORD = re.compile(r"[\w（）]+")
"""A word that is no slip where it is a key."""

_LIST_KEYS = frozenset(FIELDS_OF_TEXTS)
_NOWHERE = Span("")


class UnitRecord(Protocol):
    """A unit as its file gives it: single texts and lists of texts, by the names of the fields."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The single texts by field."""

    @property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """The lists of texts by field."""

    def place(self, name: str) -> UnitPlace:
        """The place of the single text of the field ``name``."""

    def node(self) -> nodes.Node:
        """The record as a node, in which every text has its place."""


class UnitForm:
    """Reads units of a roster that declares ``fields``; ``place`` makes a unit's place of the span of its name.

    ``headings`` are further titles of its standard fields, each with its field.
    """

    def __init__(
        self,
        fields: tuple[DeclaredField, ...],
        place: Callable[[Span], UnitPlace],
        headings: Mapping[str, str] | None = None,
    ) -> None:
        self.fields, self.headings = fields, headings or {}
        self.keys = (*UNIT_FIELDS, *(field.name for field in fields))
        names = unit_names(fields)
        self.names = replace(names, similar={**names.similar, **self.headings}) if headings else names
        self.words = {word: key for word, key in self.names.keys.items() if _PLAIN_WORD.fullmatch(word)}
        self._place = place
        self._required = (*UNIT_REQUIRED, *(field.name for field in fields if field.required))
        self._silent: Mapping[str, Value] = {field.name: field.nothing for field in fields}

    def plain_unit(self, record: UnitRecord, group: str) -> Unit | None:
        """The unit of ``record``; None where something may be wrong with it."""
        get = record.texts.get
        copies = _FEW_COPIES.get(get("copies", ""))
        extra = self._plain_extra(record.texts) if self.fields else self._silent
        if copies is None or extra is None or not record.lists.keys() <= _LIST_KEYS:
            return None
        if not all(map(get, self._required)):
            return None
        texts = {key: get(key, "") for key in FIELDS_OF_TEXT}
        lists = {key: (one,) if (one := get(key)) else record.lists.get(key, ()) for key in FIELDS_OF_TEXTS}
        return _unit(texts, lists, copies=copies, group=group, place=record.place("name"), extra=extra)

    def _plain_extra(self, texts: Mapping[str, str]) -> Mapping[str, Value] | None:
        given = [field for field in self.fields if texts.get(field.name)]
        if not given:
            return self._silent
        extra = dict(self._silent)
        problems: list[Problem] = []
        for field in given:
            value = field.read(nodes.ScalarNode(texts[field.name], _NOWHERE), problems)
            if value is None:
                return None
            extra[field.name] = value
        return extra

    def checked(self, typed: nodes.MappingNode, group: str, problems: list[Problem]) -> Unit:
        """The unit at the node ``typed``; wrong values are noted and left out."""
        noted = len(problems)
        node = key_translation.in_english(typed, self.names, problems)
        yaml_values.check_keys(
            node, self.keys, problems, required=self._required, names=self.names, code="roster-unknown-field"
        )
        unit = self._checked(node, group, problems)
        key_translation.in_words(problems, noted, node)
        return unit

    def _checked(self, node: nodes.MappingNode, group: str, problems: list[Problem]) -> Unit:
        return _unit(
            {key: entry_text(node, key, problems) for key in FIELDS_OF_TEXT},
            {key: _entry_texts(node, key, problems) for key in FIELDS_OF_TEXTS},
            copies=_copies(node.entries.get("copies"), problems),
            group=group,
            place=self._place(node.entries.get("name", node).span),
            extra={field.name: _extra(node.entries.get(field.name), field, problems) for field in self.fields},
        )


class Tally:
    """Counts the units and problems of one roster over all its groups.

    Unless ``all_known``, fields may be declared further down: then problems do not stop the reading.
    """

    def __init__(self, *, all_known: bool) -> None:
        self._all_known = all_known
        self._units = 0
        self._problems: list[Problem] = []

    @property
    def is_full(self) -> bool:
        """Whether there are more problems than are reported."""
        return len(self._problems) > source_file.MAX_PROBLEMS

    def count(self, item: UnitRecord | nodes.Node) -> None:
        """Counts a unit. Raises RosterError when it is one too many."""
        self._units += 1
        if self._units > MAX_UNITS:
            span = (item if isinstance(item, nodes.Node) else item.node()).span
            raise RosterError(Problem("roster-many-units", span, {"limit": MAX_UNITS}))

    def note(self, problems: Sequence[Problem]) -> None:
        """Adds the ``problems`` of a unit. Raises RosterError with those of all units when there are too many."""
        self._problems += problems
        if self.is_full and self._all_known:
            raise RosterError(source_file.bounded(self._problems))


class UnitReader:
    """Reads the units of one group one after the other, and collects ``units`` and ``problems``."""

    def __init__(self, form: UnitForm, tally: Tally, group: str) -> None:
        self.keys: Mapping[str, str] = form.words
        self.group = group
        self.units: list[Unit] = []
        self.problems: list[Problem] = []
        self._form = form
        self._tally = tally

    def read(self, item: UnitRecord | nodes.Node) -> None:
        """Reads the next unit. Raises RosterError when there are too many units or problems."""
        self._tally.count(item)
        if self._tally.is_full:
            return
        if not isinstance(item, nodes.Node):
            unit = self._form.plain_unit(item, self.group)
            if unit is not None:
                self.units.append(unit)
                return
            item = item.node()
        problems: list[Problem] = []
        node = yaml_values.read_mapping(item, "units", problems)
        if node is not None:
            self.units.append(self._form.checked(node, self.group, problems))
        self.problems += problems
        self._tally.note(problems)


def _copies(node: nodes.Node | None, problems: list[Problem]) -> int:
    if node is None or _empty(node):
        return 1
    noted = len(problems)
    number = yaml_values.read_number(node, "copies", problems)
    if isinstance(number, int) and 1 <= number <= MOST_COPIES:
        return number
    if len(problems) == noted:
        problems.append(Problem("roster-copies", node.span, {"value": number}, "copies"))
    return 1


def _entry_texts(node: nodes.MappingNode, key: str, problems: list[Problem]) -> tuple[str, ...]:
    return (yaml_values.read_texts(node.entries[key], key, problems) if key in node.entries else None) or ()


def _extra(node: nodes.Node | None, field: DeclaredField, problems: list[Problem]) -> Value:
    if node is None or _empty(node):
        return field.nothing
    value = field.read(node, problems)
    return field.nothing if value is None else value


def _empty(node: nodes.Node) -> bool:
    return isinstance(node, nodes.ScalarNode) and not node.value


def _unit(texts: dict[str, str], lists: Mapping[str, tuple[str, ...]], **rest: Any) -> Unit:
    """Makes a unit of ``texts``, with the name in fields that default to it."""
    for key in NAME_BY_DEFAULT:
        texts[key] = texts[key] or texts["name"]
    standard: dict[str, Any] = {**texts, **lists}
    return Unit(**standard, **rest)
