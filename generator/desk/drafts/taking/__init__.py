"""From a draft to the folder of a notice: its elements recognised, its text as that of a text template.

:mod:`taking` is the whole. :mod:`front_values` says what the draft gives for the keys of a front matter,
:mod:`front_choice` which of them are written; :mod:`text_sections` makes the texts, :mod:`attachment_files` the files
of the attachments. :mod:`source_text` writes text so that a template prints it as it is.
"""

from generator.desk.drafts.taking.taken import Altered, Taken, Unplaced, Unwritten
from generator.desk.drafts.taking.taking import NOTICE, take

__all__ = ["NOTICE", "Altered", "Taken", "Unplaced", "Unwritten", "take"]
