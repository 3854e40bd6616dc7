"""Lines of a long text, split on demand: a list of millions of short lines would take many times its memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import overload

_SIZE = 256
_BLOCK = re.compile(rf"(?:[^\n]*+\n){{{_SIZE}}}")


class Lines(Sequence[str]):
    """The lines of ``text`` without line ends; where it ends with a newline, the last line is empty."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        while (block := _BLOCK.match(text, self._starts[-1])) is not None:
            self._starts.append(block.end())
        self._number = len(self._starts) - 1
        """The number of the block that was split last."""
        self._block = text[self._starts[-1] :].split("\n")
        self._count = self._number * _SIZE + len(self._block)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        for number in range(len(self._starts)):
            yield from self._cut(number)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """A line, or a list of lines for a slice."""
        numbers = range(self._count)[index]
        if isinstance(numbers, range):
            return [self[number] for number in numbers]
        block, line = divmod(numbers, _SIZE)
        return self._cut(block)[line]

    def _cut(self, number: int) -> list[str]:
        """The lines of block ``number``; the last one is kept, because lines are mostly read in order."""
        if number != self._number:
            end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else None
            self._number, self._block = number, self._text[self._starts[number] : end].split("\n")
        return self._block
