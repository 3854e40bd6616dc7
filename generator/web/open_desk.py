"""The desk that is served: the working directory of the process, with its notices and its lock for writing."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.desk.standing.desk_places import NOTHING, DeskPlaces, desk_places
from generator.ground.disk import FolderEntry, read_entries
from generator.ground.errors import InputError
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.open_roster import OpenRoster

_DEEPEST = 3
"""How many folders below the templates a notice may be."""
_NO_NOTICES = ("unit", "dispatch")
_ID_LENGTH = 12


class NotFoundError(Exception):
    """An address has an id of something that is not there."""


def opaque_id(name: str) -> str:
    """The id by which addresses name what is called ``name``; nothing can be read from it."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class OpenNotice:
    """A notice of the desk: its ``folder``, and the ``id`` that addresses have for it."""

    id: str
    folder: Path


class OpenDesk:
    """The desk in the working directory; ``environment`` has the places that go before fawen.yaml, by their keys.

    Whatever writes holds ``writing``, so that two requests never write at once.
    """

    def __init__(self, environment: Mapping[str, str] = NOTHING) -> None:
        self._environment = environment
        self.writing = threading.RLock()
        self.roster = OpenRoster(opaque_id)

    def places(self) -> DeskPlaces:
        """Where its inputs and papers are, by what fawen.yaml says now."""
        return desk_places(Path(), self._environment)

    def notices(self) -> tuple[OpenNotice, ...]:
        """Its notices: the one that a build takes first, then the other folders of the templates that hold one."""
        places = self.places()
        usual = places.notice.path
        found = [usual] if os.path.lexists(usual / NOTICE_FILE) else []
        found += (folder for folder in _notice_folders(places.templates.path, _DEEPEST) if folder != usual)
        return tuple(OpenNotice(opaque_id(folder.as_posix()), folder) for folder in found)

    def notice(self, notice_id: str) -> OpenNotice:
        """The notice of that id. Raises NotFoundError."""
        for each in self.notices():
            if each.id == notice_id:
                return each
        raise NotFoundError


def _notice_folders(folder: Path, depth: int) -> Iterator[Path]:
    """The folders below ``folder``, at most ``depth`` deep, that hold a notice; links are not followed."""
    for entry in _entries(folder):
        if entry.kind == "folder" and not entry.path.name.startswith(".") and entry.path.name not in _NO_NOTICES:
            if os.path.lexists(entry.path / NOTICE_FILE):
                yield entry.path
            elif depth > 1:
                yield from _notice_folders(entry.path, depth - 1)


def _entries(folder: Path) -> list[FolderEntry]:
    try:
        return list(read_entries(folder))
    except (InputError, OSError):
        return []
