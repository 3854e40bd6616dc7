"""Which units a command makes papers for: its options, and the line that lists them before the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.completing import fields, units
from generator.cli.printing import print_lines
from generator.cli.texts import text

if TYPE_CHECKING:
    from generator.dispatch import Choice, Chosen

F = TypeVar("F", bound=Callable[..., object])

_MOST_NAMED = 20


def choice_options(*, of_set: bool) -> Callable[[F], F]:
    """``--only``, ``--except`` (as ``exclude``), ``--where`` and ``--sort``.

    ``of_set``: they say whose missing papers are made, and those that are in the set are kept up to date.
    """
    only, others = ("only-missing", "except-missing") if of_set else ("only", "except")
    options = (
        click.option("--only", multiple=True, metavar="UNIT", shell_complete=units, help=text(only)),
        click.option("--except", "exclude", multiple=True, metavar="UNIT", shell_complete=units, help=text(others)),
        click.option("--where", metavar="EXPR", shell_complete=fields, help=text("where")),
        click.option("--sort", multiple=True, metavar="[-]FIELD", shell_complete=fields, help=text("sort")),
    )

    def added(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return added


def choice_shown(*, quiet: bool, all_of_them: bool = False) -> Chosen:
    """Prints which units have been chosen, or in which order they are, where that is not simply all of the roster.

    Names are listed up to a number, or ``all_of_them``.
    """

    def shown(choice: Choice) -> None:
        if quiet or not (choice.narrowed or choice.order):
            return
        names = [unit.name for unit in choice.units]
        most = len(names) if all_of_them else _MOST_NAMED
        told = text("comma-of-names").join(names[:most]) + (text("and-others") if len(names) > most else "")
        key = "chosen" if choice.narrowed else "in-order"
        print_lines([text(key, count=len(names), total=choice.total, names=told)])

    return shown
