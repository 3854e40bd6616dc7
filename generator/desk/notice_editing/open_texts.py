"""The texts of a notice as they are edited: its files, and over them what is not saved yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.desk.notice_editing.attachment_list import listed_attachments
from generator.desk.notice_editing.form_keys import attachment_kind, notice_kind
from generator.desk.notice_editing.form_values import FormText, form_text
from generator.desk.notice_editing.kept_drafts import KeptDraft, digest_of, kept_drafts
from generator.ground.disk import TEXT, read_contents, read_entries, root_of
from generator.ground.errors import NoticeError
from generator.ground.source import comments_in
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.attachment_templates import TEXT as TEXT_SUFFIX


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text of a notice: ``data`` as it is edited, and the file as it is ``saved``; None where there is none yet.

    ``based_on`` is the SHA-256 of the file that ``data`` was made of, ``""`` for no file. ``writer`` is the window that
    wrote what is not saved, ``""`` where that is not known.
    """

    name: str
    data: bytes
    saved: bytes | None
    based_on: str
    writer: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return self.data != self.saved

    @property
    def is_changed_elsewhere(self) -> bool:
        """Whether the file is another than the one that ``data`` was made of, and not the same as ``data``."""
        return self.is_changed and self.based_on != digest_of(self.saved)

    def is_known_to(self, writer: str, shown: str) -> bool:
        """Whether the window ``writer`` wrote ``data``, or shows it: ``shown`` is the SHA-256 of what it shows."""
        return digest_of(self.data) == shown or (self.writer != "" and self.writer == writer)

    def as_saved(self, data: bytes) -> bytes:
        """The bytes of the file where ``data`` says the same and has no comment more; else ``data``.

        What was typed and typed back may be written otherwise than before: that is nothing to save.
        """
        if self.saved is None:
            return data
        try:
            old, new = (_form(each, self.name) for each in (self.saved, data))
        except NoticeError:
            return data
        is_same = (old.values, old.body) == (new.values, new.body)
        return self.saved if is_same and not Counter(comments_in(new.front)) - Counter(comments_in(old.front)) else data

    def form(self) -> FormText:
        """The text as a form has it. Raises NoticeError where it can be edited as a whole only."""
        return _form(self.data, self.name)


@lru_cache(maxsize=8)
def _form(data: bytes, name: str) -> FormText:
    """The text ``data`` of the file ``name`` as a form has it, with a cache: a pause in typing needs it several times.

    Raises NoticeError where it can be edited as a whole only.
    """
    return form_text(data, name, notice_kind() if name == NOTICE_FILE else attachment_kind())


def open_texts(folder: Path) -> tuple[OpenText, ...]:
    """The texts of the notice in ``folder``: notice.md, then those of its attachments, in their order.

    Where notice.md has no list that can be read, they are all texts of the folder. Unsaved texts are among them also
    where no list has them. Raises NoticeError, UsageError where a file cannot be read.
    """
    drafts = kept_drafts(folder)
    notice = _open(folder, NOTICE_FILE, drafts)
    names = dict.fromkeys((*_listed(folder, notice), *drafts))
    return (notice, *(_open(folder, name, drafts) for name in names if name != NOTICE_FILE))


def _listed(folder: Path, notice: OpenText) -> Iterator[str]:
    """The names of the text attachments that are there."""
    there = {entry.path.name for entry in read_entries(folder, error=NoticeError) if entry.kind == "file"}
    texts = {name for name in there if name.lower().endswith(TEXT_SUFFIX) and not name.startswith(".")}
    try:
        names = [each.file for each in listed_attachments(notice.form().values)]
    except NoticeError:
        names = sorted(texts - {NOTICE_FILE})
    yield from (name for name in names if name in texts)


def _open(folder: Path, name: str, drafts: dict[str, KeptDraft]) -> OpenText:
    draft = drafts.get(name)
    saved = _saved(folder, name, may_be_absent=draft is not None)
    if draft is None or draft.data == saved:
        return OpenText(name, saved or b"", saved, digest_of(saved))
    return OpenText(name, draft.data, saved, draft.based_on, draft.writer)


def _saved(folder: Path, name: str, *, may_be_absent: bool) -> bytes | None:
    path = folder / name
    if may_be_absent and not path.is_symlink() and not path.exists():
        return None
    return read_contents(path, TEXT, name=f"{folder}/{name}", error=NoticeError, root=root_of(folder))
