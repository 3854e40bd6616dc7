"""units.yaml written by fawen: created from another roster, or edited in place with everything else left as typed.

:mod:`roster_comparing` finds imported units in the roster and what changes, :mod:`whole_comparing` does so where
another roster takes its place; :mod:`unit_edits` makes changes of what a person does to single units. :mod:`in_place`
and :mod:`reshaping` change the text, which is read back before it is written.
"""

from generator.roster.editing.importing import (
    ImportChange,
    ImportChanges,
    Imported,
    import_into,
    kind_of_keys,
    write_roster,
)
from generator.roster.editing.in_place import Edited
from generator.roster.editing.reshaping import new_roster
from generator.roster.editing.roster_changes import Comparison, Held, as_text, explicit_values, held, shown_text
from generator.roster.editing.unit_edits import (
    CellEdit,
    add_classes,
    add_unit,
    change_cells,
    move_unit,
    remove_unit,
    take_back,
)

__all__ = [
    "CellEdit",
    "Comparison",
    "Edited",
    "Held",
    "ImportChange",
    "ImportChanges",
    "Imported",
    "add_classes",
    "add_unit",
    "as_text",
    "change_cells",
    "explicit_values",
    "held",
    "import_into",
    "kind_of_keys",
    "move_unit",
    "new_roster",
    "remove_unit",
    "shown_text",
    "take_back",
    "write_roster",
]
