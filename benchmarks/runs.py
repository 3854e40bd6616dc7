"""What is measured: many letters, official ones too, large documents, a large roster, the page, memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle, pairwise
from pathlib import Path
from time import perf_counter

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
from benchmarks.served import Memory, Server
from benchmarks.starts import office
from benchmarks.web_pages import LOOKS, Looking, Opened, Typing, opened
from generator import DocxTemplate

FLOOR = "open, write, close"
OPENED = "fawen, opening the template"
LETTERS = 300
OFFICIAL = 200
VARIABLES = 12_000
ROWS = 20_000
UNITS = TOWNSHIPS
USUAL = 500
CELL, USUAL_CELL = "a cell edited", "a cell edited, 500 units"
EDITS = 20
TYPED = (500, 10_000)
LINES, FEW_LINES = 64, 2
ROWS_BELOW = 100
"""The rows of a table with which a notice of ``FEW_LINES`` has ten pages."""
BATCHES = (10_000, 20_000, 30_000, 40_000)


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of rounds that a server took to answer: on the wall, and in other rounds of CPU."""

    wall: list[float]
    cpu: list[float]


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


def looks(folder: Path, rounds: int) -> dict[str, Taken]:
    """A server's answers about the roster of ``UNITS`` townships, which it has read, and to edits of cells."""
    with closing(Looking(folder / "national", UNITS)) as looking, closing(Looking(folder / "usual", USUAL)) as usual:
        asked = [Contestant(name, partial(_look, looking, name), looking.elsewhere) for name in LOOKS]
        done = _served(asked, looking.server, rounds, folder / "looks")
        done |= _served([Contestant(CELL, lambda _: looking.edit())], looking.server, rounds, folder / "cells")
        done |= _served([Contestant(USUAL_CELL, lambda _: usual.edit())], usual.server, rounds, folder / "usual-cells")
        return done


def _look(looking: Looking, name: str, _: str) -> str:
    return looking.look(name)


def national(folder: Path, rounds: int) -> Dispatches:
    """Letters for ``UNITS`` townships, from the roster to published files."""
    folder.mkdir(parents=True)
    return dispatches(folder, rounds, UNITS)


def memory() -> list[float]:
    """The peak of a process in MB after each of ``BATCHES`` letters made in it."""
    return peaks(_endless_letters, BATCHES)


@dataclass(frozen=True, slots=True)
class TypingRun:
    """What ``EDITS`` edits took of each notice of ten pages; what a server held after each of ``TYPED`` edits."""

    taken: Mapping[str, Taken]
    memory: list[Memory]


def typing(folder: Path, rounds: int) -> TypingRun:
    """Notices of ten pages typed in the browser, and the memory after each of ``TYPED`` edits of a short one."""
    notices = {"a text": (LINES, 0), "a table below two lines": (FEW_LINES, ROWS_BELOW)}
    taken = {name: _typed(Typing(folder / name, *size), rounds, folder / name) for name, size in notices.items()}
    with closing(Typing(folder / "short", FEW_LINES)) as short:
        return TypingRun(taken, list(_typing_memory(short)))


def _typed(typed: Typing, rounds: int, folder: Path) -> Taken:
    with closing(typed):
        typed.edit()
        contestant = Contestant("", lambda _: [typed.edit() for _ in range(EDITS)])
        return _served([contestant], typed.server, rounds, folder)[""]


def _typing_memory(typed: Typing) -> Iterator[Memory]:
    for before, edits in pairwise((0, *TYPED)):
        for _ in range(edits - before):
            typed.edit()
        yield typed.server.memory()


def openings(folder: Path, rounds: int) -> list[Opened]:
    """The start of a server over the templates and the roster that come with the program, in each round."""
    office(folder / "desk")
    for _ in range(2):  # what Python compiles is kept
        opened(folder / "desk", folder)
    return [opened(folder / "desk", folder) for _ in range(rounds)]


def _served(contestants: Sequence[Contestant], server: Server, rounds: int, folder: Path) -> dict[str, Taken]:
    """What the ``server`` takes for each in each round: first on the wall, then of CPU."""
    wall = interleaved(contestants, rounds, folder / "wall", perf_counter)
    cpu = interleaved(contestants, rounds, folder / "cpu", server.cpu)
    return {each.name: Taken(wall[each.name], cpu[each.name]) for each in contestants}


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
