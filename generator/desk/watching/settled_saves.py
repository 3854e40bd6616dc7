"""Waits until a save is complete.

Word writes a file of another name, renames the old one away, renames the new one into its place, and removes the old
one; WPS, LibreOffice and editors do likewise. Between two of these steps the file is missing, or incomplete.
"""

from __future__ import annotations

from time import monotonic, sleep

from generator.desk.watching.snapshots import Snapshot, snapshot
from generator.desk.watching.watched_inputs import Inputs

QUIET = 0.2
"""Seconds in which nothing may change any more."""
PATIENCE = 2.0
"""Seconds that a file may be gone, or kept by another program, before that is taken for what was meant."""
LONGEST = 10.0
"""Seconds after which a build is due whatever goes on: some program writes all the time."""


def settled(inputs: Inputs, before: Snapshot) -> Snapshot:
    """The state of the inputs when a save that has begun is complete; at once where nothing differs from ``before``."""
    now = snapshot(inputs, before)
    if now == before:
        return now
    begun = changed = monotonic()
    while True:
        sleep(QUIET)
        last, now = now, snapshot(inputs, now)
        moment = monotonic()
        if now != last:
            changed = moment
        elif _whole(before, now) or moment - changed >= PATIENCE:
            return now
        if moment - begun >= LONGEST:
            return now


def _whole(before: Snapshot, now: Snapshot) -> bool:
    """Whether every file that was there is there still, and can be read."""
    return before.keys() <= now.keys() and all(mark.digest is not None for mark in now.values())
