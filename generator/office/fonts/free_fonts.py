"""Where the free font files are that replace official fonts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from glob import glob
from importlib.util import find_spec
from pathlib import Path

_FANDOL = ("fonts", "opentype", "public", "fandol")
"""The folder of the free font files in a TeX distribution."""
_TEX_FOLDERS = (
    "/usr/share/texlive/texmf-dist",
    "/usr/share/texmf-dist",
    "/usr/share/texmf",
    "/usr/local/texlive/*/texmf-dist",
    "/opt/texlive/*/texmf-dist",
    "~/.TinyTeX/texmf-dist",
)
_PACKAGE = "pylopdf_fonts_zh_cn"
"""A Python package of nothing but Noto Sans SC and Noto Serif SC (SIL Open Font License 1.1), with all hanzi of GBK."""


def free_fonts(name: str, known: Sequence[str]) -> Iterator[Path]:
    """The font files called ``name``: those of ``FAWEN_FONTS``, the installation, ``known``, TeX and a package."""
    for folder in own_folders():
        yield from sorted(Path(folder).rglob(name))
    yield from (Path(file) for file in known if os.path.basename(file) == name)
    for root in _TEX_FOLDERS:
        place = os.path.join(os.path.expanduser(root), *_FANDOL, name)
        yield from map(Path, sorted(glob(place), reverse=True))
    yield from (file for folder in _package_folders() for file in [Path(folder, name)] if file.is_file())


def own_folders() -> tuple[str, ...]:
    """The folders that are there for such files: those of ``FAWEN_FONTS``, then the installation's."""
    named = filter(None, os.environ.get("FAWEN_FONTS", "").split(os.pathsep))
    return (*named, str(Path(sys.prefix) / "share" / "fawen" / "fonts"))


def _package_folders() -> list[str]:
    """The folder of the package of fonts, where it is installed; it is not imported."""
    package = find_spec(_PACKAGE)
    return [] if package is None else list(package.submodule_search_locations or ())
