"""Progress display: a bar on a terminal, plain lines elsewhere, nothing with ``--quiet``.

Units are named, people never; everything goes to stderr.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from generator.cli.printing import print_aside
from generator.cli.texts import text

Told = Callable[[str, int, int, str], None]

_EVERY = 1.0  # seconds between two plain lines


@contextmanager
def progress(quiet: bool) -> Iterator[Told]:
    """What is to be called with what is being made, how much of it is done, how much there is, and the last unit."""
    if quiet:
        yield lambda *_: None
    elif sys.stderr.isatty():
        with _bars() as told:
            yield told
    else:
        yield _Lines().told


class _Lines:
    """Plain lines, one a second at most: a run that is over sooner prints none."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def told(self, phase: str, done: int, total: int, name: str) -> None:
        """Prints a line where the last one was long enough ago."""
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            print_aside(f"{text(f'phase-{phase}')} {done}/{total} {name}")


@contextmanager
def _bars() -> Iterator[Told]:
    """A bar for each phase, with rate and time left; gone when all is done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    # What goes to stdout meanwhile stays there: it may be a file.
    bars = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    tasks: dict[str, TaskID] = {}

    def told(phase: str, done: int, total: int, name: str) -> None:
        if phase not in tasks:
            tasks[phase] = bars.add_task(text(f"phase-{phase}"), total=total, name="", rate="")
        speed = bars.tasks[list(tasks).index(phase)].finished_speed or bars.tasks[list(tasks).index(phase)].speed
        rate = text("rate", count=round(speed)) if speed else ""
        bars.update(tasks[phase], completed=done, name=name, rate=rate)

    with bars:
        yield told
