"""Batches of documents for each LibreOffice process: large at first, smaller towards the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence

# A process that has converted many files is slower and larger, and a command line has its limits.
_MOST = 100
# What a process converts while another would start.
_WORTH_A_PROCESS = 10


class Shares:
    """The documents ``names`` that no call has begun, shared out so that all ``jobs`` are busy to the end.

    Each call takes its share of what is left, so calls grow shorter: who is done early takes one more.
    """

    def __init__(self, names: Collection[str], jobs: int) -> None:
        self._waiting = deque(names)
        self._jobs = jobs
        self._most = _MOST
        self._least = min(_WORTH_A_PROCESS, self._part(len(names)))

    def __len__(self) -> int:
        return len(self._waiting)

    def next(self) -> list[str]:
        """The documents of the next call; none when all have been taken."""
        left = len(self._waiting)
        size = max(self._part(left), self._least)
        if left - size < self._least // 2:
            size = left
        return [self._waiting.popleft() for _ in range(min(size, left, self._most))]

    def again(self, names: Sequence[str], missing: Iterable[str]) -> list[str]:
        """Those of a call's ``missing`` documents that are to be tried alone; the others are shared out once more.

        A process converts one document after the other. One is under suspicion if others after it came out, or if
        it is the first of those behind the last that did: the others have never been begun.
        """
        missing = frozenset(missing)
        came_out = [place for place, name in enumerate(names) if name not in missing]
        if not came_out:
            self._most = max(1, len(names) // 2)
        first_behind = came_out[-1] + 1 if came_out else 0
        self._waiting.extendleft(name for name in reversed(names[first_behind + 1 :]) if name in missing)
        return [name for name in names[: first_behind + 1] if name in missing]

    def _part(self, count: int) -> int:
        return -(-count // self._jobs)
