"""Edits of units.yaml that change values of units and classes of groups in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.ground.source import LaidMapping, LaidScalar, LaidSequence, YamlEdits, quoted
from generator.roster.editing.roster_changes import Comparison, FieldChange
from generator.roster.editing.unit_values import as_typed, is_bare, written
from generator.roster.editing.yaml_rendering import class_text, words_of_units
from generator.roster.units import GROUP_NAMES, UNIT_FIELDS, DeclaredField, group_nodes, unit_nodes


def with_values(text: str, top: LaidMapping, comparison: Comparison) -> YamlEdits:
    """Return the changes of fields and classes as edits of ``text``, whose layout is ``top``.

    Keys are added in the usual order of fields.
    """
    edits = YamlEdits(text)
    groups = list(group_nodes(top))
    fields = {field.name: field for field in (*comparison.roster.fields, *comparison.new_fields)}
    changed: dict[int, list[FieldChange]] = {}
    for change in comparison.changes:
        changed.setdefault(change.unit, []).append(change)
    for number, unit in enumerate(unit for group in groups for unit in unit_nodes(group)):
        if number in changed:
            _change_unit(edits, unit, changed[number], fields)
    for group, node in zip(comparison.roster.groups, groups, strict=True):
        if group.name in comparison.classes:
            _change_classes(edits, node, comparison.classes[group.name], everybody=group.name in comparison.everybody)
    return edits


def _change_unit(
    edits: YamlEdits, unit: LaidMapping, changes: Iterable[FieldChange], fields: Mapping[str, DeclaredField]
) -> None:
    absent: list[FieldChange] = []
    for change in changes:
        if unit.get(change.field) is None:
            absent.append(change)
        elif change.new in ("", ()):
            _clear(edits, unit, change.field)
        else:
            _change_value(edits, unit, change, fields)
    keys = [key.value for key, _ in unit.pairs]
    order = (*UNIT_FIELDS, *fields)
    absent.sort(key=lambda change: order.index(change.field))
    word = words_of_units(fields.values(), unit.kind)
    added = (
        (_behind(each.field, keys, order), word(each.field), written(each.field, each.new, fields)) for each in absent
    )
    edits.add_keys(unit, added)


def _change_value(
    edits: YamlEdits, unit: LaidMapping, change: FieldChange, fields: Mapping[str, DeclaredField]
) -> None:
    node = unit.get(change.field)
    if node is None:
        return
    if isinstance(change.new, tuple):
        edits.set_texts(node, change.new)
    elif isinstance(node, LaidScalar) and (node.mark in ("'", '"') or not is_bare(change.field, fields)):
        edits.set_text(node, as_typed(change.new), '"' if change.field == "code" else "")
    else:
        edits.set_value(node, written(change.field, change.new, fields))


def _clear(edits: YamlEdits, unit: LaidMapping, field: str) -> None:
    """Leave the key of ``field`` without a value: comments beside it stay."""
    node = unit.get(field)
    if isinstance(node, LaidSequence) and not node.flow:
        edits.remove_items(unit, field, range(len(node.items)), emptied=True)
    elif node is not None:
        edits.set_value(node, "[]" if isinstance(node, LaidSequence) else quoted(""))


def _behind(field: str, keys: Sequence[str], order: Sequence[str]) -> int:
    """Return the index in ``keys`` of the last key that comes before ``field`` in ``order``, 0 where none does."""
    before = [key for key in keys if order.index(key) < order.index(field)]
    return keys.index(max(before, key=order.index)) if before else 0


def _change_classes(edits: YamlEdits, group: LaidMapping, classes: Sequence[str], *, everybody: bool) -> None:
    node, names = group.get("class"), [key.value for key, _ in group.pairs]
    added = {} if node is not None else {"class": class_text(classes)}
    if everybody and (flag := group.get("everybody")) is not None:
        edits.set_value(flag, "true")
    elif everybody:
        added["everybody"] = GROUP_NAMES.word("everybody=true", group.kind)
    if node is not None:
        edits.set_texts(node, classes)
    behind = names.index("name" if node is None else "class")
    edits.add_keys(group, [(behind, GROUP_NAMES.word(key, group.kind), text) for key, text in added.items()])
