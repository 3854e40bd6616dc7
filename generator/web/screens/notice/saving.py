"""A notice shown, kept while somebody types, saved, given up and undone."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from generator.desk.notice_editing.kept_drafts import digest_of, drop_drafts
from generator.desk.notice_editing.open_texts import OpenText, open_texts
from generator.desk.notice_editing.saving import can_undo, save, undo
from generator.desk.notice_editing.version_lines import version_lines
from generator.ground.errors import NoticeError
from generator.ground.source import MappingNode
from generator.templates.text.front_matter import house_defaults
from generator.web.answers import filled, page, see_other
from generator.web.asked import Asked
from generator.web.endpoints import route
from generator.web.open_desk import opaque_id
from generator.web.screens.notice.form import FormPart, attachment_titles, base_name, body_name, whole_name
from generator.web.screens.notice.kept_texts import KeptTexts, kept_texts
from generator.web.screens.notice.preview import preview_fragments, preview_values

_DONE = ("saved", "discarded", "undone")
_NOTHING_TYPED: Mapping[str, str] = {}


def show_notice(asked: Asked) -> Response:
    """The form of the notice with its pages and what is found in it."""
    texts = open_texts(asked.notice.folder)
    done = asked.query.get("done", "")
    return _form_page(asked, KeptTexts(texts, (), _NOTHING_TYPED), done=done if done in _DONE else "")


def keep_text(asked: Asked) -> Response:
    """What was typed, kept on disk; answers with the panes and the state of the texts."""
    kept = kept_texts(asked)
    if not asked.wants_fragment:
        return see_other(address(asked))
    panes = preview_fragments(asked, asked.notice, kept.data)
    return HTMLResponse(bytes(panes.body).decode() + _state(asked, kept))


def save_notice(asked: Asked) -> Response:
    """What was typed, saved; or the page with both texts where a file was changed elsewhere."""
    kept = kept_texts(asked)
    if kept.problems:
        return refused(asked, kept)
    seen = {text.name: asked.form.text(f"seen-{base_name(text.name)}", text.based_on) for text in kept.texts}
    changed = {text.name: text.data for text in kept.texts if text.is_changed}
    with asked.desk.writing:
        result = save(asked.notice.folder, changed, seen)
    if result.changed:
        return _leading(asked, f"{address(asked)}/changed")
    if asked.wants_fragment:
        saved = KeptTexts(open_texts(asked.notice.folder), (), _NOTHING_TYPED)
        panes = preview_fragments(asked, asked.notice, saved.data)
        return HTMLResponse(bytes(panes.body).decode() + _state(asked, saved, done="saved"))
    return see_other(f"{address(asked)}?done=saved")


def show_changed(asked: Asked) -> Response:
    """Both texts of each file that was changed elsewhere, with the choice between them."""
    texts = [text for text in open_texts(asked.notice.folder) if text.is_changed_elsewhere]
    if not texts:
        return see_other(address(asked))
    versions = [(text, base_name(text.name), digest_of(text.saved), _versions(text)) for text in texts]
    return page(asked, "notice/changed.html", versions=versions, address=address(asked), opaque_id=opaque_id)


def discard(asked: Asked) -> Response:
    """The unsaved texts that the form names given up, all of them where it names none."""
    named = asked.form.texts("text")
    with asked.desk.writing:
        texts = [text.name for text in open_texts(asked.notice.folder) if not named or opaque_id(text.name) in named]
        drop_drafts(asked.notice.folder, texts)
    return see_other(f"{address(asked)}?done=discarded")


def undo_save(asked: Asked) -> Response:
    """The texts from before the last save."""
    with asked.desk.writing:
        undo(asked.notice.folder)
    return see_other(f"{address(asked)}?done=undone")


def address(asked: Asked) -> str:
    """The address of the notice."""
    return f"/notices/{asked.notice.id}"


def form_values(asked: Asked, kept: KeptTexts) -> dict[str, object]:
    """What the templates of the form need."""
    house, is_whole = _house(asked), asked.query.get("as") == "text"
    return {
        "parts": [FormPart(text, house, kept.typed, is_whole=is_whole) for text in kept.texts],
        "kept": kept,
        "address": address(asked),
        "attachment_titles": attachment_titles,
        "may_undo": can_undo(asked.notice.folder),
        "base_name": base_name,
        "body_name": body_name,
        "whole_name": whole_name,
    }


def _form_page(asked: Asked, kept: KeptTexts, *, status: int = 200, done: str = "") -> Response:
    panes = preview_values(asked, asked.notice, kept.data)
    return page(asked, "notice/notice.html", status=status, done=done, **panes, **form_values(asked, kept))


def refused(asked: Asked, kept: KeptTexts) -> Response:
    """Why a value cannot be saved, with everything that was typed still there."""
    if asked.wants_fragment:
        return HTMLResponse(_state(asked, kept))
    return _form_page(asked, kept, status=422)


def _state(asked: Asked, kept: KeptTexts, done: str = "") -> str:
    """The parts of the form that say how the texts are by now, for a script to put in."""
    return filled(asked, "notice/form_state.html", done=done, is_fragment=True, **form_values(asked, kept))


def _leading(asked: Asked, to: str) -> Response:
    return HTMLResponse("", headers={"HX-Redirect": to}) if asked.wants_fragment else see_other(to)


def _versions(text: OpenText) -> object:
    mine, theirs = (None if data is None else data.decode("utf-8", "replace") for data in (text.data, text.saved))
    return version_lines(mine or "", theirs or "")


def _house(asked: Asked) -> MappingNode | None:
    """The defaults of the office; none where they cannot be read, which is found in the notice."""
    try:
        return house_defaults(asked.desk.places().house.to_read())
    except NoticeError:
        return None


ROUTES: list[Route] = [
    route("/notices/{notice}", show_notice),
    route("/notices/{notice}/text", keep_text, "POST"),
    route("/notices/{notice}/save", save_notice, "POST"),
    route("/notices/{notice}/changed", show_changed),
    route("/notices/{notice}/discard", discard, "POST"),
    route("/notices/{notice}/undo", undo_save, "POST"),
]
