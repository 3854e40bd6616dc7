"""units.yaml written by fawen: created from another roster, or edited in place with everything else left as typed.

:mod:`unit_matching` finds imported units in the roster, :mod:`roster_comparing` finds what changes, :mod:`editing` and
:mod:`reshaping` change the text, :mod:`importing` reads it back before it is written.
"""

from generator.roster.editing.importing import Imported, import_into, kind_of_keys, write_roster
from generator.roster.editing.roster_changes import Comparison
from generator.roster.editing.unit_values import Held, as_text, explicit_values, held
from generator.roster.editing.yaml_rendering import new_roster

__all__ = [
    "Comparison",
    "Held",
    "Imported",
    "as_text",
    "explicit_values",
    "held",
    "import_into",
    "kind_of_keys",
    "new_roster",
    "write_roster",
]
