"""LibreOffice, run without a window: many files to a process, judged by what it leaves, never by what it returns."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path

# Without the first the blank page before a section that starts on an odd or even page is dropped; the second tells on
# which pages the bookmarks of `joints` are.
_FILTER = (
    'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "C:/Program Files/LibreOffice*/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice*/program/soffice.com",
)
# Nothing is fetched from elsewhere and no macro runs, whoever made the document.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
# The machine's language, time zone and screen have no say in what a page looks like.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "FC_LANG": "zh-cn", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp"}
_POLL = 0.05


def find_suite() -> Path | None:
    """The ``soffice`` program: on PATH, else in the places where its installers put it; None if there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next(
        (Path(place) for pattern in _PLACES for place in sorted(glob(pattern), key=_version, reverse=True)), None
    )


def _version(place: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]+", place)]


@dataclass(slots=True)
class Batch:
    """Files for one process. After :func:`convert`: ``late`` if it was stopped, ``said`` what it wrote at the end."""

    folder: Path
    names: Sequence[str]
    late: bool = False
    said: str = ""
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _done: int = 0
    _since: float = 0.0

    @property
    def _output(self) -> Path:
        return self.folder / "pdf"

    def pdf(self, name: str) -> Path:
        """Where the PDF of the file ``name`` is, if it was made."""
        return self._output / f"{Path(name).stem}.pdf"


def convert(suite: Path, batches: Sequence[Batch], environment: Mapping[str, str], timeout: float) -> None:
    """Run one process for each batch, all at once; each reads ``names`` in its folder and fills its folder's ``pdf``.

    A process that finishes no file for ``timeout`` seconds is killed with all its children, and so are all of
    them if this function is interrupted. Raises OSError if ``suite`` cannot be started.
    """
    try:
        for batch in batches:
            _start(suite, batch, environment)
        running = list(batches)
        while running:
            time.sleep(_POLL)
            running = [batch for batch in running if _goes_on(batch, timeout)]
    finally:
        for batch in batches:
            _kill(batch)


def _start(suite: Path, batch: Batch, environment: Mapping[str, str]) -> None:
    profile = batch.folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    batch._output.mkdir()
    command = [
        str(suite),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        _FILTER,
        "--outdir",
        str(batch._output),
        *batch.names,
    ]
    with (batch.folder / "said.txt").open("wb") as said:
        batch._process = subprocess.Popen(
            command,
            cwd=batch.folder,
            env={**os.environ, **_ENVIRONMENT, **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    batch._since = time.monotonic()


def _goes_on(batch: Batch, timeout: float) -> bool:
    assert batch._process is not None
    if batch._process.poll() is not None:
        return False
    done = sum(1 for _ in batch._output.iterdir())
    if done != batch._done:
        batch._done, batch._since = done, time.monotonic()
    batch.late = time.monotonic() - batch._since > timeout
    return not batch.late


def _kill(batch: Batch) -> None:
    """End the process and its children; without a living child this only reads what was said."""
    if batch._process is None:
        return
    if sys.platform == "win32":
        tree = ["taskkill", "/T", "/F", "/PID", str(batch._process.pid)]
        subprocess.run(tree, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(batch._process.pid, signal.SIGKILL)
    batch._process.wait()
    said = (batch.folder / "said.txt").read_text(encoding="utf-8", errors="replace").strip()
    batch.said = said.splitlines()[-1] if said else ""
