"""units.yaml changed in place: read, edited, read back, and written in one step."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import ROSTER, read_contents, real_place
from generator.ground.errors import Problem, RosterError, Span
from generator.ground.garbage_collection import uncollected
from generator.ground.source import source_file, yaml_edits, yaml_layout
from generator.roster.editing.reshaping import class_text, with_units, words_of_units
from generator.roster.editing.roster_changes import Comparison, FieldChange, as_typed, is_bare, written
from generator.roster.editing.roster_comparing import wanted_groups
from generator.roster.units.declared_fields import GROUP_NAMES, DeclaredField
from generator.roster.units.explicit_roster import ExplicitRoster, explicit_in_yaml, group_nodes, laid_out, unit_nodes
from generator.roster.units.groups import Group, Roster
from generator.roster.units.load import checked_roster, roster_in
from generator.roster.units.unit import UNIT_FIELDS
from generator.writing import locked_file, output_errors, replace_file

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class RosterEdit:
    """A roster's file that was changed, or would be.

    ``before`` are its bytes as they were, ``after`` is the roster as it reads now; ``lost_comments`` are comments that
    were removed with units.
    """

    comparison: Comparison
    before: bytes
    after: Roster
    lost_comments: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether the file is, byte for byte, as it was."""
        return self.before == self.after.data


def changed_in_place(
    path: Path, compare: Callable[[ExplicitRoster], Comparison], *, dry_run: bool = False
) -> RosterEdit:
    """Changes the units.yaml at ``path`` by what ``compare`` makes of it; it is written only where something changes.

    The rest of the file stays; other runs do not write it meanwhile. Raises UsageError when it does not exist,
    RosterError when it is wrong, would be wrong, or cannot be edited in place, and what ``compare`` raises, OutputError
    when it cannot be written. The file is then as it was before.
    """
    with output_errors(path), nullcontext() if dry_run else alone(path), uncollected():
        file = source_file.read_source(path, error=RosterError, kind=ROSTER)
        roster = roster_in(file)
        top = laid_out(file.text, roster.fields)
        comparison = compare(explicit_in_yaml(roster, top))
        if comparison.is_empty:
            return RosterEdit(comparison, file.data, roster, ())
        after = _edited(file, top, comparison)
        if not dry_run:
            replace_unchanged(file.path, after.data, file.sha256, name=file.name)
        return RosterEdit(comparison, file.data, after, _lost_comments(file, after.data, comparison))


def check_based_on(roster: Roster, based_on: str | None) -> None:
    """Raises RosterError where the digest of ``roster`` is not ``based_on``: it was changed elsewhere."""
    if based_on is not None and roster.sha256 != based_on:
        raise RosterError(Problem("roster-edit-elsewhere", Span(roster.file)))


def replace_unchanged(path: Path, data: bytes, sha256: str, *, name: str) -> None:
    """Writes ``data`` to the roster at ``path``, which the caller has locked.

    Raises RosterError where its digest is not ``sha256``: somebody has changed the file in the meantime.
    """
    if hashlib.sha256(read_contents(path, ROSTER, name=name, error=RosterError)).hexdigest() != sha256:
        raise RosterError(Problem("roster-import-changed", Span(name)))
    replace_file(path, data)


def alone(path: Path) -> AbstractContextManager[object]:
    """Holds the lock of the roster at ``path``. Raises OutputError where another run holds it."""
    return locked_file(real_place(path))


def is_as_wanted(found: Roster, groups: Sequence[Group], fields: Sequence[DeclaredField]) -> bool:
    """Whether ``found`` has exactly these fields, and these groups with all units and values."""
    return (*found.fields,) == (*fields,) and list(map(_held, found.groups)) == list(map(_held, groups))


def _edited(file: source_file.SourceFile, top: yaml_layout.LaidMapping, comparison: Comparison) -> Roster:
    """The roster that ``file`` holds after all changes of ``comparison``, with its bytes. Raises RosterError.

    ``top`` is its layout.
    """
    roster, fields = comparison.roster, (*comparison.roster.fields, *comparison.new_fields)
    groups = tuple(wanted_groups(comparison))
    checked_roster(Roster(roster.file, b"", fields, groups, {}, words=roster.words), ())
    typed = file.data.decode()
    mark = _BOM if typed.startswith(_BOM) else ""
    text, typed = file.text, typed.removeprefix(_BOM)
    others = (comparison.moves, comparison.added, comparison.removed, comparison.new_fields, comparison.new_headings)
    changing = [_with_values] if comparison.changes or comparison.classes else []
    changing += [with_units] if any(others) else []
    try:
        for number, change in enumerate(changing):  # a large file is laid out for each
            edits = change(text, laid_out(text, roster.fields) if number else top, comparison).edits
            text, typed = edits.applied(text), edits.applied_to_lines_as_typed(typed)
    except yaml_edits.UneditableError as fault:
        line = text.count("\n", 0, fault.place) + 1
        raise RosterError(Problem("roster-import-form", Span(file.name, line))) from fault
    data = f"{mark}{typed}".encode()
    found = roster_in(source_file.source_of(data, file.path, name=file.name, error=RosterError))
    headings = {**roster.headings, **comparison.new_headings}
    if found.headings != headings or not is_as_wanted(found, groups, fields):
        raise RuntimeError(f"{file.name}: the edited roster would not be read as the one that is wanted")
    return found


def _lost_comments(file: source_file.SourceFile, data: bytes, comparison: Comparison) -> tuple[str, ...]:
    """The comments that were removed: only units and items of lists may take any with them."""
    lists = (change for change in comparison.changes if isinstance(change.old, tuple))
    if "#" not in file.text or not (comparison.removed or comparison.moves or any(lists)):
        return ()
    after = source_file.source_of(data, file.path, name=file.name).text
    left = Counter(yaml_layout.comments_in(file.text)) - Counter(yaml_layout.comments_in(after))
    return tuple(left.elements())


def _held(group: Group) -> object:
    """Everything that a group holds, values of own fields as ``repr``: 2.50 differs from 2.5."""
    units = [{**unit.as_mapping(), **{name: repr(value) for name, value in unit.extra.items()}} for unit in group.units]
    return group.name, group.classes, group.everybody, units


# Values of units and classes of groups are changed in place.


def _with_values(text: str, top: yaml_layout.LaidMapping, comparison: Comparison) -> yaml_edits.YamlEdits:
    """The changes of fields and classes as edits of ``text``, whose layout is ``top``.

    Keys are added in the usual order of fields.
    """
    edits = yaml_edits.YamlEdits(text)
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
    edits: yaml_edits.YamlEdits,
    unit: yaml_layout.LaidMapping,
    changes: Iterable[FieldChange],
    fields: Mapping[str, DeclaredField],
) -> None:
    absent: list[FieldChange] = []
    for change in changes:
        if unit.get(change.field) is None:
            absent.append(change)
        elif change.new in ("", ()):
            node = unit.get(change.field)
            if isinstance(node, yaml_layout.LaidSequence) and not node.flow:
                edits.remove_items(unit, change.field, range(len(node.items)), emptied=True)
            elif node is not None:
                edits.set_value(node, "[]" if isinstance(node, yaml_layout.LaidSequence) else yaml_layout.quoted(""))
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
    edits: yaml_edits.YamlEdits, unit: yaml_layout.LaidMapping, change: FieldChange, fields: Mapping[str, DeclaredField]
) -> None:
    node = unit.get(change.field)
    if node is None:
        return
    if isinstance(change.new, tuple):
        edits.set_texts(node, change.new)
    elif isinstance(node, yaml_layout.LaidScalar) and (node.mark in ("'", '"') or not is_bare(change.field, fields)):
        edits.set_text(node, as_typed(change.new), '"' if change.field == "code" else "")
    else:
        edits.set_value(node, written(change.field, change.new, fields))


def _behind(field: str, keys: Sequence[str], order: Sequence[str]) -> int:
    """The index in ``keys`` of the last key that comes before ``field`` in ``order``, 0 where none does."""
    before = [key for key in keys if order.index(key) < order.index(field)]
    return keys.index(max(before, key=order.index)) if before else 0


def _change_classes(
    edits: yaml_edits.YamlEdits, group: yaml_layout.LaidMapping, classes: Sequence[str], *, everybody: bool
) -> None:
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
