"""What is measured: many letters, two large documents, memory over a long batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks.engines import DOCXTPL, ENGINES, FAWEN, MAILMERGE, Engine, Write, paragraphs, write_file
from benchmarks.letters import (
    Record,
    Syntax,
    letter_template,
    records,
    rows_record,
    rows_template,
    variables_record,
    variables_template,
)
from benchmarks.measuring import Contestant, Seconds, interleaved, peaks
from generator import DocxTemplate

FLOOR = "open, write, close"
OPENED = "fawen, opening the template"
LETTERS = 300
VARIABLES = 12_000
ROWS = 20_000
BATCHES = (10_000, 20_000, 30_000, 40_000)


@dataclass(frozen=True, slots=True)
class LetterRun:
    """Seconds for ``LETTERS`` letters in each round, the size of a letter in bytes, and who made other text."""

    seconds: Seconds
    sizes: dict[str, int]
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LargeRun:
    """Seconds for one document in each round, and who made other text."""

    seconds: Seconds
    differing: tuple[str, ...]


def letters(folder: Path, rounds: int, *, word_sized: bool) -> LetterRun:
    """The letters of all engines and the floor under them, compared first and then timed, in ``folder``."""
    people = records(LETTERS)
    ready = {
        engine: engine.ready(
            _file(folder / f"{engine.syntax}.docx", letter_template(engine.syntax, word_sized=word_sized))
        )
        for engine in ENGINES
    }
    made = {
        engine.name: _compared(folder / f"compared-{engine.name}", engine, write, people)
        for engine, write in ready.items()
    }
    finished = [path.read_bytes() for path in made[FAWEN.name]]
    contestants = [
        Contestant(engine.name, partial(_write_all, write, people), engine.around) for engine, write in ready.items()
    ]
    contestants.insert(0, Contestant(FLOOR, partial(_write_finished, finished)))
    return LetterRun(
        interleaved(contestants, rounds, folder),
        {name: paths[0].stat().st_size for name, paths in made.items()},
        _differing(made),
    )


def variables(folder: Path, rounds: int) -> LargeRun:
    """One document with ``VARIABLES`` variables; the template is opened for each, this engine's also once for all."""
    return _large(folder, rounds, partial(variables_template, count=VARIABLES), variables_record(VARIABLES))


def rows(folder: Path, rounds: int) -> LargeRun:
    """One document with a table of ``ROWS`` rows of four cells."""
    return _large(folder, rounds, rows_template, rows_record(ROWS))


def memory() -> list[float]:
    """The peak of a process in MB after each of ``BATCHES`` letters made in it."""
    return peaks(_endless_letters, BATCHES)


def _large(folder: Path, rounds: int, template: Callable[[Syntax], bytes], record: Record) -> LargeRun:
    engines = (FAWEN, DOCXTPL, MAILMERGE)
    files = {engine: _file(folder / f"{engine.syntax}.docx", template(engine.syntax)) for engine in engines}
    ready = {engine: engine.ready(files[engine]) for engine in engines}
    made = {
        engine.name: _compared(folder / f"compared-{engine.name}", engine, ready[engine], [record])
        for engine in engines
    }
    contestants = [Contestant(engine.name, partial(_write_all, ready[engine], [record])) for engine in engines]
    contestants.append(Contestant(OPENED, lambda _: DocxTemplate.open(files[FAWEN])))
    return LargeRun(interleaved(contestants, rounds, folder), _differing(made))


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


def _differing(made: dict[str, list[Path]]) -> tuple[str, ...]:
    """The engines of which some document does not say what docxtpl's says."""
    expected = [paragraphs(path) for path in made[DOCXTPL.name]]
    return tuple(name for name, paths in made.items() if [paragraphs(path) for path in paths] != expected)
