"""The desk that is served: the working directory, with its notices, its lock, and what was read of its files."""

from __future__ import annotations

import math
import os
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, Literal, TypeVar, cast

from generator.desk.desk_places import NOTHING, DeskPlaces, desk_places
from generator.desk.desk_templates import desk_templates
from generator.desk.dispatch_steps import (
    Recipients,
    StepFacts,
    StepName,
    StepState,
    changed_at,
    made_at,
    recipients_of,
    steps_of,
    templates_changed_at,
)
from generator.desk.fawen_yaml import KEYS, Standing, Value, read_standing
from generator.desk.notice_states import NoticeState, notice_heading, notice_state
from generator.desk.sent_papers import SENT, sent_papers
from generator.desk.starters.starter_files import is_sample
from generator.dispatch.templates import FOLDERS, template_title
from generator.ground.desk_names import STANDING
from generator.ground.disk import FolderEntry, read_entries
from generator.ground.errors import GeneratorError, InputError, Problem
from generator.ground.source.nodes import MappingNode
from generator.register.next_number import RegisterYears
from generator.roster.sheets.named_file import load_units
from generator.roster.units.groups import Roster, for_everybody
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.house import house_defaults
from generator.web import jobs, opaque_ids, open_roster

T = TypeVar("T")

_DEEPEST = 3
"""How many folders below the templates a notice may be."""
_MOST_UPLOADS, _MOST_ENTRIES, _MOST_TEXTS = 4, 20, 50
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


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: its ``name`` on the sender's machine, never a path here, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A notice of the desk with its state, whom it addresses, and how far each of its steps is."""

    notice: OpenNotice
    state: NoticeState
    recipients: Recipients
    steps: Mapping[StepName, StepState]
    is_sent: bool

    @property
    def stage(self) -> Literal["sample", "broken", "draft", "numbered", "made", "sent"]:
        """How far it is, in one word."""
        if not self.state.is_read:
            return "broken"
        if self.state.state == "new":
            return "sample"
        if self.is_sent:
            return "sent"
        if self.steps["make"] != "open":
            return "made"
        return "numbered" if self.steps["number"] == "done" else "draft"


class OpenDesk:
    """The desk in the working directory; ``environment`` has the places that go before fawen.yaml, by their keys.

    A request that writes holds ``writing``, so that no two write at once. ``files`` keeps what was read, ``jobs`` are
    what goes on meanwhile, ``roster`` is what the pages of the roster know of it, ``uploads`` the files that were
    handed over last, by keys, until it is decided what becomes of them. ``entry_warnings`` are those about the numbers
    that were entered last, by the ids of their notices or the serials of their rows, ``in_windows`` the texts that
    windows show, by their digests.
    """

    def __init__(self, environment: Mapping[str, str] = NOTHING) -> None:
        self._environment = environment
        self.writing = threading.RLock()
        self.roster = open_roster.OpenRoster()
        self.files = KeptFiles()
        self.jobs = jobs.Jobs()
        self.uploads: Latest[Upload] = Latest(_MOST_UPLOADS)
        self.entry_warnings: Latest[tuple[Problem, ...]] = Latest(_MOST_ENTRIES)
        self.in_windows: Latest[bytes] = Latest(_MOST_TEXTS)
        self._kept: dict[object, object] = {}
        self._heading = partial(notice_heading, house=None)
        self._recipients: dict[Path, tuple[object, Recipients]] = {}
        self._errors: dict[Path, tuple[object, int]] = {}
        self._papers_seen: dict[Path, int] = {}
        self._compared: dict[Path, int] = {}

    def kept(self, kind: type[T]) -> T:
        """What a screen keeps between requests: the one ``kind`` of this desk, made when it is first asked for."""
        return cast("T", self._kept.setdefault(kind, kind()))

    def hold(self, upload: Upload) -> str:
        """Holds ``upload`` until it is decided what becomes of it; returns its key."""
        key = secrets.token_hex(8)
        self.uploads[key] = upload
        return key

    def places(self) -> DeskPlaces:
        """Where its inputs and papers are, by what fawen.yaml says now."""
        return desk_places(Path(), self._environment)

    def standing(self, key: str) -> Value | None:
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

    def dispatches(self) -> list[Dispatch]:
        """Each notice with how far its steps are, in the order of :meth:`states`."""
        places, states, templates = self.places(), self.states(), self._templates_changed()
        made = {notice.id: made_at(state, places.output.path) for notice, state in states}
        is_made_with = max((each for each in made.values() if each), default=0) > templates
        sent = self.files.read(self.sent_file(), sent_papers)
        found = []
        for notice, state in states:
            typed, errors = self._errors.get(notice.folder, (None, 0))
            record, changed = sent.get(notice.folder.name), self.inputs_changed(notice)
            facts = StepFacts(
                state,
                self.recipients(notice),
                has_errors=errors > 0 and typed == self._texts(notice),
                has_roster=self.roster_read() is not None,
                are_papers_seen=is_made_with or templates in (0, self._papers_seen.get(notice.folder)),
                made=made[notice.id],
                changed=0 if changed == self._compared.get(notice.folder) else changed,
                is_sent=record is not None and record.number == state.number,
            )
            found.append(Dispatch(notice, state, facts.recipients, steps_of(facts), facts.is_sent))
        return found

    def dispatch(self, notice: OpenNotice) -> Dispatch:
        """How far ``notice`` is. Raises NotFoundError."""
        for each in self.dispatches():
            if each.notice.id == notice.id:
                return each
        raise NotFoundError

    def recipients(self, notice: OpenNotice) -> Recipients:
        """Whom ``notice`` addresses, by the files as they are."""
        places, roster = self.places(), self.roster_read()
        seen = (
            self._texts(notice),
            signature(places.house.path),
            signature(places.units.path),
            self.standing("everybody"),
        )
        before, found = self._recipients.get(notice.folder, (None, Recipients()))
        if before != seen:
            found = recipients_of(notice.folder, places.house.path, roster)
            self._recipients[notice.folder] = seen, found
        return found

    def roster_read(self) -> Roster | None:
        """The roster; None where it cannot be read, which its own screen says, and where its units are invented."""
        if self.has_sample_roster():
            return None
        try:
            roster = self.files.read(self.places().units.to_read(), load_units)
            return for_everybody(roster) if self.standing("everybody") else roster
        except GeneratorError:
            return None

    def note_errors(self, notice: OpenNotice, count: int) -> None:
        """Notes how many errors are found in the texts of ``notice`` as they are."""
        self._errors[notice.folder] = self._texts(notice), count

    def note_papers_seen(self, notice: OpenNotice) -> None:
        """Notes that somebody has looked at the papers of ``notice``, of the templates as they are."""
        self._papers_seen[notice.folder] = self._templates_changed()

    def inputs_changed(self, notice: OpenNotice) -> int:
        """When an input of the dispatch of ``notice`` was written last, in nanoseconds."""
        places = self.places()
        return changed_at(notice.folder, places.house.path, places.units.path, places.templates.path)

    def note_set_current(self, notice: OpenNotice, changed: int) -> None:
        """Notes that the set of ``notice`` is what a build makes of its inputs, the last of them written ``changed``.

        Whoever compared all papers knows it; by the time alone a set looks older than a text whose 公开属性 was edited.
        """
        self._compared[notice.folder] = changed

    def sent_file(self) -> Path:
        """The file that records which papers were sent, beside the register."""
        return self.places().register.path.parent / SENT

    def _templates_changed(self) -> int:
        return templates_changed_at(self.places().templates.path)

    def _texts(self, notice: OpenNotice) -> object:
        """What each change of the files of ``notice`` changes."""
        return tuple((each.path.name, signature(each.path)) for each in _entries(notice.folder) if each.kind == "file")

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

    def forget(self, key: str) -> None:
        """Drops the value of ``key``, if there is one."""
        self._values.pop(key, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

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
