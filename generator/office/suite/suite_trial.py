"""LibreOffice asked for its version: whether its program runs at all. It writes nothing while it answers."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from generator.office.suite.office_suite import suite_variables
from generator.office.suite.suite_process import kill_group

_LONGEST = 60.0
"""Seconds for an answer, which takes less than one where the program is in the memory, and a few where it is not."""

_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,9}){1,5}")
_HOMES = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
"""Folders that libraries of the desktop would write to; none of them is a folder while LibreOffice is asked."""


def suite_version(program: Path) -> str | None:
    """The version that the ``program`` of LibreOffice prints, such as 25.2.3.2; None where it does not answer."""
    environment = suite_variables(os.environ, dict.fromkeys(_HOMES, os.devnull))
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
    """What ``process`` prints; nothing where it takes too long, and is killed with its children."""
    try:
        return os.fsdecode(process.communicate(timeout=_LONGEST)[0])
    except subprocess.TimeoutExpired:
        kill_group(process)
        return ""
