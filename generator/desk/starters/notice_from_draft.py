"""A notice made of a draft that an office already has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.desk.drafts import Choice, read_draft
from generator.desk.drafts.taking import Taken, take
from generator.desk.standing.desk_places import USUAL, DeskPlaces
from generator.desk.starters.keys import Keys
from generator.desk.starters.notice_folder import NoticeFolder


@dataclass(frozen=True, slots=True)
class NoticeFromDraft:
    """What became of the draft, the files written, and the samples that they replaced."""

    taken: Taken
    written: list[Path]
    replaced: tuple[Path, ...]


def notice_from_draft(
    folder: Path, draft: Path, places: DeskPlaces = USUAL, *, changes: Choice | None = None, keys: Keys = "zh"
) -> NoticeFromDraft:
    """Writes the notice that the file ``draft`` becomes into ``folder``; ``changes``: what to do with tracked ones.

    ``places`` are those of the desk in the current folder.

    Raises OutputError where the folder holds anything but samples or cannot be written, and what
    :func:`~generator.desk.drafts.read_draft` raises.
    """
    target = NoticeFolder.at(folder, places)
    taken = take(read_draft(draft, changes=changes), target.office.house, target.schema)
    return NoticeFromDraft(taken, target.put(taken.files, keys), target.samples)
