"""Documents as LibreOffice saves them."""

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.office.suite import make_profile
from tests.patience import PATIENCE


def resaved(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """``documents`` opened and saved again, by their names; ``folder`` is this run's own."""
    before, after = folder / "before", folder / "after"
    before.mkdir(parents=True)
    files = {f"{number}.docx": name for number, name in enumerate(documents)}
    for file, name in files.items():
        (before / file).write_bytes(documents[name])
    save_again([before / file for file in files], after, folder / "profile")
    return {name: (after / file).read_bytes() for file, name in files.items()}


def save_again(files: Iterable[Path], to: Path, profile: Path) -> None:
    """Each of ``files`` opened and saved in the folder ``to``.

    ``profile`` is a folder that isn't there yet. With the profile that printing uses, LibreOffice need not make one,
    which takes longer than a small document.
    """
    make_profile(profile)
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    command = ["soffice", *options, "--outdir", str(to), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
