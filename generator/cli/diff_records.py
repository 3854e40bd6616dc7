"""Records of ``diff --json``: differences between two documents or builds.

Every record has the same keys: ``file``, ``old`` and ``new`` are what is compared, ``place`` and ``message`` are words,
``paragraph`` is the number of a paragraph as in the place of a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.diff_builds import place_in_file
from generator.ground.errors import Span

if TYPE_CHECKING:
    from generator.comparison.builds import BuildDifferences, FileDifference, SetDifference, TextChange
    from generator.comparison.comparing_documents import Compared

Record = dict[str, object]

_CHANGES = {"new": "added", "removed": "removed", "moved": "moved", "changed": "changed"}


def document_records(compared: Compared, old: Path, new: Path) -> Iterator[Record]:
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


def builds_records(differences: BuildDifferences) -> Iterator[Record]:
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
        "place": place_in_file(change),
        "paragraph": place.paragraph if isinstance(place, Span) else None,
        "change": kind,
        "before": change.old,
        "after": change.new,
    }


def _record(**known: object) -> Record:
    keys = ("file", "old", "new", "unit", "place", "paragraph", "change", "before", "after", "message")
    return {key: known.get(key) for key in keys}
