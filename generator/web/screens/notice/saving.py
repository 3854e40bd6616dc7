"""A notice shown, kept while somebody types, saved, given up and undone."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from generator.ground.errors import RegisterError
from generator.notices.editing.form_values import with_given_number
from generator.notices.editing.kept_drafts import VersionLine, digest_of, drop_drafts, version_lines
from generator.notices.editing.open_texts import OpenText, open_texts
from generator.notices.editing.saving import can_undo, save, undo
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.answers import CLASH, REFUSED, filled, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.forms import other_name, seen_name, shown_name, typed_texts, whole_name
from generator.web.opaque_ids import opaque_id
from generator.web.screens.notice.form import FormPart, attachment_titles
from generator.web.screens.notice.kept_texts import KeptTexts, kept_texts, saved_texts, shown_texts
from generator.web.screens.notice.preview import MINE, is_known, new_window, preview_fragments, preview_values

_DONE = ("saved", "discarded", "undone", "others", "theirs", "like")
_GO_ON = "go-on"
"""The name of the button that leads back to what was typed, beside what another window has written."""


def show_notice(request: DeskRequest) -> Response:
    """The form of the notice with its pages and what is found in it."""
    done = request.query.get("done", "")
    return _form_page(request, shown_texts(request), done=done if done in _DONE else "")


def keep_text(request: DeskRequest) -> Response:
    """What was typed, kept on disk; answers with the panes and the state of the texts."""
    kept = kept_texts(request)
    if not request.wants_fragment:
        if kept.clashes and not request.form.has(_GO_ON):
            return _both_page(request, kept)
        if kept.problems:
            return _form_page(request, kept, status=REFUSED)
        return _form_page(request, kept) if kept.clashes else see_other(request.notice.address)
    panes = preview_fragments(request, request.notice, kept.data, is_whole=_is_whole(request))
    return HTMLResponse(bytes(panes.body).decode() + _state(request, kept))


def save_notice(request: DeskRequest) -> Response:
    """What was typed, saved; or the page with both texts where a file was changed elsewhere."""
    with request.desk.writing:  # what another window keeps meanwhile is no draft of what is saved
        kept = kept_texts(request)
        if kept.is_refused:
            return refused(request, kept)
        seen = {text.name: request.form.text(seen_name(text.name), text.based_on) for text in kept.texts}
        changed = {
            text.name: _numbered(request, text)
            for text in kept.texts
            if text.is_changed and text.name not in kept.unseen
        }
        result = save(request.notice.folder, changed, seen)
    if result.changed or any(opaque_id(file) in request.form.texts("text") for file in kept.unseen):
        to = f"{request.notice.address}/changed"
        return HTMLResponse("", headers={"HX-Redirect": to}) if request.wants_fragment else see_other(to)
    if request.wants_fragment:
        saved = saved_texts(request, kept)
        panes = preview_fragments(request, request.notice, saved.data, is_whole=_is_whole(request))
        return HTMLResponse(bytes(panes.body).decode() + _state(request, saved, done="saved"))
    return see_other(f"{request.notice.address}?done=saved")


def show_changed(request: DeskRequest) -> Response:
    """Both texts of each file that was changed elsewhere, with the choice between them."""
    texts = [text for text in open_texts(request.notice.folder) if text.is_changed_elsewhere]
    if not texts:
        return see_other(request.notice.address)
    versions = [
        (text, seen_name(text.name), digest_of(text.saved), _lines(_numbered(request, text), text.saved))
        for text in texts
    ]
    return page(
        request,
        "notice/changed.html",
        versions=versions,
        address=request.notice.address,
        opaque_id=opaque_id,
        shown=[(shown_name(text.name), digest_of(text.data)) for text in texts],
    )


def discard(request: DeskRequest) -> Response:
    """The unsaved texts that the form names given up, or all; but none that another window has written since."""
    typed = typed_texts(request.form)
    with request.desk.writing:
        named = request.form.texts("text")
        texts = [text for text in open_texts(request.notice.folder) if not named or opaque_id(text.name) in named]
        known = [text.name for text in texts if is_known(text, typed)]
        drop_drafts(request.notice.folder, known)
    is_left = any(text.is_changed and text.name not in known for text in texts)
    return see_other(f"{request.notice.address}?done={'others' if is_left else 'discarded'}")


def undo_save(request: DeskRequest) -> Response:
    """The texts from before the last save."""
    with request.desk.writing:
        undo(request.notice.folder)
    return see_other(f"{request.notice.address}?done=undone")


def form_values(request: DeskRequest, kept: KeptTexts) -> dict[str, object]:
    """What the templates of the form need."""
    house, is_whole = request.desk.house(), request.query.get("as") == "text"
    return {
        "parts": [FormPart(text, house, kept.typed, is_whole=is_whole) for text in kept.texts],
        "kept": kept,
        "window": new_window(),
        "address": request.notice.address,
        "attachment_titles": attachment_titles,
        "may_undo": can_undo(request.notice.folder),
    }


def _is_whole(request: DeskRequest) -> bool:
    """Whether the page has the notice as one text: by its address, or by the form."""
    return request.query.get("as") == "text" or request.form.has(whole_name(NOTICE_FILE))


def _both_page(request: DeskRequest, kept: KeptTexts) -> Response:
    """What was typed and what another window has written meanwhile, with the choice; all that was typed is in it."""
    left_out = {MINE, _GO_ON, *(other_name(text.name) for text in kept.clashes)}
    return page(
        request,
        "notice/two_windows.html",
        status=CLASH,
        address=request.notice.address,
        typed=[(name, value) for name, value in request.form.all_texts() if name not in left_out],
        others=[(other_name(text.name), digest_of(text.data)) for text in kept.clashes],
        versions=[(text.name, _lines(kept.data[text.name], text.data)) for text in kept.clashes],
    )


def _numbered(request: DeskRequest, text: OpenText) -> bytes:
    """``text`` as it is saved: with the number that the notice has been given since."""
    if text.name != NOTICE_FILE or text.saved is None or not text.is_changed_elsewhere:
        return text.data
    try:
        register = request.desk.register()
    except RegisterError:
        return text.data
    house = request.desk.house()
    return with_given_number(text.data, text.saved, request.notice.folder / NOTICE_FILE, register, house)


def _form_page(request: DeskRequest, kept: KeptTexts, *, status: int = 200, done: str = "") -> Response:
    panes = preview_values(request, request.notice, kept.data, is_whole=_is_whole(request))
    return page(request, "notice/notice.html", status=status, done=done, **panes, **form_values(request, kept))


def refused(request: DeskRequest, kept: KeptTexts) -> Response:
    """The form with everything that was typed, and why some of it cannot be kept or saved."""
    if request.wants_fragment:
        return HTMLResponse(_state(request, kept))
    return _both_page(request, kept) if kept.clashes else _form_page(request, kept, status=REFUSED)


def _state(request: DeskRequest, kept: KeptTexts, done: str = "") -> str:
    """The parts of the form that say how the texts are by now, for a script to put in."""
    return filled(request, "notice/form_state.html", done=done, is_fragment=True, **form_values(request, kept))


def _lines(mine: bytes, theirs: bytes | None) -> list[VersionLine]:
    one, other = (data.decode("utf-8", "replace") for data in (mine, theirs or b""))
    return version_lines(one, other)


ROUTES: list[Route] = [
    route("/notices/{notice}", show_notice),
    route("/notices/{notice}/text", keep_text, "POST"),
    route("/notices/{notice}/save", save_notice, "POST"),
    route("/notices/{notice}/changed", show_changed),
    route("/notices/{notice}/discard", discard, "POST"),
    route("/notices/{notice}/undo", undo_save, "POST"),
]
