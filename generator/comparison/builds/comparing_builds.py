"""Compares two folders of papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.comparison.builds.content_changes import look_changes, text_changes
from generator.comparison.builds.differences import BuildDifferences, FileDifference, SetDifference
from generator.comparison.builds.matching_files import Pair, matched
from generator.comparison.builds.paper_sets import PaperSet, paired, read_set
from generator.comparison.builds.present import Present, present
from generator.ground.disk import COPIED, read_plain
from generator.ground.errors import InputError
from generator.writing.manifest import ManifestFile

MOST_OPENED = 100
"""How many units' papers are opened, by default; the others are only reported as changed."""

_OF_UNITS = "unit/"


def compare_builds(old: Path, new: Path, *, most: int | None = MOST_OPENED) -> BuildDifferences:
    """The differences between the papers in ``old`` and those in ``new``: each is a set of papers, or a folder of sets.

    Files are compared as they are now; those that somebody changed since they were built are reported. The papers of
    ``most`` units are opened, of all where it is None, and always the notice and the lists. Where a document's words
    are the same, the differences in its look are reported.

    Raises UsageError where one of the two is missing or holds no set, InputError where a manifest cannot be read.
    """
    pairs = paired(old, new)
    sets = tuple(_compared(read_set(before), read_set(after), most) for before, after in pairs.both)
    return BuildDifferences(sets, pairs.only_old, pairs.only_new)


def _compared(old: PaperSet, new: PaperSet, most: int | None) -> SetDifference:
    before, after = present(old), present(new)
    pairs = matched(old.listed.files, new.listed.files)
    found = [each for pair in pairs if (each := _difference(pair, before, after)) is not None]
    renamed = {(one.unit, other.unit) for one, other in pairs if one and other and one.unit != other.unit}
    names_before, names_after = _units(old), _units(new)
    changed = dict.fromkeys(each.difference.unit for each in found if each.difference.action == "changed")
    return SetDifference(
        old=old.folder,
        new=new.folder,
        programs=(old.listed.program, new.listed.program),
        files=tuple(_opened(found, before, after, most)),
        units=len(names_after),
        units_new=_but(names_after, names_before, {now for _, now in renamed}),
        units_removed=_but(names_before, names_after, {was for was, _ in renamed}),
        units_renamed=tuple((str(was), str(now)) for was, now in sorted(renamed, key=str)),
        units_changed=tuple(unit for unit in changed if unit is not None),
        edited=(tuple(before.edited), tuple(after.edited)),
        missing=(tuple(sorted(before.missing)), tuple(sorted(after.missing))),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference with the two files that it is between."""

    difference: FileDifference
    old: ManifestFile | None
    new: ManifestFile | None


def _units(papers: PaperSet) -> dict[str, None]:
    return dict.fromkeys(file.unit for file in papers.listed.files if file.unit is not None)


def _but(names: Iterable[str], others: dict[str, None], renamed: set[str | None]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in others and name not in renamed)


def _difference(pair: Pair, before: Present, after: Present) -> _Found | None:
    """The difference between the two files of ``pair``, unopened; None where they are equal."""
    old, new = pair
    digests = (
        None if old is None else before.digest(old),
        None if new is None else after.digest(new),
    )
    if digests == (None, None):
        return None
    file = new or old
    assert file is not None
    difference = FileDifference(
        path=file.path,
        kind=file.kind,
        template=file.template,
        action="new" if digests[0] is None else "removed" if digests[1] is None else "changed",
        unit=file.unit,
    )
    if old is None or new is None or None in digests:
        return _Found(difference, old, new)
    if digests[0] == digests[1] and (old.path, old.unit) == (new.path, new.unit):
        return None
    return _Found(
        replace(
            difference,
            action="moved" if digests[0] == digests[1] else "changed",
            before=None if old.path == new.path else old.path,
            unit_before=None if old.unit == new.unit else old.unit,
            pages=(old.pages, new.pages),
        ),
        old,
        new,
    )


def _opened(found: Iterable[_Found], before: Present, after: Present, most: int | None) -> Iterator[FileDifference]:
    """The differences; changed files are opened and compared."""
    units: set[str] = set()
    for each in found:
        if each.difference.action != "changed" or each.old is None or each.new is None:
            yield each.difference
            continue
        unit = each.difference.unit
        if unit is not None and unit not in units and most is not None and len(units) >= most:
            yield replace(each.difference, inside="unopened")
            continue
        if unit is not None:
            units.add(unit)
        yield _looked_into(each.difference, before.folder / each.old.path, after.folder / each.new.path)


def _looked_into(difference: FileDifference, old: Path, new: Path) -> FileDifference:
    if difference.kind == "dispatch" and difference.template.startswith(_OF_UNITS):
        return replace(difference, inside="joined")
    suffix = PurePosixPath(difference.path).suffix
    try:
        before, after = (read_plain(path, most=COPIED.most) for path in (old, new))
        changes = text_changes(suffix, before, after)
        look = () if changes else look_changes(suffix, before, after)
    except (OSError, InputError):
        return replace(difference, inside="unreadable")
    return difference if changes is None else replace(difference, inside="told", changes=changes, look=look)
