"""Two attempts to convert each document: in a batch, then alone, to identify the failing one."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from generator.ground.errors import OutputError, Problem, Span
from generator.office.package import read_package, write_package
from generator.office.pdf.adapted import adapted
from generator.office.pdf.call import Call
from generator.office.pdf.families import families_named
from generator.office.pdf.joints import joined
from generator.office.pdf.lost import all_lost, lost_characters
from generator.office.pdf.pool import Pool
from generator.office.pdf.reading import Printed, printed
from generator.office.pdf.shares import Shares
from generator.office.pdf.stable import modified
from generator.office.pdf.stories import printed_text
from generator.office.pdf.suite import Office
from generator.standard.faces import Family

# That many documents in a row that fail alone are the fault of the office suite.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that was printed: its PDF, the characters of it that are missing there, when it was last changed."""

    name: str
    pdf: Printed
    lost: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class _Expected:
    text: str
    modified: datetime


def suite_broken(program: Path, fault: OSError) -> OutputError:
    """What is raised when the system does not let the office suite run."""
    return OutputError(Problem("pdf-suite-broken", facts={"suite": program, "why": fault}))


class Attempts:
    """The printing of ``documents``, .docx by name, in ``folder``; read and kept only while they are printed.

    ``families`` are the official typefaces that those printed so far ask for.
    """

    def __init__(self, office: Office, folder: Path, documents: Mapping[str, bytes], jobs: int) -> None:
        self.families: set[Family] = set()
        self._office = office
        self._folders = (folder / f"call-{number}" for number in count(1))
        self._documents = documents
        self._jobs = jobs
        self._shares = Shares(documents, jobs)
        self._alone: deque[str] = deque()
        self._expected: dict[Call, dict[str, _Expected]] = {}  # what has not come out of each call yet
        self._incomplete: dict[str, Finished] = {}  # what came out in company and lacks characters
        self._known_lost: set[str] = set()
        self._failed: dict[str, Problem] = {}
        self._failed_in_a_row = 0

    def finished(self) -> Generator[Finished, None, None]:
        """Each document as soon as it is printed, in no order that means anything.

        Raises OutputError in the end, with a problem for each document that failed twice, or when the office suite
        cannot be started or fails too often.
        """
        try:
            with Pool(self._jobs, self._next_call) as pool:
                for call, name in pool.events():
                    yield from self._ended(call) if name is None else self._made(call, name)
                    if self._failed_in_a_row >= _ENOUGH:
                        break
        except OSError as fault:
            raise suite_broken(self._office.program, fault) from fault
        if self._failed:
            raise OutputError(self._problems())

    def _next_call(self) -> Call | None:
        alone = bool(self._alone)
        names = [self._alone.popleft()] if alone else self._shares.next()
        if not names:
            return None
        call = Call(self._office, next(self._folders), names, alone=alone)
        self._expected[call] = {}
        for name in names:
            parts = read_package(self._documents[name], name=name)
            self._expected[call][name] = _Expected(printed_text(parts), modified(parts))
            self.families |= families_named(parts)
            call.put(name, write_package(adapted(parts)))
        return call

    def _made(self, call: Call, name: str) -> Iterator[Finished]:
        """A PDF has been made: it is taken if it is one and has all characters, or if it lacks them alone too."""
        pdf = printed(joined(call.pdf(name).read_bytes()))
        expected = self._expected[call][name]
        if pdf is None or all_lost(expected.text, pdf.text):
            return
        del self._expected[call][name]
        made = Finished(name, pdf, lost_characters(expected.text, pdf.text), expected.modified)
        if self._known_lost.issuperset(made.lost):
            yield self._settled(made)
        elif call.alone:
            self._known_lost.update(made.lost)
            yield self._settled(made)
            yield from self._no_better_alone()
        else:
            self._incomplete[name] = made
            self._alone.append(name)

    def _settled(self, made: Finished) -> Finished:
        self._incomplete.pop(made.name, None)
        self._failed_in_a_row = 0
        return made

    def _no_better_alone(self) -> Iterator[Finished]:
        """Those that wait for their second attempt only to lack the same characters as another did alone."""
        for name in tuple(self._alone):
            made = self._incomplete.get(name)
            if made is not None and self._known_lost.issuperset(made.lost):
                self._alone.remove(name)
                yield self._settled(made)

    def _ended(self, call: Call) -> Iterator[Finished]:
        """A call is over: what did not come out of it is tried again, alone or, if not even begun, in company."""
        missing = self._expected.pop(call)
        if not call.alone:
            self._alone += self._shares.again(call.names, missing)
            return
        for name in missing:
            if name in self._incomplete:
                yield self._settled(self._incomplete[name])
            else:
                self._failed[name] = self._problem(call, name)
                self._failed_in_a_row += 1

    def _problem(self, call: Call, name: str) -> Problem:
        if call.late:
            return Problem("pdf-timeout", Span(name), {"seconds": f"{self._office.timeout:g}"})
        if call.pdf(name).is_file() and printed(call.pdf(name).read_bytes()) is not None:
            return Problem("pdf-text-none", Span(name))
        return Problem("pdf-failed", Span(name), {"said": call.said or "—"})

    def _problems(self) -> Iterator[Problem]:
        yield from (self._failed[name] for name in self._documents if name in self._failed)
        if left := len(self._alone) + len(self._shares) + sum(map(len, self._expected.values())):
            yield Problem("pdf-given-up", facts={"count": left})
