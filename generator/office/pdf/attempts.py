"""Two attempts to convert each document: in a batch, then alone, to identify the failing one."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Mapping
from itertools import count
from pathlib import Path

from generator.ground.errors import OutputError, Problem, Span
from generator.office.package import read_package, write_package
from generator.office.pdf.adapted import adapted
from generator.office.pdf.adapted.joints import without_added_pages
from generator.office.pdf.expected_text import printed_text
from generator.office.pdf.font_families import families_named
from generator.office.pdf.judging import Expected, Finished, judged
from generator.office.pdf.printed_pdf import read_pdf
from generator.office.pdf.shares import Shares
from generator.office.pdf.stable_pdf import modified
from generator.office.suite.office_suite import OfficeSuite
from generator.office.suite.pool import Pool
from generator.office.suite.suite_process import Call
from generator.standard.faces import Family

# So many documents that fail alone in a row are the office suite's fault.
_ENOUGH = 3


def suite_broken(program: Path, fault: OSError) -> OutputError:
    """The exception for an office suite that cannot be run."""
    return OutputError(Problem("pdf-suite-broken", facts={"suite": program, "why": fault}))


class Attempts:
    """Prints ``documents``, .docx by name, in ``folder``; each is read and kept only while it is printed.

    ``families`` are the official typefaces used by the documents so far.
    """

    def __init__(self, office: OfficeSuite, folder: Path, documents: Mapping[str, bytes], jobs: int) -> None:
        self.families: set[Family] = set()
        self._office = office
        self._folders = (folder / f"call-{number}" for number in count(1))
        self._documents = documents
        self._jobs = jobs
        self._shares = Shares(documents, jobs)
        self._alone: deque[str] = deque()
        self._expected: dict[Call, dict[str, Expected]] = {}  # the documents of each call that are not finished
        self._incomplete: dict[str, Finished] = {}  # printed in a batch, with characters missing
        self._known_lost: set[str] = set()
        self._failed: dict[str, Problem] = {}
        self._failed_in_a_row = 0

    def finished(self) -> Generator[Finished, None, None]:
        """Each document as soon as it is printed, in any order.

        Raises OutputError at the end, with a problem for each document that failed twice, or when the office suite
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
            self._expected[call][name] = Expected(printed_text(parts), modified(parts))
            self.families |= families_named(parts)
            call.put(name, write_package(adapted(parts)))
        return call

    def _made(self, call: Call, name: str) -> Iterator[Finished]:
        """Accept a PDF that is complete, or that lacks characters after a second attempt alone."""
        made = judged(name, without_added_pages(call.made(name).read_bytes()), self._expected[call][name])
        if made is None:
            return
        del self._expected[call][name]
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
        """Accept the documents that wait for a second attempt only for characters that another lacked alone, too."""
        for name in tuple(self._alone):
            made = self._incomplete.get(name)
            if made is not None and self._known_lost.issuperset(made.lost):
                self._alone.remove(name)
                yield self._settled(made)

    def _ended(self, call: Call) -> Iterator[Finished]:
        """Try the missing documents of a call again: alone, or in a batch if they were not even begun."""
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
        if call.made(name).is_file() and read_pdf(call.made(name).read_bytes()) is not None:
            return Problem("pdf-text-none", Span(name))
        return Problem("pdf-failed", Span(name), {"said": call.last_line or "—"})

    def _problems(self) -> Iterator[Problem]:
        yield from (self._failed[name] for name in self._documents if name in self._failed)
        if left := len(self._alone) + len(self._shares) + sum(map(len, self._expected.values())):
            yield Problem("pdf-given-up", facts={"count": left})
