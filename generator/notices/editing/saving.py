"""The texts of a notice saved together, in one step, and saves undone, one after another, and done again.

A save writes nothing where a file was changed meanwhile; what it replaces is kept in a hidden file.
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
_MOST_STEPS = 30
"""Saves that can be undone one after another."""
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
            _write(folder, new, _history(folder).after(new, there))
        drop_drafts(folder, texts)
        return SaveResult(written=tuple(new))


def can_undo(folder: Path, *, again: bool = False) -> bool:
    """Whether the last save of the notice in ``folder`` can be undone: its files are as it left them.

    ``again``: whether what was undone last can be done again.
    """
    step = _history(folder).step(again=again)
    if not step or kept_drafts(folder):
        return False
    with suppress(NoticeError):
        return all(digest_of(file_bytes(folder, name)) == text.now for name, text in step.items())
    return False


def undo(folder: Path, *, again: bool = False) -> tuple[str, ...]:
    """Writes the texts from before the last save of the notice in ``folder``; returns the names of their files.

    ``again``: those of the save that was undone last. Raises OutputError where there is nothing to undo, where there
    are unsaved texts, or where a file was changed since; NoticeError where one cannot be read.
    """
    history = _history(folder)
    step = history.step(again=again)
    if not step:
        raise OutputError(Problem("editing-undo-nothing", Span(str(folder))))
    if kept_drafts(folder):
        raise OutputError(Problem("editing-undo-unsaved", Span(str(folder))))
    with writing_alone(folder):
        there = {name: file_bytes(folder, name) for name in step}
        changed = (name for name, text in step.items() if digest_of(there[name]) != text.now)
        OutputError.raise_for(Problem("editing-undo-changed", Span(f"{folder}/{name}")) for name in changed)
        texts = {name: text.other for name, text in step.items()}
        _write(folder, texts, history.moved(_step(texts, there), again=again))
    return tuple(texts)


@dataclass(frozen=True, slots=True)
class _StepText:
    """A text of a step: the ``other`` one, before or after it, and the SHA-256 of the file as it is ``now``."""

    other: bytes
    now: str


_Step = Mapping[str, _StepText]


@dataclass(frozen=True, slots=True)
class _History:
    """The saves of a notice, the oldest first; the first ``done`` of them are not undone."""

    steps: tuple[_Step, ...] = ()
    done: int = 0

    def step(self, *, again: bool) -> _Step:
        """The step that is undone next, or done ``again``; an empty one where there is none."""
        number = self.done if again else self.done - 1
        return self.steps[number] if 0 <= number < len(self.steps) else {}

    def after(self, new: Mapping[str, bytes], there: Mapping[str, bytes | None]) -> _History:
        """The history after a save of ``new`` texts; what had been undone cannot be done again."""
        step = _step(new, there)
        steps = (*self.steps[: self.done], *([step] if step else []))[-_MOST_STEPS:]
        return _History(steps, len(steps))

    def moved(self, turned: _Step, *, again: bool) -> _History:
        """The history after a step was undone, or done again, which is ``turned`` by that."""
        number = self.done if again else self.done - 1
        return _History((*self.steps[:number], turned, *self.steps[number + 1 :]), number + again)

    def data(self) -> bytes:
        """The history as a file has it, without its oldest steps where it would be too large."""
        steps = [
            {name: {"other": text.other.decode(errors=_OTHER_BYTES), "now": text.now} for name, text in step.items()}
            for step in self.steps
        ]
        record = json.dumps({"steps": steps, "done": self.done}, ensure_ascii=False)
        data = record.encode(errors="surrogatepass")  # as the reader of JSON decodes it
        return data if len(data) <= _MOST or not steps else _History(self.steps[1:], max(self.done - 1, 0)).data()


def _step(new: Mapping[str, bytes], there: Mapping[str, bytes | None]) -> _Step:
    """The step from ``there`` to the ``new`` texts; without those that are not there yet."""
    return {name: _StepText(before, digest_of(new[name])) for name in new if (before := there[name]) is not None}


def _write(folder: Path, new: Mapping[str, bytes], history: _History) -> None:
    """Writes the files and what is needed to undo that, in one step. Raises OutputError."""
    files = {**{folder / name: data for name, data in new.items()}, folder / BEFORE: history.data()}
    with output_errors(folder):
        write_files(files, private=[folder / BEFORE])


def _history(folder: Path) -> _History:
    """The saves of the notice that are known."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        kept = json.loads(read_plain(folder / BEFORE, most=_MOST, root=root_of(folder)))
        steps = tuple(
            {
                name: _StepText(each["other"].encode(errors=_OTHER_BYTES), str(each["now"]))
                for name, each in cast("Mapping[str, Mapping[str, str]]", step).items()
                if name == Path(name).name and name not in ("", ".", "..")  # others may have written anything
            }
            for step in kept["steps"]
        )
        return _History(steps, int(kept["done"]))
    return _History()


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
