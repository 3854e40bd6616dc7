"""A copy that came back from review → what becomes of each change, and the source with those that can be applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from generator.ground.disk import DOCUMENT, TEXT, read_contents, root_of
from generator.ground.errors import OutputError, Problem, Span
from generator.ground.representation import Unrepresented, reported
from generator.notices.drafts.file_formats import suffix_of
from generator.notices.reviewing.built_draft import BuiltDraft, SourcePlace, built_draft
from generator.notices.reviewing.flow import Flow, marks_of
from generator.notices.reviewing.paragraph_matching import pieces, solid
from generator.notices.reviewing.proposals import proposals
from generator.notices.reviewing.proved_changes import Verifying
from generator.notices.reviewing.review_data import Action, Proposal, RecordKind, Review, ReviewRecord
from generator.notices.reviewing.reviewed_copy import ReviewedCopy, TrackedChange, base_draft, read_copy
from generator.office.pdf.pdf_files import print_marked_up
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
) -> Review:
    """The review of the copy at ``path`` of the notice in ``folder`` over ``house``.

    With ``apply`` the changes that can be applied are written, and to ``pdf`` the pages of the copy with its changes
    and comments; nothing is written where there is a conflict.

    Raises UsageError where a file or the notice is not there, InputError where the copy cannot be read or is not one of
    this notice, NoticeError and LayoutError where the notice cannot be built, OutputError.
    """
    copy = read_copy(path)
    document = next(iter(marked_files(copy.properties)), NOTICE_FILE)
    built = built_draft(folder, house, document=document)
    base = base_draft(built, copy, path, folder)
    proposed = proposals(built, base, copy)
    texts = Verifying(built, folder, house, document).verified(proposed)
    is_refused = any(each.is_conflict for each in proposed)
    is_written = apply and not is_refused
    if pdf is not None and not is_refused:
        data = read_contents(path, DOCUMENT)
        printed = print_marked_up(data, suffix_of(data, str(path)), str(path), built.moment.astimezone(UTC))
        with output_errors(pdf):
            write_files({pdf: printed})
    if is_written and texts:
        _write(folder, built, texts)
    records = tuple(_Records(built, copy, proposed, is_written=is_written).all())
    codes = {"unmarked": "review-unmarked", "changed": "review-changed"}
    notes = [Problem(code, Span(str(path))) for kind, code in codes.items() if kind == base.kind]
    notes += reported("review-unread", _strange(built, copy), numbered=False)
    return Review(base.kind, records, {} if is_refused else texts, (*copy.problems, *notes), copy.paragraphs)


def _strange(built: BuiltDraft, copy: ReviewedCopy) -> Iterator[Unrepresented]:
    """What is in the copy beside its text, and neither in the draft nor one of the changes that are reported."""
    ours = {(each.what, solid(each.text)) for each in built.unread}
    changed = {solid(each.after) for each in copy.changes}
    found = ((each, solid(each.text)) for each in copy.unread)
    return (each for each, text in found if (each.what, text) not in ours and text not in changed)


def _write(folder: Path, built: BuiltDraft, texts: dict[str, bytes]) -> None:
    """Writes all of ``texts``, or none. Raises OutputError, also where one was saved meanwhile."""
    for name in texts:
        file = built.files[name]
        if read_contents(file.path, TEXT, name=file.name, root=root_of(folder)) != file.data:
            raise OutputError(Problem("review-saved-meanwhile", Span(file.name)))
    with output_errors(folder):
        write_files({built.files[name].path: data for name, data in texts.items()})


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
            proposal = self._by_number.get(change.number) or self._by_mark.get(self._marks.get(change.number, ""))
            if proposal is None or (change.kind == "format" and not proposal.looks):
                alone.append(change)
            else:
                tracked.setdefault(id(proposal), []).append(change)
        for proposal in self._proposed:
            yield from self._of(proposal, tracked.get(id(proposal), []))
        for change in alone:
            flows = change.number in self._marks or change.number in self._accepted
            if change.kind == "format" or (not flows and (change.before + change.after).strip()):
                yield self._record(change, self._near(change.number), "told")
        for comment in self._copy.comments:
            place = self._near(comment.number)
            record = ReviewRecord("comment", comment.author, comment.date, *place, "", comment.text, "told")
            yield replace(record, number=comment.number)

    def _of(self, proposal: Proposal, changes: Sequence[TrackedChange]) -> Iterator[ReviewRecord]:
        place = SourcePlace(proposal.file, proposal.line, proposal.key)
        action: Action = "told" if proposal.refused is not None else self._done
        if proposal.is_conflict:
            who = next(iter(changes), TrackedChange("insert", "", "", min(proposal.numbers, default=-1)))
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
            record = ReviewRecord(kind, "", "", *place, before, after, action, proposal.refused)
            yield replace(record, number=self._holding(proposal, after))

    def _record(self, change: TrackedChange, place: SourcePlace, action: Action) -> ReviewRecord:
        what = (change.before, change.after)
        return ReviewRecord(change.kind, change.author, change.date, *place, *what, action, number=change.number)

    def _holding(self, proposal: Proposal, text: str) -> int:
        """The paragraph of the copy in which a ``text`` of the proposal is, its first where it is in none of them."""
        numbers = sorted(proposal.numbers)
        return next((each for each in numbers if text.strip() in self._copy.paragraphs[each]), next(iter(numbers), -1))

    def _near(self, number: int) -> SourcePlace:
        """The place in the source of a paragraph of the copy, or of the one before it."""
        return self._built.place(self._built.origins.get(self._marks.get(number) or self._accepted.get(number, "")))


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
        mark = next(iter(marks_of(paragraph)), mark)
        yield paragraph.number, mark
