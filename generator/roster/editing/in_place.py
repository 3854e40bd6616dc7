"""units.yaml changed in place: read, edited, read back, and written in one step."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from generator.ground.collection_pause import uncollected
from generator.ground.disk import ROSTER, read_contents, real_place
from generator.ground.errors import Problem, RosterError, Span
from generator.ground.source import (
    LaidMapping,
    SourceFile,
    UneditableError,
    YamlEdits,
    comments_in,
    read_source,
    source_of,
)
from generator.roster.editing.editing import with_values
from generator.roster.editing.reshaping import with_units
from generator.roster.editing.roster_changes import Comparison
from generator.roster.editing.roster_comparing import wanted_groups
from generator.roster.units import (
    DeclaredField,
    ExplicitRoster,
    Group,
    Roster,
    checked_roster,
    explicit_in_yaml,
    laid_out,
    roster_in,
)
from generator.writing import locked_file, output_errors, replace_file

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edited:
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


def changed_in_place(path: Path, compare: Callable[[ExplicitRoster], Comparison], *, dry_run: bool = False) -> Edited:
    """Change the units.yaml at ``path`` by what ``compare`` makes of it; it is written only where something changes.

    Nothing but what changes is touched in the file, which other runs do not write meanwhile. Raises UsageError when it
    does not exist, RosterError when it is wrong, would be wrong, or cannot be edited in place, and what ``compare``
    raises, OutputError when it cannot be written. The file is then as it was before.
    """
    with output_errors(path), nullcontext() if dry_run else alone(path), uncollected():
        file = read_source(path, error=RosterError, kind=ROSTER)
        roster = roster_in(file)
        top = laid_out(file.text, roster.fields)
        comparison = compare(explicit_in_yaml(roster, top))
        if comparison.is_empty:
            return Edited(comparison, file.data, roster, ())
        after = _edited(file, top, comparison)
        if not dry_run:
            replace_unchanged(file.path, after.data, file.sha256, name=file.name)
        return Edited(comparison, file.data, after, _lost_comments(file, after.data, comparison))


def check_based_on(roster: Roster, based_on: str | None) -> None:
    """Raises RosterError where ``roster`` is not that of the digest ``based_on``: it was changed elsewhere."""
    if based_on is not None and roster.sha256 != based_on:
        raise RosterError(Problem("roster-edit-elsewhere", Span(roster.file)))


def replace_unchanged(path: Path, data: bytes, sha256: str, *, name: str) -> None:
    """Write ``data`` to the roster at ``path``, which the caller has locked.

    Raises RosterError where its digest is not ``sha256``: somebody has changed the file in the meantime.
    """
    if hashlib.sha256(read_contents(path, ROSTER, name=name, error=RosterError)).hexdigest() != sha256:
        raise RosterError(Problem("roster-import-changed", Span(name)))
    replace_file(path, data)


def alone(path: Path) -> AbstractContextManager[object]:
    """Hold the lock of the roster at ``path``. Raises OutputError where another run holds it."""
    return locked_file(real_place(path))


def is_as_wanted(found: Roster, groups: Sequence[Group], fields: Sequence[DeclaredField]) -> bool:
    """Whether ``found`` has exactly these fields, and these groups with all units and values."""
    return (*found.fields,) == (*fields,) and list(map(_held, found.groups)) == list(map(_held, groups))


def _edited(file: SourceFile, top: LaidMapping, comparison: Comparison) -> Roster:
    """Return what ``file`` reads as after all changes of ``comparison``, with its bytes. Raises RosterError.

    ``top`` is its layout.
    """
    roster, fields = comparison.roster, (*comparison.roster.fields, *comparison.new_fields)
    groups = tuple(wanted_groups(comparison))
    checked_roster(Roster(roster.file, b"", fields, groups, {}, words=roster.words), ())
    typed = file.data.decode()
    mark = _BOM if typed.startswith(_BOM) else ""
    text, typed = file.text, typed.removeprefix(_BOM)
    try:
        for number, change in enumerate(_needed(comparison)):
            edits = change(text, laid_out(text, roster.fields) if number else top, comparison).edits
            text, typed = edits.applied(text), edits.applied_to_lines_as_typed(typed)
    except UneditableError as fault:
        line = text.count("\n", 0, fault.place) + 1
        raise RosterError(Problem("roster-import-form", Span(file.name, line))) from fault
    data = f"{mark}{typed}".encode()
    found = roster_in(source_of(data, file.path, name=file.name, error=RosterError))
    headings = {**roster.headings, **comparison.new_headings}
    if found.headings != headings or not is_as_wanted(found, groups, fields):
        raise RuntimeError(f"{file.name}: the edited roster would not be read as the one that is wanted")
    return found


def _needed(comparison: Comparison) -> Iterator[Callable[[str, LaidMapping, Comparison], YamlEdits]]:
    """Yield what makes the edits of ``comparison``: a large file is laid out for each."""
    if comparison.changes or comparison.classes:
        yield with_values
    others = (comparison.moves, comparison.added, comparison.removed, comparison.new_fields, comparison.new_headings)
    if any(others):
        yield with_units


def _lost_comments(file: SourceFile, data: bytes, comparison: Comparison) -> tuple[str, ...]:
    """Return the comments that were removed: only units and items of lists may take any with them."""
    lists = (change for change in comparison.changes if isinstance(change.old, tuple))
    if "#" not in file.text or not (comparison.removed or comparison.moves or any(lists)):
        return ()
    after = source_of(data, file.path, name=file.name).text
    left = Counter(comments_in(file.text)) - Counter(comments_in(after))
    return tuple(left.elements())


def _held(group: Group) -> object:
    """Return everything that a group holds, values of own fields as ``repr``: 2.50 differs from 2.5."""
    units = [{**unit.as_mapping(), **{name: repr(value) for name, value in unit.extra.items()}} for unit in group.units]
    return group.name, group.classes, group.everybody, units
