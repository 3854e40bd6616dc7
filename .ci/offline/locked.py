"""The lines of a list with digests that hold for one machine: ``locked.py LIST [PLATFORM VERSION]``.

PLATFORM is windows, linux-x86_64, linux-aarch64 or a tag that pip knows, VERSION a Python such as 3.13; without them it
is this machine. pip itself goes by the machine that it runs on, also where it downloads for another one; so the markers
are left out of what is printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement

_SYSTEMS = {
    "win": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "macos": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
}


def entries(text: str) -> Iterator[str]:
    """The entries of a list, each a requirement with its digests over several lines."""
    entry = ""
    for line in text.splitlines():
        if not line.startswith("#"):
            entry += f"{line}\n"
        if entry.strip() and not line.endswith("\\"):
            yield entry
            entry = ""


def bare(entry: str) -> str:
    """``entry`` without its marker."""
    first, _, digests = entry.partition("\\")
    return f"{first.partition(';')[0].strip()} \\{digests}"


def holds(entry: str, machine: Mapping[str, str]) -> bool:
    """Whether the marker of ``entry`` holds for ``machine``, or it has none."""
    marker = Requirement(entry.partition("\\")[0].strip()).marker
    return marker is None or marker.evaluate(dict(machine))


def machine(platform: str, version: str) -> dict[str, str]:
    """What markers ask for of this platform and Python; all else is as here."""
    system = next(names for begin, names in _SYSTEMS.items() if platform.startswith(begin))
    architecture = next((each for each in ("x86_64", "aarch64", "arm64") if platform.endswith(each)), "x86_64")
    return {
        **system,
        "platform_machine": "AMD64" if system["os_name"] == "nt" else architecture,
        "python_version": version,
        "python_full_version": f"{version}.0",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }


if __name__ == "__main__":
    path, *words = sys.argv[1:]
    wanted = machine(*words) if words else {}
    sys.stdout.writelines(bare(each) for each in entries(Path(path).read_text(encoding="utf-8")) if holds(each, wanted))
