"""YAML of a roster: units, groups, declared fields, and a whole units.yaml."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.ground.errors import printable
from generator.ground.source import Item, KeyKind, lines_of, list_of_texts, quoted, record, record_with_items
from generator.roster.editing.unit_values import Held, explicit_values, written
from generator.roster.units import (
    FIELD_NAMES,
    GROUP_NAMES,
    ROSTER_NAMES,
    DeclaredField,
    Group,
    Roster,
    explicit_fields,
    further_titles,
    unit_names,
)

_HEAD = """\
# 单位名单：文件发给谁。从 {source} 导入；每个值都按原样读取，023、004700 前面的零不会丢。
#
# {name} 是区域或单位，{office} 是办事和署名的机关，{addressee} 是信封和主送上写的收文单位；后两个没有写的就用 {name}。
"""


def new_roster(roster: Roster, kind: KeyKind = "en") -> str:
    """Return the text of a units.yaml that reads back as ``roster``; values that are defaults are left out.

    Its keys are of that ``kind``.
    """
    lines = [_head(roster, kind)]
    if fields := field_items(roster.fields, further_titles(roster), kind):
        lines += [*lines_of(ROSTER_NAMES.word("fields", kind), fields), ""]
    groups = list(_groups(roster, kind))
    first, *others = lines_of(ROSTER_NAMES.word("groups", kind), groups)
    lines.append(first)
    for number, line in enumerate(others):
        lines += ["", line] if number and line.startswith("  - ") else [line]
    return "\n".join([*lines, ""])


def _head(roster: Roster, kind: KeyKind) -> str:
    word = words_of_units((), kind)
    words = {key: word(key) for key in ("name", "office", "addressee")}
    return _HEAD.format(source=printable(roster.file), **words)


def words_of_units(fields: Iterable[DeclaredField], kind: KeyKind) -> Callable[[str], str]:
    """Return what gives the key of a unit's field as a roster that declares ``fields`` has it."""
    if kind == "en":
        return str
    names = unit_names(tuple(fields))
    return lambda field: quoted(names.word(field, kind))


def unit_item(
    given: Mapping[str, Held], fields: Sequence[DeclaredField], kind: KeyKind = "en", *, in_braces: bool = False
) -> Item:
    """Return the item of a unit with the explicit values ``given``, which are in the usual order of fields."""
    declared = {field.name: field for field in fields}
    word = words_of_units(fields, kind)
    return record(((word(name), written(name, value, declared)) for name, value in given.items()), in_braces=in_braces)


def group_item(group: Group, units: Sequence[Item], kind: KeyKind = "en") -> Item:
    """Return the item of ``group`` with the items of its units."""
    pairs = [(GROUP_NAMES.word("name", kind), quoted(group.name))]
    if group.classes != (group.name,):
        pairs.append((GROUP_NAMES.word("class", kind), class_text(group.classes)))
    if group.everybody:
        pairs.append((GROUP_NAMES.word("everybody", kind), GROUP_NAMES.word("everybody=true", kind)))
    return record_with_items(pairs, GROUP_NAMES.word("units", kind), units)


def class_text(classes: Sequence[str]) -> str:
    """Return the classes of a group as YAML: a text, or a list of texts where there are several."""
    return quoted(classes[0]) if len(classes) == 1 else list_of_texts(classes)


def field_items(fields: Iterable[DeclaredField], headings: Mapping[str, str], kind: KeyKind = "en") -> list[Item]:
    """Return the items of declared fields and of further titles of standard fields, in braces."""
    named = (
        [("name", FIELD_NAMES.word(f"name={name}", kind)), ("title", quoted(title))] for title, name in headings.items()
    )
    titled = (record(((FIELD_NAMES.word(key, kind), value) for key, value in pairs), in_braces=True) for pairs in named)
    return [*(_field_item(field, kind) for field in fields), *titled]


def _field_item(field: DeclaredField, kind: KeyKind) -> Item:
    pairs = [("name", field.name), ("title", quoted(field.title))]
    if field.required:
        pairs.append(("required", FIELD_NAMES.word("required=true", kind)))
    if field.kind != "text":
        pairs.append(("kind", FIELD_NAMES.word(f"kind={field.kind}", kind)))
    return record(((FIELD_NAMES.word(key, kind), value) for key, value in pairs), in_braces=True)


def _groups(roster: Roster, kind: KeyKind) -> Iterator[Item]:
    for group in roster.groups:
        units = [unit_item(explicit_values(unit, explicit_fields(unit)), roster.fields, kind) for unit in group.units]
        yield group_item(group, units, kind)
