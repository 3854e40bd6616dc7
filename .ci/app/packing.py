"""Packs the frozen folder: ``packing.py FOLDER TARGET`` makes ``TARGET/fawen-linux-<machine>.tar.xz``, or macos.

The folder gets its 说明.txt, which says the lowest glibc that it runs on, measured.
"""

from __future__ import annotations

import lzma
import platform
import re
import subprocess
import sys
import tarfile
from collections.abc import Container, Iterator
from pathlib import Path

from entry import PAGE

HERE = Path(__file__).resolve().parent
_SYMBOL = re.compile(rb"GLIBC_(\d+)\.(\d+)")
_ELF = b"\x7fELF"


def lowest_glibc(folder: Path) -> tuple[int, int]:
    """The highest version of glibc of which a program or library in ``folder`` needs a symbol."""
    found = (versions for path in sorted(folder.rglob("*")) for versions in _needed(path))
    return max(found, default=(0, 0))


def _needed(path: Path) -> Iterator[tuple[int, int]]:
    if path.is_symlink() or not path.is_file() or not path.read_bytes().startswith(_ELF):
        return
    symbols = subprocess.run(["objdump", "-T", path], capture_output=True, check=True).stdout
    yield from ((int(major), int(minor)) for major, minor in _SYMBOL.findall(symbols))


def instructions(machine: str, untried: str, licences: str) -> str:
    """The text of 说明.txt."""
    return (HERE / "说明.txt").read_text(encoding="utf-8").format(machine=machine, untried=untried, licences=licences)


def missing_from(folder: Path, modules: Container[str]) -> list[str]:
    """The modules of fawen that are not among those of the bundle, and its data files that are not in ``folder``."""
    lacks = []
    for path in sorted((HERE.parents[1] / "generator").rglob("*")):
        name = path.relative_to(HERE.parents[1])
        if path.suffix == ".py":
            module = ".".join(name.with_suffix("").parts).removesuffix(".__init__")
            lacks += [] if module in modules or module == "generator" else [module]
        elif path.is_file() and path.suffix != ".pyc" and not (folder / "_internal" / name).is_file():
            lacks.append(name.as_posix())
    return lacks


def bundled_modules(program: Path) -> frozenset[str]:
    """The modules in the archive of the frozen ``program``."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(program))
    return frozenset(archive.open_embedded_archive("PYZ.pyz").toc)


def packed(folder: Path, target: Path) -> Path:
    """The archive of ``folder`` in ``target``. Raises SystemExit where something of fawen is not in the folder."""
    if lacks := missing_from(folder, bundled_modules(folder / "fawen")):
        sys.exit(f"not in the bundle: {', '.join(lacks)}")
    if sys.platform == "darwin":
        system, needs = "macos", "macOS；没有签名，第一次要在“系统设置”里允许。"
    else:
        floor = ".".join(map(str, lowest_glibc(folder)))
        system, needs = "linux", f"Linux，{platform.machine()}，glibc {floor} 以上（运行 ldd --version 看得到）。"
    text = instructions(needs, "统信 UOS、麒麟。", "_internal 里各个 .dist-info 文件夹")
    (folder / "说明.txt").write_text(text, encoding="utf-8")
    (folder / PAGE).symlink_to("fawen")
    archive = target / f"fawen-{system}-{platform.machine()}.tar.xz"
    with lzma.open(archive, "wb", preset=6) as stream, tarfile.open(fileobj=stream, mode="w") as tar:
        tar.add(folder, folder.name, filter=_of_nobody)
    return archive


def _of_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


if __name__ == "__main__":
    print(packed(Path(sys.argv[1]), Path(sys.argv[2])))
