"""The changes of an import one by one, and in words for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.ground.errors import Said, joined
from generator.roster.editing.importing import Imported
from generator.roster.editing.unit_values import as_text, held
from generator.roster.units import STANDARD_FIELDS, Unit, certain_classes

Kind = Literal[
    "new-field", "new-title", "class", "new-group", "value", "move", "new-unit", "removed-unit", "missing-unit", "kept",
    "comment", "lost-column", "lost-title", "renamed-group", "order",
]  # fmt: skip
"""What changes; or what is kept although the sheet lacks it: a unit, or a value of one."""

_NO_TITLE = Said("", "")
_WITH_CODE = Said("{name}（{code}）", "{name} ({code})")
_NOTHING = Said("（空）", "(nothing)")
_SENTENCES: dict[Kind, Said] = {
    "new-field": Said("新的字段：{new}（{name}）", "new field: {name} ({new})"),
    "new-title": Said("“{field}”新的叫法：{new}", "new title of {field}: {new}"),
    "class": Said("组“{group}”：主送类别 {old} → {new}", "group '{group}': class {old} → {new}"),
    "new-group": Said("新的组：{group}（主送类别 {new}）", "new group: {group} (class {new})"),
    "value": Said("{unit}：{field} {old} → {new}", "{unit}: {field} {old} → {new}"),
    "move": Said("{unit}：{field} {old} → {new}", "{unit}: {field} {old} → {new}"),
    "new-unit": Said("新单位：{unit}（{group}）", "new unit: {unit} ({group})"),
    "removed-unit": Said("表里没有，删去：{unit}（{group}）", "not in the sheet, removed: {unit} ({group})"),
    "missing-unit": Said("表里没有，保留：{unit}（{group}）", "not in the sheet, kept: {unit} ({group})"),
    "kept": Said("{unit}：{field}在表里是空的，保留 {old}", "{unit}: {field} is empty in the sheet, kept: {old}"),
    "comment": Said("随着删去的注释：{old}", "a comment is removed with it: {old}"),
    "lost-column": Said("表里没有这一列：{old}", "the sheet has no column {old}"),
    "lost-title": Said("“{field}”不再叫“{old}”", "{field} is no longer called '{old}'"),
    "renamed-group": Said("组“{old}”改叫“{new}”", "the group '{old}' is called '{new}'"),
    "order": Said("单位的先后次序和现在不一样", "the units are in another order"),
}
_COUNTS: dict[str, Said] = {
    "changes": Said("改 {count} 处", "changes: {count}"),
    "units": Said("新增 {count} 个单位", "new units: {count}"),
    "groups": Said("新增 {count} 个组", "new groups: {count}"),
    "fields": Said("新增 {count} 个字段", "new fields: {count}"),
    "titles": Said("新增 {count} 个叫法", "new titles: {count}"),
    "columns": Said("少 {count} 列", "columns gone: {count}"),
    "missing": Said("表里没有而保留 {count} 个单位", "units kept that the sheet lacks: {count}"),
    "removed": Said("删去 {count} 个单位", "units removed: {count}"),
    "kept": Said("空着而保留 {count} 处", "values kept where the sheet is empty: {count}"),
}
_COUNTED = Said("合计：{counts}。", "in all: {counts}.")


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One change: the ``unit`` with its name ``named``, the ``group`` or the field called ``title`` that it is of.

    ``old`` and ``new`` are texts, ``""`` for nothing.
    """

    kind: Kind
    unit: Unit | None = None
    named: str = ""
    group: str = ""
    name: str = ""
    title: Said = _NO_TITLE
    old: str = ""
    new: str = ""

    @property
    def is_loss(self) -> bool:
        """Whether something is there no longer that nothing takes the place of."""
        return self.kind in ("removed-unit", "lost-column", "lost-title") or (self.kind == "value" and not self.new)

    def sentence(self) -> str:
        """Return the change in words, in the language that is spoken."""
        facts = {"unit": self.named, "group": self.group, "name": self.name, "field": self.title.text()}
        old, new = self.old or _NOTHING.text(), self.new or _NOTHING.text()
        return _SENTENCES[self.kind].text().format(**facts, old=old, new=new)


class ImportChanges:
    """The changes of an import, and of its dry run."""

    def __init__(self, imported: Imported) -> None:
        self._imported = imported
        self._comparison = imported.comparison
        self._units = imported.comparison.roster.units

    def __iter__(self) -> Iterator[ImportChange]:
        """Yield all changes: fields, groups, values, units, lost comments."""
        yield from self._of_fields()
        yield from self._of_groups()
        yield from self._of_units()
        for comment in self._imported.lost_comments:
            yield ImportChange("comment", old=comment)

    def counts(self) -> str:
        """Return the counts of all kinds of changes but those without any, in the language that is spoken.

        ``""`` where nothing changes, and nothing is kept that the sheet lacks.
        """
        comparison = self._comparison
        counted = {
            "changes": len(comparison.changes)
            + len(comparison.moves)
            + len(comparison.classes)
            + len(comparison.renamed_groups),
            "units": len(comparison.added),
            "groups": len(comparison.new_groups),
            "fields": len(comparison.new_fields),
            "titles": len(comparison.new_headings),
            "columns": len(comparison.lost_columns),
            "removed" if comparison.removed else "missing": len(comparison.missing),
            "kept": len(comparison.kept),
        }
        shown = joined(
            (_COUNTS[key].text().format(count=count) for key, count in counted.items() if count), "，"
        ).text()
        return _COUNTED.text().format(counts=shown) if shown else ""

    def _of_fields(self) -> Iterator[ImportChange]:
        for field in self._comparison.new_fields:
            yield ImportChange("new-field", name=field.name, new=field.title)
        for title, name in self._comparison.new_headings.items():
            yield ImportChange("new-title", title=self._title(name), new=title)
        for heading in self._comparison.lost_columns:
            yield ImportChange("lost-column", old=heading)
        for title, name in self._comparison.lost_headings.items():
            yield ImportChange("lost-title", title=self._title(name), old=title)

    def _of_groups(self) -> Iterator[ImportChange]:
        for name, now in self._comparison.renamed_groups.items():
            yield ImportChange("renamed-group", group=name, old=name, new=now)
        for name, classes in self._comparison.classes.items():
            old = next(group.classes for group in self._comparison.roster.groups if group.name == name)
            yield ImportChange("class", group=name, old=as_text(certain_classes(old)), new=as_text(classes))
        for group in self._comparison.new_groups:
            yield ImportChange("new-group", group=group.name, new=as_text(group.classes))

    def _of_units(self) -> Iterator[ImportChange]:
        comparison, units = self._comparison, self._units
        for change in comparison.changes:
            texts = as_text(change.old), as_text(change.new)
            yield self._of_unit("value", units[change.unit], change.field, *texts)
        for number, group in comparison.moves.items():
            yield self._of_unit("move", units[number], "group", units[number].group, group)
        for added in comparison.added:
            yield self._of_unit("new-unit", added.unit)
        for number in comparison.missing:
            yield self._of_unit("removed-unit" if comparison.removed else "missing-unit", units[number])
        if comparison.is_reordered:
            yield ImportChange("order")
        for number, field in comparison.kept:
            yield self._of_unit("kept", units[number], field, as_text(held(units[number], field)))

    def _of_unit(self, kind: Kind, unit: Unit, field: str = "", old: str = "", new: str = "") -> ImportChange:
        title = self._title(field) if field else _NO_TITLE
        return ImportChange(kind, unit, self._named(unit), unit.group, field, title, old, new)

    @cached_property
    def _names(self) -> Counter[str]:
        added = (new.unit for new in self._comparison.added)
        return Counter(unit.name for unit in (*self._units, *added))

    def _named(self, unit: Unit) -> str:
        """Return the unit's name, with its code where others have the name."""
        is_one_of_several = self._names[unit.name] > 1 and unit.code
        return _WITH_CODE.text().format(name=unit.name, code=unit.code) if is_one_of_several else unit.name

    def _title(self, field: str) -> Said:
        """Return the shortest Chinese title of a field; its name in English."""
        own = {each.name: each.title for each in (*self._comparison.roster.fields, *self._comparison.new_fields)}
        return Said(own.get(field) or min(STANDARD_FIELDS[field].titles, key=len), field)
