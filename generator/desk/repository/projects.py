"""The desks that a commit touches, and what in them has to be checked."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.check.targets import NOTICE_FILE
from generator.desk.repository.desks import Desk, usual_desk
from generator.desk.repository.index import Index, beneath
from generator.ground.desk_names import HOUSE, TEMPLATES

_PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Project:
    """A desk with all that a check of it reads, ``needed``, and with what a commit would change of that, ``changed``.

    All paths are as in the index.
    """

    desk: Desk
    needed: frozenset[str]
    changed: frozenset[str]

    @property
    def concerns_all(self) -> bool:
        """Whether every template has to be checked: roster, house, pictures, a notice or fawen.yaml would change."""
        notices = {posixpath.dirname(path) for path in self.needed | self.changed if _is_notice(path)}
        house = posixpath.join(self.desk.templates, HOUSE)
        pictures = _pictures(self.desk)
        return (
            not self.changed.isdisjoint({self.desk.units, house, self.desk.standing})
            or (pictures is not None and any(True for _ in beneath(self.changed, pictures)))
            or any(True for folder in notices for _ in beneath(self.changed, folder))
        )


def projects(index: Index, named: Iterable[str], desks: Iterable[Desk]) -> Iterator[Project]:
    """The projects that the commit touches, or that contain a path of ``named``.

    They are ``desks``, and one for every other folder called templates.
    """
    top = index.git.top.name
    changed = index.changed | frozenset(named)
    usual = {folder for path in index.files | changed if (folder := _templates_of(path, top)) is not None}
    found = {folder: usual_desk(folder) for folder in usual} | {desk.templates: desk for desk in desks}
    for folder in sorted(found):
        around = _around(found[folder])
        own = frozenset(path for path in changed for each in around if path in beneath([path], each))
        own = frozenset(path for path in own if _nearest(path, found) in (folder, None))
        if own:
            needed = frozenset(path for each in around for path in beneath(index.files, each))
            yield Project(found[folder], needed, own)


def _around(desk: Desk) -> list[str]:
    """The files and folders that a check of ``desk`` reads."""
    if not desk.templates:  # the repository's top folder: what is beside it is no part of the repository
        return [""]
    beside = (desk.units, desk.notice, _pictures(desk), desk.standing)
    return [desk.templates, *(each for each in beside if each is not None)]


def _pictures(desk: Desk) -> str | None:
    return None if desk.units is None else posixpath.join(posixpath.dirname(desk.units), _PICTURES)


def _is_notice(path: str) -> bool:
    return posixpath.basename(path) == NOTICE_FILE


def _nearest(path: str, folders: Iterable[str]) -> str | None:
    """The innermost of ``folders`` that ``path`` lies in."""
    return max((each for each in folders if path in beneath([path], each)), key=len, default=None)


def _templates_of(path: str, top: str) -> str | None:
    """The nearest folder called templates around ``path``; ``""`` is the repository's top folder itself."""
    pieces = path.split("/")[:-1]
    for place in range(len(pieces), 0, -1):
        if pieces[place - 1] == TEMPLATES:
            return "/".join(pieces[:place])
    return "" if top == TEMPLATES else None
