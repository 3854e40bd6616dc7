"""Progress on stderr: bars on a terminal, plain lines elsewhere, nothing with ``--quiet``.

Units are named, people never.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from generator.cli.printing import print_aside

Show = Callable[[str, int, int, str], None]

_EVERY = 1.0  # seconds between two plain lines


@contextmanager
def progress(quiet: bool) -> Iterator[Show]:
    """A function that shows progress, called with phase, number done, total and last unit."""
    if quiet:
        yield lambda *_: None
    elif sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield _lines()


def _lines() -> Show:
    """Plain lines, at most one a second: a run of less than a second prints none."""
    last = time.monotonic()

    def show(phase: str, done: int, total: int, name: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _EVERY:
            last = now
            from generator.desk.build_report import phase_words

            print_aside(f"{phase_words(phase)} {done}/{total} {name}")

    return show


@contextmanager
def _bars() -> Iterator[Show]:
    """A bar for each phase, with rate and time left; removed at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    from generator.desk.build_report import phase_words, rate_words

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

    def show(phase: str, done: int, total: int, name: str) -> None:
        if phase not in tasks:
            tasks[phase] = bars.add_task(phase_words(phase), total=total, name="", rate="")
        speed = bars.tasks[list(tasks).index(phase)].finished_speed or bars.tasks[list(tasks).index(phase)].speed
        bars.update(tasks[phase], completed=done, name=name, rate=rate_words(speed))

    with bars:
        yield show
