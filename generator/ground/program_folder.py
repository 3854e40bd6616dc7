"""The program that brings its own Python: the folder that was unpacked, and the desk that a double click there opens.

``make app`` makes such folders: on Linux and macOS by PyInstaller, on Windows of Python's embeddable package.
"""

from __future__ import annotations

import sys
from pathlib import Path

DESK = "发文"
"""The folder among the user's documents that becomes a desk where none is named."""


def program_name() -> str:
    """The file name of the program on this system."""
    return "fawen.exe" if sys.platform == "win32" else "fawen"


def program_folder() -> Path | None:
    """The unpacked folder that this program runs from; None where fawen was installed for a Python."""
    python = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return python.parent
    folder = python.parent.parent
    is_unpacked = (folder / program_name()).is_file() and (folder / "site" / "generator").is_dir()
    return folder if is_unpacked else None


def is_in_program(folder: Path) -> bool:
    """Whether ``folder`` lies in the program's own folder, which the next version replaces."""
    program = program_folder()
    return program is not None and folder.resolve().is_relative_to(program.resolve())


def documents_desk() -> Path:
    """The desk among the user's documents, there or not."""
    from platformdirs import user_documents_path

    return user_documents_path() / DESK
