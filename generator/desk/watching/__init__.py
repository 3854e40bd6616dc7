"""``fawen watch``: detects saved inputs, and when a save is complete.

:mod:`watched_inputs` lists the files, :mod:`snapshots` their state and what is new, :mod:`settled_saves` waits until a
save is complete, :mod:`bell` rings when something changes; :mod:`watching_saves` puts these together.
"""

from generator.desk.watching.bell import can_listen
from generator.desk.watching.snapshots import Save, SavedFiles
from generator.desk.watching.watched_inputs import Inputs
from generator.desk.watching.watching_saves import watching

__all__ = ["Inputs", "Save", "SavedFiles", "can_listen", "watching"]
