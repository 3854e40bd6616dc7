"""What several commands of the register take: the file, a day, a series, a notice."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from generator.cli.options import TARGET, notice_option, several, templates_option
from generator.cli.standing_options import StandingOption
from generator.cli.usage_errors import ValueFault
from generator.ground.desk_names import OUTPUT, TEMPLATES
from generator.ground.errors import Problem, Span, UsageError
from generator.ground.words.commands import text

F = TypeVar("F", bound=Callable[..., object])

DEFAULT_REGISTER = Path(OUTPUT, "发文登记簿.csv")


def register_option() -> Callable[[F], F]:
    """``--register``: the file of the register."""
    explained = text("register-file", default=DEFAULT_REGISTER)
    return click.option(
        "--register",
        cls=StandingOption,
        standing="register",
        below=("output", DEFAULT_REGISTER.name),
        type=TARGET,
        metavar="FILE",
        default=DEFAULT_REGISTER,
        help=explained,
    )


def date_option() -> Callable[[F], F]:
    """``--date``: a day, written as in front matter; by default today."""

    def day(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date:
        from generator.ground.source import OfficialDate

        if value is None:
            return today()
        try:
            return OfficialDate.parse(value).day_of_calendar
        except ValueError as fault:
            raise ValueFault(text("register-no-day", value=value), ctx, param) from fault

    return click.option("--date", callback=day, metavar="DATE", help=text("register-date"))


def series_options(prefix: str, year: str) -> Callable[[F], F]:
    """``--prefix`` and ``--year``, explained by the texts of these keys."""
    return several(
        click.option("--prefix", metavar="PREFIX", help=text(prefix)),
        click.option("--year", type=click.IntRange(1), metavar="YEAR", help=text(year)),
    )


def notice_options() -> Callable[[F], F]:
    """``--notice``, and ``--templates``, whose house.yaml has what the notice does not say."""
    return several(
        notice_option(text("register-notice")),
        templates_option(text("register-templates")),
    )


def today() -> datetime.date:
    """Today, by the clock of this machine."""
    return datetime.date.today()


def prefix_of_house(templates: Path) -> str | None:
    """机关代字 of the house.yaml in ``templates``. Raises UsageError where that was named and is not there."""
    from generator.dispatch import house_prefix
    from generator.dispatch.build_sources import require

    if templates != Path(TEMPLATES):
        require(templates, folder=True)
    return house_prefix(templates)


def require_register(register: Path) -> None:
    """Raises UsageError where there is no register."""
    if not os.path.exists(register):
        raise UsageError(Problem("register-missing", Span(str(register))))
