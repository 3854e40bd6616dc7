"""The printed changes of a roster import: values, units, groups; then counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.cli.texts import text
from generator.ground.errors import joined, language, printable

if TYPE_CHECKING:
    from generator.roster.editing import Comparison, Imported
    from generator.roster.units import Unit


def imported_lines(imported: Imported) -> Iterator[str]:
    """The changes of an import, then their counts; nothing where there is no change."""
    changes = _Changes(imported.comparison)
    lines = [printable(line) for line in changes.lines()]
    lines += [printable(text("roster-comment", comment=comment)) for comment in imported.lost_comments]
    yield from lines
    if lines:
        yield changes.counts()


class _Changes:
    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._units = comparison.roster.units
        added = (new.unit for new in comparison.added)
        self._names = Counter(unit.name for unit in (*self._units, *added))

    def lines(self) -> Iterator[str]:
        comparison = self._comparison
        for field in comparison.new_fields:
            yield text("roster-new-field", title=field.title, name=field.name)
        for title, name in comparison.new_headings.items():
            yield text("roster-new-title", title=title, field=self._title(name))
        for name, classes in comparison.classes.items():
            old = next(group.classes for group in comparison.roster.groups if group.name == name)
            yield text("roster-class", group=name, old="、".join(old), new="、".join(classes))
        for group in comparison.new_groups:
            yield text("roster-new-group", group=group.name, classes="、".join(group.classes))
        yield from self._of_units()

    def _of_units(self) -> Iterator[str]:
        from generator.roster.editing import as_text, held

        comparison, units = self._comparison, self._units
        for change in comparison.changes:
            old, new = as_text(change.old) or text("roster-nothing"), as_text(change.new)
            yield self._of_unit("roster-change", units[change.unit], field=self._title(change.field), old=old, new=new)
        for number, group in comparison.moves.items():
            old = units[number].group
            yield self._of_unit("roster-change", units[number], field=self._title("group"), old=old, new=group)
        for added in comparison.added:
            yield self._of_unit("roster-new-unit", added.unit)
        for number in comparison.missing:
            key = "roster-unit-removed" if comparison.removed else "roster-unit-missing"
            yield self._of_unit(key, units[number])
        for number, field in comparison.kept:
            value = as_text(held(units[number], field))
            yield self._of_unit("roster-kept", units[number], field=self._title(field), value=value)

    def _of_unit(self, key: str, unit: Unit, **facts: object) -> str:
        return text(key, unit=self._named(unit), group=unit.group, **facts)

    def counts(self) -> str:
        """The counts of all kinds of changes but those without any."""
        comparison = self._comparison
        missing = "roster-count-removed" if comparison.removed else "roster-count-missing"
        counted = {
            "roster-count-changes": len(comparison.changes) + len(comparison.moves) + len(comparison.classes),
            "roster-count-units": len(comparison.added),
            "roster-count-groups": len(comparison.new_groups),
            "roster-count-fields": len(comparison.new_fields),
            "roster-count-titles": len(comparison.new_headings),
            missing: len(comparison.missing),
            "roster-count-kept": len(comparison.kept),
        }
        counts = (text(key, count=count) for key, count in counted.items() if count)
        return text("roster-counts", counts=joined(counts, "，").text())

    def _named(self, unit: Unit) -> str:
        """The unit's name, with its code where others have the name."""
        if self._names[unit.name] > 1 and unit.code:
            return text("roster-with-code", name=unit.name, code=unit.code)
        return unit.name

    def _title(self, field: str) -> str:
        """The shortest Chinese title of a field, or its English name."""
        from generator.roster.units import STANDARD_FIELDS

        if language() == "en":
            return field
        own = {each.name: each.title for each in (*self._comparison.roster.fields, *self._comparison.new_fields)}
        return own.get(field) or min(STANDARD_FIELDS[field].titles, key=len)
