"""Units added, moved and removed in units.yaml, groups and declared fields added; and the text of a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from generator.ground.errors import printable
from generator.ground.source import yaml_edits, yaml_items, yaml_layout
from generator.ground.source.key_translation import KeyKind
from generator.roster.editing.roster_changes import Comparison, Held, explicit_values, written
from generator.roster.units.declared_fields import FIELD_NAMES, GROUP_NAMES, ROSTER_NAMES, DeclaredField, unit_names
from generator.roster.units.explicit_roster import explicit_fields, group_nodes
from generator.roster.units.groups import Group, Roster
from generator.roster.units.sheet_headings import further_titles
from generator.roster.units.unit import Unit


def with_units(text: str, top: yaml_layout.LaidMapping, comparison: Comparison) -> yaml_edits.YamlEdits:
    """The changes of ``comparison`` other than values as edits of ``text``, whose values are changed already.

    ``top`` is the layout of ``text``. Raises UneditableError where its form cannot be edited in place.
    """
    return _Reshaping(text, top, comparison).run()


class _Units(NamedTuple):
    """The units of ``group``; ``first`` is the number of its first unit in the roster."""

    group: yaml_layout.LaidMapping
    first: int

    @property
    def node(self) -> yaml_layout.LaidNode:
        return self.group.pair("units")[1]

    @property
    def items(self) -> Sequence[yaml_layout.LaidNode]:
        return self.node.items if isinstance(self.node, yaml_layout.LaidSequence) else ()


class _Reshaping:
    def __init__(self, text: str, top: yaml_layout.LaidMapping, comparison: Comparison) -> None:
        self.edits = yaml_edits.YamlEdits(text)
        self._text = text
        self._comparison = comparison
        self._fields = (*comparison.roster.fields, *comparison.new_fields)
        self._top = top
        self._lists = list(_lists(top))
        self._leaving = {*comparison.removed, *comparison.moves}
        self._arriving: dict[str, list[yaml_items.Item]] = {}
        self._inserted: dict[int, list[yaml_items.Item]] = {}

    def run(self) -> yaml_edits.YamlEdits:
        for units in self._lists:
            self._take_moved(units)
        for new in self._comparison.added:
            in_braces, kind = self._form_of_new(new.unit.group)
            self._arriving.setdefault(new.unit.group, []).append(
                _unit_item(new.given, self._fields, kind, in_braces=in_braces)
            )
        for group, units in zip(self._comparison.roster.groups, self._lists, strict=True):
            self._change_group(units, self._arriving.get(group.name, ()))
        kind = self._top.kind
        items = [_group_item(group, self._arriving[group.name], kind) for group in self._comparison.new_groups]
        if items:
            spaced = self.edits.is_spaced(self._top.pair("groups")[1]) is not False
            self.edits.add_items(self._top, "groups", items, spaced=spaced)
        self._add_fields()
        return self.edits

    def _take_moved(self, units: _Units) -> None:
        for place, item in enumerate(units.items):
            group = self._comparison.moves.get(units.first + place)
            if group is not None:
                before = self._comparison.before.get(units.first + place)
                moved = self._moved(units, place, item)
                if before is None:
                    self._arriving.setdefault(group, []).append(moved)
                else:
                    self._inserted.setdefault(before, []).append(moved)

    def _moved(self, units: _Units, place: int, item: yaml_layout.LaidNode) -> yaml_items.Item:
        """A unit as typed, with the comments among its lines; rendered where its text cannot be moved."""
        rendered = _unit_item(self._comparison.given[units.first + place], self._fields, units.group.kind)
        if not isinstance(units.node, yaml_layout.LaidSequence):
            return rendered
        if units.node.flow:
            typed = self._text[item.start : item.end]
            if not typed.startswith("{"):
                return rendered
            first, *others = typed.split("\n")
            return yaml_items.Item((f"- {first}", *(f"    {line.strip()}" for line in others)), typed)
        start, end = self.edits.lines_of_item(units.node, place)
        column = units.node.start - self._text.rfind("\n", 0, units.node.start) - 1
        lines = self._text[start:end].strip("\n").split("\n")
        kept = [line for line in lines if line.strip() or line != lines[0]]
        moved = (line.lstrip(" ") if line[:column].strip() else line[column:] for line in kept)
        return yaml_items.Item(tuple(moved), rendered.flow)

    def _form_of_new(self, group: str) -> tuple[bool, KeyKind]:
        """Whether new units of ``group`` are in braces, and the kind of their keys.

        Both are as its last unit has them, or else the roster's first.
        """
        names = [each.name for each in self._comparison.roster.groups]
        own = self._lists[names.index(group)].items if group in names else ()
        others = [units.items[0] for units in self._lists if units.items]
        example = own[-1] if own else others[0] if others else None
        return (example.flow, example.kind) if isinstance(example, yaml_layout.LaidMapping) else (False, self._top.kind)

    def _change_group(self, units: _Units, arriving: Sequence[yaml_items.Item]) -> None:
        numbers = [place for place in range(len(units.items)) if units.first + place in self._leaving]
        if numbers:
            emptied = len(numbers) == len(units.items) and not arriving
            self.edits.remove_items(units.group, "units", numbers, emptied=emptied)
        if arriving:
            spaced = bool(self.edits.is_spaced(units.node))
            self.edits.add_items(units.group, "units", arriving, without=numbers, spaced=spaced)
        for place in range(len(units.items)):
            if units.first + place in self._inserted and isinstance(units.node, yaml_layout.LaidSequence):
                self.edits.insert_items(units.node, place, self._inserted[units.first + place])

    def _add_fields(self) -> None:
        kind = self._top.kind
        items = field_items(self._comparison.new_fields, self._comparison.new_headings, kind)
        if not items:
            return
        key = ROSTER_NAMES.word("fields", kind)
        if self._top.get("fields") is not None:
            self.edits.add_items(self._top, "fields", items, spaced=False)
        elif self._top.flow:
            self.edits.add_keys(self._top, [(len(self._top.pairs) - 1, key, f"[{yaml_items.listed(items)}]")])
        else:
            self.edits.insert_lines_before(self._top.pair("groups")[0], [*yaml_items.lines_of(key, items), ""])


def _lists(top: yaml_layout.LaidMapping) -> Iterator[_Units]:
    first = 0
    for group in group_nodes(top):
        units = _Units(group, first)
        yield units
        first += len(units.items)


# A roster as YAML has units, groups and declared fields.


_HEAD = """\
# 单位名单：文件发给谁。从 {source} 导入；每个值都按原样读取，023、004700 前面的零不会丢。
#
# {name} 是区域或单位，{office} 是办事和署名的机关，{addressee} 是信封和主送上写的收文单位；后两个没有写的就用 {name}。
"""


def new_roster(roster: Roster, kind: KeyKind = "en") -> str:
    """The text of a units.yaml that reads back as ``roster``; values that are defaults are left out.

    Its keys are of that ``kind``.
    """
    word = words_of_units((), kind)
    words = {key: word(key) for key in ("name", "office", "addressee")}
    lines = [_HEAD.format(source=printable(roster.file), **words)]
    if fields := field_items(roster.fields, further_titles(roster), kind):
        lines += [*yaml_items.lines_of(ROSTER_NAMES.word("fields", kind), fields), ""]
    groups = [
        _group_item(group, [_unit_item(given, roster.fields, kind) for given in map(_given, group.units)], kind)
        for group in roster.groups
    ]
    first, *others = yaml_items.lines_of(ROSTER_NAMES.word("groups", kind), groups)
    lines.append(first)
    for number, line in enumerate(others):
        lines += ["", line] if number and line.startswith("  - ") else [line]
    return "\n".join([*lines, ""])


def words_of_units(fields: Iterable[DeclaredField], kind: KeyKind) -> Callable[[str], str]:
    """The words of the keys of a unit in a roster that declares ``fields``."""
    if kind == "en":
        return str
    names = unit_names(tuple(fields))
    return lambda field: yaml_layout.quoted(names.word(field, kind))


def _unit_item(
    given: Mapping[str, Held],
    fields: Sequence[DeclaredField],
    kind: KeyKind = "en",
    *,
    in_braces: bool = False,
) -> yaml_items.Item:
    """The item of a unit with the explicit values ``given``, which are in the usual order of fields."""
    declared = {field.name: field for field in fields}
    word = words_of_units(fields, kind)
    return yaml_items.record(
        ((word(name), written(name, value, declared)) for name, value in given.items()), in_braces=in_braces
    )


def _group_item(group: Group, units: Sequence[yaml_items.Item], kind: KeyKind = "en") -> yaml_items.Item:
    """The item of ``group`` with the items of its units."""
    pairs = [(GROUP_NAMES.word("name", kind), yaml_layout.quoted(group.name))]
    if group.classes != (group.name,):
        pairs.append((GROUP_NAMES.word("class", kind), class_text(group.classes)))
    if group.everybody:
        pairs.append((GROUP_NAMES.word("everybody", kind), GROUP_NAMES.word("everybody=true", kind)))
    return yaml_items.record_with_items(pairs, GROUP_NAMES.word("units", kind), units)


def class_text(classes: Sequence[str]) -> str:
    """The classes of a group as YAML: a text, or a list of texts where there are several."""
    return yaml_layout.quoted(classes[0]) if len(classes) == 1 else yaml_items.list_of_texts(classes)


def field_items(
    fields: Iterable[DeclaredField], headings: Mapping[str, str], kind: KeyKind = "en"
) -> list[yaml_items.Item]:
    """The items of declared fields and of further titles of standard fields, in braces."""
    word = partial(FIELD_NAMES.word, kind=kind)
    records = []
    for field in fields:
        pairs = [("name", field.name), ("title", yaml_layout.quoted(field.title))]
        pairs += [("required", word("required=true"))] if field.required else []
        records.append([*pairs, *([("kind", word(f"kind={field.kind}"))] if field.kind != "text" else [])])
    for title, name in headings.items():
        records.append([("name", word(f"name={name}")), ("title", yaml_layout.quoted(title))])
    return [yaml_items.record(((word(key), value) for key, value in pairs), in_braces=True) for pairs in records]


def _given(unit: Unit) -> Mapping[str, Held]:
    return explicit_values(unit, explicit_fields(unit))
