"""The fields that an office declares for its units besides the standard ones; the keys of units.yaml."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

from generator.ground.errors import Problem, closest
from generator.ground.source import key_translation, nodes, yaml_values
from generator.roster.units import heading_words, unit

MAX_FIELDS = 200
"""How many fields an office can declare."""

FieldKind = Literal["text", "number", "date", "list", "mapping"]

TOP_KEYS, TOP_REQUIRED = ("fields", "groups"), ("groups",)
"""The keys of a roster, and the required ones."""

GROUP_KEYS, GROUP_REQUIRED = ("name", "class", "everybody", "units"), ("name", "units")
"""The keys of a group, and the required ones."""

UNIT_REQUIRED = ("name",)
"""The required keys of a unit, besides the declared fields that are required."""

FIELD_KEYS, FIELD_REQUIRED = ("name", "title", "required", "kind"), ("name",)
"""The keys of a declared field, and the required ones."""

KIND_WORDS: Mapping[str, str] = {"text": "文字", "number": "数字", "date": "日期", "list": "列表", "mapping": "对象"}
"""The Chinese words of the kinds of fields."""

ROSTER_NAMES = key_translation.KeyNames({"fields": ("自定栏目",), "groups": ("分组",)})
"""The Chinese names of the keys of a roster."""

_WORDS_OF_GROUPS = {**dict.fromkeys(unit.GROUP_FIELD.words, "name"), **dict.fromkeys(unit.CLASS_FIELD.words, "class")}
_WORDS_OF_UNITS = {
    **{word: name for name, each in unit.UNIT_FIELDS.items() for word in each.words},
    **dict.fromkeys(heading_words.ALL, "name"),
}
"""Words above columns of sheets, each with the key that holds such a column."""

GROUP_NAMES = key_translation.KeyNames(
    {"name": ("组名",), "class": ("主送称呼",), "everybody": ("全部都发",), "units": ("单位",)},
    {"everybody": key_translation.FLAG_VALUES},
    similar=_WORDS_OF_GROUPS,
)
"""The Chinese names of the keys of a group."""

FIELD_NAMES = key_translation.KeyNames(
    {"name": ("栏目的名字",), "title": ("栏目的名称",), "required": ("必填",), "kind": ("类型",)},
    {
        "name": {name: each.titles[0] for name, each in unit.STANDARD_FIELDS.items()},
        "required": key_translation.FLAG_VALUES,
        "kind": KIND_WORDS,
    },
)
"""The Chinese names of the keys of a declared field; a further title of a standard field may have its title as name."""

_READERS: dict[FieldKind, Callable[[nodes.Node, str, list[Problem]], unit.Value | None]] = {
    "text": yaml_values.read_text,
    "number": yaml_values.read_number,
    "date": yaml_values.read_date,
    "list": unit.read_nested_list,
    "mapping": unit.read_nested_mapping,
}
_SEEN = ("unit", "units", "notice", "serial", "total", "papers", "copy_numbers")  # by templates, beside the fields
RESERVED_WORDS = frozenset({*keyword.kwlist, "true", "false", "none", *_SEEN})
"""Words that are no names of fields, in small letters."""


@dataclass(frozen=True, slots=True)
class DeclaredField:
    """A field of the office's own: ``kind`` is how its text is read, ``required`` whether every unit must have it."""

    name: str
    title: str
    required: bool
    kind: FieldKind

    @property
    def nothing(self) -> unit.Value:
        """The value where the roster gives none."""
        return [] if self.kind == "list" else {} if self.kind == "mapping" else ""

    def read(self, node: nodes.Node, problems: list[Problem]) -> unit.Value | None:
        """Reads the value at ``node`` by the field's kind; None after noting a problem."""
        return _READERS[self.kind](node, self.name, problems)


def read_fields(listed: nodes.Node | None, problems: list[Problem]) -> tuple[DeclaredField, ...]:
    """Reads the fields declared under ``fields:``; problems are noted, and a field that cannot be used is left out."""
    items = () if listed is None else yaml_values.read_items(listed, "fields", problems) or ()
    fields: list[DeclaredField] = []
    for item in items:
        if len(fields) == MAX_FIELDS:
            problems.append(Problem("roster-many-fields", item.span, {"limit": MAX_FIELDS}, "fields"))
            break
        typed = yaml_values.read_mapping(item, "fields", problems)
        if typed is None:
            continue
        noted = len(problems)
        node = key_translation.in_english(typed, FIELD_NAMES, problems)
        field = None if is_further_title(node) else _read(node, fields, problems)
        key_translation.in_words(problems, noted, node)
        if field is not None:
            fields.append(field)
    return tuple(fields)


@lru_cache(maxsize=4)
def unit_names(fields: tuple[DeclaredField, ...]) -> key_translation.KeyNames:
    """The Chinese names of the keys of a unit, in a roster that declares ``fields``."""
    standard = {name: (each.titles[0],) for name, each in unit.UNIT_FIELDS.items()}
    own = {field.name: field.title for field in fields}
    keys = {*standard, *own}
    named = {name: (name if title in keys else title,) for name, title in own.items()}
    return key_translation.KeyNames({**standard, **named}, similar=_WORDS_OF_UNITS)


def roster_names(fields: Iterable[DeclaredField]) -> key_translation.KeyNames:
    """The Chinese names of all keys of a roster that declares ``fields``."""
    groups = replace(GROUP_NAMES, below={"units": unit_names(tuple(fields))})
    return replace(ROSTER_NAMES, below={"fields": FIELD_NAMES, "groups": groups})


def is_further_title(entry: nodes.MappingNode) -> bool:
    """Whether ``entry`` under ``fields:`` gives a standard field a further title: it has its name and a title alone.

    Its keys are English ones.
    """
    name = entry.entries.get("name")
    return (
        isinstance(name, nodes.ScalarNode)
        and name.value in unit.STANDARD_FIELDS
        and entry.entries.keys() == {"name", "title"}
    )


def titles(fields: Iterable[DeclaredField]) -> Mapping[str, str]:
    """The field of every Chinese title, standard fields first."""
    standard = {title: name for name, each in unit.STANDARD_FIELDS.items() for title in each.titles}
    return {**standard, **{field.title: field.name for field in fields}}


STANDARD_FIELD_TITLES = titles(())
"""The standard field of every Chinese title."""


def _read(node: nodes.MappingNode, earlier: list[DeclaredField], problems: list[Problem]) -> DeclaredField | None:
    noted = len(problems)
    yaml_values.check_keys(
        node, FIELD_KEYS, problems, required=FIELD_REQUIRED, names=FIELD_NAMES, code="roster-unknown-field"
    )
    name = entry_text(node, "name", problems)
    title = entry_text(node, "title", problems) or name
    required = (
        yaml_values.read_flag(node.entries["required"], "required", problems) if "required" in node.entries else False
    )
    kind = entry_text(node, "kind", problems) or "text"
    if len(problems) == noted:
        problems += _clashes(node, name, title, kind, earlier)
    if len(problems) > noted:
        return _as_text(name, earlier)
    return DeclaredField(name, title, bool(required), cast("FieldKind", kind))


def _as_text(name: str, earlier: list[DeclaredField]) -> DeclaredField | None:
    """A wrongly declared field as a field of texts, so that its values are not reported as unknown keys."""
    taken = {*unit.STANDARD_FIELDS, *(field.name for field in earlier)}
    return DeclaredField(name, name, required=False, kind="text") if name.isidentifier() and name not in taken else None


def _clashes(
    node: nodes.MappingNode, name: str, title: str, kind: str, earlier: list[DeclaredField]
) -> Iterable[Problem]:
    span = node.entries["name"].span
    if not name.isidentifier() or name.startswith("_") or name.lower() in RESERVED_WORDS:
        yield Problem("roster-field-name", span, {"name": name}, "name")
    if name in unit.STANDARD_FIELDS or any(name == field.name for field in earlier):
        yield Problem("roster-field-taken", span, {"name": node.words.get(f"name={name}", name)}, "name")
    if titles(earlier).get(title, name) != name:
        yield Problem(
            "roster-field-taken", node.entries.get("title", node.entries["name"]).span, {"name": title}, "title"
        )
    if kind not in _READERS:
        facts = {"kind": kind}
        yield Problem("roster-field-kind", node.entries["kind"].span, facts, "kind", closest(kind, _READERS))


def entry_text(node: nodes.MappingNode, key: str, problems: list[Problem]) -> str:
    """The text of ``key`` in ``node``, ``""`` where there is none or after noting a problem."""
    return (yaml_values.read_text(node.entries[key], key, problems) if key in node.entries else None) or ""
