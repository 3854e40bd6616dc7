"""The tracked changes of a draft: counted in all its texts, resolved as asked for, refused where nobody asks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.ground.errors import InputError, Problem, Span
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.word_walk import keep_places
from generator.office.wordml.tracked_changes import Choice, Kind, Note, changed, counted, resolve


@dataclass(frozen=True, slots=True)
class DraftChanges:
    """The numbers of tracked insertions, deletions and moves in the file, and what was done with them.

    ``taken`` is None where there were none.
    """

    inserted: int
    deleted: int
    moved: int
    taken: Choice | None


_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


def resolved_changes(parts: DocxParts, choice: Choice | None) -> tuple[DraftChanges, set[Note]]:
    """Resolves the tracked changes in ``parts``; returns their numbers, and the notes whose marks went with them.

    Changes of looks alone are accepted unasked. Raises InputError where text was changed and there is no ``choice``.
    """
    names = [name for name, root in ((parts.main, parts.document), *parts.stories(*_STORIES)) if changed(root)]
    counts = sum((counted(parts.package.look(name)) for name in names), Counter[Kind]())
    if counts and choice is None:
        facts = {kind: counts[kind] for kind in ("inserted", "deleted", "moved")}
        raise InputError(Problem("draft-changes", Span(parts.file), facts))
    dropped: set[Note] = set()
    for name in names:
        root = parts.package.tree(name)
        keep_places(root)
        dropped |= resolve(root, choice or "accept")
    taken = choice if counts else None
    return DraftChanges(counts["inserted"], counts["deleted"], counts["moved"], taken), dropped
