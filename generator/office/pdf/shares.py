"""Batches of documents for each LibreOffice process: large at first, smaller towards the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence

# A process becomes slower and larger with each file, and command lines are limited.
_MOST = 100
# The number of documents that a process converts while another starts.
_WORTH_A_PROCESS = 10


class Shares:
    """The waiting documents ``names``, divided into calls so that all ``jobs`` are busy to the end.

    Each call gets its share of the waiting documents, so calls become shorter towards the end.
    """

    def __init__(self, names: Collection[str], jobs: int) -> None:
        self._waiting = deque(names)
        self._jobs = jobs
        self._most = _MOST
        self._least = min(_WORTH_A_PROCESS, self._part(len(names)))

    def __len__(self) -> int:
        return len(self._waiting)

    def next(self) -> list[str]:
        """The documents of the next call; empty when none is waiting."""
        left = len(self._waiting)
        size = max(self._part(left), self._least)
        if left - size < self._least // 2:
            size = left
        return [self._waiting.popleft() for _ in range(min(size, left, self._most))]

    def again(self, names: Sequence[str], missing: Iterable[str]) -> list[str]:
        """The ``missing`` documents of a call that are to be tried alone; the others wait again.

        A process converts one document after the other. A document may be at fault if others after it were converted,
        or if it is the first after the last converted one: the others were not begun.
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
