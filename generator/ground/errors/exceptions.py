"""The one tree of exceptions; the reasons of a system that refused; the problems of many papers, reported once.

Each exception carries all the problems its stage found.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from typing import ClassVar

from generator.ground.errors.problem import Problem
from generator.ground.words.translated_text import Lang, TranslatedText
from generator.ground.words.vocabularies import PHRASES, phrase


class GeneratorError(Exception):
    """A stage found problems and stopped. Nothing has been written.

    ``problems`` holds every problem of the stage, errors and warnings, in the order found;
    ``exit_code`` is what the command line returns for it.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return self.text()

    def __reduce__(self) -> tuple[type[GeneratorError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)

    @classmethod
    def raise_for(cls, problems: Iterable[Problem]) -> None:
        """Raises one error with all ``problems``, where there are any."""
        if every := tuple(problems):
            raise cls(every)

    @classmethod
    @contextmanager
    def gathered_in(cls, problems: list[Problem]) -> Iterator[None]:
        """Adds the problems of such an error, which ends the block and nothing else, to ``problems``."""
        try:
            yield
        except cls as fault:
            problems += fault.problems

    def text(self, lang: Lang | None = None) -> str:
        """All problems printed one below the other, in ``lang`` or else in the language that is spoken."""
        return "\n".join(problem.text(lang) for problem in self.problems)


class InputError(GeneratorError):
    """Something that a person typed, drew or handed over is wrong."""


class RosterError(InputError):
    """The roster (units.yaml) is wrong."""


class NoticeError(InputError):
    """The notice's front matter or text is wrong."""


class RegisterError(InputError):
    """The register of numbers is damaged, or does not take an entry."""


class TemplateError(InputError):
    """A Word or text template is wrong, or asks for something that is not there."""


class LayoutError(GeneratorError):
    """The text cannot be laid out as GB/T 9704-2012 asks."""


class OutputError(GeneratorError):
    """The result cannot be written, or the office suite that makes PDF failed."""


class UsageError(GeneratorError):
    """The command was called wrongly, or a path that it was given is not there."""

    exit_code = 2


def require_libraries(*names: str) -> None:
    """Raises OutputError where a library that PDFs and OFDs need is not installed."""
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise OutputError(Problem("pdf-library-missing", facts={"libraries": ", ".join(missing)}))


_HELD = frozenset({32, 33})  # Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, both EACCES in C


def system_reason(fault: OSError) -> TranslatedText:
    """Why the system refused; of what is rare its number, and its own words in English."""
    if getattr(fault, "winerror", None) in _HELD:
        return phrase("system-held")
    own = fault.strerror or str(fault) or type(fault).__name__
    if fault.errno is None:
        return TranslatedText(own, own)
    name = errno.errorcode.get(fault.errno, "").removeprefix("WSA")  # so Windows calls those of its sockets
    return PHRASES.get(f"system-{name}") or phrase("system-error", number=fault.errno, own=own)


def gathered_by_unit(found: Iterable[tuple[str, Iterable[Problem]]], total: int) -> list[Problem]:
    """The problems found for each unit, each reported once with the units it concerns (none named: all ``total``).

    Warnings of one place that differ only in a unit's value are reported as that of the first of these units.
    """
    problems: dict[tuple[object, ...], Problem] = {}
    units: dict[tuple[object, ...], dict[str, None]] = {}
    for unit, each in found:
        for problem in each:
            message = "" if problem.severity == "warning" else problem.message("zh")  # whatever the run speaks
            kind = str(problem.facts.get("what") or problem.facts.get("lacking"))
            key = (problem.code, problem.span, problem.field, kind, message)
            problems.setdefault(key, problem)
            units.setdefault(key, dict.fromkeys(problem.units))[unit] = None
    return [
        replace(problem, units=() if len(units[key]) == total > 1 else tuple(units[key]))
        for key, problem in problems.items()
    ]
