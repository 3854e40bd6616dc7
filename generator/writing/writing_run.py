"""The hidden folder ``.fawen.run`` of a run, in the folder that it writes to.

It contains the lock, the witness, the journal, the new files (``new``) and second names of the files that they replace
(``old``). It is entered by name, never through a link. A folder that no run on this machine left, by its journal, is
refused unless it is empty.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass

from generator.ground.disk import Folder
from generator.writing.journal import JOURNAL, UNFINISHED, WITNESS, Journal, make_witness, read_journal, write_journal
from generator.writing.system_errors import ForeignRunError

RUN = ".fawen.run"
"""The folder of a run. The only other hidden files in the user's folders are locks and parts."""

LOCK, NEW, OLD = "lock", "new", "old"
_NOTHING = frozenset({LOCK, WITNESS, JOURNAL, UNFINISHED})


@dataclass(frozen=True, slots=True)
class WritingRun:
    """The open ``folder`` of a run in ``place``; its lock is held."""

    place: Folder
    folder: Folder

    def journal(self) -> Journal | None:
        """The journal of a run on this machine; None for an empty folder. Raises ForeignRunError otherwise."""
        found = read_journal(self.place, self.folder)
        if found is None and not self._is_empty():
            raise ForeignRunError(self.folder.path)
        return found

    def note(self, journal: Journal) -> None:
        """Writes ``journal``. Raises OSError."""
        write_journal(self.place, self.folder, journal)

    def begin(self) -> None:
        """Makes the journal and the folder of new files. Raises OSError."""
        make_witness(self.folder)
        self.note(Journal())
        self.folder.make(NEW)

    def clear(self) -> None:
        """Removes everything but the lock, the journal after the files. Raises OSError."""
        for name in (NEW, OLD, UNFINISHED, JOURNAL, WITNESS):
            self.folder.clear(name)

    def _is_empty(self) -> bool:
        """Whether the folder contains no file of the user's."""
        found = {name: self.folder.kind(name) for name, _ in self.folder.entries()}
        return found.keys() <= _NOTHING and all(each is None or stat.S_ISREG(each.st_mode) for each in found.values())
