"""What is measured: many letters, official ones too, large documents, a large roster, a notice typed, memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle
from pathlib import Path

from benchmarks.dispatches import Dispatches, dispatches
from benchmarks.engines import (
    DOCXTPL,
    ENGINES,
    FAWEN,
    FAWEN_FIELDS,
    MAILMERGE,
    Engine,
    Write,
    paragraphs,
    write_file,
)
from benchmarks.letters import (
    Record,
    Syntax,
    flat,
    letter_template,
    records,
    rows_record,
    rows_template,
    variables_record,
    variables_template,
)
from benchmarks.measuring import Contestant, Seconds, interleaved, peaks
from benchmarks.official_letters import Letters, units
from benchmarks.rosters import TOWNSHIPS, national_roster, reading
from benchmarks.web_pages import Typing, endless_typing
from generator import DocxTemplate
from generator.dispatch.choice import RowsAsked, rows_of
from generator.roster.units import Roster, load_roster

FLOOR = "open, write, close"
OPENED = "fawen, opening the template"
LETTERS = 300
OFFICIAL = 200
VARIABLES = 12_000
ROWS = 20_000
UNITS = TOWNSHIPS
EDITS = 20
TYPED = (500, 10_000)
LINES, FEW_LINES = 64, 2
BATCHES = (10_000, 20_000, 30_000, 40_000)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds in each round by name, the first document's size in bytes, and who made other text than ``yardstick``."""

    yardstick: str
    seconds: Seconds
    sizes: dict[str, int]
    differing: tuple[str, ...]


def letters(folder: Path, rounds: int, *, word_sized: bool) -> Run:
    """``LETTERS`` letters of every engine and the floor under them, compared first and then timed, in ``folder``."""
    return _letters(folder, rounds, ENGINES, records(LETTERS), partial(letter_template, word_sized=word_sized))


def field_letters(folder: Path, rounds: int) -> Run:
    """The same for engines that take Word's merge fields, with one row in the letter's table."""
    people = [flat(record) for record in records(LETTERS)]
    return _letters(folder, rounds, (FAWEN_FIELDS, MAILMERGE), people, partial(letter_template, word_sized=True))


def variables(folder: Path, rounds: int) -> Run:
    """One document with ``VARIABLES`` variables; the template is opened for each, this engine's also once for all."""
    return _large(folder, rounds, partial(variables_template, count=VARIABLES), variables_record(VARIABLES))


def rows(folder: Path, rounds: int) -> Run:
    """One document with a table of ``ROWS`` rows of four cells."""
    return _large(folder, rounds, rows_template, rows_record(ROWS))


def official_letters(folder: Path, rounds: int) -> list[float]:
    """CPU seconds of each round for ``OFFICIAL`` letters of one page, from a text template to bytes in memory.

    The template is opened once. The units of a round are others than those of all before, so that nothing helps
    that was kept from them.
    """
    folder.mkdir(parents=True)
    letters = Letters(folder)
    serial = count()
    contestant = Contestant("", lambda _: letters.write(units(OFFICIAL, next(serial))))
    return interleaved([contestant], rounds, folder / "rounds")[""]


@dataclass(frozen=True, slots=True)
class RosterRun:
    """Seconds in each round, and by how many MB the peak of a process grows that reads the roster once."""

    seconds: list[float]
    megabytes: float


def roster(folder: Path, rounds: int) -> RosterRun:
    """The roster of ``UNITS`` townships, read from a file in ``folder``."""
    folder.mkdir(parents=True)
    path = folder / "units.yaml"
    national_roster(path, UNITS)
    read = reading(path)
    seconds = interleaved([Contestant("", lambda _: read())], rounds, folder / "rounds")[""]
    before, after = peaks(partial(reading, path), (0, 1))
    return RosterRun(seconds, after - before)


ROWS_ASKED: Mapping[str, RowsAsked] = {
    "a page in the order of the roster": RowsAsked(),
    "filtered by words": RowsAsked(words="新 镇"),
    "filtered by a condition": RowsAsked(where="名称.endswith('镇') and copies > 1"),
    "sorted by name": RowsAsked(sort=("name",)),
    "sorted by two fields": RowsAsked(sort=("-copies", "name")),
}
"""What a person looks at of a large roster."""


def roster_rows(folder: Path, rounds: int) -> Seconds:
    """Each of ``ROWS_ASKED``, for a roster of ``UNITS`` townships that is read before."""
    folder.mkdir(parents=True)
    path = folder / "units.yaml"
    national_roster(path, UNITS)
    roster = load_roster(path)
    asked = [Contestant(name, _looking(roster, each)) for name, each in ROWS_ASKED.items()]
    return interleaved(asked, rounds, folder / "rounds")


def _looking(roster: Roster, asked: RowsAsked) -> Callable[[str], object]:
    return lambda _: rows_of(roster, asked)


def national(folder: Path, rounds: int) -> Dispatches:
    """Letters for ``UNITS`` townships, from the roster to published files."""
    folder.mkdir(parents=True)
    return dispatches(folder, rounds, UNITS)


def memory() -> list[float]:
    """The peak of a process in MB after each of ``BATCHES`` letters made in it."""
    return peaks(_endless_letters, BATCHES)


@dataclass(frozen=True, slots=True)
class TypingRun:
    """Seconds in each round for ``EDITS`` edits of a notice of so many ``pages``, and the peaks of a process in MB."""

    seconds: list[float]
    pages: int
    peaks: list[float]


def typing(folder: Path, rounds: int) -> TypingRun:
    """A notice of ten pages typed in the browser, and the memory after each of ``TYPED`` edits of a short one."""
    typed = Typing(folder / "long", LINES)
    typed.edit()
    contestant = Contestant("", lambda _: [typed.edit() for _ in range(EDITS)])
    seconds = interleaved([contestant], rounds, folder / "rounds")[""]
    return TypingRun(seconds, typed.pages, peaks(partial(endless_typing, folder / "short", FEW_LINES), TYPED))


def _large(folder: Path, rounds: int, template: Callable[[Syntax], bytes], record: Record) -> Run:
    engines = (FAWEN, DOCXTPL, MAILMERGE)
    files = {engine: _file(folder / f"{engine.syntax}.docx", template(engine.syntax)) for engine in engines}
    ready = {engine: engine.ready(files[engine]) for engine in engines}
    made = {
        engine.name: _compared(folder / f"compared-{engine.name}", engine, ready[engine], [record])
        for engine in engines
    }
    contestants = [Contestant(engine.name, partial(_write_all, ready[engine], [record])) for engine in engines]
    contestants.append(Contestant(OPENED, lambda _: DocxTemplate.open(files[FAWEN])))
    return _run(DOCXTPL, interleaved(contestants, rounds, folder), made)


def _letters(
    folder: Path, rounds: int, engines: Sequence[Engine], people: Sequence[Record], template: Callable[[Syntax], bytes]
) -> Run:
    ready = {
        engine: engine.ready(_file(folder / f"{engine.syntax}.docx", template(engine.syntax))) for engine in engines
    }
    made = {
        engine.name: _compared(folder / f"compared-{engine.name}", engine, write, people)
        for engine, write in ready.items()
    }
    finished = [path.read_bytes() for path in made[engines[0].name]]
    contestants = [
        Contestant(FLOOR, partial(_write_finished, finished)),
        *(Contestant(each.name, partial(_write_all, write, people), each.around) for each, write in ready.items()),
    ]
    yardstick = DOCXTPL if DOCXTPL in engines else MAILMERGE
    return _run(yardstick, interleaved(contestants, rounds, folder), made)


def _run(yardstick: Engine, seconds: Seconds, made: dict[str, list[Path]]) -> Run:
    expected = [paragraphs(path) for path in made[yardstick.name]]
    return Run(
        yardstick.name,
        seconds,
        {name: paths[0].stat().st_size for name, paths in made.items()},
        tuple(name for name, paths in made.items() if [paragraphs(path) for path in paths] != expected),
    )


def _endless_letters() -> Callable[[], object]:
    compiled = DocxTemplate.open(letter_template("jinja", word_sized=True))
    people = cycle(records(LETTERS))
    return lambda: compiled.render(next(people))


def _file(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _compared(folder: Path, engine: Engine, write: Write, people: Sequence[Record]) -> list[Path]:
    folder.mkdir()
    with engine.around():
        _write_all(write, people, str(folder))
    return [folder / _name(number) for number in range(len(people))]


def _write_all(write: Write, people: Sequence[Record], folder: str) -> None:
    for number, record in enumerate(people):
        write(record, f"{folder}/{_name(number)}")


def _write_finished(finished: Sequence[bytes], folder: str) -> None:
    for number, data in enumerate(finished):
        write_file(f"{folder}/{_name(number)}", data)


def _name(number: int) -> str:
    return f"{number}.docx"
