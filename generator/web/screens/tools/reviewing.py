"""审阅稿: a draft that came back from review; its changes as cards, taken over with one click, and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response

from generator.check.finding import element_name
from generator.desk.handed_documents import named_as, named_problem, on_disk
from generator.desk.previewing import PrintedPages, key_of
from generator.ground.errors import GeneratorError, InputError, OutputError, Problem, Span
from generator.ground.file_names import sent_name
from generator.ground.representation import construct_name
from generator.ground.words.vocabularies import command_text
from generator.notices.drafts.file_formats import suffix_of
from generator.notices.editing.kept_drafts import digest_of, file_bytes, kept_drafts
from generator.notices.editing.saving import save, undo
from generator.notices.reviewing.review_data import Review, ReviewRecord
from generator.notices.reviewing.review_run import review
from generator.office.pdf.printed_paragraphs import PrintedCharacter, PrintedParagraph, printed_paragraphs
from generator.web.answers import page, see_other
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.open_desk import NotFoundError, OpenDesk, OpenNotice, Upload
from generator.web.screens.tools.tool_box import ToolBox, handed_in, marks_of, pages_of, tools_page

_BASES = ("same", "changed", "unmarked")
"""The kinds of the source of a copy, the surest first."""
_ELEMENTS = ("edition",)
"""Elements that are called by no key."""
_WITH_PAGES = (".docx", ".docm")
"""Formats of copies whose pages are shown beside the changes."""
_ORDER = ("conflict", "ready", "told", "applied")


@dataclass(frozen=True, slots=True)
class Card:
    """A ``record`` of a review, its place and the reason why it cannot be taken over in words, ``""`` for none.

    ``number`` is that of the card, from 1, by which its ``marks`` on the pages of the copy are known.
    """

    number: int
    record: ReviewRecord
    place: str
    why: str
    marks: tuple[PrintedParagraph, ...]


def hand_in(request: DeskRequest) -> Response:
    """The page of the changes in the copy that was sent."""
    try:
        upload = handed_in(request)
        reviewed = _reviewed(request, upload)
    except GeneratorError as fault:
        return tools_page(request, fault.problems)
    key = request.desk.hold(upload)
    request.desk.kept(ToolBox).reviewed[key] = (_state(request.desk), *reviewed)
    return see_other(f"/tools/review/{key}")


def show(request: DeskRequest) -> Response:
    """The pages of the copy beside its changes as cards, conflicts first; how many were just taken over."""
    upload = _copy(request)
    notice, found = _seen(request, upload)
    shown = None
    if suffix_of(upload.data, upload.name) in _WITH_PAGES:
        shown = pages_of(request, sent_name(upload.name), upload.data)
    cards = list(_cards(found, request.desk.kept(PrintedPages).characters(key_of(upload.data))))
    return page(
        request,
        "tools/review.html",
        key=request.path["copy"],
        name=sent_name(upload.name),
        notice=notice,
        state=request.desk.state(notice),
        found=found,
        applied=whole_number(request.query.get("applied", "")),
        cards=[each for each in cards if each.record.kind != "comment"],
        comments=[each for each in cards if each.record.kind == "comment"],
        shown=shown,
        marks=marks_of((each.number, each.marks) for each in cards),
    )


def apply(request: DeskRequest) -> Response:
    """Saves the texts with the changes that can be taken over, as the editor saves. Raises OutputError."""
    upload = _copy(request)
    with request.desk.writing:
        notice, found = _reviewed(request, upload)
        if kept_drafts(notice.folder):
            raise OutputError(Problem("review-unsaved", Span(str(notice.folder))))
        texts = found.texts
        saved = save(notice.folder, texts, {name: digest_of(file_bytes(notice.folder, name)) for name in texts})
        OutputError.raise_for(Problem("review-saved-meanwhile", Span(name)) for name in saved.changed or ())
    return see_other(f"/tools/review/{request.path['copy']}?applied={found.count('ready')}")


def take_back(request: DeskRequest) -> Response:
    """Undoes that save, and shows the changes again."""
    with request.desk.writing:
        undo(request.desk.notice(request.form.text("notice")).folder)
    return see_other(f"/tools/review/{request.path['copy']}")


def _copy(request: DeskRequest) -> Upload:
    upload = request.desk.uploads.get(request.path["copy"])
    if upload is None:
        raise NotFoundError
    return upload


def _state(desk: OpenDesk) -> object:
    """What each change of a notice or of what it is built with changes."""
    return tuple((each.id, desk.inputs_changed(each)) for each in desk.notices())


def _seen(request: DeskRequest, upload: Upload) -> tuple[OpenNotice, Review]:
    """What :func:`_reviewed` finds, kept as long as no notice changes: the page is asked for while its copy prints."""
    box, key, state = request.desk.kept(ToolBox), request.path["copy"], _state(request.desk)
    kept = box.reviewed.get(key)
    if kept is None or kept[0] != state:
        kept = box.reviewed[key] = (state, *_reviewed(request, upload))
    return kept[1:]


def _reviewed(request: DeskRequest, upload: Upload) -> tuple[OpenNotice, Review]:
    """The notice of which ``upload`` is a copy, and its review. Raises GeneratorError where it is one of none."""
    house, found, faults = request.desk.places().house.to_read(), [], list[GeneratorError]()
    own = sent_name(upload.name)
    with on_disk(own, upload.data) as path, named_as(path, own):
        for notice in request.desk.notices():
            try:
                record = review(path, notice.folder, house)
                problems = tuple(named_problem(each, path, own) for each in record.problems)
                found.append((notice, replace(record, problems=problems)))
            except GeneratorError as fault:
                faults.append(fault)
        if not found:
            raise next(iter(faults), InputError(Problem("review-other-notice", Span(own), {"name": own})))
    return min(found, key=lambda each: (_BASES.index(each[1].base), each[1].count("conflict")))


def _cards(found: Review, characters: Sequence[PrintedCharacter]) -> Iterator[Card]:
    """The cards as they are shown, conflicts first; of a copy that is printed by ``characters`` with their marks."""
    at = printed_paragraphs(characters, found.paragraphs) if characters else ()
    for number, record in enumerate(sorted(found.records, key=lambda each: _ORDER.index(each.action)), start=1):
        named = record.key and (element_name(record.key).text() if record.key in _ELEMENTS else record.key)
        why = record.why and ("element-none" if record.why == "element" and named is None else record.why)
        said = command_text(f"review-why-{why}", name=named).lstrip("—: ") if why else ""
        look = construct_name(record.look).text() if record.look else ""
        mark = at[record.number] if 0 <= record.number < len(at) else None
        yield Card(number, record, " ".join(filter(None, (named, look))), said, () if mark is None else (mark,))
