"""Names of a set's folder, and of the other files and folders in it."""

from __future__ import annotations

from pathlib import Path

MANIFEST = "manifest.json"
"""The file that lists the papers, and marks a folder as the papers of one dispatch."""

EDITED_FOLDER = "改动过的文件"
"""The folder for papers that were changed by hand: not listed in a manifest, not read by any command."""


REGISTER = "发文登记簿.csv"
"""The register's name in the folder of all sets."""

UNNUMBERED, DRAFT = "未编号", "草稿"
"""What the folders of sets without a number begin with."""


def holds_edited(folder: Path) -> bool:
    """Whether ``folder`` is a set's folder for papers changed by hand."""
    return folder.name == EDITED_FOLDER and (folder.parent / MANIFEST).is_file()
