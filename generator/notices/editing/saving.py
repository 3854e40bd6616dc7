"""The texts of a notice saved together, in one step, and the last save undone.

A save writes nothing where a file was changed meanwhile; what it replaces is kept in a hidden file. To undo a save is a
save: undone again, it brings the texts back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from generator.dispatch.registering import filed_number_in, number_in, with_number
from generator.ground.desk_names import BEFORE
from generator.ground.disk import TEXT, read_plain, root_of
from generator.ground.errors import NoticeError, OutputError, Problem, Span
from generator.ground.source.nodes import MappingNode
from generator.notices.editing.kept_drafts import digest_of, drop_drafts, file_bytes, kept_drafts, writing_alone
from generator.register.next_number import RegisterYears
from generator.writing import output_errors, write_files

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
