"""The roster: who gets the dispatch's papers, and which of them a notice addresses."""

from generator.roster.addressing import Addressed, addressed
from generator.roster.context import dispatch_context, unit_context
from generator.roster.fields import STANDARD_FIELD_TITLES, STANDARD_TITLES, DeclaredField, Kind
from generator.roster.load import load_roster, pictures_of
from generator.roster.unit import Group, Roster, Unit, Value

__all__ = [
    "STANDARD_FIELD_TITLES",
    "STANDARD_TITLES",
    "Addressed",
    "DeclaredField",
    "Group",
    "Kind",
    "Roster",
    "Unit",
    "Value",
    "addressed",
    "dispatch_context",
    "load_roster",
    "pictures_of",
    "unit_context",
]
