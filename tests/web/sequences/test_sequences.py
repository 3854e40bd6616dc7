"""Whatever a person does on the page, in any order: the folder and the page agree, and nothing typed is lost."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant

from tests.chosen import examples
from tests.web.sequences.notice_rules import NoticeRules
from tests.web.sequences.roster_rules import RegisterRules, RosterRules

SEQUENCES = 300
IN_EVERY_RUN = 8
STEPS = 25


class Sequences(NoticeRules, RosterRules, RegisterRules):
    """One clerk at one desk, with windows that are new and old."""

    @invariant()
    def the_folder_and_the_page_agree(self) -> None:
        if hasattr(self, "model"):
            self.agree()


TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=examples(SEQUENCES, in_every_run=IN_EVERY_RUN),
    stateful_step_count=STEPS,
    phases=[Phase.generate],  # what fails is printed step by step; making it shorter takes many minutes
    suppress_health_check=list(HealthCheck),
)
