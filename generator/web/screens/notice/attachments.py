"""The attachments of a notice in its form: added, put in order, taken off the list."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response
from starlette.routing import Route

from generator.ground.words.vocabularies import page_text as text
from generator.notices.editing.edited_text import with_values
from generator.notices.editing.form_keys import Value
from generator.notices.editing.kept_drafts import KeptDraft
from generator.notices.editing.open_texts import KEY, NewAttachment, moved, new_text, put, uploaded, without
from generator.web.answers import see_other
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.endpoints import Handler, route
from generator.web.screens.notice.kept_texts import KeptTexts, keep_unsaved, kept_texts
from generator.web.screens.notice.saving import refused

_STEPS = {"up": -1, "down": 1}
_NO_DRAFTS: Mapping[str, KeptDraft] = {}


def change_attachments(request: DeskRequest) -> Response:
    """The list with one entry moved or taken off, as the button says; what was typed is kept.

    Where another window has changed the list meanwhile, the page shows that first.
    """
    kept = kept_texts(request)
    if kept.is_refused:
        return refused(request, kept)
    if kept.notice.name in kept.unseen:
        return see_other(f"{request.notice.address}#attachments")
    listed = _listed(kept)
    what, _, number = request.form.text("attachment").partition(":")
    place = whole_number(number)
    if place is not None and place < len(listed):
        new = without(listed, place) if what == "remove" else moved(listed, place, _STEPS.get(what, 0))
        _keep(request, kept, new)
    return see_other(f"{request.notice.address}#attachments")


def add_text(request: DeskRequest) -> Response:
    """An empty text attachment more."""
    kept = kept_texts(request)
    if kept.is_refused:
        return refused(request, kept)
    title = request.form.text("new-attachment").strip() or text("notice-new-attachment")
    made = new_text(request.notice.folder, title, kept.data)
    _add(request, kept, [made])
    return see_other(f"{request.notice.address}#attachments")


def add_files(request: DeskRequest) -> Response:
    """The files that were chosen, each an attachment. Raises OutputError for one that cannot be attached."""
    kept = kept_texts(request)
    if kept.is_refused:
        return refused(request, kept)
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
    return see_other(f"{request.notice.address}#attachments")


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


def _alone(handler: Handler) -> Handler:
    """``handler`` under the desk's lock: it adds to the list that it has read."""

    def handle(request: DeskRequest) -> Response:
        with request.desk.writing:
            return handler(request)

    return handle


ROUTES: list[Route] = [
    route("/notices/{notice}/attachments", _alone(change_attachments), "POST"),
    route("/notices/{notice}/attachments/text", _alone(add_text), "POST"),
    route("/notices/{notice}/attachments/files", _alone(add_files), "POST"),
]
