"""From a draft to the folder of a notice: its elements recognised, its text as that of a text template.

:mod:`taking` is the whole. :mod:`front_values` says what the draft gives for the keys of a front matter,
:mod:`front_choice` which of them are written; :mod:`text_sections` makes the texts, :mod:`attachment_files` the files
of the attachments. :mod:`source_text` writes text so that a template prints it as it is. :mod:`corrections` puts what a
person says in the place of what was recognised, :mod:`draft_paragraphs` lists what each paragraph is.
"""

from generator.desk.drafts.taking.corrections import NO_ROLES, ROLES, Role, Roles
from generator.desk.drafts.taking.draft_paragraphs import DraftParagraph, draft_paragraphs
from generator.desk.drafts.taking.taken import Altered, Taken, Unplaced, Unwritten
from generator.desk.drafts.taking.taking import NOTICE, take

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
