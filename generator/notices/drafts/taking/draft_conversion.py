"""What became of a draft: the files of a notice, and all that its author has to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.ground.errors import Problem
from generator.notices.drafts.draft import Draft, Omission
from generator.official.recognition.elements import RecognisedDocument

Part = Literal["heading", "table", "attachment", "title", "title_note", "number", "secrecy", "recipients"]


@dataclass(frozen=True, slots=True)
class Alteration:
    """Text that differs from that of the draft; ``paragraph`` is None in a table."""

    part: Part
    paragraph: int | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CommentedKey:
    """The ``text`` of a ``key`` that is in notice.md as a comment only.

    It is a placeholder that is to be filled in, or where there is a ``problem``, no notice with it can be built.
    """

    key: str
    text: str
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class UnplacedText:
    """A text that may be an element; ``printed``: it is text after a remark, else only a remark."""

    paragraph: int | None
    text: str
    printed: bool


@dataclass(frozen=True, kw_only=True)
class DraftConversion:
    """A notice made of a ``draft``, whose elements are those of ``found``.

    ``files`` are the contents of its folder by name, with English keys. ``missing`` are keys that a notice must have
    when it is issued, and neither the draft nor the house gives. ``listed_only`` are titles of attachments that the
    draft lists and does not contain, ``unread`` headings that a text template reads as text. ``has_text``: the draft
    has a text of its own, and not only attachments. ``is_unsealed``: it looks signed without a seal.
    """

    draft: Draft
    found: RecognisedDocument
    files: Mapping[str, bytes]
    missing: tuple[str, ...] = ()
    unwritten: tuple[CommentedKey, ...] = ()
    altered: tuple[Alteration, ...] = ()
    unplaced: tuple[UnplacedText, ...] = ()
    left: tuple[Omission, ...] = ()
    listed_only: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    has_text: bool = True
    is_unsealed: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether it is built as a draft only."""
        return bool(self.missing) or not self.has_text
