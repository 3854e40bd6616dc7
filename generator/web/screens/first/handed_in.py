"""Drafts that were handed in to this server: those to be decided on, and those that became notices."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from generator.desk.drafts import Draft
from generator.desk.drafts.taking import Roles
from generator.desk.starters import NoticeFromDraft
from generator.web.asked import Upload
from generator.web.open_desk import OpenDesk

T = TypeVar("T")

_MOST_DRAFTS = 4
_MOST_FORMS = 1_000


@dataclass(frozen=True, slots=True)
class TakenDraft:
    """A ``draft`` called ``name`` that became a notice, and the ``roles`` that a person gave to its paragraphs."""

    name: str
    draft: Draft
    made: NoticeFromDraft
    roles: Roles


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


@dataclass
class HandedIn:
    """What was handed in at one desk: ``waiting`` for a choice, ``taken`` by the notices' ids, ``done`` by forms."""

    waiting: Latest[Upload] = field(default_factory=lambda: Latest(_MOST_DRAFTS))
    taken: Latest[TakenDraft] = field(default_factory=lambda: Latest(_MOST_DRAFTS))
    done: Latest[str] = field(default_factory=lambda: Latest(_MOST_FORMS))

    def wait(self, upload: Upload) -> str:
        """Keeps ``upload`` until it is decided what becomes of its tracked changes; returns its key."""
        key = secrets.token_hex(8)
        self.waiting[key] = upload
        return key


_desks: WeakKeyDictionary[OpenDesk, HandedIn] = WeakKeyDictionary()


def handed_in(desk: OpenDesk) -> HandedIn:
    """What was handed in at ``desk``."""
    return _desks.setdefault(desk, HandedIn())
