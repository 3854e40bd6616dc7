"""What was typed into the form of a notice, kept as unsaved texts beside its files before anything else is done.

What another window has written since is not overwritten: then nothing of that text is kept, and both are shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PureWindowsPath

from generator.ground.errors import NoticeError, Problem
from generator.notices.editing.kept_drafts import KeptDraft, digest_of, drop_drafts, keep_drafts, kept_drafts
from generator.notices.editing.open_texts import OpenText, open_texts
from generator.web.asked import Asked
from generator.web.forms.field_names import base_name, field_id, shown_name
from generator.web.forms.typed_values import typed_texts
from generator.web.open_desk import OpenDesk
from generator.web.screens.notice.typed_text import TypedText, typed_of, with_typed
from generator.web.screens.notice.windows import (
    is_known,
    remember_shown,
    remembered,
    shown_digest,
    shows,
    window_of,
)

_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """The ``texts`` of a notice as the window shows them.

    ``problems`` are those of values that are not in them, as ``typed``. ``clashes`` are the texts as other windows have
    written them since, of which nothing typed here was kept. ``unseen`` are the names of texts that another window has
    written and this one does not show; ``known`` are the fields by which a window is known again.
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
            f"refused-{number}": field_id(PureWindowsPath(problem.span.file).name, problem.field)
            for number, problem in enumerate(self.problems, start=1)
            if problem.span is not None and problem.field is not None
        }

    @property
    def is_refused(self) -> bool:
        """Whether something typed was not kept."""
        return bool(self.problems or self.clashes)


def shown_texts(asked: Asked) -> KeptTexts:
    """The texts as they are, for a window that shows them. Raises NoticeError where a file cannot be read."""
    texts = open_texts(asked.notice.folder)
    return KeptTexts(texts, known=_known(asked.desk, texts))


def kept_texts(asked: Asked) -> KeptTexts:
    """Keep what was typed into the form. Raises NoticeError where a file cannot be read, OutputError."""
    folder, typed = asked.notice.folder, typed_texts(asked.form)
    with asked.desk.writing:
        found = [_typed_into(asked.desk, text, typed) for text in open_texts(folder)]
        keep_unsaved(asked, {each.text.name: each.draft(typed) for each in found if each.is_kept})
        texts = {text.name: text for text in open_texts(folder)}
    mine = {each.text.name: each for each in found if each.is_clash}
    unseen = frozenset(each.text.name for each in found if each.is_unseen)
    problems = [(each.text.name, each.made.problems) for each in found]
    return KeptTexts(
        tuple(replace(text, data=mine[name].made.data) if name in mine else text for name, text in texts.items()),
        tuple(problem for _, each in problems for problem in each),
        {name: text for file, each in problems for name, text in typed_of(each, file, typed).items()},
        tuple(each.text for each in mine.values()),
        unseen,
        _known_still(asked.desk, texts.values(), {*mine, *unseen}, typed),
    )


def saved_texts(asked: Asked, kept: KeptTexts) -> KeptTexts:
    """The texts after those that were ``kept`` are saved, for the window that sent them."""
    texts = open_texts(asked.notice.folder)
    known = _known_still(asked.desk, texts, kept.unseen, typed_texts(asked.form))
    return KeptTexts(texts, unseen=kept.unseen, known=known)


def _based_on(text: OpenText, typed: Mapping[str, str]) -> str:
    """The digest that the form says, where it is one: that of the file as it was when the form was shown."""
    said = typed.get(base_name(text.name), "")
    return said if _DIGEST.fullmatch(said) else text.based_on


def keep_unsaved(asked: Asked, drafts: Mapping[str, KeptDraft]) -> None:
    """Keep those of ``drafts`` that differ from their files, and no drafts of the others. Raises OutputError."""
    folder = asked.notice.folder
    with asked.desk.writing:
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
    made: TypedText
    is_unseen: bool = False
    is_clash: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether what was made is to be kept; what is as it was stays whoever wrote it."""
        is_same = self.made.data == self.text.data and self.text.is_changed
        return not (self.is_unseen or self.is_clash or is_same)

    def draft(self, typed: Mapping[str, str]) -> KeptDraft:
        """What is kept of it."""
        return KeptDraft(self.made.data, _based_on(self.text, typed), window_of(typed))


def _typed_into(desk: OpenDesk, text: OpenText, typed: Mapping[str, str]) -> _TypedInto:
    if is_known(text, typed):
        return _TypedInto(text, with_typed(text, typed))
    if not shows(text, typed):
        return _TypedInto(text, TypedText(text.data), is_unseen=True)
    before = _text_shown(desk, text, shown_digest(text, typed))
    if before is not None and with_typed(replace(text, data=before), typed).data == before:
        return _TypedInto(text, TypedText(text.data), is_unseen=True)
    # What was broken elsewhere has no fields: those that were sent are of the text before.
    made = with_typed(text if before is None or _is_form(text) else replace(text, data=before), typed)
    is_clash = text.is_changed and made.data != text.data
    return _TypedInto(text, made, is_clash=is_clash)


def _is_form(text: OpenText) -> bool:
    """Whether the text can be read, so that a form has its keys."""
    try:
        text.form()
    except NoticeError:
        return False
    return True


def _text_shown(desk: OpenDesk, text: OpenText, digest: str) -> bytes | None:
    """The text of that digest, None where it is neither the file nor remembered."""
    return text.saved if digest_of(text.saved) == digest else remembered(desk, digest)


def _known_still(
    desk: OpenDesk, texts: Iterable[OpenText], others: Collection[str], typed: Mapping[str, str]
) -> dict[str, str]:
    """The fields by which the window is known again; those for the ``others`` as it has said them itself."""
    known = _known(desk, [text for text in texts if text.name not in others])
    return known | {name: text for file in others for name, text in _said(file, typed)}


def _known(desk: OpenDesk, texts: Iterable[OpenText]) -> dict[str, str]:
    """The fields by which a window that shows ``texts`` is known again."""
    known: dict[str, str] = {}
    for text in texts:
        remember_shown(desk, text)
        known |= {base_name(text.name): text.based_on, shown_name(text.name): digest_of(text.data)}
    return known


def _said(file: str, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Those of the fields for ``file`` as the form had them."""
    return [(name, typed[name]) for name in (base_name(file), shown_name(file)) if name in typed]
