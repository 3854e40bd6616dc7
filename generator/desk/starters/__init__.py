"""``fawen new``: a whole desk, or a commented sample notice, letter or roster, ready to build."""

from generator.desk.starters.first_roster import is_first_roster, write_first_roster
from generator.desk.starters.free_folder import free_folder
from generator.desk.starters.keys import Keys, with_keys
from generator.desk.starters.notice_from_draft import NoticeFromDraft, notice_from_draft, notice_of_draft
from generator.desk.starters.notice_like import notice_like
from generator.desk.starters.samples import is_sample, samples_in
from generator.desk.starters.starter_desk import ISSUER, PREFIX, Sender, issuer_problem, new_desk, prefix_problem
from generator.desk.starters.starter_letter import new_letter
from generator.desk.starters.starter_notice import blank_notice, new_notice
from generator.desk.starters.starter_roster import new_roster

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
