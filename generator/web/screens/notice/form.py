"""The form of a notice: its keys in groups; shown, kept while somebody types, saved, given up and undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from starlette.responses import HTMLResponse, Response

from generator.desk.dispatch_steps import STEPS
from generator.ground.errors import NoticeError, RegisterError
from generator.ground.source.nodes import MappingNode
from generator.notices.drafts.markdown_text import without_markdown
from generator.notices.editing.form_keys import FormText, KeyNeeds, form_choices, house_values, key_needs
from generator.notices.editing.kept_drafts import digest_of, drop_drafts
from generator.notices.editing.open_texts import OpenText, listed_attachments, open_texts
from generator.notices.editing.saving import can_undo, save, undo, with_given_number
from generator.notices.editing.text_grids import TextGrid, text_grids
from generator.notices.editing.version_lines import VersionLine, version_lines
from generator.notices.live_notice.text_mends import with_mends
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web import forms
from generator.web.answers import CLASH, REFUSED, filled, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.opaque_ids import opaque_id
from generator.web.problem_addresses import text_words
from generator.web.screens.notice.kept_texts import KeptTexts, kept_texts, saved_texts, shown_texts
from generator.web.screens.notice.preview import MINE, is_known, new_window, preview_fragments, preview_of
from generator.web.steps import step_address

_DONE = ("saved", "discarded", "undone", "redone", "others", "theirs", "like", "taken", "mended")
_MARKUP = "markup"
"""The value of the button that takes away the marks of Markdown."""

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
    panes = preview_fragments(request, kept.data, is_whole=_is_whole(request))
    return HTMLResponse(panes + _state(request, kept))


def save_notice(request: DeskRequest) -> Response:
    """What was typed, saved; or the page with both texts where a file was changed elsewhere."""
    with request.desk.writing:  # what another window keeps meanwhile is no draft of what is saved
        kept = kept_texts(request)
        if kept.is_refused:
            return refused(request, kept)
        seen = {text.name: request.form.text(forms.seen_name(text.name), text.based_on) for text in kept.texts}
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
        panes = preview_fragments(request, saved.data, is_whole=_is_whole(request))
        return HTMLResponse(panes + _state(request, saved, done="saved"))
    return see_other(_next(request) or f"{request.notice.address}?done=saved")


def mend(request: DeskRequest) -> Response:
    """What was typed, saved with the mend that was pressed, with all that are certain, or without marks of Markdown."""
    folder, wanted = request.notice.folder, request.form.text("mend")
    with request.desk.writing:
        kept = kept_texts(request)
        if kept.is_refused or kept.unseen:
            return refused(request, kept)
        found = preview_of(request, kept.data)
        mends = [each for each in found.mends if wanted in ("all", each.id)]
        mended = without_markdown(kept.data, found.live.bodies) if wanted == _MARKUP else with_mends(kept.data, mends)
        changed = {text.name: text.data for text in kept.texts if text.is_changed} | mended
        result = save(folder, changed, {text.name: text.based_on for text in kept.texts})
    if result.changed:
        return see_other(f"{request.notice.address}/changed")
    return see_other(f"{request.notice.address}?done=mended")


def _next(request: DeskRequest) -> str:
    """The address of the step that somebody goes on to; ``""`` where the form names none."""
    wanted = request.form.text("next")
    steps = {step_address(request.notice, name) for name in STEPS}
    return wanted if wanted in steps else ""


def show_changed(request: DeskRequest) -> Response:
    """Both texts of each file that was changed elsewhere, with the choice between them."""
    texts = [text for text in open_texts(request.notice.folder) if text.is_changed_elsewhere]
    if not texts:
        return see_other(request.notice.address)
    fields: list[tuple[str, str]] = []
    for text in texts:
        fields.append((forms.seen_name(text.name), digest_of(text.saved)))
        fields.append((forms.shown_name(text.name), digest_of(text.data)))
        fields.append(("text", opaque_id(text.name)))
    versions = [(text, _numbered(request, text), text.saved) for text in texts]
    return _versions_page(request, fields, versions, is_kept=True)


def discard(request: DeskRequest) -> Response:
    """The unsaved texts that the form names given up, or all; but none that another window has written since."""
    typed = forms.typed_texts(request.form)
    with request.desk.writing:
        named = request.form.texts("text")
        texts = [text for text in open_texts(request.notice.folder) if not named or opaque_id(text.name) in named]
        known = [text.name for text in texts if is_known(text, typed)]
        drop_drafts(request.notice.folder, known)
    is_left = any(text.is_changed and text.name not in known for text in texts)
    return see_other(f"{request.notice.address}?done={'others' if is_left else 'discarded'}")


def undo_save(request: DeskRequest) -> Response:
    """The texts from before the last save, or those of the save that was undone last."""
    again = request.form.has("again")
    with request.desk.writing:
        undo(request.notice.folder, again=again)
    return see_other(f"{request.notice.address}?done={'redone' if again else 'undone'}")


def form_values(request: DeskRequest, kept: KeptTexts) -> dict[str, object]:
    """What the templates of the form need."""
    house, is_whole = request.desk.house(), request.query.get("as") == "text"
    return {
        "parts": [FormPart(text, house, kept.typed, is_whole=is_whole) for text in kept.texts],
        "kept": kept,
        "window": new_window(),
        "address": request.notice.address,
        "attachment_titles": attachment_titles,
        "field_names": forms,
        "may_undo": can_undo(request.notice.folder),
        "may_redo": can_undo(request.notice.folder, again=True),
    }


def _is_whole(request: DeskRequest) -> bool:
    """Whether the page has the notice as one text: by its address, or by the form."""
    return request.query.get("as") == "text" or request.form.has(forms.whole_name(NOTICE_FILE))


def _both_page(request: DeskRequest, kept: KeptTexts) -> Response:
    """What was typed and what another window has written meanwhile, with the choice; all that was typed is in it."""
    left_out = {MINE, _GO_ON, *(forms.other_name(text.name) for text in kept.clashes)}
    typed = [(name, value) for name, value in request.form.all_texts() if name not in left_out]
    others = [(forms.other_name(text.name), digest_of(text.data)) for text in kept.clashes]
    versions = [(text, kept.data[text.name], text.data) for text in kept.clashes]
    return _versions_page(request, typed + others, versions, is_kept=False)


def _versions_page(
    request: DeskRequest,
    fields: Sequence[tuple[str, str]],
    versions: Iterable[tuple[OpenText, bytes, bytes | None]],
    *,
    is_kept: bool,
) -> Response:
    """Texts in two ``versions``, one's own first, with the choice; ``is_kept``: one's own is on the disk already."""
    return page(
        request,
        "notice/two_versions.html",
        status=200 if is_kept else CLASH,
        address=request.notice.address,
        fields=fields,
        versions=[(text_words(text.name), theirs is None, _lines(mine, theirs)) for text, mine, theirs in versions],
        is_kept=is_kept,
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
    preview = preview_of(request, kept.data, is_whole=_is_whole(request))
    return page(request, "notice/notice.html", status=status, done=done, preview=preview, **form_values(request, kept))


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


# The form: the texts with their keys in groups, as the page shows them.


GROUPS = ("basic", "attachments", "signature", "head", "imprint", "contact", "more")
"""The folds of the form, in their order."""

_BASIC = ("title", "recipients", "date", "number", "attendance")
_FIRST = {name: number for number, name in enumerate(_BASIC)}
_GROUP_OF = {
    **dict.fromkeys(_BASIC, "basic"),
    "attachments": "attachments",
    **dict.fromkeys(("issuer", "signature", "stamp", "seal_diameter"), "signature"),
    **dict.fromkeys(("copy_number", "secrecy", "internal", "urgency", "signers", "mark", "term"), "head"),
    **dict.fromkeys(("copy_to", "imprint", "printing", "distribute_to", "papers"), "imprint"),
    **dict.fromkeys(("contact", "note", "period", "disclosure", "disclosure_reason"), "contact"),
}
_NO_NEEDS = KeyNeeds(frozenset(), frozenset())


@dataclass(frozen=True)
class FormPart:
    """The part of the form for one text.

    ``house`` are the defaults of the office, ``typed`` texts of fields that are not in the text yet. ``is_whole``: the
    whole text is edited, though it could be in a form.
    """

    text: OpenText
    house: MappingNode | None
    typed: Mapping[str, str]
    is_whole: bool = False

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.text.name

    @property
    def is_notice(self) -> bool:
        """Whether it is the notice itself."""
        return self.name == NOTICE_FILE

    @property
    def id(self) -> str:
        """The id of the text in the names of buttons."""
        return opaque_id(self.name)

    @cached_property
    def form(self) -> FormText | None:
        """The text as a form has it; None where it can be edited as a whole only."""
        try:
            return self.text.form()
        except NoticeError:
            return None

    @property
    def whole(self) -> str | None:
        """The whole text, where it can only be edited as a whole; None for a file that is not text."""
        try:
            return forms.shown_text(self.text.data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return None

    @cached_property
    def keys(self) -> list[forms.ShownKey]:
        """The keys of its front matter."""
        if self.form is None:
            return []
        needs = key_needs(self.form.values, self.house) if self.is_notice else _NO_NEEDS
        house = house_values(self.house) if self.is_notice else {}
        return forms.KeyShowing(self.form, house, needs, self.typed, form_choices(self.house)).keys()

    @property
    def groups(self) -> dict[str, list[forms.ShownKey]]:
        """The keys in their groups; those that do not suit the notice, and that it has not, are at the end."""
        found: dict[str, list[forms.ShownKey]] = {group: [] for group in GROUPS}
        aside = [key for key in self.keys if key.is_unsuited and not key.is_given]
        for key in sorted(self.keys, key=lambda each: _FIRST.get(each.name, len(_FIRST))):
            if key not in aside:
                found[_GROUP_OF.get(key.name, "more")].append(key)
        found["more"] += aside
        return {group: keys for group, keys in found.items() if keys}

    @property
    def title(self) -> str:
        """Its title in one line, ``""`` where it has none."""
        value = "" if self.form is None else self.form.values.get("title", "")
        return value.replace("|", "") if isinstance(value, str) else ""

    @property
    def format(self) -> str:
        """The format that it names, ``""`` where its kind decides; the fields have been put in order by it."""
        value = "" if self.form is None else self.form.values.get("format", "")
        return value if isinstance(value, str) else ""

    @property
    def grids(self) -> tuple[TextGrid, ...]:
        """The tables of its body."""
        return () if self.form is None else text_grids(self.form.body)

    @property
    def attachments(self) -> list[str]:
        """The files of the attachments that it lists."""
        return [] if self.form is None else [each.file for each in listed_attachments(self.form.values)]


def attachment_titles(parts: Iterable[FormPart]) -> dict[str, str]:
    """The titles of the attachments that are texts or have one in the list, by the names of their files."""
    titles: dict[str, str] = {}
    for part in parts:
        if not part.is_notice:
            titles[part.name] = part.title
        elif part.form is not None:
            titles |= {each.file: each.said("title") for each in listed_attachments(part.form.values)}
    return titles


ROUTES = [
    route("/notices/{notice}", show_notice),
    route("/notices/{notice}/text", keep_text, "POST"),
    route("/notices/{notice}/save", save_notice, "POST"),
    route("/notices/{notice}/mend", mend, "POST"),
    route("/notices/{notice}/changed", show_changed),
    route("/notices/{notice}/discard", discard, "POST"),
    route("/notices/{notice}/undo", undo_save, "POST"),
]
