"""The check of a commit's changes as git's index has them, not the working tree."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.check.finding import Report
from generator.check.run import CheckResult, check
from generator.check.targets import NOTICE_FILE, Target, targets
from generator.desk.desk_places import NOTHING, Place, desk_places
from generator.desk.repository.git_program import Git
from generator.ground.desk_names import HOUSE, NOTICE, STANDING, TEMPLATES, UNITS
from generator.ground.disk.temporary import temporary_folder
from generator.ground.errors import GeneratorError, Problem, Span, UsageError
from generator.roster.sheets.named_file import load_units


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
    index = _read_index(git)
    found = list(_projects(index, _named(index, folder, paths), _desks(index, folder, environment)))
    whole = StagedCheck()
    if not found:
        return whole
    with _checked_out(index, {path for project in found for path in project.needed}) as copy, chdir(copy):
        for project in found:
            one = _checked(project)
            whole = StagedCheck(
                (*whole.reports, *one.reports), (*whole.problems, *one.problems), whole.rosters + one.rosters
            )
    return whole


def _named(index: _Index, folder: Path, paths: Sequence[Path]) -> Iterator[str]:
    """``paths`` as the index has them."""
    for path in paths:
        name = os.path.join(os.path.realpath((folder / path).parent), path.name)
        inside = Path(os.path.relpath(name, os.path.realpath(index.git.top))).as_posix()
        if inside not in index.files:
            raise UsageError(Problem("git-not-staged", Span(str(path)), {"file": str(path)}))
        yield inside


def _checked(project: _Project) -> StagedCheck:
    """The check of a project, run in a copy of its files that is the current folder."""
    chosen = [each.path for each in _all(project) if project.concerns_all or each.path.as_posix() in project.changed]
    there = [path for path in chosen if path.exists()]
    problems = [
        *(project.desk.problems if project.desk.standing in project.changed else ()),
        *_roster_problems(project),
        *(  # links to files that are not in the index
            Problem("source-missing", Span(str(path)), {"name": str(path), "made": ""})
            for path in chosen
            if path not in there
        ),
    ]
    checked = _looked_at(project, there) if there else None
    if checked is not None:
        problems += [problem for problem in checked.problems if problem not in problems]
    return StagedCheck(
        () if checked is None else checked.reports, tuple(problems), int(project.desk.units in project.changed)
    )


def _looked_at(project: _Project, paths: Sequence[Path]) -> CheckResult:
    """The check of ``paths``, against the notice and the roster of the desk as far as they are in the index."""
    desk, there = project.desk, project.needed
    if desk.standing is None:
        return check(paths)
    units = Path(desk.units) if desk.units is not None and desk.units in there else None
    has_notice = desk.notice is not None and posixpath.join(desk.notice, NOTICE_FILE) in there
    notice = Path(desk.notice) if desk.notice is not None and has_notice else None
    return check(paths, units=units, notice=notice, templates=Path(desk.templates))


def _roster_problems(project: _Project) -> Iterator[Problem]:
    """The problems of a roster that would change; one that would be removed is missing where it is needed."""
    units = project.desk.units
    if units is not None and units in project.changed & project.needed:
        try:
            load_units(Path(units))
        except GeneratorError as fault:
            yield from fault.problems


def _all(project: _Project) -> tuple[Target, ...]:
    templates, notice = Path(project.desk.templates or "."), project.desk.notice
    folders = [templates] if notice is None or Path(notice).is_relative_to(templates) else [templates, Path(notice)]
    return tuple(target for folder in folders for target in _below(folder, templates))


def _below(folder: Path, templates: Path) -> tuple[Target, ...]:
    """What there is to check in ``folder``."""
    try:
        return targets([folder], None, templates=templates) if folder.is_dir() else ()
    except UsageError:  # there is no template in it
        return ()


# The desks that a commit touches, and what in them has to be checked.


_PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class _Project:
    """A desk with the paths that its check reads, ``needed``, and those of them that a commit changes, ``changed``.

    All paths are as in the index.
    """

    desk: _Desk
    needed: frozenset[str]
    changed: frozenset[str]

    @property
    def concerns_all(self) -> bool:
        """Whether every template has to be checked: roster, house, pictures, a notice or fawen.yaml would change."""
        paths = self.needed | self.changed
        notices = {posixpath.dirname(path) for path in paths if posixpath.basename(path) == NOTICE_FILE}
        house = posixpath.join(self.desk.templates, HOUSE)
        pictures = _pictures(self.desk)
        return (
            not self.changed.isdisjoint({self.desk.units, house, self.desk.standing})
            or (pictures is not None and any(True for _ in _beneath(self.changed, pictures)))
            or any(True for folder in notices for _ in _beneath(self.changed, folder))
        )


def _projects(index: _Index, named: Iterable[str], desks: Iterable[_Desk]) -> Iterator[_Project]:
    """The projects that the commit touches, or that contain a path of ``named``.

    They are ``desks``, and one for every other folder called templates.
    """
    top = index.git.top.name
    changed = index.changed | frozenset(named)
    usual = {folder for path in index.files | changed if (folder := _templates_of(path, top)) is not None}
    beside = {folder: posixpath.join(posixpath.dirname(folder), UNITS) for folder in usual}
    found = {folder: _Desk(folder, units, posixpath.join(folder, NOTICE)) for folder, units in beside.items()}
    found |= {desk.templates: desk for desk in desks}
    for folder in sorted(found):
        around = _around(found[folder])
        own = frozenset(path for path in changed for each in around if path in _beneath([path], each))
        own = frozenset(path for path in own if _nearest(path, found) in (folder, None))
        if own:
            needed = frozenset(path for each in around for path in _beneath(index.files, each))
            yield _Project(found[folder], needed, own)


def _around(desk: _Desk) -> list[str]:
    """The files and folders that a check of ``desk`` reads."""
    if not desk.templates:  # the repository's top folder: what is beside it is no part of the repository
        return [""]
    beside = (desk.units, desk.notice, _pictures(desk), desk.standing)
    return [desk.templates, *(each for each in beside if each is not None)]


def _pictures(desk: _Desk) -> str | None:
    return None if desk.units is None else posixpath.join(posixpath.dirname(desk.units), _PICTURES)


def _nearest(path: str, folders: Iterable[str]) -> str | None:
    """The innermost of ``folders`` that ``path`` lies in."""
    return max((each for each in folders if path in _beneath([path], each)), key=len, default=None)


def _templates_of(path: str, top: str) -> str | None:
    """The nearest folder called templates around ``path``; ``""`` is the repository's top folder itself."""
    pieces = path.split("/")[:-1]
    for place in range(len(pieces), 0, -1):
        if pieces[place - 1] == TEMPLATES:
            return "/".join(pieces[:place])
    return "" if top == TEMPLATES else None


# The desks in git's index: where each has its templates, notice and roster, by its staged fawen.yaml.


_PLACES = {"templates", "notice", "units"}
"""The keys of places that a check reads."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """The places of a desk, as paths in the index; None for one outside of the repository.

    ``standing`` is its fawen.yaml, None where it is a desk for its folder called templates alone; ``problems`` are
    those of that file.
    """

    templates: str
    units: str | None
    notice: str | None
    standing: str | None = None
    problems: tuple[Problem, ...] = ()


def _desks(index: _Index, folder: Path, environment: Mapping[str, str]) -> list[_Desk]:
    """The desks that have a fawen.yaml, and that of the working folder ``folder`` where ``environment`` has places.

    The environment goes before the file; it is that of the working folder alone.
    """
    files = {posixpath.dirname(path) for path in index.files if posixpath.basename(path) == STANDING}
    here = _from_top(index, os.path.realpath(folder))
    folders = sorted(files | ({here} if environment.keys() & _PLACES else set()))
    if not folders:
        return []
    with _checked_out(index, [posixpath.join(each, STANDING) for each in files]) as copy, chdir(copy):
        found = [_desk(index, each, environment if each == here else NOTHING) for each in folders]
    return [desk for desk in found if desk is not None]


def _desk(index: _Index, folder: str, environment: Mapping[str, str]) -> _Desk | None:
    """The desk in ``folder``; None where its templates are outside of the repository."""
    places = desk_places(Path(folder), environment)
    templates = _inside(index, places.templates)
    if templates is None:
        return None
    return _Desk(
        templates,
        _inside(index, places.units),
        _inside(index, places.notice),
        posixpath.join(folder, STANDING),
        places.problems or (),
    )


def _inside(index: _Index, place: Place) -> str | None:
    """The path of ``place`` in the index; None where it is outside of the repository."""
    path = _from_top(index, place.path)
    return None if path == ".." or path.startswith("../") else path


def _from_top(index: _Index, path: str | Path) -> str:
    """``path`` as the index has paths; ``""`` is the repository's top folder."""
    top = os.path.realpath(index.git.top)
    relative = Path(os.path.relpath(os.path.join(top, path), top)).as_posix()
    return "" if relative == "." else relative


# What is staged: the entries of git's index, the ones that a commit would change, their content in a folder.


_LINK, _SUBMODULE = "120000", "160000"
_MERGED = "0"


@dataclass(frozen=True, slots=True)
class _Index:
    """The index of a repository.

    ``files`` are its paths, with ``/``; ``links`` has the targets of links within the repository; ``changed`` are the
    paths that a commit would add, change or remove.
    """

    git: Git
    files: frozenset[str]
    links: dict[str, str]
    changed: frozenset[str]


def _read_index(git: Git) -> _Index:
    """The index as it is now. Submodules, and links that lead out of the repository, are not in it."""
    files = set()
    links = {}
    for line in git.names("ls-files", "--stage", "-z"):
        about, _, path = line.partition("\t")
        mode, name, stage = about.split(" ")
        if mode == _SUBMODULE or stage != _MERGED:
            continue
        if mode == _LINK:
            target = os.fsdecode(git.output("cat-file", "blob", name))
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if target.startswith("/") or inside.startswith(".."):
                continue
            links[path] = inside
        files.add(path)
    changed = git.names("diff", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "--no-relative", "-z")
    return _Index(git, frozenset(files), links, frozenset(changed))


def _beneath(paths: Iterable[str], folder: str) -> Iterator[str]:
    """The ``paths`` in ``folder``; ``""`` is the top folder."""
    return (path for path in paths if not folder or path == folder or path.startswith(f"{folder}/"))


@contextmanager
def _checked_out(index: _Index, paths: Iterable[str]) -> Iterator[Path]:
    """A temporary folder with the staged content of ``paths`` and of their link targets.

    It has the name of the repository's top folder, because a folder called templates has a meaning.
    """
    wanted = set(paths)
    waiting = list(wanted)
    while waiting:
        target = index.links.get(waiting.pop())
        more = set() if target is None else set(_beneath(index.files, target)) - wanted
        wanted |= more
        waiting += more
    with temporary_folder("index") as temporary:
        folder = temporary / (index.git.top.name or "repository")
        folder.mkdir()
        listed = b"".join(os.fsencode(path) + b"\0" for path in sorted(wanted))
        index.git.output("checkout-index", "-z", "--stdin", f"--prefix={folder.as_posix()}/", stdin=listed)
        yield folder
