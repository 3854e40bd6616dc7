"""``fawen new``: a whole desk, or a commented sample notice, letter or roster, ready to build."""

from generator.desk.starters.starter_desk import (
    ISSUER,
    PREFIX,
    Sender,
    is_first_roster,
    issuer_problem,
    new_desk,
    new_letter,
    new_roster,
    prefix_problem,
    write_first_roster,
)
from generator.desk.starters.starter_files import Keys, free_folder, is_sample, samples_in, with_keys
from generator.desk.starters.starter_notice import (
    NoticeFromDraft,
    blank_notice,
    new_notice,
    notice_from_draft,
    notice_like,
    notice_of_draft,
)

__all__ = [
    "ISSUER",
    "PREFIX",
    "Keys",
    "NoticeFromDraft",
    "Sender",
    "blank_notice",
    "free_folder",
    "is_first_roster",
    "is_sample",
    "issuer_problem",
    "new_desk",
    "new_letter",
    "new_notice",
    "new_roster",
    "notice_from_draft",
    "notice_like",
    "notice_of_draft",
    "prefix_problem",
    "samples_in",
    "with_keys",
    "write_first_roster",
]
