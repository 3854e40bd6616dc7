"""The attachments that a notice lists: added, put in order, taken off the list; and the files of new ones."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.desk.notice_editing.form_keys import FILE, Value
from generator.desk.notice_editing.kept_drafts import writing_alone
from generator.ground.disk import entries
from generator.ground.errors import OutputError, Problem, Span
from generator.ground.file_names import safe_name, sent_name
from generator.ground.source import decode_any, quoted
from generator.templates.text.attachment_templates import COPIES, NOTICE_FILE, TEXT, WORD
from generator.writing import output_errors, replace_file

KEY = "attachments"
_RULE = "---"
_NAME = "attachment"


@dataclass(frozen=True, slots=True)
class ListedAttachment:
    """An entry of the list: the name of its ``file``, and the entry as it is written."""

    file: str
    entry: Value

    @property
    def is_text(self) -> bool:
        """Whether it is a text that fawen lays out, with its title in itself."""
        return self.file.lower().endswith(TEXT)

    @property
    def is_word(self) -> bool:
        """Whether it is a Word document that is set in."""
        return self.file.lower().endswith(WORD)

    def said(self, key: str) -> str:
        """The text of ``key`` in the entry, ``""`` where it has none."""
        value = self.entry.get(key, "") if isinstance(self.entry, Mapping) else ""
        return value if isinstance(value, str) else ""


def listed_attachments(values: Mapping[str, Value]) -> tuple[ListedAttachment, ...]:
    """The attachments among the ``values`` of a notice; none where that is no list."""
    listed = values.get(KEY, ())
    return tuple(map(_listed, listed)) if isinstance(listed, tuple) else ()


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
    number = next(number for number in range(1, len(there) + 2) if f"{_NAME}-{number}{TEXT}" not in there)
    name = f"{_NAME}-{number}{TEXT}"
    return NewAttachment(name, f"{_RULE}\ntitle: {quoted(title)}\n{_RULE}\n".encode(), name)


def uploaded(folder: Path, name: str, data: bytes, title: str = "", taken: Collection[str] = ()) -> NewAttachment:
    """The attachment that a file from elsewhere becomes; ``name`` is its name there, of which a safe one is made.

    A text without a title gets ``title``, or its name, and is UTF-8 here whatever it was. Raises OutputError for a kind
    of file that cannot be attached.
    """
    bare = sent_name(name)
    suffix = PurePosixPath(bare).suffix.lower()
    if suffix not in (TEXT, WORD, *COPIES):
        raise OutputError(Problem("editing-attachment-kind", Span(bare), {"name": bare}))
    stem = bare[: -len(suffix)].strip() or _NAME
    file = _free_name(stem, suffix, {*_names(folder), *(each.casefold() for each in taken)})
    if suffix == TEXT:
        return NewAttachment(file, _as_text(bare, data, title or stem), file)
    return NewAttachment(file, data, {"title": title or stem, FILE: file})


def put(folder: Path, attachment: NewAttachment) -> None:
    """Write the file of ``attachment`` into the notice's ``folder``.

    Raises OutputError, also where there is a file of that name by now.
    """
    with output_errors(folder), writing_alone(folder):
        if attachment.file.casefold() in _names(folder):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), f"{folder}/{attachment.file}")
        replace_file(folder / attachment.file, attachment.data)


def _listed(entry: Value) -> ListedAttachment:
    file = entry.get(FILE, "") if isinstance(entry, Mapping) else entry
    return ListedAttachment(file if isinstance(file, str) else "", entry)


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
