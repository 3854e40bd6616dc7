"""The roster: who gets the dispatch's papers, and which of them a notice addresses."""

from generator.roster.units.addressing import Addressed, addressed
from generator.roster.units.context import dispatch_context, unit_context
from generator.roster.units.declared_fields import STANDARD_FIELD_TITLES, DeclaredField, Kind, read_fields, titles
from generator.roster.units.doubts import doubts, former_name_doubts
from generator.roster.units.groups import Group, Roster
from generator.roster.units.load import checked_roster, load_roster, pictures_of, roster_in
from generator.roster.units.said import SaidRoster, group_nodes, read_said, said_in_yaml, said_of, unit_nodes
from generator.roster.units.standard_field import StandardField
from generator.roster.units.unit import (
    FIELDS_OF_TEXTS,
    NAME_BY_DEFAULT,
    STANDARD_FIELDS,
    UNIT_FIELDS,
    Unit,
    UnitPlace,
    Value,
)
from generator.roster.units.unit_reading import MAX_UNITS, Tally, UnitForm, UnitReader

__all__ = [
    "FIELDS_OF_TEXTS",
    "MAX_UNITS",
    "NAME_BY_DEFAULT",
    "STANDARD_FIELDS",
    "STANDARD_FIELD_TITLES",
    "UNIT_FIELDS",
    "Addressed",
    "DeclaredField",
    "Group",
    "Kind",
    "Roster",
    "SaidRoster",
    "StandardField",
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
