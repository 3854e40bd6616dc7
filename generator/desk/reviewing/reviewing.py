"""A copy that came back from review → what becomes of each change, and the source with those that can be applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.desk.reviewing.base_draft import base_draft
from generator.desk.reviewing.built_draft import BuiltDraft, ElementOrigin, LineOrigin, built_draft
from generator.desk.reviewing.flow import Flow
from generator.desk.reviewing.marked_pages import keep_marked_pages
from generator.desk.reviewing.moves import pieces, tie_equal_edits, tie_moves
from generator.desk.reviewing.proposal import Proposal
from generator.desk.reviewing.proposing import proposals
from generator.desk.reviewing.review import Action, BaseKind, RecordKind, Review, ReviewRecord
from generator.desk.reviewing.reviewed_copy import ReviewedCopy, TrackedChange, read_copy
from generator.desk.reviewing.verifying import Verifying
from generator.ground.disk import TEXT, read_contents, root_of
from generator.ground.errors import InputError, OutputError, Problem, Span
from generator.office.converting import TIMEOUT
from generator.official.source_marks import marked_files
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.writing import output_errors, write_files


def review(
    path: Path,
    folder: Path,
    house: Path,
    *,
    apply: bool = False,
    pdf: Path | None = None,
    timeout: float = TIMEOUT,
) -> Review:
    """The review of the copy at ``path`` of the notice in ``folder`` over ``house``.

    With ``apply`` the changes that can be applied are written, and to ``pdf`` the pages of the copy with its changes
    and comments; nothing is written where there is a conflict. ``timeout`` is in seconds, for LibreOffice.

    Raises UsageError where a file or the notice is not there, InputError where the copy cannot be read or is not one of
    this notice, NoticeError and LayoutError where the notice cannot be built, OutputError.
    """
    copy = read_copy(path, timeout=timeout)
    document = next(iter(marked_files(copy.properties)), NOTICE_FILE)
    built = built_draft(folder, house, document=document)
    base = base_draft(built, copy)
    if base is None:
        raise InputError(Problem("review-other-notice", Span(str(path)), {"name": str(folder)}))
    proposed = proposals(built, base, copy)
    tie_moves(proposed)
    tie_equal_edits(proposed)
    texts = Verifying(built, folder, house, document).verified(proposed)
    is_refused = any(each.is_conflict for each in proposed)
    is_written = apply and not is_refused
    if pdf is not None and not is_refused:
        keep_marked_pages(path, pdf, built.moment)
    if is_written and texts:
        _write(folder, built, texts)
    records = tuple(_Records(built, copy, proposed, is_written=is_written).all())
    notes = _notes(base.kind, str(path))
    return Review(base.kind, records, {} if is_refused else texts, (*copy.problems, *notes))


def _notes(base: BaseKind, file: str) -> tuple[Problem, ...]:
    """What a person ought to know of how the copy was read."""
    codes = {"unmarked": "review-unmarked", "changed": "review-changed"}
    return (Problem(codes[base], Span(file)),) if base in codes else ()


def _write(folder: Path, built: BuiltDraft, texts: dict[str, bytes]) -> None:
    """Write all of ``texts``, or none. Raises OutputError, also where one was saved meanwhile."""
    for name in texts:
        file = built.files[name]
        if read_contents(file.path, TEXT, name=file.name, root=root_of(folder)) != file.data:
            raise OutputError(Problem("review-saved-meanwhile", Span(file.name)))
    with output_errors(folder):
        write_files({built.files[name].path: data for name, data in texts.items()})


@dataclass(frozen=True, slots=True)
class _Place:
    file: str | None
    line: int | None
    key: str | None


class _Records:
    """The records of a review, in the order of the copy."""

    def __init__(
        self, built: BuiltDraft, copy: ReviewedCopy, proposed: Sequence[Proposal], *, is_written: bool
    ) -> None:
        self._built, self._copy, self._proposed = built, copy, proposed
        self._done: Action = "applied" if is_written else "ready"
        self._marks = dict(_marks_before(copy.rejected))
        self._accepted = dict(_marks_before(copy.accepted))
        self._by_number = {number: each for each in proposed for number in each.numbers}
        self._by_mark = {mark: each for each in proposed for mark in each.marks}

    def all(self) -> Iterator[ReviewRecord]:
        """The changes, place by place, then the comments."""
        tracked: dict[int, list[TrackedChange]] = {}
        alone: list[TrackedChange] = []
        for change in self._copy.changes:
            proposal = self._proposal(change.number)
            if proposal is None or (change.kind == "format" and not proposal.looks):
                alone.append(change)
            else:
                tracked.setdefault(id(proposal), []).append(change)
        for proposal in self._proposed:
            yield from self._of(proposal, tracked.get(id(proposal), []))
        for change in alone:
            if change.kind == "format" or (self._is_outside(change) and (change.before + change.after).strip()):
                yield self._record(change, self._near(change.number), "told")
        for comment in self._copy.comments:
            place = self._near(comment.number)
            yield ReviewRecord(
                "comment", comment.author, comment.date, place.file, place.line, place.key, "", comment.text, "told"
            )

    def _is_outside(self, change: TrackedChange) -> bool:
        """Whether a change is not in the text that flows, but in a text box, header, footer or note."""
        return change.number not in self._marks and change.number not in self._accepted

    def _proposal(self, number: int) -> Proposal | None:
        found = self._by_number.get(number)
        return found if found is not None else self._by_mark.get(self._marks.get(number, ""))

    def _of(self, proposal: Proposal, changes: Sequence[TrackedChange]) -> Iterator[ReviewRecord]:
        place = _Place(proposal.file, proposal.line, proposal.key)
        action: Action = "told" if proposal.refused is not None else self._done
        if proposal.is_conflict:
            who = next(iter(changes), TrackedChange("insert", "", "", -1))
            texts = replace(who, before="\n".join(proposal.today), after="\n".join(proposal.after))
            yield replace(self._record(texts, place, "conflict"), why="changed")
            return
        for change in changes:
            if change.kind != "format":
                yield replace(self._record(change, place, action), why=proposal.refused)
        for look, before, after in proposal.looks:
            who = min(changes, key=lambda each: each.kind != "format", default=TrackedChange("format", "", "", -1))
            record = self._record(replace(who, kind="format", before=before, after=after), place, "told")
            yield replace(record, why="look", look=look)
        for before, after in _untracked(proposal, changes):
            kind: RecordKind = "insert" if after else "delete"
            yield ReviewRecord(kind, "", "", place.file, place.line, place.key, before, after, action, proposal.refused)

    def _record(self, change: TrackedChange, place: _Place, action: Action) -> ReviewRecord:
        return ReviewRecord(
            change.kind,
            change.author,
            change.date,
            place.file,
            place.line,
            place.key,
            change.before,
            change.after,
            action,
        )

    def _near(self, number: int) -> _Place:
        """The place in the source of a paragraph of the copy, or of the one before it."""
        mark = self._marks.get(number) or self._accepted.get(number, "")
        origin = self._built.origins.get(mark)
        if isinstance(origin, LineOrigin):
            return _Place(self._built.files[origin.file].name, origin.line, None)
        if isinstance(origin, ElementOrigin):
            return _Place(origin.file, origin.line, origin.key)
        return _Place(None, None, None)


def _untracked(proposal: Proposal, changes: Sequence[TrackedChange]) -> Iterator[tuple[str, str]]:
    """The pieces of a proposal that no tracked change accounts for."""
    gone = "".join(change.before for change in changes)
    new = "".join(change.after for change in changes)
    for before, after in pieces(proposal.before, proposal.after):
        is_tracked = all(character in gone for character in before) and all(character in new for character in after)
        if not (changes and is_tracked):
            yield before, after


def _marks_before(flow: Flow) -> Iterator[tuple[int, str]]:
    """The last mark that begins in or before each paragraph, by the paragraph's number."""
    mark = ""
    for paragraph in flow.paragraphs:
        mark = next(iter(paragraph.marks or paragraph.emptied), mark)
        yield paragraph.number, mark
