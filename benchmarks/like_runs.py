"""`python -m benchmarks.like_runs`: what a run of like characters costs, in every place that text can be in.

For each piece and place one row: the CPU seconds of the command with the run in it, less those without it. Exit code 1
where one is above the target.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from benchmarks.like_characters import FEW, PIECES, TABLE, run_of
from benchmarks.like_places import Place, office, places
from generator.cli.entry_point import run as fawen

LENGTH = 20_000
TARGET = 1.0
MOST = 20.0
"""CPU seconds after which a row is given up."""

_BUG = 3
_REPEATED = 3
"""How often the command without a run is measured; the quickest counts."""


class _GivenUpError(BaseException):
    """A row takes longer than MOST."""


@dataclass(frozen=True, slots=True)
class Row:
    """CPU seconds beyond the same command without the run, and whether what holds the run is refused."""

    place: str
    piece: str
    seconds: float
    refused: bool


def rows_of(place: Place, pieces: Sequence[str], length: int) -> list[Row]:
    """The rows of ``place``. Raises RuntimeError where its command fails without a run, or by a fault of its own."""
    base = min(_seconds(place, "")[0] for _ in range(_REPEATED))
    rows = []
    for piece in pieces:
        seconds, refused = _seconds(place, run_of(piece, length))
        rows.append(Row(place.name, piece, seconds - base, refused))
    place.put("")
    return rows


def _seconds(place: Place, run: str) -> tuple[float, bool]:
    """CPU seconds of the command of ``place`` with ``run`` in it, and whether that was refused."""
    place.put(run)
    seconds, code, output = _measured(place.command)
    refused = code != place.code
    if code == _BUG or (refused and not run):
        raise RuntimeError(f"{place.name}: {output}")
    return seconds, refused


def _measured(command: Sequence[str]) -> tuple[float, int, str]:
    """CPU seconds, exit code and output of ``command``; -1 is the code where it was given up."""
    output = io.StringIO()
    began, code = time.process_time(), -1
    with suppress(_GivenUpError), _at_most(MOST), redirect_stdout(output), redirect_stderr(output):
        code = fawen(command)
    return time.process_time() - began, code, output.getvalue()


@contextmanager
def _at_most(limit: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _GivenUpError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _summary(rows: Sequence[Row]) -> str:
    """One line for a place: how many rows, how many of them refused, the dearest, and those above the target."""
    dearest = max(rows, key=lambda row: row.seconds)
    slow = [f"{row.piece!r} {row.seconds:.2f}" for row in rows if row.seconds > TARGET]
    counts = f"{len(rows):3} pieces {sum(row.refused for row in rows):3} refused"
    return f"{dearest.place:40} {counts}  max {dearest.seconds:5.2f} {dearest.piece!r:12} {' '.join(slow)}"


def _run(options: argparse.Namespace) -> int:
    office(Path.cwd())
    _, code, output = _measured(("build",))
    if code:
        raise RuntimeError(output)
    made = next(path for path in Path("output").rglob("*.docx") if path.parent.parent.name == "output")
    rows: list[Row] = []
    for place in places(made):
        if options.place in place.name:
            pieces = PIECES if options.all else TABLE if place.whole else FEW
            measured = rows_of(place, options.pieces or pieces, options.length)
            print(_summary(measured), flush=True)
            rows += measured
    slow = sum(row.seconds > TARGET for row in rows)
    print(f"{len(rows)} rows, {slow} above {TARGET:g} s")
    return int(slow > 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Every row measured, one line for each place printed; 1 where a row is above the target."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.like_runs", description=__doc__)
    parser.add_argument("--length", type=int, default=LENGTH)
    parser.add_argument("--place", default="", help="only places with this in their names")
    parser.add_argument("--pieces", default="", help="only these characters")
    parser.add_argument("--all", action="store_true", help="every piece in every place")
    options = parser.parse_args(arguments)
    before = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="fawen-like-") as folder:
        os.chdir(folder)
        try:
            return _run(options)
        finally:
            os.chdir(before)


if __name__ == "__main__":
    sys.exit(main())
