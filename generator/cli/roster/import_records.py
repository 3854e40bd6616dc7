"""Records of ``roster import --json``: the changes of an import.

Every record has the same keys. For a whole unit that is added, removed or kept ``field`` is null, and ``before`` and
``after`` are all its values; for a field or a group ``unit`` is null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.roster.editing import Comparison, Held, Imported
    from generator.roster.units import Roster, Unit

Record = dict[str, object]


def import_records(imported: Imported) -> Iterator[Record]:
    """A record for each change in a roster, and for what is kept although the sheet lacks it."""
    comparison = imported.comparison
    yield from _of_groups(comparison)
    yield from _of_values(comparison)
    for new in comparison.added:
        yield _record("added", new.unit, after=_values(new.given))
    for number in comparison.missing:
        unit, gone = comparison.roster.units[number], number in comparison.removed
        values = _values(comparison.given[number])
        yield _record("removed" if gone else "kept", unit, before=values, after=None if gone else values)
    for comment in imported.lost_comments:
        yield _record("removed", None, before=comment)


def roster_records(roster: Roster) -> Iterator[Record]:
    """A record for each unit of a whole new roster."""
    from generator.roster.editing import explicit_values
    from generator.roster.units import explicit_fields

    for unit in roster.units:
        yield _record("added", unit, after=_values(explicit_values(unit, explicit_fields(unit))))


def _of_groups(comparison: Comparison) -> Iterator[Record]:
    """New fields, new titles of standard fields, new groups, and groups with another class."""
    for field in comparison.new_fields:
        yield _record("added", None, field=field.name, after=field.title)
    for title, name in comparison.new_headings.items():
        yield _record("added", None, field=name, after=title)
    for group in comparison.roster.groups:
        if group.name in comparison.classes:
            after = list(comparison.classes[group.name])
            yield _record("changed", None, group.name, field="class", before=list(group.classes), after=after)
    for group in comparison.new_groups:
        yield _record("added", None, group.name, field="class", after=list(group.classes))


def _of_values(comparison: Comparison) -> Iterator[Record]:
    """Values that change, and those that are kept where the sheet has none."""
    from generator.roster.editing import held

    units = comparison.roster.units
    for change in comparison.changes:
        before, after = _value(change.old), _value(change.new)
        yield _record("changed", units[change.unit], field=change.field, before=before, after=after)
    for number, group in comparison.moves.items():
        yield _record("changed", units[number], field="group", before=units[number].group, after=group)
    for number, field in comparison.kept:
        value = _value(held(units[number], field))
        yield _record("kept", units[number], field=field, before=value, after=value)


def _values(given: Mapping[str, Held]) -> Record:
    return {field: _value(value) for field, value in given.items()}


def _value(value: Held) -> object:
    """``value`` as it is typed, several texts as a list; None for an empty one."""
    from generator.roster.editing import as_text

    return list(value) if isinstance(value, tuple) else as_text(value) or None


def _record(
    action: str,
    unit: Unit | None,
    group: str | None = None,
    *,
    field: str | None = None,
    before: object = None,
    after: object = None,
) -> Record:
    return {
        "unit": None if unit is None else unit.name,
        "code": None if unit is None else unit.code or None,
        "group": group if unit is None else unit.group,
        "field": field,
        "before": before,
        "after": after,
        "action": action,
    }
