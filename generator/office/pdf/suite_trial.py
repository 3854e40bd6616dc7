"""LibreOffice asked for its version: whether its program runs at all. It writes nothing while it answers."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from generator.office.pdf.suite import OfficeSuite

_LONGEST = 60.0
"""Seconds for an answer, which takes less than one where the program is in the memory, and a few where it is not."""

_VERSION = re.compile(r"\d+(?:\.\d+)+")
_HOMES = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
"""Folders that libraries of the desktop would write to; none of them is a folder while LibreOffice is asked."""


def suite_version(program: Path) -> str | None:
    """The version that the ``program`` of LibreOffice prints, such as 25.2.3.2; None where it does not answer."""
    environment = OfficeSuite(program, dict.fromkeys(_HOMES, os.devnull), _LONGEST).variables(os.environ)
    try:
        answer = subprocess.run(
            [str(program), "--headless", "--version"],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _VERSION.search(os.fsdecode(answer.stdout))
    return found[0] if answer.returncode == 0 and found else None
