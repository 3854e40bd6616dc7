"""The record of ``new notice --from --json``: what became of a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.check.placing import Placing
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
        "left": [
            {"what": what, "paragraph": paragraph, "text": text, "count": count}
            for (what, paragraph, text), count in Counter(_left(taken, placing)).items()
        ],
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


def _left(taken: Taken, placing: Placing) -> Iterator[tuple[str, object, str]]:
    """What is not taken as it is, what was read with doubt, and what has no place: kind, paragraph, text."""
    yield from ((each.what, each.paragraph, each.text) for each in taken.left)
    doubtful = (each for each in placing.placed() if each["certainty"] == "likely")
    yield from (("doubtful", each["first"], str(each["text"])) for each in doubtful)
    yield from (("unplaced", each.paragraph, each.text) for each in taken.unplaced)
