"""Check of the staged files (git's index), whatever the working tree holds."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from generator.check import Checked, Report, check
from generator.check.targets import NOTICE_FILE, Target, targets
from generator.desk.repository.desks import desks
from generator.desk.repository.git_program import Git
from generator.desk.repository.index import Index, checked_out, read_index
from generator.desk.repository.projects import Project, projects
from generator.desk.standing.desk_places import NOTHING
from generator.ground.errors import GeneratorError, Problem, Span, UsageError
from generator.roster.sheets import load_units


@dataclass(frozen=True, slots=True)
class StagedCheck:
    """The result of a check of the index: the reports, and the problems of rosters and notices."""

    reports: tuple[Report, ...] = ()
    problems: tuple[Problem, ...] = ()
    rosters: int = 0

    @property
    def files(self) -> int:
        """How many files were checked."""
        return len(self.reports) + self.rosters

    @property
    def failed(self) -> bool:
        """Whether the commit should not be made."""
        findings = (finding for report in self.reports for finding in report.findings)
        return any(finding.counts("must") for finding in findings) or any(
            problem.severity == "error" for problem in self.problems
        )


def check_staged(folder: Path, paths: Sequence[Path] = (), environment: Mapping[str, str] = NOTHING) -> StagedCheck:
    """Checks the templates, rosters and notices that a commit would change, as the index has them.

    They are where each staged fawen.yaml says, and below every folder called templates. ``environment`` are the places
    of the working folder ``folder`` that go before those of its fawen.yaml, by their keys. Where a roster, a notice,
    house.yaml, fawen.yaml or a picture would change, all templates that see it are checked. ``paths`` are checked as
    well, changed or not. Finished documents are not checked. Files are named as the repository has them.

    Raises UsageError where there is no git, no repository or a path is not in the index, OutputError where git fails.
    """
    git = Git(folder)
    index = read_index(git)
    found = list(projects(index, _named(index, folder, paths), desks(index, folder, environment)))
    whole = StagedCheck()
    if not found:
        return whole
    with checked_out(index, {path for project in found for path in project.needed}) as copy, chdir(copy):
        for project in found:
            one = _checked(project)
            whole = StagedCheck(
                (*whole.reports, *one.reports), (*whole.problems, *one.problems), whole.rosters + one.rosters
            )
    return whole


def _named(index: Index, folder: Path, paths: Sequence[Path]) -> Iterator[str]:
    """``paths`` as the index has them."""
    for path in paths:
        name = os.path.join(os.path.realpath((folder / path).parent), path.name)
        inside = Path(os.path.relpath(name, os.path.realpath(index.git.top))).as_posix()
        if inside not in index.files:
            raise UsageError(Problem("git-not-staged", Span(str(path)), {"file": str(path)}))
        yield inside


def _checked(project: Project) -> StagedCheck:
    """The check of a project, run in a copy of its files that is the current folder."""
    chosen = [each.path for each in _all(project) if project.concerns_all or _is_changed(each, project)]
    there = [path for path in chosen if path.exists()]
    problems = [
        *_standing_problems(project),
        *_roster_problems(project),
        *_astray(path for path in chosen if path not in there),
    ]
    checked = _looked_at(project, there) if there else None
    if checked is not None:
        problems += [problem for problem in checked.problems if problem not in problems]
    return StagedCheck(
        () if checked is None else checked.reports, tuple(problems), int(project.desk.units in project.changed)
    )


def _looked_at(project: Project, paths: Sequence[Path]) -> Checked:
    """The check of ``paths``, against the notice and the roster of the desk as far as they are in the index."""
    desk, there = project.desk, project.needed
    if desk.standing is None:
        return check(paths)
    units = Path(desk.units) if desk.units is not None and desk.units in there else None
    has_notice = desk.notice is not None and posixpath.join(desk.notice, NOTICE_FILE) in there
    notice = Path(desk.notice) if desk.notice is not None and has_notice else None
    return check(paths, units=units, notice=notice, templates=Path(desk.templates))


def _standing_problems(project: Project) -> Sequence[Problem]:
    """The problems of a fawen.yaml that would change."""
    return project.desk.problems if project.desk.standing in project.changed else ()


def _roster_problems(project: Project) -> Iterator[Problem]:
    """The problems of a roster that would change; one that would be removed is missing where it is needed."""
    units = project.desk.units
    if units is not None and units in project.changed & project.needed:
        try:
            load_units(Path(units))
        except GeneratorError as fault:
            yield from fault.problems


def _astray(paths: Iterable[Path]) -> Iterator[Problem]:
    """Links to files that are not in the index."""
    return (Problem("source-missing", Span(str(path)), {"name": str(path), "made": ""}) for path in paths)


def _all(project: Project) -> tuple[Target, ...]:
    templates, notice = Path(project.desk.templates or "."), project.desk.notice
    folders = [templates] if notice is None or Path(notice).is_relative_to(templates) else [templates, Path(notice)]
    return tuple(target for folder in folders for target in _below(folder, templates))


def _below(folder: Path, templates: Path) -> tuple[Target, ...]:
    """What there is to check in ``folder``."""
    try:
        return targets([folder], None, templates=templates) if folder.is_dir() else ()
    except UsageError:  # there is no template in it
        return ()


def _is_changed(target: Target, project: Project) -> bool:
    return target.path.as_posix() in project.changed
