"""The key of a problem with all keys that it is below: a ``date`` of the imprint is not the notice's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from generator.ground.errors import NoticeError
from generator.ground.source import (
    LaidMapping,
    LaidNode,
    LaidSequence,
    SourceFile,
    lay_out_in_english,
    split_front_matter,
)
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.keys import ATTACHMENT_NAMES, NAMES


def entry_key(file: SourceFile, line: int, key: str) -> str:
    """The path of ``key``, which has a value in that ``line`` of the front matter, such as ``imprint.date``.

    It is ``key`` itself where no mapping or list with it is in that line, or the front matter cannot be read.
    """
    names = NAMES if file.path.name == NOTICE_FILE else ATTACHMENT_NAMES
    with suppress(NoticeError):
        front = split_front_matter(file, names, error=NoticeError)
        text = "".join(f"{each}\n" for each in file.lines[: front.body_first_line - 2])
        found = _paths(lay_out_in_english(text, names))
        paths = [path for path, start, end in found if _line(text, start) <= line <= _line(text, end)]
        is_own = key in paths or not paths
        return key if is_own else next((path for path in paths if path.rpartition(".")[2] == key), key)
    return key


def _paths(node: LaidNode, above: str = "") -> Iterator[tuple[str, int, int]]:
    """Every key below ``node`` with those above it, and the offsets where it begins and its value ends."""
    if isinstance(node, LaidMapping):
        for key, value in node.pairs:
            yield f"{above}{key.value}", key.start, max(key.end, value.end)
            yield from _paths(value, f"{above}{key.value}.")
    elif isinstance(node, LaidSequence):
        for number, item in enumerate(node.items):
            yield from _paths(item, f"{above}{number}.")


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
