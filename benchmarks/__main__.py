"""`python -m benchmarks`: measure, print a table with the targets beside it; exit code 1 where documents differ."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks import runs
from benchmarks.dispatches import Dispatches
from benchmarks.engines import FAWEN, FAWEN_ZLIB
from benchmarks.measuring import pin, times
from benchmarks.starts import Started, starts
from benchmarks.web_pages import Opened
from generator.office.package import deflate_libraries

_LETTERS = {
    FAWEN.name: "≥ 100 × docxtpl, ≤ 2 × open, write, close",
    FAWEN_ZLIB.name: "≥ 50 × docxtpl",
}
_VARIABLES = {FAWEN.name: "≤ 10 ms", runs.OPENED: "≤ 500 ms"}
_ROWS = {FAWEN.name: "≤ 50 ms"}
_OFFICIAL = "≤ 5 ms"
_ROSTER = "≤ 900 ms, ≤ 60 MB"
_LOOK = "≤ 300 ms"
_CELLS = {runs.CELL: "", runs.USUAL_CELL: "≤ 150 ms"}
_OPENED = "≤ 1,000 ms"
_NATIONAL = "≤ 10 s CPU, < 400 MB"
_TYPING = "≤ 100 ms"
_TYPED = "≤ 1.05 × the first"
_STEADY = 2.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Everything measured and printed; 1 where an engine's documents say something else, else 0."""
    options = _options(arguments)
    pin()
    print(f"CPU time on one core, medians of {options.rounds} interleaved rounds; {deflate_libraries()}")
    with tempfile.TemporaryDirectory(prefix="fawen-benchmarks-", dir=options.folder) as folder:
        differing = _tables(Path(folder), options.rounds, options.only)
    for name in differing:
        print(f"not the same text as the others': {name}", file=sys.stderr)
    return 1 if differing else 0


def _tables(folder: Path, rounds: int, only: str | None) -> list[str]:
    """Print all tables, or ``only`` the one of this name; the engines come back whose documents say something else."""
    few, many = max(1, rounds // 2), 3 * rounds
    floors: list[float] = []
    differing: list[str] = []

    def letters(title: str, run: runs.Run) -> None:
        _print_letters(title, run)
        floors.append(median(run.seconds[runs.FLOOR]))
        differing.extend(run.differing)

    def large(title: str, run: runs.Run, targets: Mapping[str, str]) -> None:
        _print_large(title, run, targets)
        differing.extend(run.differing)

    steps: dict[str, Callable[[Path], None]] = {
        "word": lambda at: letters("a Word-sized template", runs.letters(at, rounds, word_sized=True)),
        "start": lambda at: letters("python-docx's start template", runs.letters(at, rounds, word_sized=False)),
        "fields": lambda at: letters("a template with Word's merge fields", runs.field_letters(at, rounds)),
        "variables": lambda at: large(f"{runs.VARIABLES:,} variables", runs.variables(at, few), _VARIABLES),
        "rows": lambda at: large(f"{runs.ROWS:,} table rows of 4 cells", runs.rows(at, few), _ROWS),
        "official": lambda at: _print_official(runs.official_letters(at, rounds)),
        "roster": lambda at: _print_roster(runs.roster(at, rounds)),
        "looks": lambda at: _print_looks(runs.looks(at, rounds)),
        "national": lambda at: _print_national(runs.national(at, few)),
        "typing": lambda at: _print_typing(runs.typing(at, few)),
        "memory": lambda _: _print_memory(runs.memory()),
        "starts": lambda at: _print_starts(starts(at, many)),
        "openings": lambda at: _print_openings(runs.openings(at, many)),
    }
    if only is not None and only not in steps:
        sys.exit(f"--only takes one of these names: {', '.join(steps)}")
    for name, step in steps.items():
        if only in (None, name):
            step(folder / name)
    if floors:
        _warn(floors)
    return differing


def _warn(floors: Sequence[float]) -> None:
    """Tell where files were much dearer to make at one time than at another: the ratios above then say little."""
    if max(floors) > _STEADY * min(floors):
        print(
            f"\nMaking files was {max(floors) / min(floors):.1f} times as dear in one of these tables as in another: "
            "many files were deleted shortly before, or the machine had other work. Measure again in five minutes."
        )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is timed (5)")
    parser.add_argument("--only", help="the name of one table, which alone is measured")
    parser.add_argument("--folder", help="where the documents are written; the system's folder for such unless given")
    return parser.parse_args(arguments)


def _print_letters(title: str, run: runs.Run) -> None:
    rows = [
        (
            name,
            f"{median(seconds) / runs.LETTERS * 1e6:,.0f}",
            f"{times(run.seconds, run.yardstick, name):,.1f}",
            f"{times(run.seconds, name, runs.FLOOR):,.2f}",
            f"{run.sizes[name]:,}" if name in run.sizes else "",
            _LETTERS.get(name, ""),
        )
        for name, seconds in run.seconds.items()
    ]
    print(f"\n{runs.LETTERS} letters of {title}, files written\n")
    _print_table(("", "µs a letter", f"× {run.yardstick}", "÷ floor", "bytes", "target"), rows)


def _print_large(title: str, run: runs.Run, targets: Mapping[str, str]) -> None:
    rows = [
        (
            name,
            f"{median(seconds) * 1e3:,.1f}",
            f"{times(run.seconds, run.yardstick, name):,.1f}",
            targets.get(name, ""),
        )
        for name, seconds in run.seconds.items()
    ]
    print(f"\none document, {title}\n")
    _print_table(("", "ms", f"× {run.yardstick}", "target"), rows)


def _print_official(seconds: Sequence[float]) -> None:
    each = median(seconds) / runs.OFFICIAL * 1e3
    print(f"\n{runs.OFFICIAL} letters of one page in 信函 format from a text template, filled, laid out and written\n")
    _print_table(("", "ms a letter", "target"), [("fawen", f"{each:,.2f}", _OFFICIAL)])


def _print_roster(run: runs.RosterRun) -> None:
    print(f"\na roster of {runs.UNITS:,} units read, and the memory that a process takes for it\n")
    row = ("fawen", f"{median(run.seconds) * 1e3:,.0f}", f"{run.megabytes:,.1f}", _ROSTER)
    _print_table(("", "ms", "MB", "target"), [row])


def _print_looks(done: Mapping[str, runs.Taken]) -> None:
    print(f"\nanswers of a server about a roster of {runs.UNITS:,} units, which it has read already\n")
    rows = [
        (name, f"{median(each.cpu) * 1e3:,.0f}", f"{median(each.wall) * 1e3:,.0f}", _CELLS.get(name, _LOOK))
        for name, each in done.items()
    ]
    _print_table(("", "ms CPU", "ms", "target"), rows)


def _print_national(run: Dispatches) -> None:
    floor = median(each.cpu for each in run.floor)
    rows = [
        (
            name,
            f"{median(each.wall for each in done):,.2f}",
            f"{median(each.cpu for each in done):,.2f}",
            f"{median(each.cpu for each in done) / floor:,.1f}",
            f"{max(each.megabytes for each in done):,.0f}",
            target,
        )
        for name, done, target in (
            ("one process, one core", run.one, _NATIONAL),
            ("two processes, two cores", run.two, ""),
            ("open, write, close", run.floor, ""),
        )
    ]
    ratio = median(one.wall / two.wall for one, two in zip(run.one, run.two, strict=True))
    print(f"\n{runs.UNITS:,} letters from the roster to published files; two cores {ratio:.2f} × one (target: ≥ 1.7)\n")
    _print_table(("", "s", "CPU s", "÷ floor", "MB", "target"), rows)


def _print_typing(run: runs.TypingRun) -> None:
    print("\nnotices of ten pages typed in the browser: from a pause to findings and pages\n")
    rows = [
        (name, *(f"{median(seconds) / runs.EDITS * 1e3:,.1f}" for seconds in (taken.cpu, taken.wall)), _TYPING)
        for name, taken in run.taken.items()
    ]
    _print_table(("", "ms CPU an edit", "ms", "target"), rows)
    first = run.memory[0]
    rows = [
        (f"{edits:,}", *(f"{mb:,.1f}, {mb / before:,.3f} ×" for mb, before in zip(held, first, strict=True)))
        for edits, held in zip(runs.TYPED, run.memory, strict=True)
    ]
    print(f"\nmemory of a server that answers edits of a short notice (target: {_TYPED})\n")
    _print_table(("edits", "MB then", "MB at most"), rows)


def _print_memory(peaks: Sequence[float]) -> None:
    print("\npeak memory of a process that makes letters of a Word-sized template (target: flat)\n")
    _print_table(
        ("letters", "MB"), [(f"{count:,}", f"{peak:,.1f}") for count, peak in zip(runs.BATCHES, peaks, strict=True)]
    )


def _print_starts(done: Sequence[Started]) -> None:
    rows = [
        (
            each.start.name,
            f"{median(each.seconds) * 1e3:,.0f}",
            f"{each.ratio:,.2f}",
            each.start.floor,
            each.start.target,
        )
        for each in done
    ]
    print("\ncommands that do little, each a process of its own, beside a process that only imports\n")
    _print_table(("", "ms", "÷ floor", "floor", "target"), rows)


def _print_openings(done: Sequence[Opened]) -> None:
    reached = {
        "the address is there": [each.said for each in done],
        "it was opened": [each.opened for each in done],
        "the first page was read": [each.read for each in done],
    }
    rows = [
        (name, *(f"{median(seconds) * 1e3:,.0f}" for seconds in (cpu, wall)), _OPENED)
        for name, moments in reached.items()
        for wall, cpu in [zip(*moments, strict=True)]
    ]
    print("\nfawen serve, from the start of the process\n")
    _print_table(("", "ms CPU", "ms", "target"), rows)


def _print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        cells = [line[0].ljust(widths[0])]
        for index in range(1, len(head)):
            text = line[index].rjust(widths[index])
            cells.append(line[index] if head[index] == "target" else text)
        print("  ".join(cells).rstrip())


if __name__ == "__main__":
    sys.exit(main())
