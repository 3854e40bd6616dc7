"""The drafts that became notices at the desk that is served, and which of their paragraphs a person is to look at."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.check.finding import element_name
from generator.desk.starters.starter_notice import NoticeFromDraft
from generator.ground.errors import joined
from generator.ground.words.vocabularies import page_text as text
from generator.notices.drafts.draft import Draft
from generator.notices.drafts.taking.corrections import ROLES, DraftParagraph, Role, Roles, draft_paragraphs
from generator.web.open_desk import Latest, OpenDesk, OpenNotice

_MOST_DRAFTS = 4
_MOST_FORMS = 1_000


@dataclass(frozen=True)
class TakenDraft:
    """A ``draft`` called ``name`` that became a notice.

    ``roles`` are those that a person gave to its paragraphs, ``right`` the numbers of those that were found right.
    """

    name: str
    draft: Draft
    made: NoticeFromDraft
    roles: Roles
    right: frozenset[int] = frozenset()

    @cached_property
    def paragraphs(self) -> Sequence[DraftParagraph]:
        """The paragraphs that may be corrected, in order."""
        return draft_paragraphs(self.made.taken.found)

    @property
    def doubtful(self) -> list[DraftParagraph]:
        """Those that were not recognised for certain, and that nobody has looked at yet."""
        return [each for each in self.paragraphs if self.doubt(each)]

    def doubt(self, each: DraftParagraph) -> str:
        """Why somebody is to look at ``each``, as the name of a text; ``""`` where nobody needs to."""
        if each.number in self.roles or each.number in self.right or (each.certain and each.names):
            return ""
        return "first-likely" if each.names else "first-unknown"

    def names(self, each: DraftParagraph) -> str:
        """What a paragraph was taken for, in words."""
        if self.roles.get(each.number) == "nothing":
            return role_name("nothing")
        named = joined(map(element_name, each.names)).text() or text("first-unknown")
        return named if each.attachment is None else text("first-in-attachment", serial=each.attachment, name=named)


@dataclass
class OpenDrafts:
    """The drafts handed in at one desk: ``taken`` by the notices' ids, ``done`` by forms.

    ``taking`` is held while a draft becomes a notice, which takes long, so that nobody else who writes waits for it.
    """

    taken: Latest[TakenDraft] = field(default_factory=lambda: Latest(_MOST_DRAFTS))
    done: Latest[str] = field(default_factory=lambda: Latest(_MOST_FORMS))
    taking: threading.Lock = field(default_factory=threading.Lock)


def taken_from(desk: OpenDesk, notice: OpenNotice) -> TakenDraft | None:
    """The draft that became ``notice``, None where that is not at hand."""
    return desk.kept(OpenDrafts).taken.get(notice.id)


def role_choices() -> dict[Role, str]:
    """What a paragraph can be, each with its name."""
    return {role: role_name(role) for role in ROLES}


def role_name(role: Role) -> str:
    """The name of a role, as a choice."""
    return text("first-nothing") if role == "nothing" else element_name(role).text()
