"""Samples of ``fawen new desk``, recognised by digest as long as nobody has changed them.

The digests of all samples that any version wrote are in ``files/samples.txt``; ``python -m tests.sample_digests`` adds
those of this version. Line ends do not count: Git and editors change them.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from generator.desk.starters.starter_files import filled
from generator.ground.disk import TEXT, read_plain

LIST = "samples.txt"
"""The file of digests, one a line, each with the name of its sample."""


def sample_digest(data: bytes) -> str:
    """The SHA-256 of a sample, with line feeds as line ends."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def is_sample(path: Path) -> bool:
    """Whether the file at ``path`` is a sample as ``fawen new desk`` wrote it; False where it cannot be read."""
    try:
        return is_sample_data(read_plain(path, most=TEXT.most))
    except OSError:
        return False


def is_sample_data(data: bytes) -> bool:
    """Whether ``data`` are those of a sample as ``fawen new desk`` wrote it."""
    return sample_digest(data) in _digests()


def samples_in(folder: Path) -> tuple[Path, ...]:
    """What is in ``folder``, where that is nothing but samples; else, or where it cannot be listed, nothing."""
    try:
        found = tuple(folder / name for name in sorted(os.listdir(folder)))
    except OSError:
        return ()
    return found if all(map(is_sample, found)) else ()


@cache
def _digests() -> frozenset[str]:
    return frozenset(line.split()[0] for line in filled(LIST).splitlines())
