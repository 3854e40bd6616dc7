"""units.yaml written by the program: made of another roster, or edited in place so that all else stays as typed.

:mod:`matching` knows units again, :mod:`comparing` says what changes, :mod:`editing` and :mod:`reshaping` change the
text, :mod:`importing` reads it back before it is written.
"""

from generator.roster.editing.comparison import Change, Comparison, NewUnit
from generator.roster.editing.importing import Imported, import_into, write_roster
from generator.roster.editing.rendering import new_roster
from generator.roster.editing.values import Held, as_text, held, said_values

__all__ = [
    "Change",
    "Comparison",
    "Held",
    "Imported",
    "NewUnit",
    "as_text",
    "held",
    "import_into",
    "new_roster",
    "said_values",
    "write_roster",
]
