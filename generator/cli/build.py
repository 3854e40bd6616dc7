"""``fawen build``: the whole set of papers."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.build_records import file_records
from generator.cli.completing import units
from generator.cli.language import language_option, language_origin
from generator.cli.options import (
    TARGET,
    chosen_notice,
    dry_run_option,
    jobs_option,
    json_option,
    kept_options,
    place_options,
    quiet_option,
)
from generator.cli.printing import open_place, print_json, print_lines, print_problems
from generator.cli.progress import progress
from generator.cli.standing_options import StandingOption, is_typed, origin_lines, origins
from generator.cli.unit_options import choice_options, choice_shown, with_known_recipients
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.dispatch.manifest import Manifest

_CHOICE: Mapping[str, object] = {"only": (), "where": None}
"""The standing options that choose units, with the value of each that chooses none."""

_EXAMPLE = 'fawen build --where "copies > 1" --dry-run'


def add_build(group: click.Group) -> None:
    """Adds the command ``build`` to ``group``."""

    @group.command("build", example=_EXAMPLE, help=text("build"))
    @place_options()
    @choice_options(of_set=True)
    @kept_options()
    @click.option("--everybody/--no-everybody", cls=StandingOption, standing="everybody", help=text("build-everybody"))
    @click.option("--draft", is_flag=True, help=text("build-draft"))
    @click.option("--reissue", multiple=True, metavar="UNIT", shell_complete=units, help=text("build-reissue"))
    @click.option("--correction", is_flag=True, help=text("build-correction"))
    @click.option("--public", is_flag=True, help=text("build-public"))
    @click.option("--on-request", is_flag=True, help=text("build-on-request"))
    @click.option(
        "--register",
        cls=StandingOption,
        standing="register",
        type=TARGET,
        metavar="FILE",
        help=text("build-register"),
    )
    @jobs_option(used=True)
    @click.option("--scheduler", metavar="tls://HOST:PORT", help=text("build-scheduler"))
    @dry_run_option(text("build-dry-run"))
    @click.option("--open", "opens", is_flag=True, help=text("build-open"))
    @quiet_option()
    @json_option(text("build-json"))
    @language_option()
    def build_command(
        templates: Path,
        notice: Path | None,
        dry_run: bool,
        opens: bool,
        quiet: bool,
        as_json: bool,
        scheduler: str | None,
        **options: object,
    ) -> None:
        from generator.desk.build_report import planned_lines, summary_lines

        quiet = quiet or as_json
        if options["reissue"] or options["public"]:  # which name the units, or need none
            options |= {name: nothing for name, nothing in _CHOICE.items() if not is_typed(name)}
        notice = chosen_notice(templates, notice, quiet=quiet)
        options |= {"templates": templates, "notice": notice, "dry_run": dry_run}
        shown = choice_shown(quiet=quiet, all_of_them=dry_run)
        run = partial(_built, scheduler, quiet, chosen=shown, **options)
        manifest = run() if quiet or dry_run else with_known_recipients(run, Path(str(options["units"])))
        print_problems(manifest.warnings)
        if as_json:
            from generator.ground.representation import lost

            counted = {"lost": lost(manifest.warnings), "refused": manifest.refused}
            print_json(file_records(manifest.folder, manifest.changes, manifest.moved, planned=dry_run, **counted))
        elif dry_run:
            print_lines(planned_lines(manifest))
            if not quiet:
                ctx = click.get_current_context()
                print_lines(origin_lines([*origins(ctx, manifest.options), language_origin(ctx)]))
        elif not quiet:
            print_lines(summary_lines(manifest))
        if opens and not dry_run:
            open_place(manifest.folder)


def _built(scheduler: str | None, quiet: bool, **options: Any) -> Manifest:
    """The manifest of a build with these ``options``."""
    from generator.dispatch.public_build import build

    with _executor(scheduler) as executor, progress(quiet) as shown:
        return build(executor=executor, progress=shown, **options)


def _executor(scheduler: str | None) -> AbstractContextManager[Executor | None]:
    """The executor of the Dask ``scheduler``; None without one, and then nothing of papers is imported."""
    if scheduler is None:
        return nullcontext()
    from generator.dispatch.unit_papers.processes import cluster

    return cluster(scheduler)
