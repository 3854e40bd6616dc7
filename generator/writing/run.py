"""The hidden folder ``.fawen.run`` of a run, in the folder that it writes to.

It holds the lock, the witness and the journal, the files that are made (``new``) and second names of those that they
replace (``old``). It is entered by name, never through a link. One that was not left by a run of this machine's, as the
journal shows, is refused, unless there is nothing in it.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass

from generator.ground.disk import Folder
from generator.writing.faults import ForeignRunError
from generator.writing.journal import JOURNAL, UNFINISHED, WITNESS, Journal, make_witness, read_journal, write_journal

RUN = ".fawen.run"
"""The folder of a run; nothing else that fawen makes in a folder of the user's is hidden but locks and parts."""

LOCK, NEW, OLD = "lock", "new", "old"
_NOTHING = frozenset({LOCK, WITNESS, JOURNAL, UNFINISHED})


@dataclass(frozen=True, slots=True)
class Run:
    """The open ``folder`` of a run in ``place``; its lock is held."""

    place: Folder
    folder: Folder

    def journal(self) -> Journal | None:
        """The journal of a run of this machine's; None where there is nothing. Raises ForeignRunError otherwise."""
        found = read_journal(self.place, self.folder)
        if found is None and not self._is_empty():
            raise ForeignRunError(self.folder.path)
        return found

    def note(self, journal: Journal) -> None:
        """Writes ``journal`` down. Raises OSError."""
        write_journal(self.place, self.folder, journal)

    def begin(self) -> None:
        """Makes the journal and the folder of new files. Raises OSError."""
        make_witness(self.folder)
        self.note(Journal())
        self.folder.make(NEW)

    def clear(self) -> None:
        """Takes away all but the lock, the journal last. Raises OSError."""
        for name in (NEW, OLD, UNFINISHED, JOURNAL, WITNESS):
            self.folder.clear(name)

    def _is_empty(self) -> bool:
        """Whether there is nothing in the folder that anybody may miss."""
        found = {name: self.folder.kind(name) for name, _ in self.folder.entries()}
        return found.keys() <= _NOTHING and all(each is None or stat.S_ISREG(each.st_mode) for each in found.values())
