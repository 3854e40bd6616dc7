"""A draft that an office already has, in Word or as text: its text, pictures and comments, and what was left out."""

from generator.desk.drafts.draft import (
    Choice,
    Draft,
    DraftChanges,
    DraftComment,
    DraftKind,
    DraftPicture,
    Left,
)

__all__ = [
    "Choice",
    "Draft",
    "DraftChanges",
    "DraftComment",
    "DraftKind",
    "DraftPicture",
    "Left",
]
