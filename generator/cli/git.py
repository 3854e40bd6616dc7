"""``fawen git``: sets a repository up for .docx files, and checks what is staged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.command_help import add_group
from generator.cli.language import language_option
from generator.cli.printing import print_lines, print_problems
from generator.cli.standing_options import of_environment
from generator.ground.words.vocabularies import command_text as text

_IN_THE_INDEX = click.Path(path_type=Path)
"""The path of a file as git knows it; it is read from the index, so that links do not count."""

if TYPE_CHECKING:
    from generator.desk.repository.installing import Installation, Removal
    from generator.desk.repository.staged import StagedCheck


def add_git(program: click.Group) -> None:
    """Adds the command ``git`` and those below it to ``program``."""
    add_group(program, "git", (_commands,))


def _commands(group: click.Group) -> None:
    @group.command("install", help=text("git-install"))
    @click.option("--hook/--no-hook", default=True, help=text("git-install-hook"))
    @language_option()
    def install_command(hook: bool) -> None:
        from generator.desk.repository.installing import install

        print_lines(_installed_lines(install(Path.cwd(), hook=hook)))

    @group.command("uninstall", help=text("git-uninstall"))
    @language_option()
    def uninstall_command() -> None:
        from generator.desk.repository.installing import uninstall

        print_lines(_uninstalled_lines(uninstall(Path.cwd())))

    @group.command("check-staged", help=text("git-check-staged"))
    @click.argument("files", type=_IN_THE_INDEX, nargs=-1, metavar="[FILE]…")
    @language_option()
    def check_staged_command(files: tuple[Path, ...]) -> int:
        from generator.desk.repository.staged import check_staged

        checked = check_staged(Path.cwd(), files, of_environment())
        print_problems(checked.problems)
        print_lines(_checked_lines(checked))
        return int(checked.failed)


def _installed_lines(installed: Installation) -> Iterator[str]:
    from generator.desk.repository.installing import OWN_LINES

    yield text("git-top", top=installed.top)
    for own in OWN_LINES:
        key = "git-line-new" if own in installed.renewed else "git-line-same"
        yield from (text(key, file=own.file, line=line) for line in own.lines)
    for name, value in installed.settings.items():
        yield text("git-setting", name=name, value=value)
    hook = installed.hook
    if hook is None:
        yield text("git-hook-off")
    else:
        yield text(f"git-hook-{hook.state}", path=hook.path, line=hook.line)


def _uninstalled_lines(gone: Removal) -> Iterator[str]:
    what = [
        *(path.name for path in gone.files),
        *(f"git config --local {key}" for key in gone.settings),
        *([str(gone.hook)] if gone.hook is not None else []),
    ]
    if not what:
        yield text("git-nothing-removed")
    for each in what:
        yield text("git-removed", what=each)


def _checked_lines(checked: StagedCheck) -> Iterator[str]:
    """The findings, then their counts; nothing where no file was checked."""
    if not checked.files:
        return
    findings = [finding for report in checked.reports for finding in report.findings]
    for finding in findings:
        yield f"{finding.text()}\n"
    counts = Counter(each.severity for each in (*(finding.problem for finding in findings), *checked.problems))
    yield text("staged-checked", count=checked.files, errors=counts["error"], warnings=counts["warning"])
    if checked.failed:
        yield text("staged-stopped")
