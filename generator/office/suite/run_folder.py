"""The folder of a run of LibreOffice: locked while it lives; the next run removes that of a killed one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from generator.ground.disk.temporary import temporary_folder

_PROFILE_OPTION = "-env:UserInstallation="


def profile_option(profile: Path) -> str:
    """LibreOffice's argument for its profile, by which the processes of a run are identified."""
    return _PROFILE_OPTION + profile.as_uri()


def run_folder() -> AbstractContextManager[Path]:
    """A new folder for one run; at the end it is removed, and all LibreOffice processes with a profile in it killed."""
    return temporary_folder("pdf", leaving=_end_processes)


def _end_processes(folder: Path) -> None:
    """Kill the process groups with a LibreOffice profile in ``folder``."""
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
