"""The texts of a notice as they are edited, its files with what is not saved yet over them, and its attachments."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from generator.ground.disk import entries, read_entries
from generator.ground.errors import NoticeError, OutputError, Problem, Span
from generator.ground.file_names import safe_name, sent_name
from generator.ground.source.text_encoding import decode_any
from generator.ground.source.yaml_layout import comments_in, quoted
from generator.notices.editing.form_keys import FILE, FormText, Value, attachment_kind, form_text, notice_kind
from generator.notices.editing.kept_drafts import KeptDraft, digest_of, file_bytes, kept_drafts, writing_alone
from generator.templates.text.attachment_templates import COPIES, NOTICE_FILE, WORD
from generator.templates.text.attachment_templates import TEXT as TEXT_SUFFIX
from generator.writing import output_errors, replace_file


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

        A text that was changed and changed back may be written in another way: nothing has to be saved then.
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
    """The names of the texts of attachments and pieces that are there."""
    there = {entry.path.name for entry in read_entries(folder, error=NoticeError) if entry.kind == "file"}
    texts = {name for name in there if name.lower().endswith(TEXT_SUFFIX) and not name.startswith(".")}
    try:
        values = notice.form().values
        names = [each.file for each in listed_attachments(values)]
        names += [each for each in values.get(PIECES, ()) if isinstance(each, str)]
    except NoticeError:
        names = sorted(texts - {NOTICE_FILE})
    yield from (name for name in names if name in texts)


def _open(folder: Path, name: str, drafts: dict[str, KeptDraft]) -> OpenText:
    draft = drafts.get(name)
    saved = file_bytes(folder, name, may_be_absent=draft is not None)
    if draft is None or draft.data == saved:
        return OpenText(name, saved or b"", saved, digest_of(saved))
    return OpenText(name, draft.data, saved, draft.based_on, draft.writer)


# The attachments that a notice lists: added, put in order, taken off the list; and the files of new ones.


KEY, PIECES = "attachments", "pieces"
_RULE = "---"
_NAME = "attachment"


@dataclass(frozen=True, slots=True)
class _ListedAttachment:
    """An entry of the list: the name of its ``file``, and the entry as it is written."""

    file: str
    entry: Value

    @property
    def is_text(self) -> bool:
        """Whether it is a text that fawen lays out, with its title in itself."""
        return self.file.lower().endswith(TEXT_SUFFIX)

    def said(self, key: str) -> str:
        """The text of ``key`` in the entry, ``""`` where it has none."""
        value = self.entry.get(key, "") if isinstance(self.entry, Mapping) else ""
        return value if isinstance(value, str) else ""


def listed_attachments(values: Mapping[str, Value]) -> tuple[_ListedAttachment, ...]:
    """The attachments among the ``values`` of a notice; none where that is no list."""
    listed = values.get(KEY, ())
    return tuple(map(_listed_attachment, listed)) if isinstance(listed, tuple) else ()


def moved(listed: tuple[Value, ...], number: int, by: int) -> tuple[Value, ...]:
    """``listed`` with the entry ``number`` as many places further down as ``by`` says, as far as there are places."""
    kept = [*listed[:number], *listed[number + 1 :]]
    kept.insert(max(0, min(len(kept), number + by)), listed[number])
    return tuple(kept)


def without(listed: tuple[Value, ...], number: int) -> tuple[Value, ...]:
    """``listed`` without the entry ``number``. Its file stays where it is, and is reported as not listed."""
    return (*listed[:number], *listed[number + 1 :])


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """An attachment to add: the ``entry`` of the list, the name of its ``file`` and what that holds."""

    file: str
    data: bytes
    entry: Value


def new_text(folder: Path, title: str, taken: Collection[str] = ()) -> NewAttachment:
    """A text attachment of that ``title``, empty, under a name that neither the folder nor ``taken`` has."""
    there = {*_names(folder), *(name.casefold() for name in taken)}
    number = next(number for number in range(1, len(there) + 2) if f"{_NAME}-{number}{TEXT_SUFFIX}" not in there)
    name = f"{_NAME}-{number}{TEXT_SUFFIX}"
    return NewAttachment(name, f"{_RULE}\ntitle: {quoted(title)}\n{_RULE}\n".encode(), name)


def uploaded(folder: Path, name: str, data: bytes, title: str = "", taken: Collection[str] = ()) -> NewAttachment:
    """The attachment that a file from elsewhere becomes; ``name`` is its name there, which is made safe.

    A text is made UTF-8, and without a title it gets ``title`` or its name. Raises OutputError for a kind of file that
    cannot be attached.
    """
    bare = sent_name(name)
    suffix = PurePosixPath(bare).suffix.lower()
    if suffix not in (TEXT_SUFFIX, WORD, *COPIES):
        raise OutputError(Problem("editing-attachment-kind", Span(bare), {"name": bare}))
    stem = bare[: -len(suffix)].strip() or _NAME
    file = _free_name(stem, suffix, {*_names(folder), *(each.casefold() for each in taken)})
    if suffix == TEXT_SUFFIX:
        return NewAttachment(file, _as_text(bare, data, title or stem), file)
    return NewAttachment(file, data, {"title": title or stem, FILE: file})


def put(folder: Path, attachment: NewAttachment) -> None:
    """Writes the file of ``attachment`` into the notice's ``folder``.

    Raises OutputError, also where there is a file of that name by now.
    """
    with output_errors(folder), writing_alone(folder):
        if attachment.file.casefold() in _names(folder):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), f"{folder}/{attachment.file}")
        replace_file(folder / attachment.file, attachment.data)


def _listed_attachment(entry: Value) -> _ListedAttachment:
    file = entry.get(FILE, "") if isinstance(entry, Mapping) else entry
    return _ListedAttachment(file if isinstance(file, str) else "", entry)


def _names(folder: Path) -> set[str]:
    """The names in ``folder``, as systems compare them that see no difference between small and capital letters."""
    return {entry.path.name.casefold() for entry in entries(folder)}


def _free_name(stem: str, suffix: str, there: Collection[str]) -> str:
    """A name for a file of ours that is not hidden, not taken and not the notice's."""
    stem = stem.lstrip(".~$ ") or _NAME
    names = (safe_name(stem if number == 1 else f"{stem}-{number}", suffix) for number in range(1, len(there) + 4))
    taken = {NOTICE_FILE, "readme.md", *there}
    return next(name for name in names if name.casefold() not in taken)


def _as_text(name: str, data: bytes, title: str) -> bytes:
    """The text of ``data`` with a front matter, which one without gets."""
    decoded = decode_any(data)
    if decoded is None:
        raise OutputError(Problem("editing-attachment-text", Span(name), {"name": name}))
    text = decoded.text
    if text.split("\n", 1)[0].rstrip() != _RULE:
        text = f"{_RULE}\ntitle: {quoted(title)}\n{_RULE}\n{text}"
    return text.encode()
