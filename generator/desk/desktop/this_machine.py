"""The machine that the program runs on, for files to double-click."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from generator.desk.desktop.starters import Machine


def this_machine() -> Machine:
    """The machine at hand, with the console script beside the running Python."""
    is_windows = sys.platform == "win32"
    program = Path(sys.executable).parent / ("fawen.exe" if is_windows else "fawen")
    return Machine("windows" if is_windows else "linux", program if program.is_file() else None, os.environ)
