"""Documents as LibreOffice saves them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.patience import PATIENCE


def resaved(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """``documents`` opened and saved again, by their names; ``folder`` is this run's own."""
    before, after = folder / "before", folder / "after"
    before.mkdir(parents=True)
    files = {f"{number}.docx": name for number, name in enumerate(documents)}
    for file, name in files.items():
        (before / file).write_bytes(documents[name])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(after)]
    subprocess.run(
        [*command, *(str(before / file) for file in files)], check=True, capture_output=True, timeout=PATIENCE
    )
    return {name: (after / file).read_bytes() for file, name in files.items()}
