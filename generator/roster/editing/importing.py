"""Import of a roster into units.yaml, which is edited in place, with its changes in words; and a new units.yaml."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from generator.ground.disk import ROSTER
from generator.ground.errors import Problem, RosterError, Span, TranslatedText, UsageError, joined
from generator.ground.source.key_translation import KeyKind
from generator.ground.source.source_file import read_source, source_of
from generator.ground.source.yaml_layout import lay_out_in_english
from generator.ground.words.vocabularies import phrase
from generator.roster.editing.in_place import RosterEdit, changed_in_place, check_based_on, is_as_wanted
from generator.roster.editing.reshaping import new_roster
from generator.roster.editing.roster_changes import Comparison, as_text, held
from generator.roster.editing.roster_comparing import compared
from generator.roster.units import declared_fields, doubts, explicit_roster, groups, load, sheet_headings
from generator.roster.units.unit import STANDARD_FIELDS, Unit
from generator.writing import output_errors, write_files

_FOR_EDITORS = "# yaml-language-server:"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result of an import, or of its dry run; ``warnings`` are what a person should look at."""

    edited: RosterEdit
    warnings: tuple[Problem, ...]

    @property
    def comparison(self) -> Comparison:
        """All changes as data."""
        return self.edited.comparison

    @property
    def lost_comments(self) -> tuple[str, ...]:
        """The comments that are removed with units."""
        return self.edited.lost_comments


def import_into(
    path: Path,
    coming: explicit_roster.ExplicitRoster,
    *,
    remove: bool = False,
    group: str | None = None,
    dry_run: bool = False,
    based_on: str | None = None,
) -> ImportResult:
    """Imports ``coming`` into the units.yaml at ``path``, which is written only where something changes.

    Units are matched by code, else by name, else by a former name. Fields for which ``coming`` has no column or no
    value stay; so do units that it lacks, unless ``remove`` is set. Nothing else in the file changes. ``group`` is that
    of new units where ``coming`` does not give the groups. ``based_on`` is the SHA-256 that the file must still have,
    where somebody has looked at the changes before.

    Raises UsageError when the file does not exist, RosterError when it is wrong, when units cannot be matched, or when
    its form cannot be edited in place, OutputError when it cannot be written. The file is then as it was before.
    """

    def compare(present: explicit_roster.ExplicitRoster) -> Comparison:
        check_based_on(present.roster, based_on)
        return compared(present, coming, remove=remove, group=group)

    made = changed_in_place(path, compare, dry_run=dry_run)
    known = {(warning.span, warning.field) for warning in made.comparison.warnings}
    found = doubts.former_name_doubts(coming.roster, made.comparison.roster.units)
    warnings = (*made.comparison.warnings, *[each for each in found if (each.span, each.field) not in known])
    return ImportResult(made, warnings)


def write_roster(path: Path, roster: groups.Roster, *, kind: KeyKind = "en", replacing: bool = False) -> None:
    """Writes a new units.yaml that reads back as ``roster``, with keys of that ``kind``.

    ``replacing`` writes it over the units.yaml there is, whose line for editors stays. Raises UsageError when the file
    exists already and is not to be replaced, OutputError when it cannot be written.
    """
    data = (_line_for_editors(path) + new_roster(roster, kind) if replacing else new_roster(roster, kind)).encode()
    found = load.roster_in(source_of(data, path, name=str(path)))
    if found.headings != sheet_headings.further_titles(roster) or not is_as_wanted(found, roster.groups, roster.fields):
        raise RuntimeError(f"{path}: the new roster would not be read as the one that was given")
    if os.path.lexists(path) and not replacing:
        raise UsageError(Problem("roster-import-exists", Span(str(path))))
    with output_errors(path):
        write_files({path: data})


def _line_for_editors(path: Path) -> str:
    """The first line of the units.yaml at ``path`` where that names its schema; else nothing. Raises RosterError."""
    first, end, _ = read_source(path, error=RosterError, kind=ROSTER).text.partition("\n")
    return first + end if first.startswith(_FOR_EDITORS) else ""


def kind_of_keys(path: Path) -> KeyKind:
    """The kind of keys that the units.yaml at ``path`` has, which can be read. Raises RosterError."""
    file = read_source(path, error=RosterError, kind=ROSTER)
    return lay_out_in_english(file.text, declared_fields.ROSTER_NAMES).kind


# The changes of an import are listed one by one, in words for people.


_Kind = Literal[
    "new-field", "new-title", "class", "new-group", "value", "move", "new-unit", "removed-unit", "missing-unit", "kept",
    "comment", "lost-column", "lost-title", "renamed-group", "order",
]  # fmt: skip
"""What changes; or what is kept although the sheet lacks it: a unit, or a value of one."""

_NO_TITLE = TranslatedText("", "")


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One change: the ``unit`` with its name ``named``, the ``group`` or the field called ``title`` that it is of.

    ``old`` and ``new`` are texts, ``""`` for nothing.
    """

    kind: _Kind
    unit: Unit | None = None
    named: str = ""
    group: str = ""
    name: str = ""
    title: TranslatedText = _NO_TITLE
    old: str = ""
    new: str = ""

    @property
    def is_loss(self) -> bool:
        """Whether something is lost without a replacement."""
        return self.kind in ("removed-unit", "lost-column", "lost-title") or (self.kind == "value" and not self.new)

    def sentence(self) -> str:
        """The change in words, in the language that is spoken."""
        facts = {"unit": self.named, "group": self.group, "name": self.name, "field": self.title}
        old, new = (each or phrase("import-nothing") for each in (self.old, self.new))
        return phrase(f"import-{self.kind}", **facts, old=old, new=new).text()


class ImportChanges:
    """The changes of an import, and of its dry run."""

    def __init__(self, imported: ImportResult) -> None:
        self._imported = imported
        self._comparison = imported.comparison
        self._units = imported.comparison.roster.units

    def __iter__(self) -> Iterator[ImportChange]:
        """All changes: fields, groups, values, units, lost comments."""
        yield from self._of_fields()
        yield from self._of_groups()
        yield from self._of_units()
        for comment in self._imported.lost_comments:
            yield ImportChange("comment", old=comment)

    def counts(self) -> str:
        """The counts of changes by kind, in the language that is spoken.

        ``""`` where nothing changes and the sheet lacks nothing.
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
        shown = [phrase(f"import-count-{key}", count=count) for key, count in counted.items() if count]
        return phrase("import-counted", counts=joined(shown, "，")).text() if shown else ""

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
            yield ImportChange("class", group=name, old=as_text(groups.certain_classes(old)), new=as_text(classes))
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

    def _of_unit(self, kind: _Kind, unit: Unit, field: str = "", old: str = "", new: str = "") -> ImportChange:
        title, named = self._title(field) if field else _NO_TITLE, unit.name
        if self._names[unit.name] > 1 and unit.code:
            named = phrase("import-with-code", name=unit.name, code=unit.code).text()
        return ImportChange(kind, unit, named, unit.group, field, title, old, new)

    @cached_property
    def _names(self) -> Counter[str]:
        added = (new.unit for new in self._comparison.added)
        return Counter(unit.name for unit in (*self._units, *added))

    def _title(self, field: str) -> TranslatedText:
        """The shortest Chinese title of a field; its name in English."""
        own = {each.name: each.title for each in (*self._comparison.roster.fields, *self._comparison.new_fields)}
        return TranslatedText(own.get(field) or min(STANDARD_FIELDS[field].titles, key=len), field)
