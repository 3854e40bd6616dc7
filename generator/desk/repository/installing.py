"""Installs and uninstalls attributes, settings and hook in a repository; each may be run again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.desk.repository import git_attributes, git_settings
from generator.desk.repository.git_program import Git
from generator.desk.repository.hook import Hook, refuse_outside, take_hook_out, write_hook
from generator.writing import output_errors, remove_file, settle, staged, write_files


@dataclass(frozen=True, slots=True)
class Installed:
    """What is set up: the attributes' file and lines (``renewed``: they were missing), settings by key, the hook."""

    top: Path
    attributes: Path
    renewed: bool
    settings: Mapping[str, str]
    hook: Hook | None


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """What was removed; None or empty for what was not there."""

    attributes: Path | None
    settings: tuple[str, ...]
    hook: Path | None


def install(folder: Path, *, hook: bool = True) -> Installed:
    """Sets up the repository that ``folder`` lies in: how .docx files are compared and, with ``hook``, the check.

    The hook speaks the language of this run. Raises UsageError where there is no git or no repository, OutputError
    where git or the system refuses, or where the folder of hooks is set to one outside of the repository.
    """
    git = Git(folder)
    path = git.top / git_attributes.FILE
    if hook:
        settle([refuse_outside(git).parent])
    with output_errors(path), staged(git.top) as staging:
        before = git_attributes.read(git.top)
        after = git_attributes.with_ours(before)
        if after != before:
            staging.write(git_attributes.FILE, after)
        written = write_hook(git) if hook else None
        set_up = git_settings.set_up(git)
        staging.move_into_place()  # last: it is what makes git ask for the rest
    return Installed(git.top, path, after != before, set_up, written)


def uninstall(folder: Path) -> Uninstalled:
    """Removes what :func:`install` set up, and nothing else. Raises what that raises."""
    git = Git(folder)
    path = git.top / git_attributes.FILE
    with output_errors(path):
        before = git_attributes.read(git.top)
        after = git_attributes.without_ours(before)
        if after != before and after:
            write_files({path: after})
        elif after != before:
            remove_file(path)
    gone = git_settings.take_out(git)
    with output_errors(git.top):
        hook = take_hook_out(git)
    return Uninstalled(path if after != before else None, gone, hook)
