"""The options that choose units, and the line that lists the chosen ones before the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.completing import fields, units
from generator.cli.options import several
from generator.cli.printing import print_lines
from generator.cli.standing_options import StandingOption
from generator.cli.texts import text

if TYPE_CHECKING:
    from generator.dispatch import Choice, Chosen

F = TypeVar("F", bound=Callable[..., object])

_MOST_NAMED = 20


def choice_options(*, of_set: bool) -> Callable[[F], F]:
    """``--only``, ``--except`` (as ``exclude``), ``--where`` and ``--sort``.

    ``of_set``: the help says that they choose whose missing papers are made, while existing ones are kept up to date.
    """
    only, others = ("only-missing", "except-missing") if of_set else ("only", "except")
    return several(
        click.option(
            "--only",
            cls=StandingOption,
            standing="only",
            multiple=True,
            metavar="UNIT",
            shell_complete=units,
            help=text(only),
        ),
        click.option("--except", "exclude", multiple=True, metavar="UNIT", shell_complete=units, help=text(others)),
        click.option(
            "--where", cls=StandingOption, standing="where", metavar="EXPR", shell_complete=fields, help=text("where")
        ),
        click.option(
            "--sort",
            cls=StandingOption,
            standing="sort",
            multiple=True,
            metavar="[-]FIELD",
            shell_complete=fields,
            help=text("sort"),
        ),
    )


def choice_shown(*, quiet: bool, all_of_them: bool = False) -> Chosen:
    """A function that prints the chosen units, unless they are all units in the order of the roster.

    The first names are printed, or ``all_of_them``.
    """

    def shown(choice: Choice) -> None:
        if quiet or not (choice.narrowed or choice.order):
            return
        names = [unit.name for unit in choice.units]
        most = len(names) if all_of_them else _MOST_NAMED
        shown_names = text("comma-of-names").join(names[:most]) + (text("and-others") if len(names) > most else "")
        key = "chosen" if choice.narrowed else "in-order"
        print_lines([text(key, count=len(names), total=choice.total, names=shown_names)])

    return shown
