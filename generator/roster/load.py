"""units.yaml turned into a Roster, with every problem noted before any is raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.errors import Problem, RosterError
from generator.roster.fields import UNIT_KEYS, DeclaredField, read_fields, titles
from generator.roster.unit import Group, Roster, Unit, Value
from generator.source import (
    MappingNode,
    Node,
    ScalarNode,
    check_keys,
    load_yaml,
    read_items,
    read_mapping,
    read_number,
    read_source,
    read_text,
    read_texts,
)

_TEXT_KEYS = ("name", "office", "addressee", "code", "postcode", "address", "contact", "phone", "email")
_MOST_COPIES = 100_000


def pictures_of(units: Path) -> Path:
    """The folder of the pictures that ``units`` and the templates filled from it name: ``pictures`` beside it."""
    return units.parent / "pictures"


def load_roster(path: Path, *, name: str | None = None) -> Roster:
    """The roster in the file at ``path``; ``name`` is how problems call it.

    Raises RosterError with all problems, UsageError when the file is not there.
    """
    file = read_source(path, name=name, error=RosterError)
    top = load_yaml(file, error=RosterError)
    problems: list[Problem] = []
    check_keys(top, ("fields", "groups"), problems, required=("groups",), code="roster-unknown-field")
    fields = read_fields(top.entries.get("fields"), problems)
    groups = tuple(_Reader(fields, problems).groups(top))
    problems += _same_names([group.name for group in groups], groups)
    problems += _same_units([unit for group in groups for unit in group.units])
    if problems:
        raise RosterError(problems)
    return Roster(file.name, file.sha256, fields, groups, titles(fields))


class _Reader:
    """Reads groups and units by the fields that are declared; ``problems`` grows on the way."""

    def __init__(self, fields: tuple[DeclaredField, ...], problems: list[Problem]) -> None:
        self._fields = fields
        self._problems = problems
        self._titles = titles(fields)
        self._keys = (*UNIT_KEYS, *(field.name for field in fields))
        self._required = ("name", *(field.name for field in fields if field.required))

    def groups(self, top: MappingNode) -> Iterator[Group]:
        for item in self._items(top, "groups"):
            node = read_mapping(item, "groups", self._problems)
            if node is not None:
                yield self._group(node)

    def _group(self, node: MappingNode) -> Group:
        keys = ("name", "class", "units")
        check_keys(node, keys, self._problems, required=("name", "units"), code="roster-unknown-field")
        name = self._text(node, "name")
        classes = read_texts(node.entries["class"], "class", self._problems) if "class" in node.entries else ()
        units = []
        for item in self._items(node, "units"):
            entry = read_mapping(item, "units", self._problems)
            if entry is not None:
                units.append(self._unit(entry, name))
        return Group(name, classes or (name,), tuple(units), node.span)

    def _unit(self, node: MappingNode, group: str) -> Unit:
        check_keys(
            node,
            self._keys,
            self._problems,
            required=self._required,
            titles=self._titles,
            code="roster-unknown-field",
        )
        text = {key: self._text(node, key) for key in _TEXT_KEYS}
        text["office"] = text["office"] or text["name"]
        text["addressee"] = text["addressee"] or text["name"]
        return Unit(
            **text,
            group=group,
            span=node.entries["name"].span if "name" in node.entries else node.span,
            copies=self._copies(node.entries.get("copies")),
            old_names=self._old_names(node.entries.get("old_names")),
            extra={field.name: self._extra(node.entries.get(field.name), field) for field in self._fields},
        )

    def _items(self, node: MappingNode, key: str) -> Sequence[Node]:
        return () if key not in node.entries else read_items(node.entries[key], key, self._problems) or ()

    def _text(self, node: MappingNode, key: str) -> str:
        return (read_text(node.entries[key], key, self._problems) if key in node.entries else None) or ""

    def _copies(self, node: Node | None) -> int:
        if node is None or _empty(node):
            return 1
        noted = len(self._problems)
        number = read_number(node, "copies", self._problems)
        if isinstance(number, int) and 1 <= number <= _MOST_COPIES:
            return number
        if len(self._problems) == noted:
            self._problems.append(Problem("roster-copies", node.span, {"value": number}, "copies"))
        return 1

    def _old_names(self, node: Node | None) -> tuple[str, ...]:
        return () if node is None else read_texts(node, "old_names", self._problems) or ()

    def _extra(self, node: Node | None, field: DeclaredField) -> Value:
        if node is None or _empty(node):
            return ""
        value = field.read(node, self._problems)
        return "" if value is None else value


def _empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value


def _same_names(names: Sequence[str], groups: Sequence[Group]) -> Iterator[Problem]:
    for number, group in enumerate(groups):
        first = groups[names.index(group.name)]
        if group.name and first is not groups[number]:
            facts = {"name": group.name, "line": first.span.line}
            yield Problem("roster-group-twice", group.span, facts, "name")


def _same_units(units: Sequence[Unit]) -> Iterator[Problem]:
    """Two units of one identity; two of one name that codes do not tell apart."""
    known: dict[str, Unit] = {}
    named: dict[str, Unit] = {}
    for unit in units:
        if not unit.name:
            continue
        namesake = named.setdefault(unit.name, unit)
        twin = known.setdefault(unit.identity, unit)
        if twin is not unit:
            facts = {"identity": unit.identity, "name": twin.name, "line": twin.span.line}
            yield Problem("roster-unit-twice", unit.span, facts, "code" if unit.code else "name")
        elif namesake is not unit and not (unit.code and namesake.code):
            facts = {"name": unit.name, "line": namesake.span.line}
            yield Problem("roster-name-twice", unit.span, facts, "name")
