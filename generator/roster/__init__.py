"""The roster: who gets the dispatch's papers, and which of them a notice addresses."""

from generator.roster.addressing import Addressed, addressed
from generator.roster.fields import DeclaredField, Kind
from generator.roster.load import load_roster
from generator.roster.unit import Group, Roster, Unit, Value

__all__ = [
    "Addressed",
    "DeclaredField",
    "Group",
    "Kind",
    "Roster",
    "Unit",
    "Value",
    "addressed",
    "load_roster",
]
