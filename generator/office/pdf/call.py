"""One process of the office suite: many documents, a folder, a profile and a process group of its own.

It is judged by what it leaves, never by what it returns: LibreOffice returns 0 for files that it could not read.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

from generator.office.pdf.suite import Office, make_profile

_TEMPORARY = ("TMPDIR", "TMP", "TEMP")
"""Variables that set where the temporary files of a process go: what one that is killed leaves goes with the folder."""


class Call:
    """The conversion of the documents ``names`` in ``folder``, which is made.

    Files there are numbered: no name of the user's is too long, double or strange for the suite.
    ``alone``: whether it is a document's second attempt. After :meth:`end`, ``late`` says whether
    the process was stopped, and ``said`` the last line that it wrote.
    """

    def __init__(self, office: Office, folder: Path, names: Sequence[str], *, alone: bool = False) -> None:
        self.names = tuple(names)
        self.alone = alone
        self.late = False
        self.said = ""
        self._office = office
        self._folder = folder
        self._output = folder / "pdf"
        self._files = {name: f"{number:05}" for number, name in enumerate(self.names, start=1)}
        self._process: subprocess.Popen[bytes] | None = None
        self._runs = False
        self._seen = 0
        self._since = 0.0
        self._given: set[str] = set()
        self._output.mkdir(parents=True)

    def put(self, name: str, docx: bytes) -> None:
        """Lay the document down for the process to find."""
        (self._folder / f"{self._files[name]}.docx").write_bytes(docx)

    def pdf(self, name: str) -> Path:
        """Where the document's PDF is, if it was made."""
        return self._output / f"{self._files[name]}.pdf"

    def start(self) -> None:
        """Start the process. Raises OSError if it cannot be."""
        profile = self._folder / "profile"
        make_profile(profile)
        files = [f"{file}.docx" for file in self._files.values()]
        with (self._folder / "said.txt").open("wb") as said:
            self._process = subprocess.Popen(
                self._office.command(profile, self._output, files),
                cwd=self._folder,
                env={**self._office.variables(os.environ), **dict.fromkeys(_TEMPORARY, str(self._folder))},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._runs = True
        self._since = monotonic()

    def goes_on(self) -> bool:
        """Whether the process works still; it does not when it has finished no file for too long. To be asked often."""
        if self._process is None or self._process.poll() is not None:
            return False
        seen = sum(1 for _ in self._output.iterdir())
        if seen != self._seen:
            self._seen, self._since = seen, monotonic()
        self.late = monotonic() - self._since > self._office.timeout
        return not self.late

    def finished(self) -> list[str]:
        """The documents whose PDFs are whole, as far as can be seen, and have not been returned before.

        While the process runs, the last PDF may be half there: it writes one after the other.
        """
        made = [name for name in self.names if self.pdf(name).exists()]
        whole = [name for name in (made[:-1] if self._runs else made) if name not in self._given]
        self._given.update(whole)
        return whole

    def end(self) -> None:
        """Kill what still runs of the process and its children; they are not asked first."""
        if self._process is None:
            return
        if sys.platform == "win32":
            tree = ["taskkill", "/T", "/F", "/PID", str(self._process.pid)]
            subprocess.run(tree, capture_output=True, check=False)
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._runs = False
        said = (self._folder / "said.txt").read_text(encoding="utf-8", errors="replace").strip()
        self.said = said.splitlines()[-1] if said else ""

    def clear(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self._folder, ignore_errors=True)
