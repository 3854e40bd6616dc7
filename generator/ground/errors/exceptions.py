"""The one tree of exceptions. Each carries all the problems its stage found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from generator.ground.errors.problem import Problem
from generator.ground.words.language import Lang


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
