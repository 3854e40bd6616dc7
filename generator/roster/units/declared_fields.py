"""The fields that an office declares for its units, beside the standard ones; the keys of a roster."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from generator.ground.errors import Problem, closest
from generator.ground.source import (
    MappingNode,
    Node,
    Number,
    OfficialDate,
    check_keys,
    read_date,
    read_flag,
    read_items,
    read_mapping,
    read_number,
    read_text,
)
from generator.roster.units.unit import STANDARD_FIELDS

MAX_FIELDS = 200
"""Fields that an office can declare."""

Kind = Literal["text", "number", "date"]

TOP_KEYS, TOP_REQUIRED = ("fields", "groups"), ("groups",)
"""The keys of a roster, and those that it cannot do without."""

GROUP_KEYS, GROUP_REQUIRED = ("name", "class", "units"), ("name", "units")
"""The same of a group."""

UNIT_REQUIRED = ("name",)
"""What no unit can do without, beside the declared fields that are required."""

FIELD_KEYS, FIELD_REQUIRED = ("name", "title", "required", "kind"), ("name",)
"""The keys of a declared field."""

_READERS: dict[Kind, Callable[[Node, str, list[Problem]], str | Number | OfficialDate | None]] = {
    "text": read_text,
    "number": read_number,
    "date": read_date,
}
_SEEN = ("unit", "units", "notice", "serial", "total", "papers", "copy_numbers")  # by templates, beside the fields
_RESERVED_WORDS = {*keyword.kwlist, "true", "false", "none", *_SEEN}


@dataclass(frozen=True, slots=True)
class DeclaredField:
    """A field of the office's own: ``kind`` says how its text is read, ``required`` whether it may be absent."""

    name: str
    title: str
    required: bool
    kind: Kind

    def read(self, node: Node, problems: list[Problem]) -> str | Number | OfficialDate | None:
        """The value at ``node`` by the field's kind; None after noting a problem."""
        return _READERS[self.kind](node, self.name, problems)


def read_fields(node: Node | None, problems: list[Problem]) -> tuple[DeclaredField, ...]:
    """The fields declared under ``fields:``; whatever is wrong with one is noted and it is left out."""
    items = () if node is None else read_items(node, "fields", problems) or ()
    fields: list[DeclaredField] = []
    for item in items:
        if len(fields) == MAX_FIELDS:
            problems.append(Problem("roster-many-fields", item.span, {"limit": MAX_FIELDS}, "fields"))
            break
        entry = read_mapping(item, "fields", problems)
        field = None if entry is None else _declared(entry, fields, problems)
        if field is not None:
            fields.append(field)
    return tuple(fields)


def titles(fields: Iterable[DeclaredField]) -> Mapping[str, str]:
    """Every Chinese title with the field it means, standard fields first."""
    standard = {title: name for name, each in STANDARD_FIELDS.items() for title in each.titles}
    return {**standard, **{field.title: field.name for field in fields}}


STANDARD_FIELD_TITLES = titles(())
"""The Chinese titles of the standard fields, each with the field it means."""


def _declared(node: MappingNode, earlier: list[DeclaredField], problems: list[Problem]) -> DeclaredField | None:
    noted = len(problems)
    check_keys(node, FIELD_KEYS, problems, required=FIELD_REQUIRED, code="roster-unknown-field")
    name = _text(node, "name", problems)
    title = _text(node, "title", problems) or name
    required = read_flag(node.entries["required"], "required", problems) if "required" in node.entries else False
    kind = _text(node, "kind", problems) or "text"
    if len(problems) == noted:
        problems += _clashes(node, name, title, kind, earlier)
    if len(problems) > noted:
        return _as_text(name, earlier)
    return DeclaredField(name, title, bool(required), cast("Kind", kind))


def _as_text(name: str, earlier: list[DeclaredField]) -> DeclaredField | None:
    """A field that is declared wrongly, so that its values are not reported as those of no field."""
    taken = {*STANDARD_FIELDS, *(field.name for field in earlier)}
    return DeclaredField(name, name, required=False, kind="text") if name.isidentifier() and name not in taken else None


def _clashes(node: MappingNode, name: str, title: str, kind: str, earlier: list[DeclaredField]) -> Iterable[Problem]:
    span = node.entries["name"].span
    if not name.isidentifier() or name.startswith("_") or name.lower() in _RESERVED_WORDS:
        yield Problem("roster-field-name", span, {"name": name}, "name")
    if name in STANDARD_FIELDS or any(name == field.name for field in earlier):
        yield Problem("roster-field-taken", span, {"name": name}, "name")
    if titles(earlier).get(title, name) != name:
        yield Problem(
            "roster-field-taken", node.entries.get("title", node.entries["name"]).span, {"name": title}, "title"
        )
    if kind not in _READERS:
        facts = {"kind": kind}
        yield Problem("roster-field-kind", node.entries["kind"].span, facts, "kind", closest(kind, _READERS))


def _text(node: MappingNode, key: str, problems: list[Problem]) -> str:
    return (read_text(node.entries[key], key, problems) if key in node.entries else None) or ""
