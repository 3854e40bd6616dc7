"""Drafts that were handed in to this server: those to be decided on, and those that became notices."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from generator.desk.starters.starter_notice import NoticeFromDraft
from generator.notices.drafts.draft import Draft
from generator.notices.drafts.taking.corrections import Roles
from generator.web.desk_request import Upload
from generator.web.open_desk import Latest, OpenDesk

_MOST_DRAFTS = 4
_MOST_FORMS = 1_000


@dataclass(frozen=True, slots=True)
class TakenDraft:
    """A ``draft`` called ``name`` that became a notice, and the ``roles`` that a person gave to its paragraphs."""

    name: str
    draft: Draft
    made: NoticeFromDraft
    roles: Roles


@dataclass
class DraftInbox:
    """The drafts handed in at one desk: ``waiting`` for a choice, ``taken`` by the notices' ids, ``done`` by forms.

    ``taking`` is held while a draft becomes a notice, which takes long, so that nobody else who writes waits for it.
    """

    waiting: Latest[Upload] = field(default_factory=lambda: Latest(_MOST_DRAFTS))
    taken: Latest[TakenDraft] = field(default_factory=lambda: Latest(_MOST_DRAFTS))
    done: Latest[str] = field(default_factory=lambda: Latest(_MOST_FORMS))
    taking: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, upload: Upload) -> str:
        """Keeps ``upload`` until it is decided what becomes of its tracked changes; returns its key."""
        key = secrets.token_hex(8)
        self.waiting[key] = upload
        return key


_desks: WeakKeyDictionary[OpenDesk, DraftInbox] = WeakKeyDictionary()


def handed_in(desk: OpenDesk) -> DraftInbox:
    """What was handed in at ``desk``."""
    return _desks.setdefault(desk, DraftInbox())
