"""Looks at the inputs whenever something changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.desk.watching.bell import Bell
from generator.desk.watching.settled_saves import settled
from generator.desk.watching.snapshots import SavedFiles, Snapshot, compared, snapshot
from generator.desk.watching.watched_inputs import Inputs


@contextmanager
def watching(inputs: Inputs, *, poll: bool = False) -> Iterator[Iterator[SavedFiles]]:
    """Yields one :class:`SavedFiles` for each save, or for several at once; it never ends by itself.

    ``poll``: look once a second and do not ask the system.
    """
    before = snapshot(inputs)
    with Bell(poll=poll) as bell:
        yield _looks(inputs, before, bell)


def _looks(inputs: Inputs, before: Snapshot, bell: Bell) -> Iterator[SavedFiles]:
    while True:
        bell.listen(inputs.folders())
        bell.wait()
        now = settled(inputs, before)
        look = compared(before, now)
        before = now
        if look.saves or look.same:
            yield look
