"""The folders of templates that a commit touches, and what in them has to be checked."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.check.targets import NOTICE_FILE, TEMPLATES
from generator.desk.repository.index import Index, beneath

_UNITS, _PICTURES, _HOUSE = "units.yaml", "pictures", "house.yaml"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder called templates, with the roster and the pictures beside it; all paths as in the index.

    ``needed`` are the files that a check of it reads, ``changed`` those that a commit would change.
    """

    templates: str
    needed: frozenset[str]
    changed: frozenset[str]

    @property
    def units(self) -> str:
        """The roster's path."""
        return posixpath.join(posixpath.dirname(self.templates), _UNITS)

    @property
    def concerns_all(self) -> bool:
        """Whether every template has to be checked: roster, house, pictures or a notice would change."""
        notices = {posixpath.dirname(path) for path in self.needed | self.changed if _is_notice(path)}
        pictures = posixpath.join(posixpath.dirname(self.templates), _PICTURES)
        house = posixpath.join(self.templates, _HOUSE)
        return (
            not self.changed.isdisjoint({self.units, house})
            or any(True for _ in beneath(self.changed, pictures))
            or any(True for folder in notices for _ in beneath(self.changed, folder))
        )


def projects(index: Index, named: Iterable[str]) -> Iterator[Project]:
    """The projects that the commit touches, or that contain a path of ``named``."""
    top = index.git.top.name
    changed = index.changed | frozenset(named)
    folders = {folder for path in index.files | changed if (folder := _templates_of(path, top)) is not None}
    for templates in sorted(folders):
        base = posixpath.dirname(templates)
        around = [templates] if not templates else [
            templates, posixpath.join(base, _UNITS), posixpath.join(base, _PICTURES)
        ]  # fmt: skip
        own = frozenset(path for path in changed for folder in around if path in beneath([path], folder))
        own = frozenset(path for path in own if _templates_of(path, top) in (templates, None))
        if own:
            needed = frozenset(path for folder in around for path in beneath(index.files, folder))
            yield Project(templates, needed, own)


def _is_notice(path: str) -> bool:
    return posixpath.basename(path) == NOTICE_FILE


def _templates_of(path: str, top: str) -> str | None:
    """The nearest folder called templates around ``path``; ``""`` is the repository's top folder itself."""
    pieces = path.split("/")[:-1]
    for place in range(len(pieces), 0, -1):
        if pieces[place - 1] == TEMPLATES:
            return "/".join(pieces[:place])
    return "" if top == TEMPLATES else None
