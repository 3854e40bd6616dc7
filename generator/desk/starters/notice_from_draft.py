"""A notice made of a draft that an office already has."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from generator.desk.drafts import Choice, Draft, read_draft
from generator.desk.drafts.taking import NO_ROLES, Roles, Taken, take
from generator.desk.standing.desk_places import USUAL, DeskPlaces
from generator.desk.starters.keys import Keys
from generator.desk.starters.notice_folder import NO_FILES, NoticeFolder, files_with_keys

_ALONE: AbstractContextManager[object] = nullcontext()


@dataclass(frozen=True, slots=True)
class NoticeFromDraft:
    """What became of the draft, the files written, with their bytes by name, and what they replaced."""

    taken: Taken
    written: list[Path]
    replaced: tuple[Path, ...]
    files: Mapping[str, bytes]


def notice_from_draft(
    folder: Path, draft: Path, places: DeskPlaces = USUAL, *, changes: Choice | None = None, keys: Keys = "zh"
) -> NoticeFromDraft:
    """Writes the notice that the file ``draft`` becomes into ``folder``; ``changes``: what to do with tracked ones.

    ``places`` are those of the desk in the current folder.

    Raises OutputError where the folder holds anything but samples or cannot be written, and what
    :func:`~generator.desk.drafts.read_draft` raises.
    """
    NoticeFolder.at(folder, places)  # a folder that is in use is refused before the draft is read
    return notice_of_draft(folder, read_draft(draft, changes=changes), places, keys=keys)


def notice_of_draft(
    folder: Path,
    draft: Draft,
    places: DeskPlaces = USUAL,
    *,
    keys: Keys = "zh",
    roles: Roles = NO_ROLES,
    made: Mapping[str, bytes] = NO_FILES,
    writing: AbstractContextManager[object] = _ALONE,
) -> NoticeFromDraft:
    """Writes the notice that ``draft`` becomes into ``folder``; ``roles`` has what a person says paragraphs are.

    ``made`` are the files that were made of it there before: they are replaced, unless somebody has changed one.
    ``writing`` is held while the files are written, and not while the draft is read.
    Raises OutputError where the folder holds anything else but samples or cannot be written.
    """
    target = NoticeFolder.at(folder, places, made)
    taken = take(draft, target.office.house, target.schema, roles)
    files = files_with_keys(taken.files, keys)
    with writing:
        target = NoticeFolder.at(folder, places, made)
        return NoticeFromDraft(taken, target.put(files), target.samples, files)
