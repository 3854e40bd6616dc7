"""Adds the digests of the samples that this version writes to the list of all that any version wrote.

``python -m tests.sample_digests``: run it after a change of a sample. Nothing is ever removed from the list: by it a
desk made by an earlier version is recognised.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from generator.desk import starters
from generator.desk.starters.starter_desk import samples
from generator.desk.starters.starter_files import LIST, Keys, sample_digest

FILE = Path(starters.__file__).parent / "files" / LIST


def lines() -> list[str]:
    """The lines of the samples of this version: digest and name."""
    found = {f"{sample_digest(data)} {name}": None for keys in get_args(Keys) for name, data in samples(keys).items()}
    return list(found)


def main() -> None:
    """Adds to the list what is missing."""
    there = FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else []
    FILE.write_text("".join(f"{line}\n" for line in dict.fromkeys([*there, *lines()])), encoding="utf-8")


if __name__ == "__main__":
    main()
