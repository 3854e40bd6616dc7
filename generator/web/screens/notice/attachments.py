"""The attachments of a notice in its form: added, put in order, taken off the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.responses import Response

from generator.ground.words.vocabularies import page_text as text
from generator.notices.editing.edited_text import with_values
from generator.notices.editing.form_keys import Value
from generator.notices.editing.kept_drafts import KeptDraft
from generator.notices.editing.open_texts import KEY, NewAttachment, moved, new_text, put, uploaded, without
from generator.web.answers import see_other
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.endpoints import Handler, route
from generator.web.screens.notice.form import refused
from generator.web.screens.notice.kept_texts import KeptTexts, keep_unsaved, kept_texts

_STEPS = {"up": -1, "down": 1}
_NO_DRAFTS: Mapping[str, KeptDraft] = {}


def change_attachments(request: DeskRequest, kept: KeptTexts) -> None:
    """Moves one entry of the list or takes it off, as the button says.

    Where another window has changed the list meanwhile, the page shows that first.
    """
    if kept.notice.name in kept.unseen:
        return
    listed = _listed(kept)
    what, _, number = request.form.text("attachment").partition(":")
    place = whole_number(number)
    if place is not None and place < len(listed):
        new = without(listed, place) if what == "remove" else moved(listed, place, _STEPS.get(what, 0))
        _keep(request, kept, new)


def add_text(request: DeskRequest, kept: KeptTexts) -> None:
    """Adds an empty text attachment."""
    title = request.form.text("new-attachment").strip() or text("notice-new-attachment")
    _add(request, kept, [new_text(request.notice.folder, title, kept.data)])


def add_files(request: DeskRequest, kept: KeptTexts) -> None:
    """Adds the files that were chosen, each an attachment. Raises OutputError for one that cannot be attached."""
    folder, title = request.notice.folder, request.form.text("new-attachment").strip()
    taken = [*kept.data]
    made: list[NewAttachment] = []
    for each in request.form.uploads("attachment-file"):
        made.append(uploaded(folder, each.name, each.data, title, taken))
        taken.append(made[-1].file)
    for new in made:
        if new.entry != new.file:
            put(folder, new)
    _add(request, kept, made)


def _listed(kept: KeptTexts) -> tuple[Value, ...]:
    """The entries of the list. Raises NoticeError where the notice can be edited as a whole only."""
    listed = kept.notice.form().values.get(KEY, ())
    return listed if isinstance(listed, tuple) else ()


def _add(request: DeskRequest, kept: KeptTexts, made: list[NewAttachment]) -> None:
    """Adds the entries of ``made``; texts among them are saved with the notice."""
    texts = {new.file: KeptDraft(new.data, "") for new in made if new.entry == new.file}
    _keep(request, kept, (*_listed(kept), *(new.entry for new in made)), texts)


def _keep(
    request: DeskRequest, kept: KeptTexts, listed: tuple[Value, ...], texts: Mapping[str, KeptDraft] = _NO_DRAFTS
) -> None:
    data = kept.notice.as_saved(with_values(kept.notice.form(), {KEY: listed}))
    keep_unsaved(request, {kept.notice.name: KeptDraft(data, kept.notice.based_on), **texts})


def _changing(change: Callable[[DeskRequest, KeptTexts], None]) -> Handler:
    """What was typed kept, then a ``change`` of the list, under the desk's lock: it adds to the list that it reads."""

    def handle(request: DeskRequest) -> Response:
        with request.desk.writing:
            kept = kept_texts(request)
            if kept.is_refused:
                return refused(request, kept)
            change(request, kept)
        return see_other(f"{request.notice.address}#attachments")

    return handle


ROUTES = [
    route("/notices/{notice}/attachments", _changing(change_attachments), "POST"),
    route("/notices/{notice}/attachments/text", _changing(add_text), "POST"),
    route("/notices/{notice}/attachments/files", _changing(add_files), "POST"),
]
