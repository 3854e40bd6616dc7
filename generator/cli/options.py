"""Options that several commands have, and which notice is meant where none is named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from generator.cli.completing import Offers, folders, notices
from generator.cli.language import F
from generator.cli.printing import can_ask, choice, print_problems
from generator.cli.standing_options import StandingOption
from generator.cli.usage_errors import CallFault
from generator.ground.cores import cores
from generator.ground.desk_names import NOTICE, OUTPUT, TEMPLATES, UNITS
from generator.ground.disk import default_input, default_place, folders_with, given, named
from generator.ground.errors import Problem, Span, UsageError, joined
from generator.ground.words.vocabularies import command_text as text

_PDF_ENGINES = ("own", "office")
_STREAM = "-"
"""How other programs are given stdin or stdout in place of a file."""


class _Place(click.Path):
    """A path. A named one may be any link, a default one only a link within the working folder."""

    def __init__(self, of_named: Callable[[Path], Path], of_default: Callable[[Path], Path]) -> None:
        super().__init__(path_type=Path)
        self._of_named = of_named
        self._of_default = of_default

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Raises InputError for a default path behind a link that leads out, UsageError for ``-``."""
        if value == _STREAM:
            raise UsageError(Problem("cli-stream"))
        is_named = param is None or ctx is None or ctx.get_parameter_source(param.name or "") not in _NOT_NAMED
        return self._of_named(Path(value)) if is_named else self._of_default(Path(value))


_NOT_NAMED = (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)

INPUT = _Place(named, default_input)
"""The type of every option and argument that is a path of what is read; it stays as it is called."""

TARGET = _Place(given, default_place)
"""The type of every option and argument that is a path of what is written, also where that is read; without links."""


def templates_option(explained: str) -> Callable[[F], F]:
    """``--templates``, the folder of templates."""
    return _standing_option("--templates", INPUT, "DIR", folders, explained, default=Path(TEMPLATES))


def units_option(explained: str, *, default: str | None = UNITS, required: bool = False) -> Callable[[F], F]:
    """``--units``, the roster. The command finds out whether it exists."""
    presence: dict[str, Any] = {"required": required} if default is None else {"default": Path(default)}
    return _standing_option("--units", INPUT, "FILE", None, explained, **presence)


def notice_option(explained: str) -> Callable[[F], F]:
    """``--notice``, the folder of a notice."""
    return _standing_option("--notice", INPUT, "DIR", notices, explained)


def set_output_option(explained: str, *, required: bool = False) -> Callable[[F], F]:
    """``--output``, the folder for papers; by default output, unless it is ``required``."""
    presence: dict[str, Any] = {"required": True} if required else {"default": Path(OUTPUT)}
    return _standing_option("--output", TARGET, "DIR", folders, explained, "-o", **presence)


def output_option(metavar: str, explained: str) -> Callable[[F], F]:
    """``--output``: another folder or file to write, which is never a standing option."""
    offered = folders if metavar == "DIR" else None
    return click.option("-o", "--output", type=TARGET, metavar=metavar, shell_complete=offered, help=explained)


def _standing_option(
    name: str,
    kind: _Place,
    metavar: str,
    offered: Callable[[click.Context, click.Parameter, str], Offers] | None,
    explained: str,
    *more_names: str,
    **settings: Any,
) -> Callable[[F], F]:
    """An option with a value; its key in fawen.yaml is its name."""
    return click.option(
        *more_names,
        name,
        cls=StandingOption,
        standing=name.removeprefix("--"),
        type=kind,
        metavar=metavar,
        shell_complete=offered,
        help=explained,
        **settings,
    )


def dry_run_option(explained: str) -> Callable[[F], F]:
    """``--dry-run``: prints what would be done, and writes nothing."""
    return click.option("-n", "--dry-run", is_flag=True, help=explained)


def several(*options: Callable[[F], F]) -> Callable[[F], F]:
    """A decorator that adds all ``options``, which the help lists in this order."""

    def added(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return added


def place_options() -> Callable[[F], F]:
    """``--templates``, ``--notice``, ``--units`` and ``--output``: what a build reads, and where it writes."""
    return several(
        templates_option(text("build-templates")),
        notice_option(text("build-notice")),
        units_option(text("build-units")),
        set_output_option(text("build-output")),
    )


def kept_options() -> Callable[[F], F]:
    """The options that a set keeps, None where it decides: ``--pdf``, ``--pdf-engine``, and so on."""
    return several(
        click.option("--pdf/--no-pdf", cls=StandingOption, standing="pdf", default=None, help=text("build-pdf")),
        click.option(
            "--pdf-engine",
            cls=StandingOption,
            standing="pdf_engine",
            type=click.Choice(_PDF_ENGINES),
            metavar="|".join(_PDF_ENGINES),
            help=text("build-pdf-engine"),
        ),
        click.option("--pdf-a/--no-pdf-a", default=None, help=text("build-pdf-a")),
        click.option("--ofd/--no-ofd", cls=StandingOption, standing="ofd", default=None, help=text("build-ofd")),
        click.option("--ofd-a/--no-ofd-a", default=None, help=text("build-ofd-a")),
        click.option(
            "--duplex/--no-duplex", cls=StandingOption, standing="duplex", default=None, help=text("build-duplex")
        ),
        click.option("--numbered/--no-numbered", default=None, help=text("build-numbered")),
    )


def json_option(explained: str) -> Callable[[F], F]:
    """``--json`` (as ``as_json``): JSON on stdout, and nothing else."""
    return click.option("--json", "as_json", is_flag=True, help=explained)


def quiet_option() -> Callable[[F], F]:
    """``--quiet``: prints only problems."""
    return click.option("-q", "--quiet", is_flag=True, help=text("quiet"))


def jobs_option(*, used: bool) -> Callable[[F], F]:
    """``--jobs``, by default the number of cores; without ``used`` the command takes it and works with one."""
    return click.option(
        "--jobs",
        cls=StandingOption,
        standing="jobs",
        type=click.IntRange(1),
        default=cores,
        metavar="N",
        expose_value=used,
        help=text("jobs"),
    )


# Which notice is meant where none is named.


def chosen_notice(templates: Path, named: Path | None, *, quiet: bool) -> Path | None:
    """The folder of the notice; None for ``notice`` in ``templates``, which is taken where it is there.

    Other notices beside it are listed on stderr. Where it is missing, the person at the terminal is asked for one of
    them; where nobody can answer, None is returned, and the build says what is missing. ``quiet`` does neither.
    """
    from generator.writing.manifest_entries import NOTICE_SOURCE

    if named is not None or quiet:
        return named
    usual = templates / NOTICE
    found = folders_with(NOTICE_SOURCE, templates)
    others = [str(folder) for folder in found if folder != usual]
    if others and usual in found:
        facts = {"name": str(usual), "others": joined(others), "first": others[0]}
        print_problems([Problem("notice-others", Span(str(usual)), facts)])
    elif others and not os.path.lexists(usual) and can_ask():
        picked = choice(text("which-notice", name=usual), others)
        return None if picked is None else Path(picked)
    return None


# Options of what reads a sheet: which worksheet it is, and which column names the units.


def sheet_options() -> Callable[[F], F]:
    """``--sheet`` and ``--name-column``."""
    return several(
        click.option("--sheet", metavar="NAME", help=text("roster-sheet")),
        click.option("--name-column", metavar="HEADING", help=text("roster-name-column")),
    )


def check_sheet_options(file: Path, sheet: str | None, name_column: str | None, groups: str | None = None) -> None:
    """Raises UsageError where one of the options is given and ``file`` is no sheet."""
    from generator.roster.sheets.sheet_suffixes import is_sheet

    for option, value in (("--sheet", sheet), ("--name-column", name_column), ("--group-column", groups)):
        if value is not None and not is_sheet(file):
            raise CallFault(text("roster-no-sheets", file=file, option=option))
