"""The roster: who gets the dispatch's papers, and which of them a notice addresses."""

from generator.roster.addressing import Addressed, addressed
from generator.roster.context import dispatch_context, unit_context
from generator.roster.doubts import doubts, former_name_doubts
from generator.roster.fields import STANDARD_FIELD_TITLES, STANDARD_TITLES, DeclaredField, Kind, read_fields, titles
from generator.roster.load import checked_roster, load_roster, pictures_of, roster_in
from generator.roster.said import SaidRoster, group_nodes, read_said, said_in_yaml, said_of, unit_nodes
from generator.roster.unit import Group, Roster, Unit, UnitPlace, Value
from generator.roster.unit_reading import MAX_UNITS, Tally, UnitForm, UnitReader

__all__ = [
    "MAX_UNITS",
    "STANDARD_FIELD_TITLES",
    "STANDARD_TITLES",
    "Addressed",
    "DeclaredField",
    "Group",
    "Kind",
    "Roster",
    "SaidRoster",
    "Tally",
    "Unit",
    "UnitForm",
    "UnitPlace",
    "UnitReader",
    "Value",
    "addressed",
    "checked_roster",
    "dispatch_context",
    "doubts",
    "former_name_doubts",
    "group_nodes",
    "load_roster",
    "pictures_of",
    "read_fields",
    "read_said",
    "roster_in",
    "said_in_yaml",
    "said_of",
    "titles",
    "unit_context",
    "unit_nodes",
]
