"""Names of the other files and folders in a set's folder."""

from __future__ import annotations

from pathlib import Path

MANIFEST = "manifest.json"
"""The file that lists the papers; it says that a folder holds the papers of one dispatch."""

EDITED_FOLDER = "改动过的文件"
"""The folder that papers are moved to which somebody changed by hand: listed in no manifest, read by no command."""


def holds_edited(folder: Path) -> bool:
    """Whether ``folder`` is that of a set for papers changed by hand."""
    return folder.name == EDITED_FOLDER and (folder.parent / MANIFEST).is_file()
