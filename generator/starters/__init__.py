"""What somebody begins with: a notice, a letter, a roster, commented, invented, and built at once."""

from generator.starters.letter import new_letter
from generator.starters.notice import new_notice
from generator.starters.roster import new_roster

__all__ = ["new_letter", "new_notice", "new_roster"]
