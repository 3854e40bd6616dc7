"""What was typed into the form of a notice, kept as unsaved texts beside its files before anything else is done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.desk.notice_editing.kept_drafts import KeptDraft, drop_drafts, keep_drafts, kept_drafts
from generator.desk.notice_editing.open_texts import OpenText, open_texts
from generator.ground.errors import Problem
from generator.web.asked import Asked
from generator.web.screens.notice.form import base_name, typed_of, with_typed
from generator.web.screens.notice.typed_values import typed_texts

_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """The ``texts`` of a notice as they are now; the ``problems`` of values that are not in them, as ``typed``."""

    texts: tuple[OpenText, ...]
    problems: tuple[Problem, ...]
    typed: Mapping[str, str]

    @property
    def data(self) -> dict[str, bytes]:
        """The bytes of the texts, by the names of their files."""
        return {text.name: text.data for text in self.texts}

    @property
    def notice(self) -> OpenText:
        """The text of notice.md."""
        return self.texts[0]


def kept_texts(asked: Asked) -> KeptTexts:
    """Keep what was typed into the form. Raises NoticeError where a file cannot be read, OutputError."""
    folder, typed = asked.notice.folder, typed_texts(asked.form)
    problems: list[Problem] = []
    again: dict[str, str] = {}
    with asked.desk.writing:
        drafts: dict[str, KeptDraft] = {}
        for text in open_texts(folder):
            made = with_typed(text, typed)
            problems += made.problems
            again |= typed_of(made.problems, text.name, typed)
            drafts[text.name] = KeptDraft(made.data, _based_on(text, typed))
        keep_unsaved(asked, drafts)
        return KeptTexts(open_texts(folder), tuple(problems), again)


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
