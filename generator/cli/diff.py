"""``fawen diff``: two documents compared or, where OLD and NEW are folders, two builds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.language import language_option
from generator.cli.options import INPUT, json_option
from generator.cli.printing import Record, print_either, print_json, print_lines, print_problems
from generator.ground.errors import Problem, Span, UsageError, printable
from generator.ground.text_similarity import common_ends
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.comparison.comparing_builds import BuildDifferences, FileDifference, SetDifference, TextChange
    from generator.comparison.comparing_documents import DocumentComparison


_WORD = ".docx"


def add_diff(group: click.Group) -> None:
    """Adds the command ``diff`` to ``group``."""

    @group.command("diff", help=text("diff"))
    @click.argument("old", type=INPUT, metavar="OLD")
    @click.argument("new", type=INPUT, metavar="NEW")
    @click.option("--exit-code", is_flag=True, help=text("diff-exit-code"))
    @json_option(text("diff-json"))
    @language_option()
    def diff_command(old: Path, new: Path, exit_code: bool, as_json: bool) -> int:
        if old.is_dir() or new.is_dir():
            _refuse_mixed(old, new)
            return int(_builds(old, new, as_json=as_json) and exit_code)
        _refuse_others(old, new)
        return int(_documents(old, new, as_json=as_json) and exit_code)


def _builds(old: Path, new: Path, *, as_json: bool) -> bool:
    """Prints what differs between the builds in two folders, and returns whether anything does.

    Raises UsageError where one of them holds no build, InputError where a manifest cannot be read.
    """
    from generator.comparison.comparing_builds import compare_builds

    found = compare_builds(old, new)
    print_either(_builds_records(found), builds_lines(found), as_json=as_json)
    return found.any


def _documents(old: Path, new: Path, *, as_json: bool) -> bool:
    """Prints what differs between two documents, and returns whether anything does."""
    from generator.comparison.comparing_documents import compare_documents

    compared = compare_documents(old, new)
    print_problems(compared.warnings)
    if as_json:
        print_json(_document_records(compared, old, new))
        return bool(compared.differences)
    print_lines(compared.sentences or [text("diff-same")])
    return bool(compared.sentences)


def _refuse_mixed(old: Path, new: Path) -> None:
    """Raises UsageError where one of the two is missing or no folder."""
    from generator.dispatch.build_sources import require

    for path in (old, new):
        require(path, folder=False)
    if not (old.is_dir() and new.is_dir()):
        raise UsageError(Problem("comparison-file-and-folder", Span(str(new))))


def _refuse_others(*paths: Path) -> None:
    """Raises UsageError that names every existing path that is no .docx."""
    UsageError.raise_for(
        Problem("comparison-not-docx", Span(str(path)), {"name": path.name})
        for path in paths
        if path.exists() and path.suffix.lower() != _WORD
    )


# Printed differences between two builds: units first, then file by file.


_MOST_NAMES = 5
_MOST_CHANGES = 20
_AROUND = 12  # characters that are shown on both sides of what was changed
_MOST_SHOWN = 60


def builds_lines(differences: BuildDifferences) -> Iterator[str]:
    """All differences; one line where there is none."""
    if not differences.any and not any(_remarks(each) for each in differences.sets):
        yield text("builds-same")
        return
    for each in differences.sets:
        yield from _set_lines(each)
    for key, names in (("only-old", differences.only_old), ("only-new", differences.only_new)):
        if names:
            yield text(f"builds-{key}", names=text("comma-of-names").join(names))


def _set_lines(compared: SetDifference) -> Iterator[str]:
    remarks = _remarks(compared)
    key = "builds-set" if compared.files or remarks else "builds-set-same"
    yield text(key, old=compared.old, new=compared.new)
    if compared.units and compared.files:
        yield text("builds-units", count=compared.units, what=_units(compared))
    yield from remarks
    shared = {
        "builds-notice": [each for each in compared.files if each.kind == "notice"],
        "builds-lists": [each for each in compared.files if each.kind == "dispatch"],
    }
    for heading, files in shared.items():
        if files:
            yield text(heading)
            for file in files:
                yield from _file_lines(file)
    yield from _unit_lines([each for each in compared.files if each.kind == "unit"])


def _units(compared: SetDifference) -> str:
    """How many units are new, removed, renamed, changed and unchanged."""
    renamed = [f"{was} → {now}" for was, now in compared.units_renamed]
    touched = {*compared.units_changed, *compared.units_new, *(now for _, now in compared.units_renamed)}
    parts = [
        text(f"builds-units-{key}", count=len(names), names=_names(names))
        for key, names in (("new", compared.units_new), ("removed", compared.units_removed), ("renamed", renamed))
        if names
    ]
    if compared.units_changed:
        parts.append(text("builds-units-changed", count=len(compared.units_changed)))
    if compared.units > len(touched):
        parts.append(text("builds-units-unchanged", count=compared.units - len(touched)))
    return text("comma").join(parts)


def _remarks(compared: SetDifference) -> list[str]:
    """Notes on the sets: another version of the program, edited files, missing files."""
    parts = []
    if compared.programs[0] != compared.programs[1]:
        parts.append(text("builds-programs", old=compared.programs[0], new=compared.programs[1]))
    for key, pair in (("edited", compared.edited), ("missing", compared.missing)):
        for side, names in zip(("old", "new"), pair, strict=True):
            if names:
                parts.append(text(f"builds-{key}-{side}", names=_names(names)))
    return parts


def _unit_lines(files: Sequence[FileDifference]) -> Iterator[str]:
    """The papers of units: changes that several units share once, the others unit by unit."""
    shared = _with_shared_changes(files)
    for group in shared:
        names = _names([str(each.unit) for each in group])
        yield text("builds-together", template=group[0].template, count=len(group), names=names)
        yield f"    {_inside(group[0])}"
        yield from _change_lines(group[0])
    done = {id(file) for group in shared for file in group}
    yield from _unit_by_unit([each for each in files if id(each) not in done and each.inside != "unopened"])
    unopened = {file.unit for file in files if file.inside == "unopened"}
    if unopened:
        yield text("builds-unopened", count=len(unopened))


def _with_shared_changes(files: Sequence[FileDifference]) -> list[list[FileDifference]]:
    """Papers of one template that changed in the same way, two or more in a group."""
    alike: dict[tuple[object, ...], list[FileDifference]] = {}
    for file in files:
        if file.inside == "told" and file.before is None and file.unit_before is None:
            alike.setdefault((file.template, tuple(map(_bare, file.changes)), file.look), []).append(file)
    return [group for group in alike.values() if len(group) > 1]


def _unit_by_unit(files: Sequence[FileDifference]) -> Iterator[str]:
    """Each unit's name above the lines of its files, in the order of ``files``."""
    unit = None
    for file in files:
        if file.unit != unit:
            unit = file.unit
            key = "builds-unit" if file.unit_before is None else "builds-unit-renamed"
            yield text(key, unit=unit, before=file.unit_before)
        yield from _file_lines(file)


def _bare(change: TextChange) -> tuple[str, str | None, str | None]:
    """What identifies a change: its place and the characters that differ.

    The text around it, such as a unit's name, is left out, so that the same change in many letters counts as one.
    """
    old, new = change.old, change.new
    if old is not None and new is not None:
        start, end = common_ends(old, new)
        old, new = old[start : len(old) - end], new[start : len(new) - end]
    return _place_in_file(change), old, new


def _file_lines(file: FileDifference) -> Iterator[str]:
    if file.action == "moved":
        key = "builds-file-moved" if file.before else "builds-file-moved-here"
        yield text(key, path=file.path, before=file.before)
    elif file.action == "changed":
        what = _inside(file)
        if file.before:
            what = text("builds-file-was", what=what, before=file.before)
        yield text("builds-file-changed", path=file.path, what=what)
        yield from _change_lines(file)
    else:
        yield text(f"builds-file-{file.action}", path=file.path)


def _inside(file: FileDifference) -> str:
    key: str = file.inside
    if file.inside == "told" and not file.changes:
        key = "look" if file.look else "properties"
    what = text(f"builds-inside-{key}", count=len(file.changes or file.look))
    old, new = file.pages
    if old is None or new is None or old == new:
        return what
    return text("builds-pages", what=what, old=old, new=new)


def _change_lines(file: FileDifference) -> Iterator[str]:
    """The changes of text in the file or, where there is none, those of its look."""
    lines = [_change_line(change) for change in file.changes[:_MOST_CHANGES]]
    yield from lines or (f"      {sentence}" for sentence in file.look[:_MOST_CHANGES])
    more = max(len(file.changes), len(file.look)) - _MOST_CHANGES
    if more > 0:
        yield text("builds-more", count=more)


def _change_line(change: TextChange) -> str:
    place = _place_in_file(change)
    if change.old is None:
        return text("builds-added", place=place, new=_short(change.new or ""))
    if change.new is None:
        return text("builds-taken-out", place=place, old=_short(change.old))
    start, end = common_ends(change.old, change.new)
    old = _window(change.old, start, len(change.old) - end)
    new = _window(change.new, start, len(change.new) - end)
    return text("builds-change", place=place, old=old, new=new)


def _place_in_file(change: TextChange) -> str:
    """The place within the file, without the file's name."""
    if isinstance(change.place, str):
        return change.place
    place = change.place.text().removeprefix(":")
    return place.removeprefix(f"{change.place.part}: ") if change.is_main else place


def _window(whole: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(whole), end + _AROUND)
    return f"{'…' if first else ''}{_short(whole[first:last])}{'…' if last < len(whole) else ''}"


def _short(whole: str) -> str:
    shown = whole if len(whole) <= _MOST_SHOWN else f"{whole[: _MOST_SHOWN // 2]}…{whole[-_MOST_SHOWN // 2 :]}"
    return printable(shown)


def _names(names: Sequence[str]) -> str:
    shown = text("comma-of-names").join(names[:_MOST_NAMES])
    return text("builds-and-others", names=shown) if len(names) > _MOST_NAMES else shown


# Records of ``diff --json``: differences between two documents or builds.


_CHANGES = {"new": "added", "removed": "removed", "moved": "moved", "changed": "changed"}


def _document_records(compared: DocumentComparison, old: Path, new: Path) -> Iterator[Record]:
    """A record for each difference between two documents; all rewordings in one paragraph are one."""
    apart = groupby(compared.differences, key=lambda each: (id(each.old), id(each.new), each.before, each.after))
    for _, group in apart:
        same = list(group)
        first, entry = same[0], same[0].new or same[0].old
        yield _record(
            file=str(new),
            old=str(old),
            new=str(new),
            place=None if entry is None else entry.place or None,
            paragraph=None if entry is None else entry.paragraph,
            change=first.change,
            before=first.before,
            after=first.after,
            message="\n".join(each.text for each in same),
        )


def _builds_records(differences: BuildDifferences) -> Iterator[Record]:
    """A record for each set or file that was added, removed or moved, and for each change in a file."""
    for compared in differences.sets:
        for file in compared.files:
            yield from _of_file(compared, file)
    for name in differences.only_old:
        yield _record(old=name, change="removed")
    for name in differences.only_new:
        yield _record(new=name, change="added")


def _of_file(compared: SetDifference, file: FileDifference) -> Iterator[Record]:
    whole = {"file": file.path, "old": str(compared.old), "new": str(compared.new), "unit": file.unit}
    if file.before is not None:
        yield _record(**whole, change="moved", before=file.before, after=file.path)
    if file.action == "moved":
        if file.before is None:
            yield _record(**whole, change="moved", before=file.unit_before, after=file.unit)
        return
    for change in file.changes:
        yield _record(**whole, **_of_text(change))
    looks = () if file.changes else file.look
    for sentence in looks:
        yield _record(**whole, change="changed", message=sentence)
    if not (file.changes or looks):
        yield _record(**whole, change=_CHANGES[file.action])


def _of_text(change: TextChange) -> Record:
    place = change.place
    kind = "added" if change.old is None else "removed" if change.new is None else "changed"
    return {
        "place": _place_in_file(change),
        "paragraph": place.paragraph if isinstance(place, Span) else None,
        "change": kind,
        "before": change.old,
        "after": change.new,
    }


def _record(**known: object) -> Record:
    """A record of what is ``known``, with the same keys as every other.

    ``file``, ``old`` and ``new`` are what is compared, ``place`` and ``message`` are words, ``paragraph`` is the number
    of a paragraph as in the place of a finding.
    """
    keys = ("file", "old", "new", "unit", "place", "paragraph", "change", "before", "after", "message")
    return {key: known.get(key) for key in keys}
