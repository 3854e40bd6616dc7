"""What was typed into the form of a notice, kept as unsaved texts beside its files.

A text that another window has written since is not overwritten: nothing of it is kept, and both are shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PureWindowsPath

from generator.ground.errors import NoticeError, Problem
from generator.notices.editing.edited_text import with_values, with_whole_text
from generator.notices.editing.form_keys import FormText, Value, form_text
from generator.notices.editing.kept_drafts import KeptDraft, digest_of, drop_drafts, keep_drafts, kept_drafts
from generator.notices.editing.open_texts import OpenText, open_texts
from generator.web import forms
from generator.web.desk_request import DeskRequest
from generator.web.open_desk import OpenDesk
from generator.web.screens.notice import preview

_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """The ``texts`` of a notice as the window shows them.

    ``problems`` are those of values that are not in them, as ``typed``. ``clashes`` are the texts as other windows have
    written them since, of which nothing typed here was kept. ``unseen`` are the names of texts that another window has
    written and this one does not show; ``known`` are the fields that identify a window.
    """

    texts: tuple[OpenText, ...]
    problems: tuple[Problem, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    clashes: tuple[OpenText, ...] = ()
    unseen: frozenset[str] = frozenset()
    known: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, bytes]:
        """The bytes of the texts, by the names of their files."""
        return {text.name: text.data for text in self.texts}

    @property
    def notice(self) -> OpenText:
        """The text of notice.md."""
        return self.texts[0]

    @property
    def refused_fields(self) -> Mapping[str, str]:
        """The id of the field of each problem, by the id of the problem."""
        return {
            f"refused-{number}": forms.field_id(PureWindowsPath(problem.span.file).name, problem.field)
            for number, problem in enumerate(self.problems, start=1)
            if problem.span is not None and problem.field is not None
        }

    @property
    def is_refused(self) -> bool:
        """Whether something typed was not kept."""
        return bool(self.problems or self.clashes)


def shown_texts(request: DeskRequest) -> KeptTexts:
    """The texts as they are, for a window that shows them. Raises NoticeError where a file cannot be read."""
    texts = open_texts(request.notice.folder)
    return KeptTexts(texts, known=_fields_shown(request.desk, texts))


def kept_texts(request: DeskRequest) -> KeptTexts:
    """Keeps what was typed into the form. Raises NoticeError where a file cannot be read, OutputError."""
    folder, typed = request.notice.folder, forms.typed_texts(request.form)
    with request.desk.writing:
        found = [_typed_into(request.desk, text, typed) for text in open_texts(folder)]
        keep_unsaved(request, {each.text.name: each.draft(typed) for each in found if each.is_kept})
        texts = {text.name: text for text in open_texts(folder)}
    mine = {each.text.name: each for each in found if each.is_clash}
    unseen = frozenset(each.text.name for each in found if each.is_unseen)
    problems = [(each.text.name, each.made.problems) for each in found]
    return KeptTexts(
        tuple(replace(text, data=mine[name].made.data) if name in mine else text for name, text in texts.items()),
        tuple(problem for _, each in problems for problem in each),
        {name: text for file, each in problems for name, text in _typed_of(each, file, typed).items()},
        tuple(each.text for each in mine.values()),
        unseen,
        _known_still(request.desk, texts.values(), {*mine, *unseen}, typed),
    )


def saved_texts(request: DeskRequest, kept: KeptTexts) -> KeptTexts:
    """The texts after those that were ``kept`` are saved, for the window that sent them."""
    texts = open_texts(request.notice.folder)
    known = _known_still(request.desk, texts, kept.unseen, forms.typed_texts(request.form))
    return KeptTexts(texts, unseen=kept.unseen, known=known)


def keep_unsaved(request: DeskRequest, drafts: Mapping[str, KeptDraft]) -> None:
    """Keeps those of ``drafts`` that differ from their files, and no drafts of the others. Raises OutputError."""
    folder = request.notice.folder
    with request.desk.writing:
        there = kept_drafts(folder)
        saved = {text.name: text.saved for text in open_texts(folder)}
        same = [name for name, draft in drafts.items() if draft.data == saved.get(name)]
        keep_drafts(
            folder, {name: each for name, each in drafts.items() if name not in same and there.get(name) != each}
        )
        if there.keys() & set(same):
            drop_drafts(folder, same)


@dataclass(frozen=True, slots=True)
class _TypedInto:
    """A text with what the window has ``made`` of it.

    ``is_unseen``: it was written elsewhere since, and nothing was typed into it here. ``is_clash``: something was.
    """

    text: OpenText
    made: _TypedText
    is_unseen: bool = False
    is_clash: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether what was made is to be kept; an unchanged text keeps its writer."""
        is_same = self.made.data == self.text.data and self.text.is_changed
        return not (self.is_unseen or self.is_clash or is_same)

    def draft(self, typed: Mapping[str, str]) -> KeptDraft:
        """What is kept of it."""
        # The digest of the file as it was when the form was shown.
        said = typed.get(forms.base_name(self.text.name), "")
        based_on = said if _DIGEST.fullmatch(said) else self.text.based_on
        return KeptDraft(self.made.data, based_on, preview.window_of(typed))


def _typed_into(desk: OpenDesk, text: OpenText, typed: Mapping[str, str]) -> _TypedInto:
    if preview.is_known(text, typed):
        return _TypedInto(text, _with_typed(text, typed))
    if not preview.shows(text, typed):
        return _TypedInto(text, _TypedText(text.data), is_unseen=True)
    digest = preview.shown_digest(text, typed)
    before = text.saved if digest_of(text.saved) == digest else desk.in_windows.get(digest)
    if before is not None and _with_typed(replace(text, data=before), typed).data == before:
        return _TypedInto(text, _TypedText(text.data), is_unseen=True)
    # What was broken elsewhere has no fields: those that were sent are of the text before.
    made = _with_typed(text if before is None or _is_form(text) else replace(text, data=before), typed)
    is_clash = text.is_changed and made.data != text.data
    return _TypedInto(text, made, is_clash=is_clash)


def _is_form(text: OpenText) -> bool:
    """Whether the text can be read, so that a form has its keys."""
    try:
        text.form()
    except NoticeError:
        return False
    return True


def _known_still(
    desk: OpenDesk, texts: Iterable[OpenText], others: Collection[str], typed: Mapping[str, str]
) -> dict[str, str]:
    """The fields that identify the window; those of the ``others`` are as it sent them."""
    known = _fields_shown(desk, [text for text in texts if text.name not in others])
    names = [name for file in others for name in (forms.base_name(file), forms.shown_name(file))]
    return known | {name: typed[name] for name in names if name in typed}


def _fields_shown(desk: OpenDesk, texts: Iterable[OpenText]) -> dict[str, str]:
    """The fields that identify a window that shows ``texts``."""
    known: dict[str, str] = {}
    for text in texts:
        desk.in_windows[digest_of(text.data)] = text.data
        known |= {forms.base_name(text.name): text.based_on, forms.shown_name(text.name): digest_of(text.data)}
    return known


# A text of a notice with what was typed into its part of the form.


@dataclass(frozen=True, slots=True)
class _TypedText:
    """A text with what was typed into its part of the form; ``problems`` are those of values that are not in it."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def _with_typed(text: OpenText, typed: Mapping[str, str]) -> _TypedText:
    """``text`` with what was ``typed`` into its part of the form; all of it that can be written."""
    try:
        form = text.form()
    except NoticeError:
        return _TypedText(_whole(text, typed.get(forms.whole_name(text.name))))
    if forms.whole_name(text.name) in typed:
        return _TypedText(_whole(text, typed[forms.whole_name(text.name)]))
    changes = forms.typed_values(form, typed)
    body = typed.get(forms.body_name(text.name))
    body = None if body is None or body == forms.shown_text(form.body) else body
    try:
        data = with_values(form, changes, body)
        return _TypedText(data if data == text.data else text.as_saved(data))  # which may say the same
    except NoticeError:
        return _one_by_one(form, changes, body)


def _whole(text: OpenText, typed: str | None) -> bytes:
    """The bytes of ``text`` with ``typed`` in its place; as they are where that is what they show."""
    try:
        shown = forms.shown_text(text.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return text.data
    return text.data if typed is None or typed == shown else with_whole_text(text.data, typed)


def _one_by_one(form: FormText, changes: Mapping[str, Value], body: str | None) -> _TypedText:
    """The text with those changes that can be made, each alone."""
    problems: list[Problem] = []
    data = with_values(form, {}, body)
    for key, value in changes.items():
        with NoticeError.gathered_in(problems):
            data = with_values(form_text(data, form.file.name, form.kind), {key: value})
    return _TypedText(data, tuple(problems))


def _typed_of(problems: Iterable[Problem], file: str, typed: Mapping[str, str]) -> dict[str, str]:
    """What was ``typed`` for the keys that ``problems`` of ``file`` are about, to be shown again."""
    keys = {problem.field for problem in problems if problem.field}
    names = tuple(forms.input_name(file, key) for key in keys)
    return {name: text for name, text in typed.items() if name.startswith(names)} if names else {}
