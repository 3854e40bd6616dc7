"""``fawen watch``: detects saved inputs, and when a save is complete.

:mod:`inputs` lists the files, :mod:`snapshots` their state and what is new, :mod:`settling` waits until a save is
complete, :mod:`bell` rings when something changes; :mod:`looks` puts these together.
"""

from generator.desk.watching.bell import can_listen
from generator.desk.watching.inputs import Inputs
from generator.desk.watching.looks import watching
from generator.desk.watching.snapshots import Look, Save

__all__ = ["Inputs", "Look", "Save", "can_listen", "watching"]
