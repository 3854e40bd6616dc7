"""The record of ``new notice --from --json``: what became of a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.desk.drafts.taking import Taken

Record = dict[str, object]


def taken_record(folder: Path, taken: Taken) -> Record:
    """What ``taken`` put into ``folder``; ``files`` are names in it, keys are English."""
    from generator.check.placing import Placing

    placing = Placing(taken.found)
    changes = taken.draft.changes
    return {
        "folder": folder.as_posix(),
        "files": list(taken.files),
        "draft": taken.is_draft,
        "placed": placing.placed(),
        "unplaced": placing.unplaced(),
        "left": [{"what": each.what, "paragraph": each.paragraph, "text": each.text} for each in taken.left],
        "comments": [
            {"paragraph": each.paragraph, "author": each.author, "date": each.date, "text": each.text}
            for each in taken.draft.comments
        ],
        "changes": {
            "inserted": changes.inserted,
            "deleted": changes.deleted,
            "moved": changes.moved,
            "taken": changes.taken,
        },
        "missing": list(taken.missing),
        "unwritten": [
            {"key": each.key, "text": each.text, "code": None if each.problem is None else each.problem.code}
            for each in taken.unwritten
        ],
        "altered": [
            {"part": each.part, "paragraph": each.paragraph, "before": each.before, "after": each.after}
            for each in taken.altered
        ],
        "marked": [
            {"paragraph": each.paragraph, "text": each.text, "printed": each.printed} for each in taken.unplaced
        ],
        "text": taken.has_text,
        "listed_only": list(taken.listed_only),
        "unread": list(taken.unread),
    }
