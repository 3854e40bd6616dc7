"""Unsaved drafts of a notice's texts, kept beside it while somebody types on the page.

Each is in a hidden file beside the notice, with the digest of what it is based on. No build and no check reads it, and
only its owner can.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.ground.desk_names import BEFORE, UNSAVED
from generator.ground.disk import TEXT, entries, read_contents, read_plain, real_place, root_of
from generator.ground.errors import NoticeError
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.writing import locked, output_errors, remove_file, replace_file

_LOCK = f"{BEFORE}.lock"
_FIRST_LINE = re.compile(rb"fawen-draft ([0-9a-f]{64}|new)(?: ([0-9a-f]{1,32}))?\n")
_WRITER = re.compile("[0-9a-f]{0,32}")
_NEW = "new"
_SUFFIX = ".md"


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """An unsaved text, and the SHA-256 of the file that it is based on; ``""`` where there was no file.

    ``writer`` is what the window that wrote it last calls itself: at most 32 hexadecimal digits, ``""`` for nobody.
    """

    data: bytes
    based_on: str
    writer: str = ""

    def __post_init__(self) -> None:
        if not _WRITER.fullmatch(self.writer):
            raise ValueError("a window is called by hexadecimal digits")


def digest_of(data: bytes | None) -> str:
    """The SHA-256 of a file's bytes, ``""`` for no file."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def file_bytes(folder: Path, name: str, *, may_be_absent: bool = True) -> bytes | None:
    """The bytes of the file ``name``; None where there is none. Raises NoticeError, also where it has to be."""
    path = folder / name
    if may_be_absent and not path.is_symlink() and not path.exists():
        return None
    return read_contents(path, TEXT, name=f"{folder}/{name}", error=NoticeError, root=root_of(folder))


@contextmanager
def writing_alone(folder: Path) -> Iterator[None]:
    """Keeps others from saving texts and drafts of the notice in ``folder`` during the block. Raises OutputError."""
    with output_errors(folder), locked(real_place(folder), _LOCK):
        yield


def kept_drafts(folder: Path) -> dict[str, KeptDraft]:
    """The unsaved texts of the notice in ``folder``, by the names of their files; what cannot be read is left out."""
    found = ((text, _read(folder / name)) for text, name in _names(folder))
    return {text: draft for text, draft in found if draft is not None}


def keep_drafts(folder: Path, drafts: Mapping[str, KeptDraft]) -> None:
    """Keeps ``drafts`` of texts of the notice in ``folder``, beside those of other texts. Raises OutputError."""
    with writing_alone(folder):
        for name, draft in drafts.items():
            file = f"{UNSAVED}{_SUFFIX}" if name == NOTICE_FILE else f"{UNSAVED}.{name}"
            head = " ".join(filter(None, ("fawen-draft", draft.based_on or _NEW, draft.writer)))
            replace_file(folder / file, head.encode() + b"\n" + draft.data, private=True)


def drop_drafts(folder: Path, texts: Collection[str] | None = None) -> None:
    """Removes the drafts of ``texts``, or all of them. Raises OutputError."""
    with output_errors(folder):
        for text, name in _names(folder):
            if texts is None or text in texts:
                remove_file(folder / name)


def _names(folder: Path) -> list[tuple[str, str]]:
    """Each text that there is a draft of, with the name of that draft; none where the folder cannot be listed."""
    with suppress(OSError):
        names = [entry.path.name for entry in entries(folder) if entry.kind == "file"]
        return [(text, name) for name in names if (text := _text_of(name)) is not None]
    return []


def _text_of(name: str) -> str | None:
    """The text that the file ``name`` keeps a draft of; None where it keeps none."""
    if name == f"{UNSAVED}{_SUFFIX}":
        return NOTICE_FILE
    is_draft = name.startswith(f"{UNSAVED}.") and name.lower().endswith(_SUFFIX)
    return name.removeprefix(f"{UNSAVED}.") if is_draft else None


def _read(path: Path) -> KeptDraft | None:
    with suppress(OSError):
        data = read_plain(path, most=TEXT.most * 2, root=root_of(path.parent))
        first = _FIRST_LINE.match(data)
        if first is not None:
            based_on, writer = (each.decode() for each in first.groups(b""))
            return KeptDraft(data[first.end() :], "" if based_on == _NEW else based_on, writer)
    return None
