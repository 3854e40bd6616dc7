"""LibreOffice as a program: found, configured, run in processes of its own, and ended with everything that it left.

It makes .docx of documents of other formats.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Literal

from generator.ground.disk.temporary import temporary_folder
from generator.ground.stopping import check_stopped

# LibreOffice: its program, command line, environment and profile.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "C:/Program Files/LibreOffice*/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice*/program/soffice.com",
)
# Nothing is fetched and no macro runs, whatever the document. A profile last used by this version or a newer one is not
# migrated, so that a process starts in a third of the time.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product">
<prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
</oor:items>
"""
# Pages must not depend on the machine's language, time zone and screen.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "FC_LANG": "zh-cn", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp"}


@dataclass(frozen=True, slots=True)
class Target:
    """The format that documents are converted to: LibreOffice's export filter with its options, and the ``suffix``."""

    export: str
    suffix: str


@dataclass(frozen=True, slots=True)
class OfficeSuite:
    """How LibreOffice is run: the program, variables to add to its environment, seconds for one document, its target.

    The format of a document that comes in is never stated: LibreOffice recognises it.
    """

    program: Path
    environment: Mapping[str, str]
    timeout: float
    target: Target

    def variables(self, machine: Mapping[str, str]) -> dict[str, str]:
        """The environment of a process, based on that of the ``machine``."""
        return _suite_variables(machine, self.environment)

    def command(self, profile: Path, output: Path, files: Sequence[str]) -> list[str]:
        """The command that converts ``files`` into the folder ``output``."""
        return [
            str(self.program),
            profile_option(profile),
            "--headless",
            "--convert-to",
            self.target.export,
            "--outdir",
            str(output),
            *files,
        ]


def _suite_variables(machine: Mapping[str, str], added: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process of LibreOffice: that of the ``machine``, ours, and what is ``added``."""
    return {**machine, **_ENVIRONMENT, **added}


def has_suite() -> bool:
    """Whether LibreOffice is installed."""
    return find_suite() is not None


def find_suite() -> Path | None:
    """The ``soffice`` program: on PATH, else in the usual places of its installers; None if there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next(
        (Path(place) for pattern in _PLACES for place in sorted(glob(pattern), key=_version, reverse=True)), None
    )


def _version(place: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]+", place)]


def make_profile(profile: Path) -> None:
    """Makes the profile of a process in the folder ``profile``."""
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")


# One document, converted by a process of its own.
_NAME = "document"


def converted(suite: OfficeSuite, folder: Path, data: bytes, suffix: str) -> tuple[bytes | None, Call]:
    """The file that ``suite`` makes of ``data``, else None, and the call; ``suffix`` is that of the format.

    ``folder`` is the run's own. Raises OSError.
    """
    call = Call(suite, folder / "call", [_NAME])
    call.put(_NAME, data, suffix)
    calls, made = [call], None
    with Pool(1, lambda: calls.pop() if calls else None) as pool:
        for _, name in pool.events():
            if name is not None:
                made = call.output(name).read_bytes()
    return made or None, call


# A pool of LibreOffice processes: the next call starts as soon as one has ended.
_POLL = 0.02


class Pool:
    """At most ``jobs`` processes at once. ``next_call`` returns the next call, or None while there is none.

    A context manager that leaves no process running.
    """

    def __init__(self, jobs: int, next_call: Callable[[], Call | None]) -> None:
        self._jobs = jobs
        self._next_call = next_call
        self._running: list[Call] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for call in self._running:
            call.end()

    def events(self) -> Iterator[tuple[Call, str | None]]:
        """Each finished document with its call, while others are converted; None in place of a document ends a call.

        Ends when nothing runs and there is no next call. Raises OSError if a process cannot be started, StoppedError
        where the run is stopped.
        """
        while self._filled():
            check_stopped()
            quiet = True
            for call in tuple(self._running):
                ended = not call.goes_on()
                if ended:
                    call.end()
                    self._running.remove(call)
                names = call.finished()
                if ended and len(names) > 1:
                    self._filled()  # the results are read while the next call runs
                for name in names:
                    quiet = False
                    yield call, name
                if ended:
                    quiet = False
                    yield call, None
                    call.clear()
            if quiet:
                time.sleep(_POLL)

    def _filled(self) -> bool:
        """Starts calls for all free places; returns whether any call runs."""
        while len(self._running) < self._jobs and (call := self._next_call()) is not None:
            self._running.append(call)
            call.start()
        return bool(self._running)


# One LibreOffice process: it converts many documents in a folder, profile and process group of its own.
# Its exit code is ignored, only its files count: LibreOffice returns 0 for files that it could not read.
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
        """Writes the document into the folder; ``suffix`` is that of its format."""
        self._files[name] = self._files[name].with_suffix(suffix)
        (self._folder / self._files[name]).write_bytes(data)

    def output(self, name: str) -> Path:
        """The path of what is made of the document, which may not exist."""
        return self._output / self._files[name].with_suffix(self._office.target.suffix)

    def start(self) -> None:
        """Starts the process. Raises OSError."""
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
        made = [name for name in self.names if self.output(name).exists()]
        whole = [name for name in (made[:-1] if self._runs else made) if name not in self._given]
        self._given.update(whole)
        return whole

    def end(self) -> None:
        """Kills the process and its children, if they are still running."""
        if self._process is None:
            return
        _kill_group(self._process)
        self._runs = False
        output = (self._folder / _LOG).read_text(encoding="utf-8", errors="replace").strip()
        self.last_line = output.splitlines()[-1] if output else ""

    def clear(self) -> None:
        """Removes the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kills ``process``, which began a session of its own, and its children, if they are still running."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


# The folder of a run of LibreOffice: locked while it lives; the next run removes that of a killed one.
_PROFILE_OPTION = "-env:UserInstallation="


def profile_option(profile: Path) -> str:
    """LibreOffice's argument for its profile, by which the processes of a run are identified."""
    return _PROFILE_OPTION + profile.as_uri()


def run_folder() -> AbstractContextManager[Path]:
    """A new folder for one run; at the end it is removed, and all LibreOffice processes with a profile in it killed."""
    return temporary_folder("pdf", leaving=_end_processes)


def _end_processes(folder: Path) -> None:
    """Kills the process groups with a LibreOffice profile in ``folder``."""
    if sys.platform == "win32":
        return
    mark = profile_option(folder) + "/"
    for process, arguments in _processes():
        if any(argument.startswith(mark) for argument in arguments):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(os.getpgid(process), signal.SIGKILL)


def _processes() -> Iterator[tuple[int, list[str]]]:
    """The ids of all processes, each with its arguments; none where the system does not list them."""
    if Path("/proc/self/cmdline").exists():
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                yield int(place.name), os.fsdecode((place / "cmdline").read_bytes()).split("\0")
    elif (ps := shutil.which("ps")) is not None:
        listing = subprocess.run([ps, "-Ao", "pid=,args="], capture_output=True, check=False, text=True).stdout
        for line in listing.splitlines():
            process, *arguments = line.split()
            yield int(process), arguments


# LibreOffice asked for its version: whether its program runs at all. It writes nothing while it answers.
_LONGEST = 60.0
"""Seconds for an answer, which takes less than one where the program is in the memory, and a few where it is not."""

_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,9}){1,5}")
_HOMES = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
"""Folders that libraries of the desktop would write to; none of them is a folder while LibreOffice is asked."""


def suite_version(program: Path) -> str | None:
    """The version that the ``program`` of LibreOffice prints, such as 25.2.3.2; None where it does not answer."""
    environment = _suite_variables(os.environ, dict.fromkeys(_HOMES, os.devnull))
    try:
        process = subprocess.Popen(
            [str(program), "--headless", "--version"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None
    with process:
        found = _VERSION.search(_answer(process))
    return found[0] if process.returncode == 0 and found else None


def _answer(process: subprocess.Popen[bytes]) -> str:
    """The output of ``process``; empty where it takes too long, and is killed with its children."""
    try:
        return os.fsdecode(process.communicate(timeout=_LONGEST)[0])
    except subprocess.TimeoutExpired:
        _kill_group(process)
        return ""


# Documents of other formats → .docx, by LibreOffice in a process of its own.


TIMEOUT = 60.0
"""Seconds for one document before LibreOffice is stopped; ten pages take one or two."""

_DOCX = Target("docx:MS Word 2007 XML", ".docx")


class NotConvertedError(Exception):
    """A document was not converted: there is no LibreOffice, it cannot be run, ran out of time, or made nothing of it.

    ``said`` is the system's reason, or the last line of LibreOffice's output; ``""`` where there is none.
    """

    def __init__(self, why: Literal["missing", "broken", "late", "failed"], said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


def to_docx(data: bytes, suffix: str) -> bytes:
    """The .docx that LibreOffice makes of ``data``; ``suffix`` is that of its format (``.doc``).

    Nothing is left behind: its folder is removed, its process and that one's children are ended. Raises
    NotConvertedError.
    """
    program = find_suite()
    if program is None:
        raise NotConvertedError("missing")
    try:
        with run_folder() as folder:
            made, call = converted(OfficeSuite(program, {}, TIMEOUT, _DOCX), folder, data, suffix)
    except OSError as fault:
        raise NotConvertedError("broken", str(fault)) from fault
    if made is None:
        raise NotConvertedError("late" if call.late else "failed", call.last_line)
    return made
