"""What the frozen program runs: fawen; by the link to double-click, the page."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

PAGE = "发文网页"


def _restore_environment() -> None:
    """Gives programs that are started from here, LibreOffice above all, the libraries of their own system.

    PyInstaller's starter puts its own folder in front (common-issues-and-pitfalls, "Launching external programs").
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    _restore_environment()
    multiprocessing.freeze_support()  # a process of ours starts this file again where processes are spawned
    if Path(sys.argv[0]).name == PAGE and len(sys.argv) == 1:
        os.chdir(Path(sys.executable).parent)
        sys.argv.append("serve")
    from generator.cli import main

    main()
