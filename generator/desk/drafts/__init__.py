"""A draft that an office already has, in Word or as text: its text, pictures and comments, and what was left out.

:mod:`file_content` recognises what a file is, :mod:`opening` opens it, :mod:`plain_text` reads text files;
:mod:`changes` resolves tracked changes; :mod:`comments`, :mod:`pictures`, :mod:`changing_fields` and
:mod:`unread_text` read what is not in the text; :mod:`reading` does all of it.
"""

from generator.desk.drafts.draft import (
    Draft,
    DraftChanges,
    DraftComment,
    DraftKind,
    DraftPicture,
    Left,
)
from generator.desk.drafts.reading import draft_in, read_draft
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
