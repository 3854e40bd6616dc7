"""The options that choose units, and the line that lists the chosen ones before the run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.completing import fields, units
from generator.cli.language import F
from generator.cli.options import several
from generator.cli.printing import can_ask, choice, print_lines
from generator.cli.standing_options import StandingOption
from generator.ground.errors import NoticeError
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.dispatch.unit_choice import Choice, Chosen

T = TypeVar("T")

_MOST_NAMED = 20
_UNKNOWN = "roster-class-unknown"


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


def with_known_recipients(run: Callable[[], T], file: Path) -> T:
    """What ``run`` returns, once more where the person at the terminal says whom unknown recipients mean.

    The class of the chosen group, in the roster ``file``, has their words then. Nobody is asked where something else is
    wrong as well, or the roster is a sheet. Raises what ``run`` raises.
    """
    try:
        return run()
    except NoticeError as fault:
        words = [str(each.facts["class"]) for each in fault.problems if each.code == _UNKNOWN]
        errors = {each.code for each in fault.problems if each.severity == "error"}
        if errors - {"roster-any-class"} != {_UNKNOWN} or not can_ask() or not _confirmed(file, words):
            raise
    return run()


def _confirmed(file: Path, words: Sequence[str]) -> bool:
    from generator.roster.editing.unit_edits import add_classes
    from generator.roster.sheets.named_file import load_units
    from generator.roster.sheets.sheet_suffixes import is_sheet

    groups = () if is_sheet(file) else load_units(file).groups
    offers = [text("nobody-meant"), *(text("group-meant", group=each.name, count=len(each.units)) for each in groups)]
    picked = choice(text("who-is-meant", names=text("comma-of-names").join(words)), offers) if groups else None
    meant = [group.name for group, offer in zip(groups, offers[1:], strict=True) if offer == picked]
    for group in meant:
        add_classes(file, group, words)
    return bool(meant)
