"""From a draft to the folder of a notice: its elements recognised, its text as that of a text template.

:mod:`taking` is the whole. :mod:`front_values` says what the draft gives for the keys of a front matter, and which of
them are written; :mod:`text_sections` makes the texts, :mod:`attachment_files` the files of the attachments.
:mod:`source_text` writes text so that a template prints it as it is. :mod:`corrections` lists what each paragraph is,
and puts what a person says in the place of what was recognised.
"""

from generator.notices.drafts.taking.corrections import NO_ROLES, ROLES, DraftParagraph, Role, Roles, draft_paragraphs
from generator.notices.drafts.taking.taken import Altered, Taken, Unplaced, Unwritten
from generator.notices.drafts.taking.taking import NOTICE, take

__all__ = [
    "NOTICE",
    "NO_ROLES",
    "ROLES",
    "Altered",
    "DraftParagraph",
    "Role",
    "Roles",
    "Taken",
    "Unplaced",
    "Unwritten",
    "draft_paragraphs",
    "take",
]
