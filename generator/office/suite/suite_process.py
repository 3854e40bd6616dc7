"""One LibreOffice process: it converts many documents in a folder, profile and process group of its own.

Its exit code is ignored, only its files count: LibreOffice returns 0 for files that it could not read.
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

from generator.office.suite.office_suite import OfficeSuite, make_profile

_LOG = "output.txt"
_TEMPORARY = ("TMPDIR", "TMP", "TEMP")
"""Variables for temporary files, set to the call's folder, which is removed also after a kill."""


class Call:
    """The conversion of the documents ``names`` in ``folder``, which is made.

    Files there are numbered, so that names that are too long, duplicate or unusual do not matter.
    ``alone``: it is a document's second attempt. After :meth:`end`, ``late`` says whether the process timed out, and
    ``last_line`` is the last line of its output.
    """

    def __init__(self, office: OfficeSuite, folder: Path, names: Sequence[str], *, alone: bool = False) -> None:
        self.names = tuple(names)
        self.alone = alone
        self.late = False
        self.last_line = ""
        self._office = office
        self._folder = folder
        self._output = folder / "made"
        self._files = {name: Path(f"{number:05}.docx") for number, name in enumerate(self.names, start=1)}
        self._process: subprocess.Popen[bytes] | None = None
        self._runs = False
        self._seen = 0
        self._since = 0.0
        self._given: set[str] = set()
        self._output.mkdir(parents=True)

    def put(self, name: str, data: bytes, suffix: str = ".docx") -> None:
        """Write the document into the folder; ``suffix`` is that of its format."""
        self._files[name] = self._files[name].with_suffix(suffix)
        (self._folder / self._files[name]).write_bytes(data)

    def made(self, name: str) -> Path:
        """The path of what is made of the document, which may not exist."""
        return self._output / self._files[name].with_suffix(self._office.target.suffix)

    def start(self) -> None:
        """Start the process. Raises OSError."""
        profile = self._folder / "profile"
        make_profile(profile)
        with (self._folder / _LOG).open("wb") as log:
            self._process = subprocess.Popen(
                self._office.command(profile, self._output, [str(file) for file in self._files.values()]),
                cwd=self._folder,
                env={**self._office.variables(os.environ), **dict.fromkeys(_TEMPORARY, str(self._folder))},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._runs = True
        self._since = monotonic()

    def goes_on(self) -> bool:
        """Whether the process is still running; False after a time-out without a new file. To be called often."""
        if self._process is None or self._process.poll() is not None:
            return False
        seen = sum(1 for _ in self._output.iterdir())
        if seen != self._seen:
            self._seen, self._since = seen, monotonic()
        self.late = monotonic() - self._since > self._office.timeout
        return not self.late

    def finished(self) -> list[str]:
        """The documents whose results are probably complete, each returned once.

        While the process runs, the last one may be incomplete: they are written one after the other.
        """
        made = [name for name in self.names if self.made(name).exists()]
        whole = [name for name in (made[:-1] if self._runs else made) if name not in self._given]
        self._given.update(whole)
        return whole

    def end(self) -> None:
        """Kill the process and its children, if they are still running."""
        if self._process is None:
            return
        kill_group(self._process)
        self._runs = False
        output = (self._folder / _LOG).read_text(encoding="utf-8", errors="replace").strip()
        self.last_line = output.splitlines()[-1] if output else ""

    def clear(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill ``process``, which began a session of its own, and its children, if they are still running."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
