"""The desk that is served: the working directory, with its notices, its lock, and what was read of its files."""

from __future__ import annotations

import math
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar, cast

from generator.desk.desk_places import NOTHING, DeskPlaces, desk_places
from generator.desk.desk_templates import desk_templates
from generator.desk.fawen_yaml import KEYS, Standing, read_standing
from generator.desk.notice_states import NoticeState, notice_heading, notice_state
from generator.desk.starters.starter_files import is_sample
from generator.dispatch.templates import FOLDERS, template_title
from generator.ground.desk_names import STANDING
from generator.ground.disk import FolderEntry, read_entries
from generator.ground.errors import GeneratorError, InputError, Problem
from generator.ground.source.nodes import MappingNode
from generator.register.next_number import RegisterYears
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.house import house_defaults
from generator.web import jobs, opaque_ids, open_roster

_DEEPEST = 3
"""How many folders below the templates a notice may be."""
_YES = frozenset({"1", "true", "t", "yes", "y", "on"})
"""What an environment variable says for yes, as for the terminal."""


class NotFoundError(Exception):
    """An address has an id of something that is not there."""


@dataclass(frozen=True, slots=True)
class OpenNotice:
    """A notice of the desk: its ``folder``, and the ``id`` that addresses have for it."""

    id: str
    folder: Path

    @property
    def address(self) -> str:
        """The address of its page; those of the other screens about it begin with that."""
        return f"/notices/{self.id}"


class OpenDesk:
    """The desk in the working directory; ``environment`` has the places that go before fawen.yaml, by their keys.

    A request that writes holds ``writing``, so that no two write at once. ``files`` keeps what was read, ``jobs`` are
    what goes on meanwhile, ``roster`` is what the pages of the roster know of it.
    """

    def __init__(self, environment: Mapping[str, str] = NOTHING) -> None:
        self._environment = environment
        self.writing = threading.RLock()
        self.roster = open_roster.OpenRoster()
        self.files = KeptFiles()
        self.jobs = jobs.Jobs()
        self._heading = partial(notice_heading, house=None)

    def places(self) -> DeskPlaces:
        """Where its inputs and papers are, by what fawen.yaml says now."""
        return desk_places(Path(), self._environment)

    def standing(self, key: str) -> str | bool | int | tuple[str, ...] | None:
        """The value of the environment, else of fawen.yaml, for an option that was not chosen; None without any.

        Raises InputError with the problems of fawen.yaml.
        """
        standing = read_standing(Path()) if os.path.lexists(STANDING) else Standing()
        InputError.raise_for(standing.problems)
        named = self._environment.get(key)
        if named is not None:
            return named.strip().lower() in _YES if KEYS[key].kind == "flag" else named
        return standing.values.get(key)

    def is_begun(self) -> bool:
        """Whether the folder is a desk already: it has templates or a roster."""
        places = self.places()
        return os.path.lexists(places.templates.path) or os.path.lexists(places.units.path)

    def notices(self) -> tuple[OpenNotice, ...]:
        """Its notices: the one that a build takes first, then the other folders of the templates that hold one."""
        places = self.places()
        usual = places.notice.path
        found = [usual] if os.path.lexists(usual / NOTICE_FILE) else []
        found += (folder for folder in _notice_folders(places.templates.path, _DEEPEST) if folder != usual)
        return tuple(OpenNotice(opaque_ids.opaque_id(folder.as_posix()), folder) for folder in found)

    def notice(self, notice_id: str) -> OpenNotice:
        """The notice of that id. Raises NotFoundError."""
        for each in self.notices():
            if each.id == notice_id:
                return each
        raise NotFoundError

    def states(self) -> list[tuple[OpenNotice, NoticeState]]:
        """Each notice with how far it is; one that cannot be read is a draft without a title.

        Registered notices come last, the latest first.
        """
        places, register = self.places(), self._register()
        found = [(each, self._state(each, places, register)) for each in self.notices()]
        return sorted(found, key=lambda each: _entered(each[1], register), reverse=True)

    def state(self, notice: OpenNotice) -> NoticeState:
        """How far ``notice`` is."""
        return self._state(notice, self.places(), self._register())

    def _state(self, notice: OpenNotice, places: DeskPlaces, register: RegisterYears | None) -> NoticeState:
        house = self.house()
        if house is not self._heading.keywords["house"]:
            self._heading = partial(notice_heading, house=house)
        heading = self.files.read(notice.folder / NOTICE_FILE, self._heading)
        return notice_state(notice.folder, heading, places.output.path, register)

    def register(self) -> RegisterYears:
        """The rows of its register. Raises RegisterError where that is damaged."""
        return self.files.read(self.places().register.path, RegisterYears)

    def _register(self) -> RegisterYears | None:
        try:
            return self.register()
        except GeneratorError:
            return None

    def house(self) -> MappingNode | None:
        """What house.yaml gives for all notices; None where it is not there, or cannot be read."""
        try:
            return self.files.read(self.places().house.to_read(), house_defaults)
        except GeneratorError:
            return None

    def has_sample_roster(self) -> bool:
        """Whether its roster is the one of invented units that a new desk begins with."""
        return self.files.read(self.places().units.path, is_sample)

    def template_titles(self) -> dict[str, str]:
        """What the templates are called in their own properties, by their names, such as ``unit/cover-letter.docx``.

        Those without a title, and those that cannot be read, are left out.
        """
        found: dict[str, str] = {}
        with suppress(GeneratorError):
            for each in desk_templates(self.places().templates.path):
                with suppress(GeneratorError):
                    found[each.name] = self.files.read(each.path, template_title)
        return {name: title for name, title in found.items() if title}


def _entered(state: NoticeState, register: RegisterYears | None) -> float:
    """The serial of the row that issued the number of a notice; a larger one than any where it is not registered."""
    row = register.issued(state.filed_number) if register is not None and state.state == "registered" else None
    return math.inf if row is None else row.serial


def _notice_folders(folder: Path, depth: int) -> Iterator[Path]:
    """The folders below ``folder``, at most ``depth`` deep, that hold a notice; links are not followed."""
    for entry in _entries(folder):
        if entry.kind == "folder" and not entry.path.name.startswith(".") and entry.path.name not in FOLDERS:
            if os.path.lexists(entry.path / NOTICE_FILE):
                yield entry.path
            elif depth > 1:
                yield from _notice_folders(entry.path, depth - 1)


def _entries(folder: Path) -> list[FolderEntry]:
    try:
        return list(read_entries(folder))
    except (InputError, OSError):
        return []


# What was read of files is kept as long as these are unchanged: pages are asked for far more often than files change.


T = TypeVar("T")

_MOST_KEPT = 1_000
"""Files of which something is kept: the notices, the roster, the register."""


def signature(path: Path) -> tuple[int, ...] | None:
    """The status of the file at ``path`` that each write changes; None for a missing file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


class KeptFiles:
    """The files that were read last."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Path, Callable[[Path], object]], tuple[tuple[int, ...] | None, object]] = {}

    def read(self, path: Path, by: Callable[[Path], T]) -> T:
        """What ``by`` returns for the file at ``path``, kept as long as that is the same file, unchanged.

        ``by`` is a function of a module, part of the key. Raises what it raises, kept as well: a large file with a
        mistake is read once, however often it is asked for.
        """
        seen = signature(path)
        before, value = self._kept.get((path, by), (None, None))
        if seen is None or before != seen:
            value = _outcome(path, by)
            self._kept[path, by] = seen, value
            while len(self._kept) > _MOST_KEPT:
                self._kept.pop(next(iter(self._kept)), None)
        if isinstance(value, _KeptRefusal):
            raise value.kind(value.problems)
        return cast("T", value)


class Latest(Generic[T]):
    """The last few values, by their keys."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[str, T] = OrderedDict()

    def get(self, key: str) -> T | None:
        """The value of ``key``, None where it was never there or is no longer."""
        return self._values.get(key)

    def __setitem__(self, key: str, value: T) -> None:
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > self._most:
            self._values.popitem(last=False)


@dataclass(frozen=True, slots=True)
class _KeptRefusal:
    """A file that was read and refused: the exception's class, and its problems. An exception keeps what was read."""

    kind: type[GeneratorError]
    problems: tuple[Problem, ...]


def _outcome(path: Path, by: Callable[[Path], object]) -> object:
    """What ``by`` returns for the file at ``path``, or that it is refused for what is in it.

    Raises GeneratorError where the system refuses to read it now.
    """
    try:
        return by(path)
    except GeneratorError as fault:
        if isinstance(fault.__cause__, OSError):
            raise
        return _KeptRefusal(type(fault), fault.problems)
