"""Texts of a notice kept unsaved while somebody types, saved together, and the last save undone; two versions compared.

An unsaved text is in a hidden file beside the notice, with the digest of what it is based on. No build and no check
reads it, and only its owner can. A save writes nothing where a file was changed meanwhile; what it replaces is kept in
a hidden file as well. To undo a save is a save: undone again, it brings the texts back.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Literal, cast

from generator.dispatch.registering import filed_number_in, number_in, with_number
from generator.ground.desk_names import BEFORE, UNSAVED
from generator.ground.disk import TEXT, entries, read_contents, read_plain, real_place, root_of
from generator.ground.errors import NoticeError, OutputError, Problem, Span
from generator.ground.source.nodes import MappingNode
from generator.register.next_number import RegisterYears
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.writing import locked, output_errors, remove_file, replace_file, write_files

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


# All texts saved in one step, and the last save undone.


_MOST = TEXT.most * 20
_OTHER_BYTES = "surrogateescape"
"""How the bytes of a file that is not UTF-8, which a save may replace as well, are kept in a text."""


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text that was changed elsewhere since it was opened: ``mine``, and ``theirs``; None where it is gone."""

    mine: bytes
    theirs: bytes | None


@dataclass(frozen=True, slots=True)
class SaveResult:
    """The names of the files that were ``written``, or the texts that were ``changed`` elsewhere: then nothing was."""

    written: tuple[str, ...] = ()
    changed: Mapping[str, ChangedText] | None = None


def save(folder: Path, texts: Mapping[str, bytes], based_on: Mapping[str, str]) -> SaveResult:
    """Writes ``texts``, by their names, into the notice's ``folder``: all of them or none.

    ``based_on`` are the SHA-256 of the files that they were made of, ``""`` for a new one. Where a file is another by
    now, nothing is written and both texts are returned. Texts that are the same as their files are not written again.
    Drafts of the texts are removed afterwards. Raises NoticeError where a file cannot be read, OutputError.
    """
    with writing_alone(folder):
        there = {name: file_bytes(folder, name) for name in texts}
        changed = {
            name: ChangedText(data, there[name])
            for name, data in texts.items()
            if digest_of(there[name]) != based_on.get(name, "") and there[name] != data
        }
        if changed:
            return SaveResult(changed=changed)
        new = {name: data for name, data in texts.items() if there[name] != data}
        if new:
            _write(folder, new, {name: there[name] for name in new})
        drop_drafts(folder, texts)
        return SaveResult(written=tuple(new))


def can_undo(folder: Path) -> bool:
    """Whether the last save of the notice in ``folder`` can be undone: its files are as it left them."""
    last = _last_save(folder)
    if not last or kept_drafts(folder):
        return False
    with suppress(NoticeError):
        return all(digest_of(file_bytes(folder, name)) == text.saved for name, text in last.items())
    return False


def undo(folder: Path) -> tuple[str, ...]:
    """Writes the texts from before the last save of the notice in ``folder``; returns the names of their files.

    Raises OutputError where there is nothing to undo, where there are unsaved texts, or where a file was changed since.
    """
    last = _last_save(folder)
    if not last:
        raise OutputError(Problem("editing-undo-nothing", Span(str(folder))))
    if kept_drafts(folder):
        raise OutputError(Problem("editing-undo-unsaved", Span(str(folder))))
    texts = {name: text.before for name, text in last.items()}
    result = save(folder, texts, {name: text.saved for name, text in last.items()})
    OutputError.raise_for(Problem("editing-undo-changed", Span(f"{folder}/{name}")) for name in result.changed or ())
    return result.written


@dataclass(frozen=True, slots=True)
class _SavedText:
    """A text ``before`` a save, and the SHA-256 of the file as it was ``saved``."""

    before: bytes
    saved: str


def _write(folder: Path, new: Mapping[str, bytes], there: Mapping[str, bytes | None]) -> None:
    """Writes the files and what is needed to undo that, in one step. Raises OutputError."""
    kept = {
        name: {"before": before.decode(errors=_OTHER_BYTES), "saved": digest_of(new[name])}
        for name, before in there.items()
        if before is not None
    }
    record = json.dumps(kept, ensure_ascii=False).encode(errors="surrogatepass")  # as the reader of JSON decodes it
    files = {**{folder / name: data for name, data in new.items()}, folder / BEFORE: record}
    with output_errors(folder):
        write_files(files, private=[folder / BEFORE])


def _last_save(folder: Path) -> dict[str, _SavedText]:
    """The texts of the last save; none where they are not known."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        kept = json.loads(read_plain(folder / BEFORE, most=_MOST, root=root_of(folder)))
        texts = cast("Mapping[str, Mapping[str, str]]", kept).items()
        return {
            name: _SavedText(each["before"].encode(errors=_OTHER_BYTES), each["saved"])
            for name, each in texts
            if name == Path(name).name and name not in ("", ".", "..")  # others may have written anything
        }
    return {}


def with_given_number(
    mine: bytes, theirs: bytes, notice: Path, register: RegisterYears, house: MappingNode | None = None
) -> bytes:
    """The text ``mine`` with the number of ``theirs``; both are of the notice.md at ``notice``, over ``house``.

    So the number that the register gave stays when an older text takes the place of the numbered one. ``mine``
    is unchanged where it has a number, where ``register`` has not given that of ``theirs`` or has it as void, and where
    a number cannot be written into it.
    """
    with suppress(NoticeError):
        number, filed = number_in(theirs, notice), filed_number_in(theirs, notice, house)
        is_given = number != "" and register.issued(filed) is not None and not register.is_void(filed)
        if is_given and not number_in(mine, notice):
            return with_number(mine, notice, number)
    return mine


# Two versions of a text side by side.


AROUND = 2
"""How many lines are shown before and after what differs."""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A line of each version; None where one has none there. ``gap``: lines that are the same were left out here."""

    mine: str | None
    theirs: str | None
    kind: Literal["same", "differs", "gap"]


def version_lines(mine: str, theirs: str) -> list[VersionLine]:
    """The lines of both texts that differ, with those around them."""
    one, other = mine.splitlines(), theirs.splitlines()
    lines: list[VersionLine] = []
    done = 0
    for group in SequenceMatcher(None, one, other, autojunk=False).get_grouped_opcodes(AROUND):
        if group[0][1] > done:
            lines.append(VersionLine(None, None, "gap"))
        for kind, first, last, start, end in group:
            what: Literal["same", "differs"] = "same" if kind == "equal" else "differs"
            lines += (VersionLine(*pair, what) for pair in zip_longest(one[first:last], other[start:end]))
            done = last
    if done < len(one):
        lines.append(VersionLine(None, None, "gap"))
    return lines
