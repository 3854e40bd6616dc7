"""A draft that an office already has, in Word or as text: its text, pictures and comments, and what was left out.

:mod:`opening` recognises what a file is, :mod:`opening` opens it, :mod:`plain_text` reads text files;
:mod:`reading` resolves tracked changes; :mod:`reading`, :mod:`pictures`, :mod:`reading` and
:mod:`unread_text` read what is not in the text; :mod:`reading` does all of it.
"""

from generator.notices.drafts.draft import (
    Draft,
    DraftChanges,
    DraftComment,
    DraftKind,
    DraftPicture,
    Left,
)
from generator.notices.drafts.reading import draft_in, read_draft
from generator.office.wordml.tracked_changes import Choice

__all__ = [
    "Choice",
    "Draft",
    "DraftChanges",
    "DraftComment",
    "DraftKind",
    "DraftPicture",
    "Left",
    "draft_in",
    "read_draft",
]
