"""Tracked changes of a draft: counted in all its texts, and resolved as asked for."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from generator.desk.drafts.draft import DraftChanges
from generator.ground.errors import InputError, Problem, Span
from generator.office.reading.docx_parts import DocxParts
from generator.office.wordml.tracked_changes import Choice, Kind, Note, changed, counted, resolve
from generator.office.wordml.wordml_names import R, w

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_COMMENT_START, _COMMENT_MARK, _ID = w("commentRangeStart"), w("commentReference"), w("id")


def resolve_changes(parts: DocxParts, choice: Choice | None) -> tuple[DraftChanges, set[Note]]:
    """Resolve the tracked changes in ``parts``; returns their numbers, and the notes whose marks went with them.

    Changes of looks alone are accepted unasked. Raises InputError where text was changed and there is no ``choice``.
    """
    names = [parts.main, *(name for kind in _STORIES for name in parts.package.all_related(parts.main, kind))]
    names = [name for name in names if (root := parts.tree(name)) is not None and changed(root)]
    counts: Counter[Kind] = Counter()
    for name in names:
        counts += counted(parts.package.look(name))
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


def keep_places(root: etree._Element) -> None:
    """Give each comment that is only at a point a start, which stays where the mark was, though its text may go."""
    started = {each.get(_ID) for each in root.iter(_COMMENT_START)}
    for mark in list(root.iter(_COMMENT_MARK)):
        run = next(mark.iterancestors(R), mark)
        if mark.get(_ID) not in started and run.getparent() is not None:
            run.addprevious(etree.Element(_COMMENT_START, {_ID: mark.get(_ID, "")}))
