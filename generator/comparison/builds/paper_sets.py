"""Finds sets of papers by their manifest.json: a folder is one, or holds several."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import missing, read_entries
from generator.ground.errors import InputError, OutputError, Problem, Span, UsageError
from generator.writing.manifest import RecordedBuild, listed_in
from generator.writing.set_folder import MANIFEST


@dataclass(frozen=True, slots=True)
class PaperSet:
    """A set of papers: its folder, what its manifest lists, and when the manifest was written (nanoseconds)."""

    folder: Path
    listed: RecordedBuild
    written: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of folders to compare, old and new, and the names of those without a counterpart."""

    both: tuple[tuple[Path, Path], ...]
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()


def paired(old: Path, new: Path) -> Pairs:
    """The sets in ``old`` and ``new``, paired by the names of their folders; where each has one set, these two.

    Raises UsageError for each of the two that is missing or holds no set.
    """
    sets = [_sets(path) for path in (old, new)]
    problems = [
        Problem("builds-none", Span(str(path)), {"name": str(path)}) if path.is_dir() else missing(path)
        for path, found in zip((old, new), sets, strict=True)
        if not found
    ]
    if problems:
        raise UsageError(problems)
    before, after = sets
    if len(before) == len(after) == 1:
        return Pairs(((*before.values(), *after.values()),))  # type: ignore[arg-type]  # one of each
    return Pairs(
        tuple((before[name], after[name]) for name in after if name in before),
        tuple(name for name in before if name not in after),
        tuple(name for name in after if name not in before),
    )


def read_set(folder: Path) -> PaperSet:
    """The set in ``folder``. Raises InputError where its manifest.json cannot be read, or is not ours."""
    path = folder / MANIFEST
    try:
        listed, written = listed_in(folder), path.stat().st_mtime_ns
    except (OSError, OutputError) as fault:
        raise InputError(Problem("builds-manifest", Span(str(path)))) from fault
    if not listed.program:
        raise InputError(Problem("builds-manifest", Span(str(path))))
    return PaperSet(folder, listed, written)


def _sets(path: Path) -> Mapping[str, Path]:
    """The folders of sets, by name."""
    if os.path.lexists(path / MANIFEST):
        return {path.absolute().name: path}
    if not path.is_dir():
        return {}
    return {each.path.name: each.path for each in read_entries(path) if os.path.lexists(each.path / MANIFEST)}
