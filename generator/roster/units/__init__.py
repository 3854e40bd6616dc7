"""units.yaml → units and groups; which of them a notice addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ground.on_first_use import on_first_use
from generator.roster.units.declared_fields import (
    FIELD_NAMES,
    GROUP_NAMES,
    MAX_FIELDS,
    ROSTER_NAMES,
    STANDARD_FIELD_TITLES,
    DeclaredField,
    FieldKind,
    read_fields,
    roster_names,
    titles,
    unit_names,
)
from generator.roster.units.groups import (
    ANY_CLASS,
    Group,
    Roster,
    certain_classes,
    for_everybody,
    split_outside_brackets,
)
from generator.roster.units.load import checked_roster, load_roster, roster_in
from generator.roster.units.sheet_headings import field_name, further_titles, hidden_heading, plain_titles, written_name
from generator.roster.units.unit import (
    CLASS_FIELD,
    EVERYBODY_FIELD,
    FIELDS_OF_TEXT,
    FIELDS_OF_TEXTS,
    NAME_BY_DEFAULT,
    NESTED_KINDS,
    STANDARD_FIELDS,
    UNIT_FIELDS,
    StandardField,
    Unit,
    UnitPlace,
    Value,
)
from generator.roster.units.unit_reading import MAX_UNITS, Tally, UnitForm, UnitReader

if TYPE_CHECKING:
    from generator.roster.units.addressing import Addressed, addressed, bare_recipient, recipient_words
    from generator.roster.units.context import dispatch_context, unit_context
    from generator.roster.units.doubts import former_name_doubts, odd_values
    from generator.roster.units.explicit_roster import (
        ExplicitRoster,
        explicit_fields,
        explicit_in_yaml,
        group_nodes,
        laid_out,
        read_explicit,
        unit_nodes,
    )
else:  # what is not needed to read a roster
    __getattr__ = on_first_use(
        __name__,
        {
            "addressing": ["Addressed", "addressed", "bare_recipient", "recipient_words"],
            "context": ["dispatch_context", "unit_context"],
            "doubts": ["former_name_doubts", "odd_values"],
            "explicit_roster": [
                "ExplicitRoster",
                "explicit_fields",
                "explicit_in_yaml",
                "group_nodes",
                "laid_out",
                "read_explicit",
                "unit_nodes",
            ],
        },
    )

__all__ = [
    "ANY_CLASS",
    "CLASS_FIELD",
    "EVERYBODY_FIELD",
    "FIELDS_OF_TEXT",
    "FIELDS_OF_TEXTS",
    "FIELD_NAMES",
    "GROUP_NAMES",
    "MAX_FIELDS",
    "MAX_UNITS",
    "NAME_BY_DEFAULT",
    "NESTED_KINDS",
    "ROSTER_NAMES",
    "STANDARD_FIELDS",
    "STANDARD_FIELD_TITLES",
    "UNIT_FIELDS",
    "Addressed",
    "DeclaredField",
    "ExplicitRoster",
    "FieldKind",
    "Group",
    "Roster",
    "StandardField",
    "Tally",
    "Unit",
    "UnitForm",
    "UnitPlace",
    "UnitReader",
    "Value",
    "addressed",
    "bare_recipient",
    "certain_classes",
    "checked_roster",
    "dispatch_context",
    "explicit_fields",
    "explicit_in_yaml",
    "field_name",
    "for_everybody",
    "former_name_doubts",
    "further_titles",
    "group_nodes",
    "hidden_heading",
    "laid_out",
    "load_roster",
    "odd_values",
    "plain_titles",
    "read_explicit",
    "read_fields",
    "recipient_words",
    "roster_in",
    "roster_names",
    "split_outside_brackets",
    "titles",
    "unit_context",
    "unit_names",
    "unit_nodes",
    "written_name",
]
