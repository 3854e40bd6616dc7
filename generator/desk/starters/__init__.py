"""``fawen new``: a commented sample notice, letter or roster, ready to build."""

from generator.desk.starters.keys import Keys, with_keys
from generator.desk.starters.starter_letter import new_letter
from generator.desk.starters.starter_notice import new_notice
from generator.desk.starters.starter_roster import new_roster

__all__ = ["Keys", "new_letter", "new_notice", "new_roster", "with_keys"]
