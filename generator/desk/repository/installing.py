"""Installs and uninstalls lines in files of git, settings and hook in a repository; each may be run again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.desk.repository import git_settings
from generator.desk.repository.git_program import Git
from generator.desk.repository.hook import Hook, refuse_outside, take_hook_out, write_hook
from generator.desk.repository.own_lines import ATTRIBUTES, OWN_LINES, OwnLines, without_ours
from generator.writing import output_errors, remove_file, settle, staged, write_files


@dataclass(frozen=True, slots=True)
class Installed:
    """What is set up: our lines in files of git (``renewed``: those that were missing), settings by key, the hook."""

    top: Path
    renewed: tuple[OwnLines, ...]
    settings: Mapping[str, str]
    hook: Hook | None


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """What was removed, and the ``files`` that our lines were removed from; None or empty for what was not there."""

    files: tuple[Path, ...]
    settings: tuple[str, ...]
    hook: Path | None


def install(folder: Path, *, hook: bool = True) -> Installed:
    """Sets up the repository that ``folder`` lies in: how .docx files are compared and, with ``hook``, the check.

    The hook speaks the language of this run. Raises UsageError where there is no git or no repository, OutputError
    where git or the system refuses, or where the folder of hooks is set to one outside of the repository.
    """
    git = Git(folder)
    if hook:
        settle([refuse_outside(git).parent])
    with output_errors(git.top / ATTRIBUTES.file), staged(git.top) as staging:
        before = {own: own.read(git.top) for own in OWN_LINES}
        renewed = tuple(own for own, content in before.items() if own.added_to(content) != content)
        for own in renewed:
            staging.write(own.file, own.added_to(before[own]))
        written = write_hook(git) if hook else None
        set_up = git_settings.set_up(git)
        staging.move_into_place()  # last: it is what makes git ask for the rest
    return Installed(git.top, renewed, set_up, written)


def uninstall(folder: Path) -> Uninstalled:
    """Removes what :func:`install` set up, and nothing else. Raises what that raises."""
    git = Git(folder)
    files = tuple(path for own in OWN_LINES if (path := _taken_out(git.top, own)) is not None)
    gone = git_settings.take_out(git)
    with output_errors(git.top):
        hook = take_hook_out(git)
    return Uninstalled(files, gone, hook)


def _taken_out(top: Path, own: OwnLines) -> Path | None:
    """The file that our lines were removed from; None where they were not there. Raises OutputError."""
    path = top / own.file
    with output_errors(path):
        before = own.read(top)
        after = without_ours(before)
        if after == before:
            return None
        if after:
            write_files({path: after})
        else:
            remove_file(path)
    return path
